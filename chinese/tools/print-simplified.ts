import { packageVersion, readPackageFile } from './packages.ts'
import { contexts, kept, variants } from './simplified-contexts.ts'

/** OpenCC's dictionary as opencc-js carries it: `export default "key value value|key value"`. */
function readDictionary(name: string): readonly (readonly [string, ...string[]])[] {
  const source = readPackageFile('opencc-js', `dist/esm-lib/dict/${name}.js`)
  const text = JSON.parse(source.slice(source.indexOf('"'), source.lastIndexOf('"') + 1)) as string
  return text.split('|').map((row) => row.split(' ') as [string, ...string[]])
}

/** Variants that stand in simplified names and quotations so often that they prove nothing. */
const neutral = new Set('昇陞祕甦喆彷彿剋')

/** The Han characters of GB2312: what simplified text has used since 1980. */
function plainSimplified(): ReadonlySet<string> { return charactersOf('gbk', [0xb0, 0xf7], 0xa1) }

/** The frequent characters of Big5: 里 and 后 have more than one traditional form and are one themselves. */
function plainTraditional(): ReadonlySet<string> { return charactersOf('big5', [0xa4, 0xc6], 0x40) }

function charactersOf(encoding: string, [lead_first, lead_last]: readonly [number, number], trail_first: number): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding)
  const found = new Set<string>()
  for (let lead = lead_first; lead <= lead_last; lead += 1) {
    for (let trail = trail_first; trail <= 0xfe; trail += 1) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  }
  return found
}

/** The pairs of traditional and simplified characters, without those that only some words change. */
export function simplifiedPairs(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const [from, to] of [...readDictionary('TSCharacters'), ...variants]) {
    if (from.length === 1 && to?.length === 1 && from !== to && !kept.has(from)) pairs.set(from, to)
  }
  return pairs.set('著', '着')
}

/** chinese/src/generated/simplified.json. Characters outside the Basic Multilingual Plane are in no GBK page and are left out. */
export function printSimplified(): string {
  const pairs = simplifiedPairs()
  const used = plainTraditional()
  const simplifiedOnly = readDictionary('STCharacters').map(([from, ...to]) => ({ from, to }))
    .filter(({ from, to }) => from.length === 1 && !to.includes(from) && !pairs.has(from) && !used.has(from)).map(({ from }) => from)
  const plain = plainSimplified()
  const shared = [...pairs.keys()].filter((character) => plain.has(character) || neutral.has(character))
  const characters = [...pairs].map(([from, to]) => from + to).sort()
  const rules = Object.entries(contexts).filter(([, list]) => list.length > 0)
  return `${JSON.stringify({
    source: `${packageVersion('opencc-js')}, OpenCC's dictionaries, Apache-2.0; contexts: chinese/tools/simplified-contexts.ts`,
    characters: characters.join(''), simplifiedOnly: simplifiedOnly.join(''),
    shared: shared.join(''), contexts: Object.fromEntries(rules),
  }, undefined, 1)}\n`
}
