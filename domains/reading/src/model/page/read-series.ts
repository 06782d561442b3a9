import { readKind } from './document-kinds.ts'
import { numberOf } from './read-date.ts'
import { endsSentence, isNumbered, namesAttachment } from './page-shapes.ts'

/** The head of one of several texts on a page. */
export interface SeriesHead {
  /** What all heads of the series have in common. */
  readonly base: string
  readonly ordinal: number
  /** 第一篇 also divides long plans; a series of it needs more to show that it is one of documents. */
  readonly weak: boolean
  /** Where in the line its title stands, if 篇一： stands before it. */
  readonly title?: { readonly start: number; readonly end: number }
}

const numeral = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const marked = new RegExp(`^[【\\[(]?\\s*(?:篇\\s*${numeral}|(第)\\s*${numeral}\\s*篇|范文\\s*${numeral})\\s*[】\\])]?\\s*[:、.]?\\s*`)
const titled = new RegExp(`^(.{4,60}?)\\s*[(【\\[]?(?:第?\\s*${numeral}\\s*篇|篇\\s*${numeral}|\\s*${numeral})\\s*[)】\\]]?$`)

const hinted = /^[【[(]?\s*[篇第范]|[\d一二三四五六七八九十篇)】\]]$/

/** 教育工作推进会讲话1, 篇一：…, 【篇1】, 第一篇 …; a single such line proves nothing yet. */
export function readSeriesHead(text: string): SeriesHead | undefined {
  if (text.length > 80 || !hinted.test(text) || endsSentence(text) || namesAttachment(text)) return undefined
  const before = marked.exec(text)
  if (before) {
    const rest = text.slice(before[0].length)
    const ordinal = numberOf(before[1] ?? before[3] ?? before[4]!)
    const title = rest.length >= 2 ? { title: { start: before[0].length, end: text.length } } : {}
    return { base: before[2] ? '第篇' : '篇', ordinal, weak: before[2] !== undefined, ...title }
  }
  if (isNumbered(text)) return undefined
  const behind = titled.exec(text)
  if (!behind || !readKind(behind[1]!) || /[。;:]/.test(behind[1]!)) return undefined
  // 讲话3篇 counts texts, it heads none.
  if (/(?<!第)\s*[\d一二三四五六七八九十]+\s*篇/.test(text.slice(behind[1]!.length)) && !behind[3]) return undefined
  return { base: behind[1]!.replaceAll(/\s/g, ''), ordinal: numberOf(behind[2] ?? behind[3] ?? behind[4]!), weak: false }
}
