import type { Bound, Change, Figure, TaskRow } from './shapes.ts'

const saysBound: Record<Bound, RegExp> = {
  '=': /^/, '~': /[约近]|左右|上下|大概/, '>=': /以上|[余多超过破]|不低于|不少于|至少|[≥>]/, '<=': /以下|以内|之内|不超过|不高于|至多|[≤<]/,
}
const saysChange = /[翻增升减降扩缩]|提高|压缩/

type Goal = Pick<Figure, 'subject' | 'text' | 'unit' | 'bound' | 'change'>
type Aimed = Pick<TaskRow, 'universal' | 'text' | 'target'> & { readonly goals: readonly Goal[] }

/**
 * What a task is to reach, as the form says it: 幼儿园 2600所以上; several stand on lines of their own; what a table has a column for, as it
 * stands there. Empty where nothing is to be counted.
 */
export function goalText({ goals, universal, text, target }: Aimed): string {
  if (target !== undefined) return target
  const figures = [...new Set(goals.map(figureText))]
  return [...figures, ...universal ? universalText(text, figures.length > 0) : []].join('；\n')
}

function figureText({ subject, text, unit, bound, change }: Goal): string {
  const said = `${subject}${text}`
  const amount = saysBound[bound].test(text) ? text : bound === '>=' ? `${text}以上` : bound === '<=' ? `${text}以内` : `约${text}`
  const grown = change === 'none' || saysChange.test(said) ? amount : `${changeWord(change, unit)}${amount}`
  return subject === '' ? grown : `${subject} ${grown}`
}

function changeWord(change: Exclude<Change, 'none'>, unit: string): string {
  if (unit === 'pp') return change === 'up' ? '提高' : '降低'
  if (unit === '%' || unit === '×') return change === 'up' ? '增长' : '下降'
  return change === 'up' ? '增加' : '减少'
}

/** A target without a digit, in its own words where it has some that stand alone. */
function universalText(text: string, counted: boolean): string[] {
  const words = /全覆盖|应(.)尽\1|清零/.exec(text)?.[0]
  return words !== undefined ? [words] : counted ? [] : ['全部']
}
