// Syllables of Standard Mandarin in Hanyu Pinyin, with and without tone marks.

/** By initial; a syllable without one is written with y or w, or stands in the first row. */
const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ê ei en eng er o ou m n ng hm hng r',
  b: 'a ai an ang ao ei en eng i ian iang iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie in ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo ü üe',
  l: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üan üe ün',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng o ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  y: 'a ai an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o ong u',
}

const syllables: ReadonlySet<string> = new Set(
  Object.entries(finals).flatMap(([initial, list]) => list.split(' ').map((final) => initial + final)),
)

const toned = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ'
const plain = 'aaaaeeeeiiiioooouuuuüüüümnnn'
/** Macron, acute, caron, grave; the breve is what some write for the caron. */
const marks = /[\u0300\u0301\u0304\u0306\u030c]/g

/** Composed letters, g for ɡ and a for ɑ: how readings are written in the tables. */
export function normaliseReading(text: string): string {
  return text.normalize('NFC').replaceAll('\u0261', 'g').replaceAll(/\u0251/g, 'a').normalize('NFC')
}

export function withoutTone(text: string): string {
  let result = ''
  for (const letter of normaliseReading(text)) {
    const at = toned.indexOf(letter)
    result += at >= 0 ? plain[at]! : letter
  }
  return result.normalize('NFD').replaceAll(marks, '').normalize('NFC')
}

/** How many tone marks the text carries. */
function countTones(text: string): number { return text.normalize('NFD').match(marks)?.length ?? 0 }

/** Exactly one tone mark on a syllable that Mandarin has. */
export function isTonedSyllable(text: string): boolean { return kindOf(text) === 'toned' }

/** A syllable that Mandarin has, without a tone mark: the neutral tone, or written by a program that leaves tones out. */
export function isToneless(text: string): boolean { return kindOf(text) === 'toneless' }

type SyllableKind = 'toned' | 'toneless' | 'none'

const letters_max = 9
const known = new Map<string, SyllableKind>()
const known_max = 4096

/** An annotated page has the same few hundred syllables thousands of times. */
function kindOf(text: string): SyllableKind {
  if (text.length > letters_max) return 'none'
  let kind = known.get(text)
  if (kind !== undefined) return kind
  kind = syllables.has(normaliseReading(text)) ? 'toneless'
    : countTones(text) === 1 && syllables.has(withoutTone(text)) ? 'toned' : 'none'
  if (known.size === known_max) known.clear()
  known.set(text, kind)
  return kind
}
