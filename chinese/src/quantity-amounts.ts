// One number with its approximation words and its unit, or the reason why it measures nothing.
import { latinUnitAt, measureWordAt } from './measure-words.ts'
import { isFormal, readNumeral } from './numerals.ts'
import type { Numeral } from './numerals.ts'
import {
  approximationBefore, approximationBehind, atSentenceStart, beginsCatchword, boundBefore, endsClause, measuresTime, namesSession,
} from './quantity-context.ts'
import type { Approximation, Bound } from './quantity-context.ts'

export type QuantityForm = 'count' | 'money' | 'percent' | 'points' | 'fraction' | 'ratio' | 'rank' | 'multiple' | 'share'

export interface Quantity {
  /** The shortest span that holds the number, its approximation words and its unit, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** In base units (1.28万 is 12800), a percentage as written, a ratio as `5.4:4.6`; 翻一番 is 2, 翻两番 4. */
  readonly value: number | string
  /** The upper end of a near range such as 三四十个. */
  readonly high?: number
  /** 元 for money, `%`, `pp` for 个百分点, `×` for 倍 and 番, `:`, `rank`, otherwise the measure word as written; empty where there is none. */
  readonly unit: string
  readonly bound: Bound
  readonly form: QuantityForm
  /** Only the number, with its multipliers. */
  readonly number: { readonly start: number; readonly end: number }
  /** The approximation word in front of it. */
  readonly prefixed?: string
}

/** A number on its way to a quantity: `open` may still take the unit of the number behind it, `none` measures nothing. */
export interface Draft {
  state: 'quantity' | 'open' | 'none'
  quantity: Quantity
  /** Where the unit ends, before words such as 以上. */
  unit_end: number
  readonly numeral: Numeral
  /** An open number that counts something even if no unit comes. */
  readonly bare_counts: boolean
}

/** `more` and `about` say what stood inside it: 20余万, 十来. */
interface Amount {
  readonly end: number
  readonly value: number
  readonly high?: number
  readonly more: boolean
  readonly about: boolean
  readonly hundred_million: boolean
}

interface Unit { readonly end: number; readonly unit: string; readonly form: QuantityForm; readonly value?: number | string }

const money_units: ReadonlyMap<string, string> = new Map([['港币', '港元'], ['新台币', '新台币']])
const fraction_places = 1e4
const share_max = 10
const id_digits_min = 7

/** The number that begins here, judged with what stands around it. */
export function readDraft(text: string, at: number): Draft | undefined {
  const numeral = readNumeral(text, at)
  if (numeral === undefined) return undefined
  const none: Draft = {
    state: 'none', unit_end: numeral.end, numeral, bare_counts: false,
    quantity: {
      start: at, end: numeral.end, value: numeral.value, unit: '', bound: '=', form: 'count', number: { start: at, end: numeral.end },
    },
  }
  if (!Number.isFinite(numeral.value) || isCode(text, numeral)) return none
  const amount = readAmount(text, numeral)
  const unit = readUnit(text, numeral, amount)
  if (unit === 'time' || unit === 'name') return { ...none, unit_end: amount.end }
  const bare = isBare(text, numeral)
  const approximation = approximationBefore(text, at, bare ? 'bare' : amount.hundred_million ? 'large' : 'other')
  if (isVague(text, numeral) || (bare && !approximation && !isClassOfSize(text, unit?.end ?? amount.end))) return none
  if (unit === undefined && numeral.form === 'words' && !bare && numeral.value < 1e4 && !numeral.fraction) return { ...none, state: 'open' }
  if (unit !== undefined && isWordOrName(text, numeral, unit)) return none
  if (letterBefore(text, at) && !(unit && unit.form !== 'count') && numeral.form !== 'mixed') return none
  return finish(text, numeral, amount, unit, approximation, bare)
}

function finish(
  text: string, numeral: Numeral, amount: Amount, unit: Unit | undefined, before: Approximation | undefined, bare: boolean,
): Draft {
  const at = numeral.start
  const unit_end = unit?.end ?? amount.end
  const size = (numeral.form !== 'digits' || amount.end > numeral.end) && text[unit_end] === '级'
  const more = unit !== undefined && isMore(text, unit)
  const suffix = approximationBehind(text, unit_end + (more || size ? 1 : 0))
  const sign = isMinus(text, at) ? 1 : 0
  const value = unit?.value ?? (numeral.fraction ? Math.round(amount.value * fraction_places) / fraction_places : amount.value)
  const inside = amount.more || more ? '>=' : amount.about || size || amount.high !== undefined ? '~' : undefined
  const bound = before?.bound ?? suffix?.bound ?? inside ?? boundBefore(text, at)
  const money = unit === undefined && amount.hundred_million && (size || (bare && before !== undefined))
  const quantity: Quantity = {
    start: before?.at ?? at - sign, end: suffix?.at ?? unit_end + (more || size ? 1 : 0),
    value: sign > 0 && typeof value === 'number' ? -value : value, ...amount.high !== undefined && { high: amount.high },
    unit: money ? '元' : unit?.unit ?? '', bound, form: money ? 'money' : unit?.form ?? (numeral.fraction ? 'fraction' : 'count'),
    number: { start: at, end: amount.end }, ...before && { prefixed: before.word },
  }
  const settled = unit !== undefined || money || numeral.fraction === true
  const bare_counts = settled || size || countsBare(text, numeral, amount, before !== undefined || suffix !== undefined || amount.more)
  return { state: settled ? 'quantity' : 'open', quantity, unit_end, numeral, bare_counts }
}

/** 20余万, 十几亿, 接近1个亿: approximation and multiplier behind the numeral. */
function readAmount(text: string, numeral: Numeral): Amount {
  let { end, value, high } = numeral
  let [more, about] = [false, false]
  const next = text[end]
  if (next === '余' || next === '多' || next === '几') {
    more = true
    end += 1
  } else if (next === '来' && measureWordAt(text, end + 1)) {
    about = true
    end += 1
  } else if (next === '个' && '多余亿'.includes(text[end + 1] ?? '\n') && text[end + (text[end + 1] === '亿' ? 1 : 2)] === '亿') {
    more = text[end + 1] !== '亿'
    end += more ? 2 : 1
  }
  while (end > numeral.end && (text[end] === '万' || text[end] === '亿') && end < numeral.end + 4) {
    const multiplier = text[end] === '万' ? 1e4 : 1e8
    value *= multiplier
    if (high !== undefined) high *= multiplier
    end += 1
  }
  const hundred_million = text[end - 1] === '亿'
  return high === undefined ? { end, value, more, about, hundred_million } : { end, value, high, more, about, hundred_million }
}

function readUnit(text: string, numeral: Numeral, amount: Amount): Unit | 'time' | 'name' | undefined {
  const at = text[amount.end] === ' ' ? amount.end + 1 : amount.end
  if (numeral.percent) return { end: amount.end, unit: '%', form: 'percent' }
  const first = text[at] ?? '\n'
  if (text[at - 1] === '亿' && text[at - 2] === '个' && !measureWordAt(text, at)) return { end: at, unit: '元', form: 'money' }
  if (first === '%' || first === '％') return { end: at + 1, unit: '%', form: 'percent' }
  if (first === '‰') return { end: at + 1, unit: '‰', form: 'percent' }
  if (text.startsWith('百分点', at)) return { end: at + 3, unit: 'pp', form: 'points' }
  if (text.startsWith('个百分点', at)) return { end: at + 4, unit: 'pp', form: 'points' }
  if (isColon(first)) return readRatio(text, numeral, at)
  if (numeral.fraction) return undefined
  if (first === '倍') return text[at + 1] === '增' || text[at + 1] === '频' ? 'name' : { end: at + 1, unit: '×', form: 'multiple' }
  if (first === '成') return readShare(text, numeral, at)
  if (measuresTime(text, at) || ('时点'.includes(text[numeral.start - 1] ?? '\n') && (first === '分' || first === '刻'))) return 'time'
  if (text.startsWith('块钱', at)) return { end: at + 2, unit: '元', form: 'money' }
  const measure = measureWordAt(text, at)
  if (measure !== undefined) {
    if (measure.digits_only && numeral.form === 'words' && numeral.value < 100) return 'name'
    const money = measure.class === 'money'
    const end = at + measure.word.length
    const per = perUnitEnd(text, end)
    const unit = money_units.get(measure.word) ?? measure.word
    // 25万元/人 is 元, and the rate belongs to the span only where a bound stands behind it.
    if (money) return { end: approximationBehind(text, per) ? per : end, unit, form: 'money' }
    return { end: per, unit: text.slice(at, per), form: 'count' }
  }
  if ('大强线届型版'.includes(first) || (first === '级' && !'万亿千百'.includes(text[at - 1]!))) return 'name'
  const latin = numeral.form === 'words' ? undefined : latinUnitAt(text, at, amount.value)
  if (latin !== undefined) return { end: at + latin.length, unit: latin, form: 'count' }
  return /[A-Za-z]/.test(first) && at === amount.end ? 'name' : undefined
}

/** Behind the unit of a rate: 35微克/立方米. */
function perUnitEnd(text: string, at: number): number {
  if (text[at] !== '/' && text[at] !== '／') return at
  const measure = measureWordAt(text, at + 1)
  if (measure) return at + 1 + measure.word.length
  return '年月日天时'.includes(text[at + 1] ?? '\n') ? at + 2 : text.startsWith('小时', at + 1) ? at + 3 : at
}

const after_share = '立果效员为本熟功长都品交年人渝套绩就因分型教建群不千才活份语形批片规'

/** 三成, 二成五; 成 begins many other words. */
function readShare(text: string, numeral: Numeral, at: number): Unit | 'name' | undefined {
  if (numeral.value > share_max || after_share.includes(text[at + 1] ?? '\n')) return 'name'
  const rest = '一二三四五六七八九'.indexOf(text[at + 1] ?? '\n') + 1
  const half = text[at + 1] === '半' ? 5 : 0
  const value = Math.round(numeral.value * 10 * fraction_places) / fraction_places + (numeral.form === 'words' ? rest : 0) + half
  return { end: at + 1 + (half > 0 || (rest > 0 && numeral.form === 'words') ? 1 : 0), unit: '%', form: 'share', value }
}

/** 5.4:4.6 and 8.3:41.4:50.3, but not 9:30. */
function readRatio(text: string, numeral: Numeral, at: number): Unit | 'time' | undefined {
  const parts = [numeral]
  for (let place = at; isColon(text[place]) && beginsDigit(text, place + 1);) {
    const part = readNumeral(text, place + 1)!
    parts.push(part)
    place = part.end
  }
  if (parts.length === 1 || parts.some(({ form }) => form !== 'digits')) return undefined
  const whole = parts.slice(1).every((part) => part.end - part.start === 2 && part.value < 60) && numeral.value <= 24
  const named = /比(?!赛|分|较)[^，。；]{0,4}$/.test(text.slice(Math.max(0, numeral.start - 5), numeral.start))
  if (whole && !named && parts.every(({ value }) => Number.isInteger(value))) return 'time'
  return { end: parts.at(-1)!.end, unit: ':', form: 'ratio', value: parts.map(({ value }) => value).join(':') }
}

function isColon(character: string | undefined): boolean { return character === ':' || character === '：' || character === '∶' }

function beginsDigit(text: string, at: number): boolean { return /[0-9０-９]/.test(text[at] ?? '\n') }

/** 1倍多, 两米余: 多 behind a unit, unless it begins 多种 or 多个. */
function isMore(text: string, unit: Unit): boolean {
  const next = text[unit.end]
  if (next !== '多' && next !== '余') return false
  return (unit.form === 'multiple' || unit.form === 'share' || unit.form === 'money' || /[米亩斤岁吨]$/.test(unit.unit))
    && !'种个项名样元边家部'.includes(text[unit.end + 1] ?? '\n')
}

/** 万亿, 百万: multipliers without a number before them. */
function isBare(text: string, numeral: Numeral): boolean {
  return numeral.form === 'words' && '百千万亿'.includes(text[numeral.start]!) && !numeral.percent
}

/** 万亿级, 亿元以上: a bare multiplier that measures all the same. */
function isClassOfSize(text: string, at: number): boolean { return text[at] === '级' || text.startsWith('以上', at) }

/** 数十, 几百, 成百上千. */
function isVague(text: string, numeral: Numeral): boolean {
  const before = text[numeral.start - 1]
  if (before === '几') return true
  return (before === '数' || before === '成') && '十百千万亿'.includes(text[numeral.start]!)
}

/** Codes, versions, formulas, masks and numbers of headings. */
function isCode(text: string, numeral: Numeral): boolean {
  const [before, next] = [text[numeral.start - 1] ?? '\n', text[numeral.end] ?? '\n']
  if ('+＋×_*＊〔[［【#＃·每'.includes(before) || '+＋×*＊〕]］】#＃_'.includes(next)) return true
  if ((before === 'x' || before === 'X' || next === 'x' || next === 'X') && numeral.form !== 'words') return true
  if (isShortName(text, numeral.start)) return true
  if (numeral.form === 'words') return beginsCatchword(text, numeral.start) || isSmallWord(text, numeral)
  if ((before === '(' || before === '（') && (next === ')' || next === '）') && numeral.value < 1000) return true
  if (isDateOfDigits(text, numeral)) return true
  return isListNumber(text, numeral)
}

/** （简称科教20条）. */
function isShortName(text: string, at: number): boolean { return /简称[^，。；）]{0,6}$/.test(text.slice(Math.max(0, at - 8), at)) }

/** 陆 and 伍 are names, and 二 does not count: one says 两个. */
function isSmallWord(text: string, numeral: Numeral): boolean {
  const length = numeral.end - numeral.start
  if (length > 1) return false
  const character = text[numeral.start]!
  if (isFormal(character)) return true
  return character === '二' && !'倍成亩斤元千万亿分点百米公平'.includes(text[numeral.end] ?? '\n')
}

/** 2026.3.5, 2026-03-05, 0635-1234567 and other numbers with several parts. */
function isDateOfDigits(text: string, numeral: Numeral): boolean {
  const [before, next] = [text[numeral.start - 1] ?? '\n', text[numeral.end] ?? '\n']
  const digits_before = /[0-9０-９]/.test(text[numeral.start - 2] ?? '\n')
  if ((before === '.' || before === '/' || before === '．') && digits_before) return true
  if ((next === '.' || next === '/') && /[0-9]/.test(text[numeral.end + 1] ?? '\n')) return true
  const written = text.slice(numeral.start, numeral.end)
  if (/^0\d/.test(written)) return true
  return before === '-' && digits_before && numeral.form === 'digits' && numeral.end - numeral.start >= id_digits_min
}

/** 1. and 2、 at the head of a line or a sentence. */
function isListNumber(text: string, numeral: Numeral): boolean {
  const next = text[numeral.end]
  if (numeral.form !== 'digits' || next === undefined || !'.．、)）'.includes(next) || numeral.end - numeral.start > 2) return false
  return atSentenceStart(text, numeral.start) && !beginsDigit(text, numeral.end + 1)
}

/** 一个 and 一次 are articles unless each or only one is meant. */
function isWordOrName(text: string, numeral: Numeral, unit: Unit): boolean {
  if (numeral.form !== 'words' || unit.form !== 'count') return unit.form === 'money' && isOne(text, numeral) && !onlyOne(text, numeral)
  if (unit.unit === '条' && text[numeral.start - 1] === '国') return true
  if (unit.unit === '次' && namesSession(text, numeral.start)) return true
  return isOne(text, numeral) && !onlyOne(text, numeral)
}

function isOne(text: string, numeral: Numeral): boolean { return numeral.end === numeral.start + 1 && text[numeral.start] === '一' }

function onlyOne(text: string, numeral: Numeral): boolean {
  const before = text[numeral.start - 1] ?? '\n'
  return '各仅'.includes(before) || text.slice(numeral.start - 2, numeral.start) === '只有'
}

function letterBefore(text: string, at: number): boolean { return /[A-Za-z]-?$/.test(text.slice(Math.max(0, at - 2), at)) }

function isMinus(text: string, at: number): boolean {
  const sign = text[at - 1]
  return (sign === '-' || sign === '－' || sign === '−') && !/[0-9０-９A-Za-z%％个元亿万]/.test(text[at - 2] ?? '\n')
}

const counted_nouns = /^(?:老?师|教师|学生|群众|农户|干部|职工|党员|师生|居民|村民|人口|考生|教职工|官兵|志愿者|企业|儿童|老人|村|县|乡镇|镇|社区|门店|网点)/

/** Whether a number without a unit counts something: 87万学生, 290万。, 达到105.2. */
function countsBare(text: string, numeral: Numeral, amount: Amount, approximated: boolean): boolean {
  if (numeral.form === 'words') return numeral.value >= 1e4 || (approximated && !isBare(text, numeral))
  if (numeral.form === 'mixed' || amount.end > numeral.end) return true
  if (numeral.end - numeral.start >= id_digits_min && !text.slice(numeral.start, numeral.end).includes(',')) return false
  if (counted_nouns.test(text.slice(amount.end, amount.end + 4))) return true
  const before = text[numeral.start - 1] ?? '\n'
  const written = text.slice(numeral.start, numeral.end)
  if (written.includes('.') && !written.endsWith('.0') && '从由达到至为是'.includes(before)) return true
  return endsClause(text, amount.end) && (approximated || '达到至为是计于率值数分'.includes(before))
}
