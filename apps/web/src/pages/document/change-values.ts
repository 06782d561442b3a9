// The values of a finding as its form holds them. Pure.
import type { Finding } from '../../api/asking.ts'
import type { FindingDetails, GivenValues } from '../../generated/client.ts'

export type GivenOf<Of extends GivenValues['of']> = Extract<GivenValues, { of: Of }>
export type GivenGoal = GivenOf<'task'>['goals'][number]

type Read = Pick<Finding, 'kind' | 'quote' | 'details'>

/** Kinds whose findings hold nothing but their words. */
export function hasValues({ kind }: Pick<Finding, 'kind'>): boolean { return kind !== 'result' && kind !== 'problem' }

/** What holds, to begin with; of a mark made by hand what its words leave open. Undefined where the kind has no values. */
export function valuesOf({ kind, quote, details }: Read): GivenValues | undefined {
  switch (kind) {
    case 'task': return taskOf(quote, details?.of === 'task' ? details : undefined)
    case 'figure': return figureOf(details?.of === 'figure' ? details : undefined)
    case 'deadline': {
      const { kind: when = 'by', due = { state: 'relative', text: quote }, every = null } = details?.of === 'deadline' ? details : {}
      return { of: 'deadline', kind: when, due: due.state === 'none' ? '' : due.text, every }
    }
    case 'unit': return { of: 'unit', role: details?.of === 'unit' ? details.role : 'lead' }
    default: return undefined
  }
}

type Details<Of extends FindingDetails['of']> = Extract<FindingDetails, { of: Of }>

function taskOf(quote: string, read: Details<'task'> | undefined): GivenValues {
  if (!read) {
    return {
      of: 'task', title: titleOf(quote, ''), action: '', object: '', lead: [], assist: [], due: '', every: null, perUnit: false,
      onlyIf: null, strength: 'must', commitment: false, goals: [], universal: false,
    }
  }
  const { leadFrom: _from, title, due, lead, assist, ...rest } = read
  return {
    ...rest, title: title ?? titleOf(quote, read.action), due: due.state === 'none' ? '' : due.text,
    lead: lead.filter((unit) => unit !== ''), assist: assist.filter((unit) => unit !== ''),
  }
}

function figureOf(read: Details<'figure'> | undefined): GivenValues {
  if (!read) return { of: 'figure', value: '', unit: '', bound: '=', change: 'none', subject: '', goal: true }
  const { relations: _relations, ...rest } = read
  return rest
}

/** About as a draft of it would be called: a beginning for whoever writes a better name. */
function titleOf(quote: string, action: string): string {
  const task = quote.replaceAll(/\s*\n\s*/g, '').trim().replace(/[，。；：、]+$/, '')
  return task.includes(action) ? task : `${action}${task}`
}

/** As it is sent: a name that nobody has written is left to the server, which makes it of the words. */
export function valuesToSend(values: GivenValues, finding: Read): GivenValues {
  if (values.of !== 'task' || (finding.details?.of === 'task' && finding.details.title !== undefined)) return values
  const begun = valuesOf(finding)
  return begun?.of === 'task' && begun.title === values.title ? { ...values, title: '' } : values
}

/** Figures of the same sentence that could be goals of a task, in the order of the text, without those it has. */
export function goalsOffered(task: Pick<Finding, 'sentence'>, goals: readonly GivenGoal[], findings: readonly Finding[]): GivenGoal[] {
  return findings.flatMap(({ kind, sentence, quote, details, state }) => {
    if (kind !== 'figure' || sentence !== task.sentence || details?.of !== 'figure' || state === 'withdrawn') return []
    const { value, unit, bound, change, subject } = details
    const goal = { text: quote, value, unit, bound, change, subject }
    return goals.some((one) => sameGoal(one, goal)) ? [] : [goal]
  })
}

export function sameGoal(one: GivenGoal, other: GivenGoal): boolean { return goalKey(one) === goalKey(other) }

export function goalKey({ text, value, unit, subject }: GivenGoal): string { return JSON.stringify([text, value, unit, subject]) }

/** 20, 1,200 and 1200.5 are numbers; 5.4:4.6 stays as it is written. */
export function valueTyped(words: string): number | string {
  const plain = words.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : words.trim()
}
