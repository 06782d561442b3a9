// The only door: pure functions on Chinese text.
import english from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }

export { composeAnchors } from './anchor-composition.ts'
export { AnchorIndex, byteRangeOf, textRangeOf } from './anchor-index.ts'
export type { ByteRange, TextRange } from './anchor-index.ts'
export { AnchorWriter, decodeAnchors, encodeAnchors, runsOf } from './anchors.ts'
export type { AnchorRun, Anchors } from './anchors.ts'
export { decodeText } from './decode-text.ts'
export type { DecodedText } from './decode-text.ts'
export type { Encoding } from './detect-encoding.ts'
export { readNumeral, writeNumeral } from './numerals.ts'
export type { Numeral } from './numerals.ts'
export { findPeriods, lastDay } from './periods.ts'
export type { Period } from './periods.ts'
export type { PeriodForm } from './period-points.ts'
export { findQuantities } from './quantities.ts'
export type { Quantity, QuantityForm } from './quantity-amounts.ts'
export type { Bound } from './quantity-context.ts'
export { rankFillings } from './ranking.ts'
export { anchorsOfEdits, applyEdits } from './repair/edits.ts'
export type { Certainty, Choice, Edit, EditClass, LostBytes } from './repair/edits.ts'
export { prepareRepair, repairText } from './repair/repair-text.ts'
export type { RepairedText } from './repair/repair-text.ts'
export { simplifiedUnit } from './simplify-text.ts'
export { beginsAsUnit, departmentEnd, endsUnit, placeEnd, unitLexicon, unit_units_max } from './unit-names.ts'
export { looksBinary, sniffMedia } from './sniff.ts'
export type { BinaryKind, SniffedMedia } from './sniff.ts'
export type { DecodingNote, DecodingNoteCode } from './text-sink.ts'
export { notes_max } from './text-sink.ts'

export const chineseMessages: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>> = { 'zh-CN': chinese, en: english }
