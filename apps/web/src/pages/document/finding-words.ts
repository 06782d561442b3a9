// What was read out of a finding, in words for the row beside the text.
import type { Finding } from '../../api/asking.ts'
import type { Due, FindingDetails } from '../../generated/client.ts'
import type { MessageKey, Translate } from '../../language.ts'

export interface ReadLine {
  readonly label: string
  readonly value: string
  /** The document's own words, which stay Chinese in whatever language the page is. */
  readonly verbatim?: true
  /** Where it was taken over from; then it is shown as taken over until a person confirms. */
  readonly inherited?: string
}

export interface ReadWords {
  readonly lines: readonly ReadLine[]
  /** What is so or not, without a value: 目标值, 承诺. */
  readonly tags: readonly string[]
}

type Details<Of extends FindingDetails['of']> = Extract<FindingDetails, { of: Of }>
type Amount = Pick<Details<'figure'>, 'value' | 'unit' | 'bound' | 'change' | 'subject'>

/** Between words of the document, which is Chinese. */
const between = '；'
const between_units = '、'

const nothing: ReadWords = { lines: [], tags: [] }

export function wordsRead(t: Translate, details: FindingDetails | null): ReadWords {
  switch (details?.of) {
    case 'task': return taskWords(t, details)
    case 'figure': return figureWords(t, details)
    case 'deadline': return { lines: deadlineLines(t, details), tags: [] }
    case 'unit': return { lines: [{ label: t('read.role'), value: t(`unit-role.${details.role}`) }], tags: [] }
    default: return nothing
  }
}

function taskWords(t: Translate, details: Details<'task'>): ReadWords {
  const { title, action, object, lead, leadFrom, assist, due, every, goals, onlyIf, strength, perUnit, universal, commitment } = details
  const when = [...due.state === 'none' ? [] : [dueWords(t, due)], ...every === null ? [] : [t(`every.${every}`)]].join(between)
  const leads = lead.filter((unit) => unit !== '')
  const goalWords = goals.map((goal) => inOrder([goal.subject, amountWords(t, goal)]))
  return {
    lines: [
      ...verbatim([[t('read.title'), title], [t('read.task'), inOrder([action, object])]]),
      ...leads.length === 0 ? [{ label: t('read.lead'), value: t('read.lead-none') }]
        : verbatim([[t('read.lead'), leads.join(between_units)]]).map((line) => (
          leadFrom === 'sentence' ? line : { ...line, inherited: t(`lead-from.${leadFrom}`) })),
      ...verbatim([[t('read.assist'), assist.join(between_units)]]),
      ...filled([[t('read.due'), when], [t('read.goals'), goalWords.join(between)]]),
      ...verbatim([[t('read.only-if'), onlyIf ?? '']]),
    ],
    tags: [
      ...strength === 'must' ? [] : [t(`strength.${strength}`)],
      ...perUnit ? [t('read.per-unit')] : [], ...universal ? [t('read.universal')] : [], ...commitment ? [t('read.commitment')] : [],
    ],
  }
}

function figureWords(t: Translate, details: Details<'figure'>): ReadWords {
  const { relations: { comparedWith, benchmark, rankedAmong, partOf, cameFrom }, subject, goal } = details
  return {
    lines: [
      ...filled([[t('read.value'), amountWords(t, details)]]),
      ...verbatim([
        [t('read.subject'), subject], [t('read.compared-with'), comparedWith], [t('read.came-from'), cameFrom],
        [t('read.part-of'), partOf], [t('read.ranked-among'), rankedAmong], [t('read.benchmark'), benchmark],
      ]),
    ],
    tags: goal ? [t('read.goal')] : [],
  }
}

function deadlineLines(t: Translate, { kind, due, every }: Details<'deadline'>): ReadLine[] {
  return filled([
    [t(`deadline-kind.${kind}`), due.state === 'none' ? '' : due.state === 'resolved' ? due.by : t(`due-state.${due.state}`)],
    [t('read.every'), every === null ? '' : t(`every.${every}`)],
  ])
}

/** The words of the text and what they come to: 年底前（2026-12-31）, 年底前（年份未写明）. */
function dueWords(t: Translate, due: Exclude<Due, { state: 'none' }>): string {
  return t('read.due-words', { text: due.text, means: due.state === 'resolved' ? due.by : t(`due-state.${due.state}`) })
}

/** What was read and no longer holds: 主办 各县（市、区）；时限 年底前（年份未写明）. */
export function changedWords(t: Translate, from: FindingDetails | null, to: FindingDetails | null): string {
  const [before, now] = [wordsRead(t, from), wordsRead(t, to)]
  const values = new Map(now.lines.map(({ label, value }) => [label, value]))
  const gone = before.lines.filter(({ label, value }) => values.get(label) !== value).map(({ label, value }) => `${label} ${value}`)
  const tags = before.tags.filter((tag) => !now.tags.includes(tag))
  const words = [...gone, ...tags].join(between)
  return words === '' ? t('change.from-nothing') : words
}

function inOrder(words: readonly string[]): string { return words.filter((word) => word !== '').join(' ') }

function verbatim(lines: readonly (readonly [string, string | undefined])[]): ReadLine[] {
  return filled(lines).map((line) => ({ ...line, verbatim: true }))
}

function filled(lines: readonly (readonly [string, string | undefined])[]): ReadLine[] {
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

const bound_keys = { '~': 'amount.about', '>=': 'amount.at-least', '<=': 'amount.at-most' } as const satisfies Record<string, MessageKey>

/** 不低于 95%, 增加 18.18%, 第 7 位, 12,800 所. */
export function amountWords(t: Translate, { value, unit, bound, change }: Amount): string {
  const number = numberWords(t, value)
  const measured = unit === 'rank' ? t('amount.rank', { number }) : withUnit(t, number, unit)
  const bounded = bound === '=' ? measured : t(bound_keys[bound], { amount: measured })
  return change === 'none' ? bounded : t(`amount.${change}`, { amount: bounded })
}

const hundred_million = 1e8

function numberWords(t: Translate, value: number | string): string {
  if (typeof value === 'string') return value
  const short = Math.abs(value) >= hundred_million
  const number = (short ? value / hundred_million : value).toLocaleString('zh-CN', { maximumFractionDigits: 4 })
  return short ? t('amount.hundred-millions', { number }) : number
}

function withUnit(t: Translate, number: string, unit: string): string {
  if (unit === '' || unit === ':') return number
  if (unit === '%') return `${number}%`
  // 51.2 亿元 is one word.
  const space = number.endsWith('亿') ? '' : ' '
  return `${number}${space}${unit === 'pp' || unit === '×' ? t(`measure.${unit}`) : unit}`
}

/** In three plain words: what may be taken as it is, what deserves a look, what needs one. */
export function sureness(confidence: number): 'sure' | 'fair' | 'check' {
  if (confidence >= 0.9) return 'sure'
  return confidence >= 0.7 ? 'fair' : 'check'
}

/** Who stands behind it: nobody yet for what is only proposed. */
export function personOf({ origin, addedBy, addedAt, confirmedBy, confirmedAt }: Finding): { who: string; at: string } | undefined {
  if (origin === 'person') return { who: addedBy, at: addedAt }
  return confirmedBy === null || confirmedAt === null ? undefined : { who: confirmedBy, at: confirmedAt }
}
