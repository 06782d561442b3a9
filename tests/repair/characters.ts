// Traditional characters, readings and GBK, as the anti-copying programs have them.
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

/** `standard` is OpenCC's own first choice (爲 裏 衆), `taiwan` its Taiwan variants (為 裡 眾). */
export type Variant = 'standard' | 'taiwan'

const converters = { standard: Converter({ from: 'cn', to: 't' }), taiwan: Converter({ from: 'cn', to: 'tw' }) }

/** One character alone, without a look at its word, as those programs do; 着 always becomes 著, `keeps` stay. */
export function toTraditional(character: string, variant: Variant, keeps = ''): string {
  if (keeps.includes(character)) return character
  if (character === '着') return '著'
  const written = converters[variant](character)
  return written.length === character.length ? written : character
}

export function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character)
}

/** Every reading with its tone mark; empty where there is none that Hanyu Pinyin writes. */
export function readingsOf(character: string): readonly string[] {
  return pinyin(character, { multiple: true, type: 'array' })
    .filter((reading) => /^[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*$/.test(reading))
}

/** The reading of the character at `at` in its words. */
export function readingIn(text: string, at: number): string | undefined {
  const before = /\p{Script=Han}*$/u.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^\p{Script=Han}*/u.exec(text.slice(at))?.[0] ?? ''
  return pinyin(before + after, { type: 'array' })[before.length]
}

export function withoutTone(reading: string): string {
  return reading.normalize('NFD').replace(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC')
}

/** CP936: the two bytes of a character, or one for ASCII. */
export function encodeGbk(text: string): Uint8Array {
  const bytes = iconv.encode(text, 'gbk')
  if (iconv.decode(bytes, 'gbk') !== text) throw new RangeError('the text has characters that GBK lacks')
  // A Buffer's own slice() would share its bytes.
  return new Uint8Array(bytes)
}

/** What CP936 shows for two bytes, a private-use character where nothing is assigned. */
export function decodePair(lead: number, trail: number): string {
  const pair = lead * 256 + trail
  const shown = shownPairs[pair] ?? iconv.decode(Buffer.from([lead, trail]), 'gbk')
  shownPairs[pair] = shown
  return shown
}

const shownPairs: string[] = []

const signs = '、。“”‘’《》〈〉〔〕【】…—·'

/** May stand in an office text: a Han character, its punctuation, or the full-width form of an ASCII sign. */
export function isWriting(character: string): boolean {
  return character.length === 1 && (isHan(character) || signs.includes(character) || /[\uff01-\uff5e]/.test(character))
}

let usual: readonly string[] | undefined

/** The traditional characters whose simplified form differs and is one of the 3,755 most usual (GB 2312, level 1). */
export function usualTraditional(): readonly string[] {
  if (usual !== undefined) return usual
  const found = new Set<string>()
  for (let lead = 0xb0; lead <= 0xd7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const simplified = decodePair(lead, trail)
      const traditional = toTraditional(simplified, 'standard')
      if (isHan(simplified) && traditional !== simplified && traditional !== '著') found.add(traditional)
    }
  }
  usual = [...found]
  return usual
}
