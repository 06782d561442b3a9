// Numbers of the text that do not agree: where they stand, and in one sentence what is wrong with them. Pure.
import type { Finding, Outline, Revision } from '../../api/asking.ts'
import type { Translate } from '../../language.ts'
import { amountWords } from './finding-words.ts'

export interface Warning extends Pick<Outline['warnings'][number], 'code' | 'text' | 'stated' | 'counted'> {
  /** Counted from 1 over the page. */
  readonly number: number
  readonly sentence: string
  /** UTF-16 units within the sentence, end exclusive: from the first to the last of the numbers. */
  readonly span: { readonly start: number; readonly end: number }
}

type Placed = Pick<Revision['sentences'][number], 'sentence' | 'ordinal'>

/** In the order of the text. */
export function warningsOf(outline: Outline | null, sentences: readonly Placed[]): Warning[] {
  const places = new Map(sentences.map(({ sentence, ordinal }) => [ordinal, sentence]))
  const placed = (outline?.warnings ?? []).flatMap(({ sentence: ordinal, start, end, code, text, stated, counted }) => {
    const sentence = places.get(ordinal)
    return sentence === undefined ? [] : [{ ordinal, code, text, stated, counted, sentence, span: { start, end } }]
  })
  return placed.sort((one, other) => one.ordinal - other.ordinal || one.span.start - other.span.start)
    .map(({ ordinal: _ordinal, ...warning }, at) => ({ ...warning, number: at + 1 }))
}

export function warningsBySentence(warnings: readonly Warning[]): ReadonlyMap<string, readonly Warning[]> {
  const found = new Map<string, Warning[]>()
  for (const warning of warnings) {
    const list = found.get(warning.sentence)
    if (list) list.push(warning)
    else found.set(warning.sentence, [warning])
  }
  return found
}

/** What does not agree, with the unit of the figure that was read there; without one the bare numbers say it. */
export function warningWords(t: Translate, { code, sentence, span, stated, counted }: Warning, findings: readonly Finding[]): string {
  const figure = findings.find((one) => one.sentence === sentence && one.details?.of === 'figure' && one.span.start === span.start)
  const read = figure?.details?.of === 'figure' ? figure.details.unit : ''
  const unit = code === 'share-over-whole' ? '%' : read
  const words = (value: number): string => amountWords(t, { value, unit, bound: '=', change: 'none', subject: '' })
  return t(`warning.${code}`, { stated: words(stated), counted: words(counted) })
}
