// The forms in which official documents number their parts (GB/T 9704: 一、 （一） 1. （1）) and those that speech uses.

interface Numbering {
  /** 1 for 一、 2 for （一） 3 for 1. 4 for （1） 5 for 第一层意思 6 for 第一， and 首先， 7 for 一是 and 一要 8 for ——. */
  readonly level: number
  readonly number: string
  /** The value of the number; 0 where the form has none. */
  readonly value: number
}

const words = '一二三四五六七八九十'
const forms: readonly (readonly [level: number, form: RegExp])[] = [
  [1, /^第([一二三四五六七八九十]{1,3})(?:章|部分|篇)[\s\u3000、，：:]*/],
  [1, /^([一二三四五六七八九十]{1,3})、/],
  [2, /^[（(]([一二三四五六七八九十]{1,3})[）)][、，]?/],
  [3, /^(\d{1,2})(?:[.．](?![\d])|、)\s*/],
  [4, /^[（(](\d{1,2})[）)][、，]?/],
  [4, /^([①②③④⑤⑥⑦⑧⑨⑩])/],
  [5, /^第([一二三四五六七八九十]{1,3})(?:层意思|部分)[，、：,]?/],
  [6, /^第([一二三四五六七八九十]{1,3})(?:个?(?:层面|方面)|点)?(?:[，：,]|、(?![一二三四五六七八九十]))/],
  [6, /^第([一二三四五六七八九十]{1,3})个?(?:层面|方面)(?=就?是)/],
  [6, /^(首先|其次|再次|最后)[，,]/],
  [7, /^([一二三四五六七八九十]{1,2})(?=是|要)/],
  [8, /^(——)(?!\s*(?:20\d\d|20xx|二[〇○零]|在|——))/],
]

/** How a line or an item is numbered, or undefined. */
export function readNumbering(text: string): Numbering | undefined {
  const first = text.charCodeAt(0)
  // Only these can begin a number: digits, brackets, circled digits, CJK, the dash.
  if (first < 0x28) return undefined
  for (const [level, form] of forms) {
    const found = form.exec(text)
    if (found) return { level, number: found[0].trim(), value: valueOf(found[1]!) }
  }
  return undefined
}

function valueOf(number: string): number {
  if (/^\d+$/.test(number)) return Number(number)
  const circled = '①②③④⑤⑥⑦⑧⑨⑩'.indexOf(number)
  if (circled >= 0) return circled + 1
  const named = ['首先', '其次', '再次', '最后'].indexOf(number)
  if (named >= 0) return named + 1
  let value = 0
  for (const character of number) {
    const digit = words.indexOf(character) + 1
    if (digit === 0) return 0
    value = digit === 10 ? (value || 1) * 10 : value + digit
  }
  return value
}
