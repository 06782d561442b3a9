// Numbers as Chinese texts write them: digits of both widths, words, both mixed (1.28万), fractions, and near ranges such as 三四十.

export interface Numeral {
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
  /** A percentage as written: 百分之五 is 5. */
  readonly value: number
  /** The upper end of a near range: 三四十 is 30, `high` 40. */
  readonly high?: number
  readonly form: 'digits' | 'words' | 'mixed'
  readonly fraction?: true
  readonly percent?: true
}

/** What is read so far; `spread` is how far a near range reaches above `value`. */
interface Reading { readonly end: number; readonly value: number; readonly spread: number; readonly form: Numeral['form'] }

/** One stretch below ten thousand, as between 亿 and 万. `decimal` and `single` say how its last part was written. */
interface Section extends Reading { readonly decimal: boolean; readonly single: boolean }

const [digit, word, small, big] = [1, 2, 3, 4]
const ten_thousand = 1e4
const hundred_million = 1e8
const trillion = 1e12
/** A number written after 万 without a sign of its own must fill the places: 3万4000. */
const tail_digits_min = 3

const kinds = new Uint8Array(0x10000)
const values = new Float64Array(0x10000)

function enter(kind: number, entries: Readonly<Record<string, number>>): void {
  for (const [characters, value] of Object.entries(entries)) {
    for (const character of characters) {
      kinds[character.charCodeAt(0)] = kind
      values[character.charCodeAt(0)] = value
    }
  }
}
for (let value = 0; value < 10; value += 1) enter(digit, { [String(value) + String.fromCharCode(0xff10 + value)]: value })
enter(word, {
  '零〇○': 0, 一壹弌: 1, 二两兩贰貳倆俩: 2, 三叁參仨: 3, 四肆: 4, 五伍: 5, 六陆陸: 6, 七柒: 7, 八捌: 8, 九玖: 9,
})
enter(small, { 十拾: 10, 百佰: 100, 千仟: 1000 })
enter(big, { 万萬: ten_thousand, 亿億: hundred_million })

/** Characters that only stand in counts written so that nobody can change them. */
const formal = new Set('零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟')
/** 500千伏 is a voltage, 5千人 is not. */
const after_kilo = new Set('米克瓦伏卡赫帕焦安兆')
/** What makes 三点五 a time and not a decimal. */
const after_clock = new Set('十拾百千分刻半钟')

function kindAt(text: string, at: number): number { return at < text.length ? kinds[text.charCodeAt(at)]! : 0 }

function valueAt(text: string, at: number): number { return values[text.charCodeAt(at)]! }

/** Whether a numeral can begin with this UTF-16 unit. */
export function beginsNumeral(unit: number): boolean { return kinds[unit]! !== 0 }

/** Whether every character belongs to the forms of bank notes (贰佰), which as single characters are mostly words or names. */
export function isFormal(written: string): boolean {
  for (const character of written) if (!formal.has(character)) return false
  return true
}

/**
 * The longest numeral that begins at this UTF-16 unit: digits, words, decimals, multipliers, fractions, near ranges. Signs, the sign %,
 * and approximations (余, 多) are not part of it.
 */
export function readNumeral(text: string, at: number): Numeral | undefined {
  if (kindAt(text, at) === 0) return undefined
  if (text.startsWith('一半', at)) return { start: at, end: at + 2, value: 0.5, form: 'words', fraction: true }
  const first = readPlain(text, at)
  if (first === undefined) return undefined
  const fraction = readFraction(text, at, first)
  if (fraction !== undefined) return fraction
  if (isAnd(text, first.end)) {
    const denominator = readPlain(text, first.end + 1)
    const rest = denominator && readFraction(text, first.end + 1, denominator)
    if (rest?.fraction) return { ...rest, start: at, value: first.value + rest.value, form: joined(first.form, rest.form) }
  }
  const { end, value, spread, form } = first
  return spread > 0 ? { start: at, end, value, high: exact(value + spread), form } : { start: at, end, value, form }
}

function isAnd(text: string, at: number): boolean { return text[at] === '又' }

/** 三分之二, 2/3, 百分之五; the denominator, or the numerator before a stroke, has been read. */
function readFraction(text: string, at: number, first: Reading): Numeral | undefined {
  if (text.startsWith('分之', first.end)) {
    const above = readPlain(text, first.end + 2)
    if (above === undefined || first.value === 0 || first.spread > 0) return undefined
    const form = joined(first.form, above.form)
    const percent = first.end === at + 1 && first.value === 100
    const [value, high] = [above.value, above.value + above.spread].map((part) => (percent ? part : part / first.value))
    return {
      start: at, end: above.end, value: value!, ...above.spread > 0 && { high: high! }, form,
      ...percent ? { percent: true } : { fraction: true },
    }
  }
  const stroke = text[first.end]
  if (first.form !== 'digits' || (stroke !== '/' && stroke !== '／') || isStroke(text[at - 1]) || !Number.isInteger(first.value)) {
    return undefined
  }
  const below = kindAt(text, first.end + 1) === digit ? readPlain(text, first.end + 1) : undefined
  if (below === undefined || below.form !== 'digits' || below.value === 0 || !Number.isInteger(below.value)) return undefined
  if (isStroke(text[below.end])) return undefined
  return { start: at, end: below.end, value: first.value / below.value, form: 'digits', fraction: true }
}

function isStroke(character: string | undefined): boolean { return character === '/' || character === '／' }

function joined(one: Numeral['form'], other: Numeral['form']): Numeral['form'] { return one === other ? one : 'mixed' }

/** Products of decimals are rounded to what was written: 318.47万 is 3184700. */
function exact(value: number): number { return Number.isInteger(value) ? value : Number(value.toPrecision(15)) }

/** What of a number has been read, in the order in which its parts stand; `last` is the multiplier read last. */
interface Sum {
  trillions: number
  hundred_millions: number
  below: number
  spread: number
  last: number
  end: number
  form?: Numeral['form']
}

/** A number without fraction words: sections joined by 万 and 亿, then what stands behind 点. */
function readPlain(text: string, at: number): Reading | undefined {
  const pair = readSeparatedPair(text, at)
  if (pair !== undefined) return pair
  const sum: Sum = { trillions: 0, hundred_millions: 0, below: 0, spread: 0, last: Infinity, end: at }
  for (;;) {
    const section = sum.spread > 0 ? undefined : readSection(text, sum.end, sum.form !== undefined)
    const multiplier = multiplierAt(text, section?.end ?? sum.end, sum, section !== undefined)
    if (multiplier > 1) multiply(sum, section, multiplier)
    else {
      const tail = section && tailOf(text, section, sum)
      if (tail !== undefined) addTail(sum, tail)
      break
    }
  }
  const { trillions, hundred_millions, below, spread, end, form } = sum
  if (form === undefined) return undefined
  return readDecimalWords(text, { end, value: exact(trillions + hundred_millions + below), spread: exact(spread), form })
}

/** The 万, 亿 or 兆 that may stand here; 1 where none does. */
function multiplierAt(text: string, at: number, sum: Sum, behind_section: boolean): number {
  // Otherwise 兆 is a million, as in 100兆; between words it is a number of the old counting.
  if (text[at] === '兆') return behind_section && sum.last === Infinity && kindAt(text, at + 1) > digit ? trillion : 1
  if (kindAt(text, at) !== big) return 1
  const unit = valueAt(text, at)
  // 万 and 亿 directly behind 万, or alone where nothing stands before.
  if (!behind_section && sum.form !== undefined && (sum.last !== ten_thousand || kindAt(text, at - 1) !== big)) return 1
  if (unit === hundred_million) return sum.hundred_millions === 0 && sum.last !== hundred_million ? unit : 1
  return sum.last > ten_thousand || !behind_section ? unit : 1
}

function multiply(sum: Sum, section: Section | undefined, multiplier: number): void {
  const alone = section === undefined && sum.form === undefined
  const added = section?.value ?? (alone ? 1 : 0)
  if (multiplier === ten_thousand) sum.below = (sum.below + added) * ten_thousand
  else {
    if (multiplier === trillion) sum.trillions = added * trillion
    else sum.hundred_millions = (sum.below + added) * hundred_million
    sum.below = 0
  }
  sum.spread = (section?.spread ?? sum.spread) * multiplier
  const form = section?.form ?? (alone ? 'words' : sum.form!)
  sum.form = sum.form === undefined ? form : joined(sum.form, form)
  if (sum.form === 'digits') sum.form = 'mixed'
  sum.last = multiplier
  sum.end = (section?.end ?? sum.end) + 1
}

function addTail(sum: Sum, tail: Reading): void {
  sum.below += tail.value
  sum.spread = tail.spread
  sum.form = sum.form === undefined ? tail.form : joined(sum.form, tail.form)
  sum.end = tail.end
}

/** The last section of a number, below the multiplier before it: 一万三 ends in three thousand, 一万零三 in three. */
function tailOf(text: string, section: Section, sum: Sum): Reading | undefined {
  if (sum.form === undefined) return section
  if (section.value >= sum.last || section.decimal || kindAt(text, section.end) === big) return undefined
  return section.single ? { ...section, value: section.value * sum.last / 10, spread: section.spread * sum.last / 10 } : section
}

/** `inner` sections stand behind 万 or 亿. */
function readSection(text: string, at: number, inner: boolean): Section | undefined {
  if (kindAt(text, at) === digit) return readDigitSection(text, at, inner)
  const run = inner ? 0 : runOfWords(text, at)
  if (run > 1 && !nearPair(text, at, run)) return digitString(text, at, run)
  let [sum, spread, ceiling, end, single] = [0, 0, ten_thousand, at, false]
  let form: Numeral['form'] = 'words'
  while (spread === 0 && ceiling > 1) {
    let place = end
    const zero = kindAt(text, place) === word && valueAt(text, place) === 0
    if (zero && (inner || sum > 0 || kindAt(text, place + 1) === small)) place += 1
    const behind_zero = place > end
    const part = readPart(text, place, ceiling, end === at && !inner)
    if (part === undefined) break
    sum += part.coefficient * (part.unit || implied(behind_zero, ceiling))
    spread = part.near * (part.unit || implied(behind_zero, ceiling))
    single = end === at && !behind_zero && part.unit === 0
    if (part.digits) form = 'mixed'
    ceiling = part.unit || 1
    end = part.end
  }
  return end === at ? undefined : { end, value: sum, spread, form, decimal: false, single }
}

/** What a last digit without a unit counts: 二百五 is two hundred and fifty, 二百零五 and 十五 count ones. */
function implied(behind_zero: boolean, ceiling: number): number {
  return behind_zero || ceiling === ten_thousand || ceiling === 10 ? 1 : ceiling / 10
}

interface Part {
  readonly end: number
  readonly coefficient: number
  readonly near: number
  /** 0 where none is written. */
  readonly unit: number
  readonly digits: boolean
}

/** A coefficient and its 千, 百 or 十; 十 may stand alone, 百 and 千 only at the head. */
function readPart(text: string, at: number, ceiling: number, head: boolean): Part | undefined {
  const kind = kindAt(text, at)
  if (kind === small && valueAt(text, at) < ceiling && (head || valueAt(text, at) === 10)) {
    return { end: at + 1, coefficient: 1, near: 0, unit: valueAt(text, at), digits: false }
  }
  if ((kind !== word && kind !== digit) || (kind === digit && kindAt(text, at + 1) !== small)) return undefined
  const coefficient = valueAt(text, at)
  if (coefficient === 0 && !head) return undefined
  const pair = kind === word && isNear(text, at, at + 1) && kindAt(text, at + 2) !== word
  const end = at + (pair ? 2 : 1)
  const near = pair ? valueAt(text, at + 1) - coefficient : 0
  const unit = kindAt(text, end) === small ? valueAt(text, end) : 0
  if (unit >= ceiling) return undefined
  return { end: unit > 0 ? end + 1 : end, coefficient, near, unit, digits: kind === digit }
}

/** 三四, 七八, and by custom 三五. */
function isNear(text: string, one: number, other: number): boolean {
  if (kindAt(text, other) !== word) return false
  const [low, high] = [valueAt(text, one), valueAt(text, other)]
  return low > 0 && (high === low + 1 || (low === 3 && high === 5))
}

function nearPair(text: string, at: number, run: number): boolean { return run === 2 && isNear(text, at, at + 1) }

/** 四、五年 and 三、四十人 mean about so many; a list of headings or of ordinals does not. */
function readSeparatedPair(text: string, at: number): Reading | undefined {
  if (text[at + 1] !== '、' || kindAt(text, at) !== word || kindAt(text, at + 2) !== word || !isNear(text, at, at + 2)) return undefined
  const before = text[at - 1]
  if (before === undefined || '\n\r、第（('.includes(before) || '一二'.includes(text[at]!)) return undefined
  const next = text[at + 3]
  if (next === undefined || '、，。；：）)'.includes(next) || kindAt(text, at + 3) === word) return undefined
  let [multiplier, end] = [1, at + 3]
  while (kindAt(text, end) > word && end < at + 6) {
    multiplier *= valueAt(text, end)
    end += 1
  }
  const low = valueAt(text, at)
  return { end, value: low * multiplier, spread: (valueAt(text, at + 2) - low) * multiplier, form: 'words' }
}

function runOfWords(text: string, at: number): number {
  let end = at
  while (kindAt(text, end) === word) end += 1
  return end - at
}

/** 二〇二六. */
function digitString(text: string, at: number, run: number): Section {
  let value = 0
  for (let place = at; place < at + run; place += 1) value = value * 10 + valueAt(text, place)
  return { end: at + run, value, spread: 0, form: 'words', decimal: false, single: false }
}

function readDigitSection(text: string, at: number, inner: boolean): Section | undefined {
  let end = integerEnd(text, at)
  const whole = end - at
  const point = text[end]
  const decimal = (point === '.' || point === '．') && kindAt(text, end + 1) === digit
  if (decimal) {
    end += 1
    while (kindAt(text, end) === digit) end += 1
  }
  if (inner && (decimal || (whole < tail_digits_min && kindAt(text, end) < small))) return undefined
  let value = numberOf(text.slice(at, end))
  let form: Numeral['form'] = 'digits'
  let ceiling = ten_thousand
  while (kindAt(text, end) === small && valueAt(text, end) < ceiling && !isKilo(text, end)) {
    ceiling = valueAt(text, end)
    value = exact(value * ceiling)
    end += 1
    form = 'mixed'
    if (decimal) break
    const rest = readSmaller(text, end, ceiling)
    value += rest.value
    if (rest.end > end) return { end: rest.end, value, spread: 0, form, decimal, single: false }
  }
  return { end, value, spread: 0, form, decimal, single: false }
}

/** The rest of 5千4百 and 1千零20. */
function readSmaller(text: string, at: number, ceiling: number): { readonly end: number; readonly value: number } {
  let [end, value, below] = [at, 0, ceiling]
  for (;;) {
    const zero = kindAt(text, end) === word && valueAt(text, end) === 0
    const place = zero ? end + 1 : end
    if (zero && kindAt(text, place) === digit) {
      const to = integerEnd(text, place)
      const number = numberOf(text.slice(place, to))
      return number < below && kindAt(text, to) !== small ? { end: to, value: value + number } : { end, value }
    }
    const part = readPart(text, place, below, zero)
    if (part === undefined || part.near > 0 || (part.unit === 0 && !zero)) return { end, value }
    value += part.coefficient * (part.unit || 1)
    below = part.unit || 1
    end = part.end
    if (below === 1) return { end, value }
  }
}

/** Digits, or groups of three behind a comma of the digits' own width. */
function integerEnd(text: string, at: number): number {
  let end = at
  while (kindAt(text, end) === digit) end += 1
  if (end - at > 3) return end
  const comma = text.charCodeAt(at) > 0x7f ? '，' : ','
  while ((text[end] === ',' || text[end] === comma) && groupOfThree(text, end + 1)) end += 4
  return end
}

function groupOfThree(text: string, at: number): boolean {
  return kindAt(text, at) === digit && kindAt(text, at + 1) === digit && kindAt(text, at + 2) === digit && kindAt(text, at + 3) !== digit
}

/** More digits than a number can hold change nothing but the time it takes. */
const number_units_max = 400

function numberOf(written: string): number {
  let plain = ''
  for (let at = 0; at < Math.min(written.length, number_units_max); at += 1) {
    const unit = written.charCodeAt(at)
    if (kinds[unit] === digit) plain += String(values[unit])
    else if (unit === 0x2e || unit === 0xff0e) plain += '.'
  }
  return Number(plain)
}

function isKilo(text: string, at: number): boolean { return text[at] === '千' && after_kilo.has(text[at + 1] ?? '') }

/** 三点五, 八点三万; 两 does not stand behind 点. */
function readDecimalWords(text: string, whole: Reading): Reading {
  const { end: point } = whole
  if ((text[point] !== '点' && text[point] !== '點') || whole.form !== 'words' || whole.spread > 0) return whole
  let end = point + 1
  let decimals = ''
  while (kindAt(text, end) === word && !'两兩俩倆'.includes(text[end]!)) {
    decimals += String(valueAt(text, end))
    end += 1
  }
  if (decimals === '' || after_clock.has(text[end] ?? '') || kindAt(text, end) === word) return whole
  let multiplier = 1
  while (kindAt(text, end) === big && multiplier < trillion) {
    multiplier *= valueAt(text, end)
    end += 1
  }
  return { end, value: exact(Number(`${whole.value}.${decimals}`) * multiplier), spread: 0, form: 'words' }
}

const digit_words = '零一二三四五六七八九'
const written_max = 1e16

/** A whole number from 0 below ten thousand 万亿 in words: 12800 is 一万二千八百; any other number in digits. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= written_max) return String(value)
  if (value < ten_thousand) return writeSection(value, true)
  const unit = value >= hundred_million ? hundred_million : ten_thousand
  const [above, rest] = [Math.floor(value / unit), value % unit]
  const head = writeNumeral(above) + (unit === hundred_million ? '亿' : '万')
  if (rest === 0) return head
  return head + (rest < unit / 10 ? '零' : '') + writeInner(rest)
}

/** Inside a number ten is 一十. */
function writeInner(value: number): string {
  const written = writeNumeral(value)
  return written.startsWith('十') ? `一${written}` : written
}

function writeSection(value: number, head: boolean): string {
  if (value < 10) return digit_words[value]!
  const unit = value >= 1000 ? 1000 : value >= 100 ? 100 : 10
  const [above, rest] = [Math.floor(value / unit), value % unit]
  const name = unit === 1000 ? '千' : unit === 100 ? '百' : '十'
  const first = (above === 1 && unit === 10 && head ? '' : digit_words[above]!) + name
  if (rest === 0) return first
  return first + (unit > 10 && rest < unit / 10 ? '零' : '') + writeSection(rest, false)
}
