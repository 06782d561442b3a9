import { readKind } from './document-kinds.ts'
import type { PageLine } from './page-lines.ts'
import { placeOf } from './page-lines.ts'
import {
  citeNumber, findNumber, isBody, isColophon, isNumbered, isSalutation, isUnit, namesAttachment, readNumberLine, readSpeakerLine,
} from './page-shapes.ts'
import { readDate, readDateLine } from './read-date.ts'
import { readSeriesHead } from './read-series.ts'

/** A value and where in the page's text it was read. */
export interface Reading { readonly value: string; readonly start: number; readonly end: number }

export interface Head {
  /** The index of the first line of the text itself; the number of lines if there is none. */
  readonly body: number
  readonly title?: Reading
  readonly kind?: Reading
  readonly salutation?: Reading
  readonly addressees?: Reading
  readonly number?: Reading
  readonly occasion?: Reading
  readonly date?: Reading
  /** Named as the issuing unit by the title or the letterhead. */
  readonly issuer?: Reading
  /** The unit of the speaker. */
  readonly speaker?: Reading
}

const head_lines_max = 16
const title_lines_max = 5

/** What the lines before a document's text say. */
export function readHead(text: string, lines: readonly PageLine[]): Head {
  return new HeadReader(text, lines).read()
}

class HeadReader {
  readonly #text: string
  readonly #lines: readonly PageLine[]
  #body = 0
  #title: PageLine[] = []
  #titleClosed = false
  /** ——在全市教育工作会议上的讲话: it says what kind of document a title without one has. */
  #underTitle: PageLine | undefined
  #found: { -readonly [Name in keyof Head]?: Head[Name] } = {}
  #speakers: Reading[] = []

  constructor(text: string, lines: readonly PageLine[]) {
    this.#text = text
    this.#lines = lines
  }

  read(): Head {
    while (this.#body < this.#lines.length && this.#body < head_lines_max && this.#take(this.#lines[this.#body]!)) this.#body += 1
    this.#readTitle()
    if (this.#found.salutation || this.#found.occasion || this.#speakers.length > 0) this.#readRepresented()
    const speaker = this.#speakers.toSorted((one, other) => rankOf(other.value) - rankOf(one.value))[0]
    return { ...this.#found, ...(speaker && { speaker }), body: this.#body }
  }

  /** Whether the line still belongs to the head. */
  #take(line: PageLine): boolean {
    const { text } = line
    if (isSalutation(text)) {
      this.#found.salutation ??= this.#reading(line, 0, text.length - 1)
      return this.#title.length > 0 || this.#body < 3
    }
    const number = readNumberLine(text)
    if (number) {
      this.#found.number ??= { ...this.#reading(line, number.start, number.end), value: citeNumber(text.slice(number.start, number.end)) }
      this.#titleClosed ||= this.#title.length > 0
      return true
    }
    if (this.#takeDate(line) || this.#takeOccasion(line) || this.#takeSpeaker(line)) return true
    if (isAddressees(text) && this.#title.length > 0) {
      this.#found.addressees = this.#reading(line, 0, text.length - 1)
      this.#body += 1
      return false
    }
    if (this.#takeLetterhead(line)) return true
    const titled = isTitleLine(text) || (this.#title.length === 0 && readSeriesHead(text) !== undefined)
    if (!this.#titleClosed && titled && this.#title.length < title_lines_max) {
      if (this.#isParted(line)) this.#title = []
      this.#title.push(line)
      return true
    }
    return this.#title.length > 0 && ((this.#titleClosed && isUnderTitle(text)) || this.#isBeforeSalutation(text))
  }

  /** Whether the site's words stand between the line and an unfinished title: then that was none. */
  #isParted(line: PageLine): boolean {
    const last = this.#title.at(-1)
    return last !== undefined && this.#text.slice(last.end, line.start).trim() !== '' && !readKind(this.#titleText())
  }

  /** The words under a picture and the like, right before the salutation. */
  #isBeforeSalutation(text: string): boolean {
    if (text.length > 60 || isNumbered(text)) return false
    return this.#lines.slice(this.#body + 1, this.#body + 3).some((line) => isSalutation(line.text))
  }

  /** ——2026年1月27日在临溪市第三届人民代表大会第五次会议上, also in brackets or as a sentence. */
  #takeOccasion(line: PageLine): boolean {
    const { text } = line
    const marked = /^[—–-]{1,4}(?=\s*\S)|^[(]/.test(text) && (/在.{2,60}(?:会|上|班)/.test(text) || readDate(text) !== undefined)
    const told = /^\S{4,14}日在.{4,60}上.{0,40}(?:作|所?作了?|的).{0,14}(?:报告|讲话)。?$/.test(text)
    const dated = /^\S{4,14}[日月]在.{4,60}上$/.test(text) && this.#title.length > 0
    if (text.length > 120 || !(marked || told || dated) || this.#title.length === 0) return false
    this.#titleClosed = true
    this.#underTitle ??= line
    this.#found.occasion ??= this.#reading(line, /^[—–(-]*\s*/.exec(text)![0].length, text.length - (/[)。]$/.test(text) ? 1 : 0))
    // The year of a meeting's name is no date.
    const date = readDate(text)
    if (date && date.value.length === 10) this.#found.date ??= { value: date.value, ...placeOf(line, date.start, date.end) }
    return true
  }

  #takeSpeaker(line: PageLine): boolean {
    const unit = this.#title.length > 0 ? readSpeakerLine(line.text) : undefined
    if (!unit) return false
    this.#titleClosed = true
    if (unit.end > unit.start) this.#speakers.push(this.#reading(line, unit.start, unit.end))
    return true
  }

  #takeDate(line: PageLine): boolean {
    const date = this.#title.length > 0 ? readDateLine(line.text) : undefined
    if (!date) return false
    this.#titleClosed = true
    if (line.text.startsWith('(')) this.#found.occasion ??= this.#reading(line, 1, line.text.length - 1)
    this.#found.date ??= { value: date.value, ...placeOf(line, date.start, date.end) }
    return true
  }

  /** 临溪市教育局文件, and a unit alone under the title. */
  #takeLetterhead(line: PageLine): boolean {
    const { text } = line
    if (this.#title.length === 0 && /^.{2,40}文件$/.test(text) && isUnit(text.slice(0, -2))) {
      this.#found.issuer ??= this.#reading(line, 0, text.length - 2)
      return true
    }
    const titled = this.#title.length > 0 && (this.#titleClosed || readKind(this.#titleText()) !== undefined)
    if (!titled || !isUnit(text) || readKind(text)) return false
    this.#titleClosed = true
    this.#speakers.push(this.#reading(line, 0, text.length))
    return true
  }

  #titleText(): string { return this.#title.map((line) => line.text).join('') }

  #readTitle(): void {
    this.#dropTrailing()
    const [first] = this.#title
    if (!first) {
      if (this.#found.salutation) this.#found.kind = { ...this.#found.salutation, value: '讲话' }
      return
    }
    const last = this.#title.at(-1)!
    const bracket = /\s*[(][^()]*[)]$/.exec(last.text)
    const number = bracket && findNumber(bracket[0])
    if (number && !this.#found.number) {
      const from = bracket.index + number.start
      const cited = last.text.slice(from, bracket.index + number.end)
      this.#found.number = { ...this.#reading(last, from, bracket.index + number.end), value: citeNumber(cited) }
    }
    const end = number && bracket.index > 0 ? placeOf(last, 0, bracket.index).end : last.end
    const head = this.#title.length === 1 ? readSeriesHead(first.text) : undefined
    const start = head?.title ? placeOf(first, head.title.start, head.title.end).start : first.start
    const pieces = this.#title.map((line) => this.#text.slice(line === first ? start : line.start, line === last ? end : line.end))
    this.#found.title = { value: pieces.join(''), start, end }
    this.#readTitleKind()
    this.#readIssuer(first)
  }

  /** What follows a title that is complete is none of it, unless it completes a longer one. */
  #dropTrailing(): void {
    const upTo = (at: number): string => this.#title.slice(0, at + 1).map(({ text }) => text).join('')
    const named = this.#title.findLastIndex((_, at) => readKind(upTo(at)) !== undefined)
    if (named >= 0) this.#title = this.#title.slice(0, named + 1)
    else if (!this.#titleClosed && !this.#found.addressees) this.#title = this.#title.slice(0, 1)
    const series = this.#title[0] && readSeriesHead(this.#title[0].text)
    // 篇一： says nothing itself; the title is what follows it.
    if (series && !series.title && this.#title.length > 1) this.#title = this.#title.slice(1)
    else if (series?.title) this.#title = this.#title.slice(0, 1)
  }

  #readTitleKind(): void {
    const kind = readKind(this.#titleText())
    const under = kind ? undefined : this.#underTitle && readKind(this.#underTitle.text)
    if (under && this.#underTitle) {
      this.#found.kind = { value: under.kind, ...placeOf(this.#underTitle, under.start, under.end) }
      return
    }
    if (!kind) {
      if (this.#found.salutation) this.#found.kind = { ...this.#found.salutation, value: '讲话' }
      return
    }
    // The word may be broken over two lines of the title.
    const first = this.#placeInTitle(kind.start, false)
    const last = this.#placeInTitle(kind.end, true)
    this.#found.kind = { value: kind.kind, start: first, end: last }
  }

  #placeInTitle(offset: number, isEnd: boolean): number {
    let rest = offset
    for (const line of this.#title) {
      if (isEnd && rest <= line.text.length) return placeOf(line, 0, rest).end
      if (!isEnd && rest < line.text.length) return placeOf(line, rest, rest + 1).start
      rest -= line.text.length
    }
    return this.#title.at(-1)!.end
  }

  /** The units before 关于, 印发, 转发, 对, a year or 会议纪要; 国务院令 is the 国务院's. */
  #readIssuer(first: PageLine): void {
    if (this.#found.issuer) return
    const found = issuing.exec(first.text)
    const parted = this.#title.length > 1 && /^(?:关于|印发|转发|对|\d{4}年)/.test(this.#title[1]!.text) ? first.text : undefined
    const units = found?.[1] ?? parted
    if (units === undefined || !units.split(/[、\s]+/).every(isUnit)) return
    // 临溪市2026年…计划 is of the place, and says not which unit's.
    if (/[省市县区州]$/.test(units) && (found?.[2] ?? '年').endsWith('年')) return
    this.#found.issuer = this.#reading(first, 0, units.length)
  }

  /** 现在，我代表临溪市人民政府，向大会报告工作: whom the speaker speaks for. */
  #readRepresented(): void {
    for (const line of this.#lines.slice(this.#body, this.#body + represented_lines_max)) {
      const { text } = line
      const found = represented.exec(text.replaceAll('，', ','))
      if (!found) continue
      const from = found.index + found[0].length - found[1]!.length
      const units = found[1]!
      if (units.split('、').every(isUnit)) this.#speakers.push(this.#reading(line, from, from + units.length))
    }
  }

  #reading(line: PageLine, from: number, to: number): Reading {
    const place = placeOf(line, from, to)
    return { value: this.#text.slice(place.start, place.end), ...place }
  }
}

const issuing = /^(.{2,40}?)(关于|印发|转发|批转|公布|发布|对|令$|会议纪要|\d{4}年)/
const represented_lines_max = 40
const represented = new RegExp(
  '(?:^|[,。;、:]|现在|下面|今天)\\s*(?:由?我|我谨)(?:谨|受.{2,20}委托,?)?代表([\\u4e00-\\u9fff、]{2,40}?)(?=,|向|作|总结|对|就|和大家|讲|强调|报告)',
)

/** A unit named with its place before one that only those present can name: 厅党组, 市局. */
function rankOf(unit: string): number {
  const known_inside = unit.length <= 4 && /^(?:厅|局|委|部|院|校|市局|区局|县局|省厅)/.test(unit)
  return (known_inside ? 0 : 100) + unit.length
}

/** 各区县教育局，局属各单位： */
export const isAddressees = (text: string): boolean =>
  text.endsWith(':') && text.length <= 400 && !isSalutation(text) && !isNumbered(text) && !/[。;!?]/.test(text)
  && !readKind(text.slice(0, -1))
  && !/(?:如下|以下|下列|包括|意见|要求|是|为|附件\d?|问题|工作|通知|事项|注|的|任务):$/.test(text) && !namesAttachment(text)

/** A line that may be a title or a part of one. */
export function isTitleLine(text: string): boolean {
  if (text.length < 2 || text.length > 80 || isBody(text) || /[。;!?:,]$/.test(text) || !/[\u4e00-\u9fff]{2}/.test(text)) return false
  return !isNumbered(text) && !namesAttachment(text) && !isColophon(text) && !readDateLine(text) && !/^[—–-]{1,4}/.test(text)
    && !/^[^:]{2,6}:/.test(text.replace(/^[篇第][^:]{1,3}:/, '')) && !text.includes('\t') && !/^(?:目\s*录|摘\s*要)$/.test(text)
}

/** A by-line or the like that stands between a title and its text. */
const isUnderTitle = (text: string): boolean => text.length <= 30 && !isBody(text) && !isNumbered(text) && /^[(][^()]{1,28}[)]$/.test(text)
