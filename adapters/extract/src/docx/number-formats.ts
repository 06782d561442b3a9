// How a number of an automatic list is written (ECMA-376 part 1, 17.18.59). What has no form of its own is written in digits.

const letters = 'abcdefghijklmnopqrstuvwxyz'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'
const digits = '〇一二三四五六七八九'

const formats: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  chineseCounting: counting,
  taiwaneseCounting: counting,
  ideographDigital: positional,
  taiwaneseDigital: positional,
  japaneseDigitalTenThousand: positional,
  chineseCountingThousand: (value) => grouped(value, digits, '零', ['', '十', '百', '千'], 'ten'),
  taiwaneseCountingThousand: (value) => grouped(value, digits, '零', ['', '十', '百', '千'], 'ten'),
  japaneseCounting: (value) => grouped(value, digits, '', ['', '十', '百', '千'], 'all'),
  chineseLegalSimplified: (value) => grouped(value, '零壹贰叁肆伍陆柒捌玖', '零', ['', '拾', '佰', '仟'], 'none'),
  ideographLegalTraditional: (value) => grouped(value, '零壹貳參肆伍陸柒捌玖', '零', ['', '拾', '佰', '仟'], 'none'),
  ideographTraditional: (value) => stems[value - 1] ?? String(value),
  ideographZodiac: (value) => branches[value - 1] ?? String(value),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  numberInDash: (value) => `- ${value} -`,
}

/** Numbers beyond this are written in digits by all forms. */
const value_max = 9999

export function formatNumber(value: number, format: string): string {
  const form = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (form && (format === 'none' || format === 'bullet')) return ''
  return form && value >= 1 && value <= value_max ? form(value) : String(value)
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

/** z is followed by aa and bb, not by ab. */
function letter(value: number): string { return letters[(value - 1) % 26]!.repeat(Math.ceil(value / 26)) }

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'],
    [4, 'iv'], [1, 'i'],
  ]
  let rest = value
  let written = ''
  for (const [worth, sign] of parts) for (; rest >= worth; rest -= worth) written += sign
  return written
}

function enclosed(value: number, first: number, count: number): string {
  return value <= count ? String.fromCharCode(first + value - 1) : String(value)
}

function positional(value: number): string { return String(value).replace(/\d/g, (digit) => digits[Number(digit)]!) }

/** 十一 and 九十九, but 一〇〇. */
function counting(value: number): string {
  return value < 100 ? grouped(value, digits, '零', ['', '十'], 'ten') : positional(value)
}

/** With powers of ten; `bare` says which powers stand without a leading one: 十 alone at the start, all (百一), or none (壹拾). */
function grouped(value: number, figures: string, gap: string, powers: readonly string[], bare: 'ten' | 'all' | 'none'): string {
  const places = [...String(value)].map(Number)
  let written = ''
  let skipped = false
  for (const [at, place] of places.entries()) {
    const power = places.length - 1 - at
    if (place === 0) { skipped = true; continue }
    if (skipped && written !== '') written += gap
    skipped = false
    const alone = place === 1 && power > 0 && (bare === 'all' || (bare === 'ten' && power === 1 && at === 0))
    written += (alone ? '' : figures[place]!) + powers[power]!
  }
  return written
}
