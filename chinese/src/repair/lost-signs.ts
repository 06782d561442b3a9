// 年 月 日 号 〕 gone from behind digits: 1223日, 20253月, 6月25前, 〔202512号. Nothing runs forward here, so that nothing is proven.
import { isHan } from './annotations.ts'
import type { Edit } from './edits.ts'

export function restoreSigns(text: string): readonly Edit[] {
  const edits: Edit[] = []
  const style = /日/.test(text) || /号/.test(text) ? dayStyle(text) : '日'
  const months = monthsOf(text)
  for (const { index, 0: found } of text.matchAll(/[\d〔〕]{0,12}\d[\d〔〕年月日号]{0,16}/g)) {
    if (found.length >= 3) edits.push(...restoreIn(text, index, found, style, months))
  }
  return edits
}

/** 日 in documents, 号 in speech: whatever the page writes behind a month and a day otherwise. */
function dayStyle(text: string): '日' | '号' {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return count(/月\d{1,2}号/g) > count(/月\d{1,2}日/g) ? '号' : '日'
}

function monthsOf(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)(1[0-2]|[1-9])月/g)].map(([, month]) => Number(month))
}

function restoreIn(text: string, at: number, found: string, style: '日' | '号', months: readonly number[]): Edit[] {
  const end = at + found.length
  return restoreBracket(text, at, found, end) ?? [
    ...restoreYear(at, found), ...restoreMonth(text, at, found, months), ...restoreDay(text, at, found, style),
  ]
}

function put(at: number, sign: string, ...others: string[]): Edit {
  const choices = [sign, ...others].map((text, rank) => ({ text, score: -rank }))
  return { start: at, end: at, text: sign, class: 'lost-sign', certainty: 'ranked', choices }
}

/** 〔202512号, 〔2025〕12. */
function restoreBracket(text: string, at: number, found: string, end: number): Edit[] | undefined {
  const open = /^〔(?<year>(?:19|20)\d\d)(?<closed>〕?)(?<number>\d{1,4})(?<sign>号?)$/.exec(found)?.groups
  if (!open) return found.includes('〔') ? [] : undefined
  const edits: Edit[] = []
  if (open.closed === '') edits.push(put(at + 5, '〕'))
  if (open.sign === '' && text[end] !== '—' && text[end] !== '-') edits.push(put(end, '号'))
  return edits
}

/** 20253月, 202512月3日. */
function restoreYear(at: number, found: string): Edit[] {
  const year = /^(?:19|20)\d\d(?=(?:1[0-2]|[1-9])月)/.exec(found)
  return year ? [put(at + 4, '年')] : []
}

/** 1223日 can only be one day; 112日 can be two, and 120日 can be a time of so many days. */
function restoreMonth(text: string, at: number, found: string, months: readonly number[]): Edit[] {
  const matched = /^(?<year>\d{4}年)?(?<digits>\d{2,4})(?:日|号)/.exec(found)
  const digits = matched?.groups
  if (!digits?.digits) return []
  const from = at + (digits.year?.length ?? 0)
  const ways = [1, 2].filter((length) => isDay(digits.digits!.slice(0, length), digits.digits!.slice(length)))
  const dated = digits.year !== undefined
  const { length: count } = digits.digits
  if (ways.length === 0 || (!dated && count < 4 && (count < 3 || !isDated(text, at, at + matched![0].length)))) return []
  const monthOf = (length: number): number => Number(digits.digits!.slice(0, length))
  const distance = (length: number): number => Math.min(12, ...months.map((month) => Math.abs(month - monthOf(length))))
  const sorted = ways.toSorted((one, other) => distance(one) - distance(other))
  if (sorted.length === 1) return [put(from + sorted[0]!, '月')]
  const texts = sorted.map((length) => `${digits.digits!.slice(0, length)}月${digits.digits!.slice(length)}`)
  const choices = texts.map((choice, rank) => ({ text: choice, score: -rank }))
  return [{ start: from, end: from + digits.digits.length, text: texts[0]!, class: 'lost-sign', certainty: 'ranked', choices }]
}

function isDay(month: string, day: string): boolean {
  return /^[1-9]\d?$/.test(month) && /^[1-9]\d?$/.test(day) && Number(month) <= 12 && Number(day) <= 31
}

/** What stands around it speaks of a day and not of so many days. */
function isDated(text: string, at: number, end: number): boolean {
  const before = text[at - 1] ?? ''
  return (/[于从自至到在年截含—–]/.test(before) && !/^[内之以]/.test(text.slice(end, end + 1)) && !/^\d*[日]*[内之以]/.test(text.slice(end)))
    || /^(?:前|上午|下午|晚|起|召开|举行|\d{1,2}:\d\d|[—–\-至到]\d{1,4}[月日])/.test(text.slice(end, end + 6))
}

/** 6月25前: nothing but a range or an enumeration goes on behind the digits of a day. */
function restoreDay(text: string, at: number, found: string, style: '日' | '号'): Edit[] {
  // 月1314:00 is the thirteenth at two o'clock.
  const hour = /(?<=月)(?:[12]\d|3[01]|[1-9])(?=(?:[01]\d|2[0-3])$)/.exec(found)
  if (hour && /^[:：]\d\d/.test(text.slice(at + found.length))) return [put(at + hour.index + hour[0].length, style)]
  const day = /(?<=月)(?:[12]\d|3[01]|[1-9])$/.exec(found)
  if (!day || !isDay('1', day[0])) return []
  const end = at + found.length
  const next = text[end] ?? '\n'
  const rest = text.slice(end, end + 6)
  if (/^\s*[日号]/.test(rest) || /^[.．:：/%％、和及与]/.test(rest)) return []
  if (/^[至到~～\-－—–]/.test(rest) && !/^.{1,2}?(?:\d{1,2}月|20\d\d年)/.test(rest)) return []
  // So many of something: 6月25名.
  if (isHan(next) && /^[个名人所份次场项家万亿岁元周天]/.test(rest) && !/^[天]气/.test(rest)) return []
  const other = style === '日' ? '号' : '日'
  return [put(end, style, other)]
}
