import type { PageLine } from './page-lines.ts'
import { placeOf } from './page-lines.ts'
import { endsSentence, isAttachmentHead, isBody, isColophon, isNumbered, isUnit, namesAttachment, readSpeakerLine } from './page-shapes.ts'
import { readDate, readDateLine } from './read-date.ts'
import type { Reading } from './read-head.ts'

export interface Ending { readonly signature?: Reading; readonly organisation?: Reading; readonly date?: Reading }

const signers_max = 12

/** Who signed a document and when: the first signature behind its text; those behind it are of what is attached. */
export function readSignature(text: string, lines: readonly PageLine[], body: number): Ending {
  for (let at = body + 1; at < lines.length; at += 1) {
    const line = lines[at]!
    if (isAttachmentHead(line.text)) return {}
    if (line.text.length > 60) continue
    const joined = signedAndDated(text, lines, at)
    if (joined) return joined
    const date = readDateLine(line.text)
    if (!date) continue
    const dated: Ending = { date: { value: date.value, ...placeOf(line, date.start, date.end) } }
    const first = firstSigner(lines, at, body)
    if (first < at) return { ...signatureOf(text, lines.slice(first, at)), ...dated }
    if (isClosed(lines, at + 1)) return dated
  }
  return undated(text, lines, body)
}

/** 临溪市教育局 2026年3月5日 on one line. */
function signedAndDated(text: string, lines: readonly PageLine[], at: number): Ending | undefined {
  const line = lines[at]!
  const date = readDate(line.text)
  if (!date || date.value.length < 7 || date.end !== line.text.length) return undefined
  const name = line.text.slice(0, date.start).trimEnd()
  if (!isUnit(name.replaceAll(/\s/g, '')) || !endsText(lines[at - 1]!)) return undefined
  const reading = readingAt(text, placeOf(line, 0, name.length))
  return { signature: reading, organisation: reading, date: { value: date.value, ...placeOf(line, date.start, date.end) } }
}

/** A unit in the very last line, with no date. */
function undated(text: string, lines: readonly PageLine[], body: number): Ending {
  let last = lines.length - 1
  while (last > body && isColophon(lines[last]!.text)) last -= 1
  const line = lines[last]
  if (!line || last <= body || !isSigner(line.text) || !endsText(lines[last - 1]!)) return {}
  return signatureOf(text, [line])
}

/** The first of the lines right before a date that name a unit or a person of one; the date's own line if there are none. */
function firstSigner(lines: readonly PageLine[], date: number, body: number): number {
  let first = date
  while (first - 1 > body && date - first < signers_max && isSigner(lines[first - 1]!.text)) first -= 1
  // A name may be broken over two lines, the first of which is none by itself.
  const before = lines[first - 1]
  const broken = first < date && first - 1 > body && before && isPieceOfName(before.text) && endsText(lines[first - 2]!)
  if (broken) first -= 1
  return first > body && endsText(lines[first - 1]!) ? first : date
}

const isSigner = (text: string): boolean =>
  !isNumbered(text) && (isUnit(withoutSeal(text).replaceAll(/\s/g, '')) || readSpeakerLine(text) !== undefined)
/** 临溪市教育局（盖章） */
const withoutSeal = (text: string): string => text.replace(/\s*[(](?:盖|公|印|签)?章[)]$/, '')
const isPieceOfName = (text: string): boolean => text.length <= 30 && /^[\u4e00-\u9fff]+$/.test(text)
/** Text, a list of attachments or an item of one may stand before a signature. */
const endsText = ({ text }: PageLine): boolean =>
  isBody(text) || endsSentence(text) || namesAttachment(text) || isNumbered(text) || text.length > 40
const isClosed = (lines: readonly PageLine[], at: number): boolean =>
  at >= lines.length || isColophon(lines[at]!.text) || isAttachmentHead(lines[at]!.text)

function signatureOf(text: string, lines: readonly PageLine[]): Ending {
  const pieces = lines.map((line) => placeOf(line, 0, withoutSeal(line.text).length))
  const place = { start: lines[0]!.start, end: pieces.at(-1)!.end }
  const units = lines.every((line) => isSigner(line.text))
  const value = pieces.map(({ start, end }) => text.slice(start, end)).join(units ? '、' : '')
  const organisation = lines.length === 1 || !units ? organisationOf(text, lines[0]!, { value, ...place }) : { value, ...place }
  return { signature: { value, ...place }, ...(organisation && { organisation }) }
}

function organisationOf(text: string, line: PageLine, signature: Reading): Reading | undefined {
  const speaker = readSpeakerLine(line.text)
  if (!speaker) return signature
  return speaker.end > speaker.start ? readingAt(text, placeOf(line, speaker.start, speaker.end)) : undefined
}

function readingAt(text: string, place: { start: number; end: number }): Reading {
  return { value: text.slice(place.start, place.end), ...place }
}
