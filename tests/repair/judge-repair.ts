// Holds a repaired text against the one it should be: what is certain must be right, what is ranked must offer what is right.
import type { Edit, EditClass, LostBytes } from '@lantai/chinese'

export interface Judged {
  /** Where certain text is wrong: what stands there and what should. Nothing may ever be here. */
  readonly silentlyWrong: readonly { readonly offset: number, readonly is: string, readonly should: string }[]
  /** Every place with choices: the rank of what is right, 1 for the first, 0 where it is not offered. */
  readonly ranked: readonly RankedPlace[]
}

export interface RankedPlace {
  readonly class: EditClass
  readonly certainty: Edit['certainty']
  readonly rank: number
  readonly shown: string
  readonly choices: readonly string[]
  readonly lost: readonly LostBytes[]
  /** How much likelier the first choice is than the second, as a natural logarithm; undefined with one choice. */
  readonly margin: number | undefined
}

interface Segment {
  readonly texts: readonly string[]
  readonly edit?: Edit
}

/** `normalise` takes out of both texts what is not to be compared; it looks at one stretch at a time. */
export function judgeRepair(
  damaged: string, edits: readonly Edit[], expected: string, normalise: (text: string) => string = (text) => text,
): Judged {
  const wanted = normalise(expected)
  const segments = segmentsOf(damaged, edits).map(({ texts, edit }) => ({ texts: texts.map(normalise), edit }))
  const silentlyWrong: Judged['silentlyWrong'][number][] = []
  const ranked: RankedPlace[] = []
  let at = 0
  for (const [index, { texts, edit }] of segments.entries()) {
    const rest = segments.slice(index + 1)
    const fits = texts.findIndex((text) => wanted.startsWith(text, at) && goesOn(wanted, at + text.length, rest))
    const found = fits >= 0 ? fits : texts.findIndex((text) => wanted.startsWith(text, at))
    if (edit) ranked.push(rankedPlace(damaged, edit, fits + 1))
    if (fits >= 0 || (found >= 0 && !edit)) { at += texts[found]!.length; continue }
    const next = resume(wanted, at, texts[0]!, rest)
    if (!edit) silentlyWrong.push(difference(texts[0]!, wanted, at))
    at = next
  }
  if (at !== wanted.length) silentlyWrong.push({ offset: at, is: '', should: wanted.slice(at, at + 40) })
  return { silentlyWrong, ranked }
}

function rankedPlace(damaged: string, edit: Edit, rank: number): RankedPlace {
  const [first, second] = edit.choices ?? []
  return {
    class: edit.class, certainty: edit.certainty, rank, shown: damaged.slice(edit.start, edit.end),
    choices: edit.choices?.map(({ text }) => text) ?? [], lost: edit.lost ?? [], margin: first && second && first.score - second.score,
  }
}

/** Certain text between places that offer choices; neighbouring certain edits are one stretch with what stands between them. */
function segmentsOf(damaged: string, edits: readonly Edit[]): Segment[] {
  const segments: Segment[] = []
  let fixed = ''
  let at = 0
  for (const edit of edits) {
    fixed += damaged.slice(at, edit.start)
    at = edit.end
    if (edit.certainty === 'proven' || edit.certainty === 'masked') { fixed += edit.text; continue }
    segments.push({ texts: [fixed] }, { texts: edit.choices?.map(({ text }) => text) ?? [edit.text], edit })
    fixed = ''
  }
  segments.push({ texts: [fixed + damaged.slice(at)] })
  return segments
}

function difference(text: string, wanted: string, at: number): Judged['silentlyWrong'][number] {
  let same = 0
  while (same < text.length && text[same] === wanted[at + same]) same += 1
  return { offset: at + same, is: text.slice(same, same + 40), should: wanted.slice(at + same, at + same + 40) }
}

const ahead_units = 8

/** Whether what follows can follow here, as far as a few characters of certain text. */
function goesOn(wanted: string, at: number, rest: readonly Segment[]): boolean {
  const [next, ...others] = rest
  if (!next) return true
  if (!next.edit) {
    const [text] = next.texts
    if (text === '' && others.length > 0) return goesOn(wanted, at, others)
    return wanted.startsWith(text!.slice(0, ahead_units), at)
  }
  return next.texts.some((text) => wanted.startsWith(text, at) && goesOn(wanted, at + text.length, others)) || next.texts.length > 0
}

/** Where the texts agree again: behind wrong certain text its own end, behind a place the next certain text. */
function resume(wanted: string, at: number, text: string, rest: readonly Segment[]): number {
  const next = rest.find((segment) => !segment.edit && segment.texts[0] !== '')?.texts[0]?.slice(0, ahead_units) ?? ''
  const end = wanted.indexOf(next, at)
  return next !== '' && end >= 0 && end < at + text.length + 200 ? end : Math.min(wanted.length, at + text.length)
}
