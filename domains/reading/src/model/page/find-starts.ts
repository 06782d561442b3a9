import { readKind } from './document-kinds.ts'
import type { PageLine } from './page-lines.ts'
import {
  endsSentence, isAttachmentHead, isBody, isColophon, isNumbered, isSalutation, isUnit, readNumberLine, readSpeakerLine,
} from './page-shapes.ts'
import { readDate, readDateLine } from './read-date.ts'
import { isAddressees, isTitleLine } from './read-head.ts'
import type { SeriesHead } from './read-series.ts'
import { readSeriesHead } from './read-series.ts'

/** The indices of the lines with which documents begin; the first document begins with the first line, if there is one. */
export function findStarts(lines: readonly PageLine[]): number[] {
  if (lines.length === 0) return []
  const series = findSeries(lines)
  return series.length >= 2 ? series : [0, ...findHeads(lines)]
}

interface Place { readonly at: number; readonly head: SeriesHead }

const preamble_units_max = 500

/** Heads of one series, counting up from 1, each with text behind it. */
function findSeries(lines: readonly PageLine[]): number[] {
  const places = new Map<string, Place[]>()
  for (const [at, line] of lines.entries()) {
    const head = line.text.length <= 80 ? readSeriesHead(line.text) : undefined
    if (!head || !hasText(lines, at)) continue
    const others = places.get(head.base) ?? []
    if (head.ordinal === others.length + 1) places.set(head.base, [...others, { at, head }])
  }
  const longest = [...places.values()].toSorted((one, other) => other.length - one.length)[0] ?? []
  if (longest.length < 2 || (longest[0]!.head.weak && !areDocuments(lines, longest))) return []
  const starts = longest.map(({ at }) => at)
  // What stands before the first of them is a document only if it is long; a page's own words are not.
  const before = lines.slice(0, starts[0]).reduce((units, line) => units + line.end - line.start, 0)
  return before > preamble_units_max ? [0, ...starts] : starts
}

/** Text, and not the next entry of a list of contents. */
function hasText(lines: readonly PageLine[], at: number): boolean {
  for (let next = at + 1; next < Math.min(at + 12, lines.length); next += 1) {
    const { text } = lines[next]!
    if (isBody(text) || isSalutation(text)) return true
    if (readSeriesHead(text)) return false
  }
  return false
}

/** Parts of a plan (第一篇) are no documents; speeches are, for they begin with a salutation. */
function areDocuments(lines: readonly PageLine[], places: readonly Place[]): boolean {
  return places.filter(({ at }) => lines.slice(at + 1, at + 4).some(({ text }) => isSalutation(text))).length >= 2
}

const speech_units_min = 400
const text_units_min = 20

/** Heads of further documents behind the first, without a series. */
function findHeads(lines: readonly PageLine[]): number[] {
  const starts: number[] = []
  let from = 0
  let units = 0
  let greeted = false
  let attachment = -1
  let attachment_units = 0
  let named: Named = { text: '', next: 0 }
  for (const [at, line] of lines.entries()) {
    if (isAttachmentHead(line.text)) {
      attachment = at
      attachment_units = 0
    }
    const start = units < text_units_min ? undefined : headAt(lines, at, from, greeted)
    greeted ||= isSalutation(line.text)
    units += isBody(line.text) ? line.text.length : 0
    attachment_units += line.text.length
    if (start === undefined || isNamed(lines, named, start, at)) continue
    // Right behind 附件1 stands the attachment's own head.
    if (attachment > from && (start - attachment <= 2 || attachment_units - lines[at]!.text.length < attachment_units_min)) continue
    starts.push(start)
    from = start
    named = { text: '', next: start }
    units = 0
    greeted = isSalutation(line.text)
  }
  return starts
}

const attachment_units_min = 200
const named_units_max = 8000

/** What a document says so far, without brackets and blanks; it is read up to the line `next`. */
interface Named { text: string; next: number }

const squeeze = (text: string): string => text.replaceAll(/[\s()〔〕[\]]/g, '')

/** A document that the one before names is printed or passed on by it: 《…》 or its number stand in its text. */
function isNamed(lines: readonly PageLine[], named: Named, start: number, at: number): boolean {
  for (; named.next < start && named.text.length < named_units_max; named.next += 1) named.text += squeeze(lines[named.next]!.text)
  const number = readNumberLine(lines[at]!.text)
  if (number && named.text.includes(squeeze(lines[at]!.text))) return true
  const title = squeeze(lines.slice(start, at).map(({ text }) => text).filter(isTitleLine).join(''))
  return title.length >= 8 && named.text.includes(`《${title}》`)
}

function headAt(lines: readonly PageLine[], at: number, from: number, greeted: boolean): number | undefined {
  const { text } = lines[at]!
  if (text.length > 400) return undefined
  if (isSalutation(text)) return speechAt(lines, at, from, greeted)
  if (readNumberLine(text)) return numberedAt(lines, at, from)
  if (isAddressees(text)) return addressedAt(lines, at, from)
  return undefined
}

/** A title of a speech right before the salutation; or thanks behind a speech, and another one that begins there. */
function speechAt(lines: readonly PageLine[], at: number, from: number, greeted: boolean): number | undefined {
  const first = titleBefore(lines, at, from, standsUnderTitle)
  if (first !== undefined) return first
  const before = lines[at - 1]?.text ?? ''
  if (!greeted || !lines[at]!.text.endsWith(':') || !endsSentence(before) || isNumbered(before)) return undefined
  const behind = lines.slice(at + 1, at + 40)
  if (behind.reduce((units, line) => units + line.end - line.start, 0) < speech_units_min) return undefined
  const thanked = before.length <= 40 && /谢谢|感谢/.test(before)
  return thanked || (/[!。]$/.test(before) && opens(behind[0]?.text ?? '')) ? at : undefined
}

/** Occasion, date and speaker, and the words under a picture: 王建国作工作报告。 */
const standsUnderTitle = (text: string): boolean => text.length <= 120 && (
  (text.length <= 60 && /作.{0,8}(?:报告|讲话)。/.test(text))
  || (!isBody(text) && !readKind(text) && (readDate(text) !== undefined || readSpeakerLine(text) !== undefined || /^[—–(-]/.test(text)))
)

/** How a speech begins, and goes on nowhere. */
const opens = (text: string): boolean => opening.test(text) && /会|活动|召开|代表|好|日子|欢迎/.test(text.slice(0, 80))
const opening = /^(?:今天|这次|本次|此次|首先|刚才|现在[,，]?我|经.{2,10}研究|大家(?:上午|下午|晚上)?好|很高兴|值此|在这|我们在这里)/

/** A title with a kind, with its number right under it (or over it, under a letterhead). */
function numberedAt(lines: readonly PageLine[], at: number, from: number): number | undefined {
  const near = lines.slice(at + 1, at + 6).map(({ text }) => text)
  if (!near.some((text) => isBody(text) || isAddressees(text))) return undefined
  const first = titleBefore(lines, at, from, () => false)
  if (first !== undefined) return first
  const letterhead = /^.{2,40}文件$/.test(lines[at - 1]?.text ?? '') && isUnit(lines[at - 1]!.text.slice(0, -2))
  const title = near.slice(0, near.findIndex((text) => isBody(text) || isAddressees(text)))
  if (title.length === 0 || !title.every(isTitleLine) || !readKind(title.join(''))) return undefined
  return letterhead ? at - 1 : isClosing(lines[at - 1]!.text) ? at : undefined
}

/** 关于…的通知 and whom it is for, behind the date of the document before. */
function addressedAt(lines: readonly PageLine[], at: number, from: number): number | undefined {
  const first = titleBefore(lines, at, from, () => false)
  if (first === undefined) return undefined
  const title = lines.slice(first, at).map(({ text }) => text).join('')
  const before = lines[first - 1]!.text
  return title.includes('关于') && (readDateLine(before) !== undefined || isColophon(before)) ? first : undefined
}

/** The first line of the title right before a place, if one with a kind stands there and text or an ending before it. */
function titleBefore(lines: readonly PageLine[], at: number, from: number, isBetween: (text: string) => boolean): number | undefined {
  let end = at
  while (end - 1 > from && at - end < 4 && isBetween(lines[end - 1]!.text)) end -= 1
  let first = end
  while (first - 1 > from && end - first < 4 && isTitleLine(lines[first - 1]!.text) && !isUnit(lines[first - 1]!.text)) first -= 1
  // The issuing unit may have a line of its own over 关于….
  if (first < end && first - 1 > from && isUnit(lines[first - 1]!.text) && lines[first]!.text.startsWith('关于')) first -= 1
  const title = lines.slice(first, end).map(({ text }) => text).join('')
  if (first === end || !readKind(title) || first <= from) return undefined
  const before = lines[first - 1]!.text
  return endsSentence(before) || isBody(before) || isClosing(before) ? first : undefined
}

/** A signature, a date or what stands behind them. */
const isClosing = (text: string): boolean => readDateLine(text) !== undefined || isColophon(text) || isUnit(text.replaceAll(/\s/g, ''))
