import {
  announcesTexts, claimsRights, headsLinks, isAdvertisement, isBlurb, isByline, isCaption, isCollectedTitle, isDownloadBox,
  isNeighbourLink, isPageNumber, isSpam, left_tag, namesSite, pointsAtTexts, readRecordLabel, readSiteTitle,
} from './furniture-patterns.ts'
import type { PageLine } from './page-lines.ts'
import { readLines } from './page-lines.ts'
import { endsSentence, isBody, isNumbered, isSalutation, isUnit } from './page-shapes.ts'
import { readKind } from './document-kinds.ts'
import { readDateLine } from './read-date.ts'
import { readSeriesHead } from './read-series.ts'
import type { SiteLine } from './read-site-line.ts'
import { readSiteLine } from './read-site-line.ts'

export type FurnitureKind =
  | 'spam' | 'navigation' | 'controls' | 'source' | 'record' | 'title' | 'blurb' | 'caption' | 'links' | 'rights' | 'advertisement'
  | 'page-number' | 'tag'

/** A piece of the page that belongs to the site and not to a document on it; a line without its edges, or a tag in a line. */
export interface Furniture {
  /** UTF-16 units of the page's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly kind: FurnitureKind
}

/**
 * What on a page is the site's and not the documents': in the order of the text, not overlapping. What is not named here is kept.
 * A line goes only for what no document has; words that a document may have count only at the edges of the page, beside others.
 */
export function findFurniture(text: string): Furniture[] {
  const page = new Page(readLines(text))
  page.markEditor()
  page.findEdges()
  page.markRecord()
  page.markNavigation()
  page.markSiteLines()
  page.markSingles()
  page.markLinks()
  page.markRights()
  page.markTitles()
  page.markBareNumbers()
  return withTags(text, page)
}

const head_lines_max = 80
const tail_lines_max = 400
const intro_units_max = 700
const intro_lines_max = 3
const over_menu_lines_max = 3
const furniture_units_max = 700
/** Only lines with one of these are looked at closely in the middle of a page. */
const telling = /扫一扫|打印|字号|字体|分享|返回|关闭|浏览|阅读|点击|来源|相关|推荐|热门|[上下]一[篇条则章]|版权|备案|ICP|公网安备|小编|范文|摄|无码|人妻|熟妇|AV|^[-—–]|^第\s*\d+\s*页|word/i

class Page {
  readonly lines: readonly PageLine[]
  readonly kinds: (FurnitureKind | undefined)[]
  /** The first line that is no longer the page's head. */
  #head = 0
  /** The first line behind the last sentence of the page. */
  #tail = 0
  /** The last line of an editor at the top; -1 if none. */
  #editor = -1

  constructor(lines: readonly PageLine[]) {
    this.lines = lines
    this.kinds = Array.from({ length: lines.length })
  }

  #text(at: number): string { return this.lines[at]?.text ?? '' }
  #isEdge(at: number): boolean { return at < this.#head || at >= this.#tail }
  #isTelling(at: number): boolean {
    const text = this.#text(at)
    return this.#isEdge(at) || (text.length <= furniture_units_max && telling.test(text))
  }

  /** An editor's words at the top, with a paragraph or two before them that explain what a speech is. */
  markEditor(): void {
    let texts = 0
    for (let at = 0; at < Math.min(this.lines.length, 24) && texts <= intro_lines_max; at += 1) {
      const text = this.#text(at)
      if (isSalutation(text) || isNumbered(text) || readSeriesHead(text)) break
      if (announcesTexts(text) && this.#hasBodyAfter(at)) {
        this.#editor = at
        this.kinds[at] = 'blurb'
      } else if (isBody(text)) texts += 1
    }
    let units = 0
    for (let at = this.#editor - 1; at > 0; at -= 1) {
      const text = this.#text(at)
      if (!isBody(text) || (units += text.length) > intro_units_max) break
      this.kinds[at] ??= 'blurb'
    }
  }

  #hasBodyAfter(at: number): boolean {
    for (let next = at + 1; next < Math.min(this.lines.length, at + 12); next += 1) if (isBody(this.#text(next))) return true
    return false
  }

  findEdges(): void {
    let at = this.#editor + 1
    while (at < this.lines.length && at < head_lines_max && !this.#beginsText(at)) at += 1
    this.#head = at
    at = this.lines.length
    const stop = Math.max(this.#head, at - tail_lines_max)
    while (at > stop && !this.#isText(at - 1)) at -= 1
    this.#tail = at
  }

  #beginsText(at: number): boolean {
    const text = this.#text(at)
    if (isSalutation(text) || isNumbered(text)) return true
    if (text.length < 30 || !isBody(text)) return false
    return !isCaption(text) && !isBlurb(text) && !isAdvertisement(text) && !isSpam(text) && !readSiteLine(text)
  }

  #isText(at: number): boolean {
    const text = this.#text(at)
    return (isBody(text) || endsSentence(text)) && !isBlurb(text) && !claimsRights(text) && !isAdvertisement(text) && !isDownloadBox(text)
  }

  /** 索引号 … 发布日期: a site's record of the document, as a table over it. */
  markRecord(): void {
    for (let at = 0; at < this.#head; at += 1) {
      const labels = new Set<string>()
      const in_two_lines = readRecordLabel(this.#text(at))?.alone === true
      let sure = false
      let end = at
      for (let row = readRecordLabel(this.#text(end)); row; row = readRecordLabel(this.#text(end))) {
        labels.add(row.label)
        sure ||= row.telling
        end += 1
        if (in_two_lines && row.alone && this.#isRecordValue(end, row.label)) end += 1
      }
      if (sure && labels.size >= 3) this.#mark(at, end, 'record')
      if (end > at) at = end - 1
    }
    while (this.#head < this.lines.length && this.kinds[this.#head] === 'record') this.#head += 1
  }

  #isRecordValue(at: number, label: string): boolean {
    const text = this.#text(at)
    return text !== '' && text.length <= 80 && !readRecordLabel(text) && !this.#beginsText(at) && (!readKind(text) || /标题|名称/.test(label))
  }

  /** 当前位置：首页 > 政务信息, on one line or several; a menu that begins with 首页. */
  markNavigation(): void {
    for (let at = 0; at < this.#head; at += 1) {
      const text = this.#text(at)
      if (text.length <= 120 && namesPlace.test(text) && !text.includes('。')) {
        this.kinds[at] = 'navigation'
        at = this.#markTrail(at + 1) - 1
      } else if (isTrail(text) || isMenu(text)) this.kinds[at] = 'navigation'
      else if (text === '首页') this.#markMenu(at)
    }
    // What stands over the site's menu is the site's, if there is a title under it.
    const first = this.kinds.indexOf('navigation')
    if (first > over_menu_lines_max) return
    const underneath = this.lines.slice(first, this.#head)
    if (!underneath.some(({ text }, at) => !this.kinds[first + at] && readKind(text))) return
    this.#mark(0, first, 'navigation')
  }

  #markTrail(from: number): number {
    let at = from
    while (at < this.#head) {
      const text = this.#text(at)
      const linked = /^[>»›/]+$/.test(this.#text(at - 1)) || /[:>»›]$/.test(this.#text(at - 1))
      if (!/^[>»›/]+/.test(text) && !(linked && text.length <= 20)) break
      this.kinds[at] = 'navigation'
      at += 1
    }
    return at
  }

  #markMenu(from: number): void {
    let end = from
    while (end < this.#head && /^[\u4e00-\u9fffA-Za-z|]{1,8}$/.test(this.#text(end)) && !readKind(this.#text(end))) end += 1
    if (end - from >= 4) this.#mark(from, end, 'navigation')
  }

  markSiteLines(): void {
    let at = 0
    while (at < this.lines.length) {
      if (!this.#isTelling(at)) {
        at += 1
        continue
      }
      const first = this.#read(at)
      if (!first) {
        at += 1
        continue
      }
      const group = [first]
      let end = at + 1
      for (let open = first.open; end < this.lines.length; end += 1) {
        const line = this.#read(end) ?? (open && this.#isValue(end, open) ? nothing : undefined)
        if (!line) break
        open = line.open
        group.push(line)
      }
      this.#judge(at, end, group)
      at = end
    }
  }

  /** A date alone is more likely the document's own, unless it is written as only sites do. */
  #read(at: number): SiteLine | undefined {
    const text = this.#text(at)
    const line = this.kinds[at] ? undefined : readSiteLine(text)
    if (!line || line.dates === 0 || line.certain + line.likely + line.buttons + line.labels + line.ambiguous > 0) return line
    return /\d:\d\d/.test(text) || (at < this.#head && this.#hasClock(at, at + 1)) ? line : undefined
  }

  #isValue(at: number, open: 'time' | 'words' | 'count'): boolean {
    const text = this.#text(at)
    if (open === 'time') return /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$/.test(text)
    if (open === 'count') return /^\d{1,9}\s*次?$/.test(text)
    return text.length <= 20 && !/[。,;:!?]/.test(text) && !readKind(text)
  }

  #judge(from: number, to: number, group: readonly SiteLine[]): void {
    const sum = (of: (line: SiteLine) => number): number => group.reduce((total, line) => total + of(line), 0)
    const sure = sum((line) => line.certain)
    const likely = sum((line) => line.likely)
    const labels = sum((line) => line.labels)
    const buttons = sum((line) => line.buttons)
    const ambiguous = sum((line) => line.ambiguous)
    const edge = this.#isEdge(from)
    const minutes = this.#standsInMinutes(from, to)
    const top = from < this.#head
    const sourced = labels > 0 && !minutes && (top || labels >= 2 || this.#hasClock(from, to) || (edge && this.#namesMedium(from, to)))
    const is_site = sure > 0 || likely >= 2 || (likely === 1 && (edge || labels + buttons >= 2)) || sourced || (edge && buttons >= 2)
      || (edge && !minutes && ambiguous > 0 && this.#hasClock(from, to))
    if (!is_site) return
    for (let at = from; at < to; at += 1) {
      const line = group[at - from]!
      this.kinds[at] = line.labels + line.ambiguous + line.dates > 0 || (line === nothing) ? 'source' : 'controls'
    }
  }

  /** Minutes have 时间, 地点 and 主持 at their head. */
  #standsInMinutes(from: number, to: number): boolean {
    for (const at of [from - 2, from - 1, to, to + 1]) {
      if (/^(?:会议)?(?:地点|主持|主持人|出席|参加|列席|参会|记录|议题|对象|主题)(?:人员)?\s*:/.test(this.#text(at))) return true
    }
    return false
  }

  /** Behind the text 来源 may be that of the last table. */
  #namesMedium(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      if (/发[布表稿]?(?:时间|日期)|网|报|社|客户端|新闻|公众号|微信|电视台|广播|央视|编辑部/.test(this.#text(at))) return true
    }
    return false
  }

  /** 2022-09-15 is how a site writes a date, not how an office does. */
  #hasClock(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (/\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(this.#text(at))) return true
    return false
  }

  markSingles(): void {
    for (let at = 0; at < this.lines.length; at += 1) {
      const text = this.#text(at)
      const edge = this.#isEdge(at)
      if (this.kinds[at] || !this.#isTelling(at)) continue
      if (isSpam(text)) this.kinds[at] = 'spam'
      else if (isPageNumber(text)) this.kinds[at] = 'page-number'
      else if (isCaption(text) && (edge || /摄(?:影)?\s*[)]?$/.test(text))) this.kinds[at] = 'caption'
      else if (isByline(text) && edge) this.kinds[at] = 'source'
      else if (isDownloadBox(text) || (edge && isAdvertisement(text))) this.kinds[at] = 'advertisement'
      else if (isBlurb(text) && (edge || pointsAtTexts(text))) this.kinds[at] = 'blurb'
    }
  }

  /** Headed lists of links, links to neighbours, and lists of titles as only collections have them at the end. */
  markLinks(): void {
    let sentences = 0
    for (let at = 0; at < this.lines.length; at += 1) {
      const text = this.#text(at)
      if (isBody(text)) sentences += 1
      if (!this.#isTelling(at)) continue
      if (isNeighbourLink(text)) {
        this.kinds[at] = 'links'
        if (/[:]\s*$/.test(text) && this.#isLink(at + 1)) this.kinds[at + 1] = 'links'
      }
      if (!headsLinks(text) || sentences === 0 || isBody(this.#text(at + 1))) continue
      let end = at + 1
      while (end < this.lines.length && this.#isLink(end)) end += 1
      if (end < this.lines.length) end = this.#titleOfNext(at + 1, end)
      if (end === this.lines.length || end > at + 1) this.#mark(at, end, 'links')
      at = Math.max(at, end - 1)
    }
    this.#markTitleList()
  }

  #isLink(at: number): boolean {
    const text = this.#text(at)
    const kind = this.kinds[at]
    if (kind) return kind === 'links' || kind === 'advertisement' || kind === 'spam' || kind === 'tag' || kind === 'rights'
    return text.length <= 80 && at < this.lines.length && !/[。;]/.test(text) && !isSalutation(text) && !isNumbered(text)
      && !(isUnit(text) && /^\d{4}年|^[一二]/.test(this.#text(at + 1)))
  }

  /** Where a list of links ends before a text: the head of the text is none of them. */
  #titleOfNext(from: number, end: number): number {
    for (let at = end - 1; at >= Math.max(from, end - 6); at -= 1) {
      const text = this.#text(at)
      if (!readKind(text) || readSiteTitle(text) || isCollectedTitle(text)) continue
      return at > from && this.#text(at - 1).includes('关于') && !readKind(this.#text(at - 1)) ? at - 1 : at
    }
    return end
  }

  /** Titles of model texts, three or more, with nothing else behind them. */
  #markTitleList(): void {
    const reads = (at: number): boolean => at >= this.#tail && readSiteTitle(this.#text(at)) !== undefined
    let from = this.lines.length
    // One title between two of that sort may be plain.
    while (from > this.#tail && (this.kinds[from - 1] || reads(from - 1) || (reads(from - 2) && this.#isLink(from - 1)))) from -= 1
    while (from < this.lines.length && !reads(from)) from += 1
    const titles = this.lines.slice(from).filter((_, index) => !this.kinds[from + index]).map(({ text }) => readSiteTitle(text))
    if (titles.filter((title) => title !== undefined).length >= 3 && titles.includes('sure')) this.#mark(from, this.lines.length, 'links')
  }

  markRights(): void {
    for (let at = this.#tail; at < this.lines.length; at += 1) {
      if (this.kinds[at] || !claimsRights(this.#text(at))) continue
      this.kinds[at] = 'rights'
      for (let near = at - 1; this.#isSiteName(near); near -= 1) this.kinds[near] = 'rights'
      for (let near = at + 1; this.#isSiteName(near); near += 1) this.kinds[near] = 'rights'
    }
  }

  #isSiteName(at: number): boolean { return at >= this.#tail && at < this.lines.length && !this.kinds[at] && namesSite(this.#text(at)) }

  /** The page's title over the document's own, and the title of a collection. */
  markTitles(): void {
    const heads = Array.from({ length: this.#head }, (_, at) => at).filter((at) => !this.kinds[at] && /^.{4,130}$/.test(this.#text(at)))
    const keys = heads.map((at) => keyOf(this.#text(at)))
    for (const [index, at] of heads.entries()) {
      const text = this.#text(at)
      if (isBody(text) || isUnit(text) || readDateLine(text)) continue
      const key = keys[index]!
      const later = keys.slice(index + 1, index + 1 + repeated_lines_max)
      const repeated = index < repeated_first_max && key.length >= 6 && later.includes(key)
      if (repeated || isWrapped(key, later) || this.#isSiteForm(at, heads.slice(index + 1))) this.kinds[at] = 'title'
    }
    const collections = heads.filter((at) => isCollectedTitle(this.#text(at)))
    const last = collections.at(-1)
    if (last === undefined) return
    const own = heads.map((at) => this.#text(at)).slice(heads.indexOf(collections[0]!))
      .some((text) => !isCollectedTitle(text) && !isBody(text) && readKind(text))
    for (const at of collections) if (own || this.#editor >= 0 || at !== last) this.kinds[at] ??= 'title'
  }

  /** 标题_某某网, and a longer form of the title that follows behind the site's source and time. */
  #isSiteForm(at: number, later: readonly number[]): boolean {
    const text = this.#text(at)
    for (const other of later) {
      const title = this.#text(other)
      if (title.length < 6 || title.length >= text.length) continue
      if (text.startsWith(title) && /^\s*[_\-|—–]/.test(text.slice(title.length))) return true
      if (!text.endsWith(title) || !readKind(title)) continue
      for (let between = at + 1; between < other; between += 1) if (this.kinds[between] === 'source') return true
    }
    return false
  }

  /** Lines of digits alone are page numbers if they count up with a page's text between them. */
  markBareNumbers(): void {
    let chain: number[] = []
    const keep = (): void => { if (chain.length >= 3) for (const at of chain) this.kinds[at] ??= 'page-number' }
    for (let at = 0; at < this.lines.length; at += 1) {
      const text = this.#text(at)
      if (text.length > 3 || !/^\d{1,3}$/.test(text)) continue
      const last = chain.at(-1)
      const follows = last !== undefined && Number(text) === Number(this.#text(last)) + 1
      if (!follows || this.lines[at]!.start - this.lines[last]!.start < page_units_min) {
        keep()
        chain = []
      }
      chain.push(at)
    }
    keep()
  }

  #mark(from: number, to: number, kind: FurnitureKind): void { for (let at = from; at < to; at += 1) this.kinds[at] ??= kind }
}

const page_units_min = 400
/** A page repeats its title at once, or not at all: what comes again later are the cells of a table. */
const repeated_first_max = 3
const repeated_lines_max = 8
const nothing: SiteLine = { certain: 0, likely: 0, buttons: 0, sizes: 0, labels: 0, ambiguous: 0, dates: 0 }

const namesPlace = /^(?:您?(?:当前|现在|目前|所在)(?:的|所在)?(?:位置|的位置)|位置)\s*[:>]/

/** 首页 > 政务公开 > 通知公告 */
function isTrail(text: string): boolean {
  return text.length <= 100 && /^首页\s*(?:[>»›]|->|—>)/.test(text) && !text.includes('。')
}

/** 首页 | 政务公开 | 互动交流 | 联系我们; one that begins with 首页 and a bar may be short. */
function isMenu(text: string): boolean {
  if (text.length > 160 || !text.includes('首页')) return false
  const entries = text.split(/[\s|丨·]+/).filter((entry) => entry !== '')
  const count_min = /^首页\s*[|丨]/.test(text) ? 2 : 4
  return entries.length >= count_min && entries.every((entry) => entry.length <= 8 && /^[\u4e00-\u9fffA-Za-z]+$/.test(entry))
}

/** A title on one line that stands over its own form on two or three. */
function isWrapped(key: string, later: readonly string[]): boolean {
  for (let at = 0; at + 1 < later.length; at += 1) {
    const two = later[at]! + later[at + 1]!
    if (two === key || two + (later[at + 2] ?? '') === key) return true
  }
  return false
}

const keyOf = (text: string): string => text.replaceAll(/[\s“”"'‘’()[\]【】《》,.:;!?_—–-]/g, '')

function withTags(text: string, page: Page): Furniture[] {
  const found: Furniture[] = []
  let at = 0
  for (const tag of text.matchAll(left_tag)) {
    const start = tag.index
    const end = start + tag[0].length
    at = pushLines(page, at, start, found)
    const last = found.at(-1)
    if (last && start < last.end) continue
    const line = page.lines[at]
    if (line && page.kinds[at] && line.start <= start) continue
    found.push({ start, end, kind: 'tag' })
  }
  pushLines(page, at, text.length + 1, found)
  return found
}

/** Adds the marked lines that end before a place; answers the first line that does not. */
function pushLines(page: Page, from: number, before: number, found: Furniture[]): number {
  let at = from
  while (at < page.lines.length && page.lines[at]!.end <= before) {
    const kind = page.kinds[at]
    if (kind) found.push({ start: page.lines[at]!.start, end: page.lines[at]!.end, kind })
    at += 1
  }
  return at
}
