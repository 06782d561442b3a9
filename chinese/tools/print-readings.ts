import { isToneless, normaliseReading, withoutTone } from '../src/syllables.ts'
import { simplifiedPairs } from './print-simplified.ts'
import { packageVersion, readPackageFile } from './packages.ts'

/** Every Han character of GBK, in the order of its bytes. */
export function gbkCharacters(): readonly string[] {
  const decoder = new TextDecoder('gbk')
  const found: string[] = []
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (/^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]$/.test(text)) found.push(text)
    }
  }
  return found
}

/** Single characters of pinyin-pro: `'bā bà': ['魞', '鲃']`, and words: `部分: 'bù fen'`. */
function* readPinyinPro(): Generator<readonly [string, string]> {
  const single = readPackageFile('pinyin-pro', 'dist/esm/data/dict1.mjs')
  for (const [, quoted, plain, list] of single.matchAll(/(?:'([^']+)'|([a-zêü\u00c0-\u01ff\u1e00-\u1eff]+)): \[([^\]]*)\]/g)) {
    for (const [, character] of list!.matchAll(/'([^']+)'/g)) {
      for (const reading of (quoted ?? plain ?? '').split(' ')) yield [character!, reading]
    }
  }
  for (const file of ['dict2', 'dict3', 'dict4', 'dict5', 'surname']) {
    const words = readPackageFile('pinyin-pro', `dist/esm/data/${file}.mjs`)
    for (const [, word, readings] of words.matchAll(/^\s+'?([\u4e00-\u9fff]+)'?: ["']([^"']+)["'],?$/gm)) {
      const list = readings!.split(' ')
      if (list.length === word!.length) for (const [at, reading] of list.entries()) yield [word![at]!, reading]
    }
  }
}

/** pinyin's table of characters, from Unihan and pinyin-data: `dict[0x4e01] = "dīng,zhēng"`. */
function* readPinyin(): Generator<readonly [string, string]> {
  for (const [, code, readings] of readPackageFile('pinyin', 'lib/esm/pinyin.js').matchAll(/dict\[0x([0-9a-f]+)\] = "([^"]*)"/gi)) {
    for (const reading of readings!.split(',')) yield [String.fromCodePoint(parseInt(code!, 16)), reading]
  }
}

/** What no table has. */
const supplement: readonly (readonly [string, string])[] = [['龥', 'yù'], ['瓩', 'qiān'], ['於', 'wū']]

/** chinese/src/generated/readings.json: for every character its readings; characters with the same readings share a row. */
export function printReadings(): string {
  const characters = gbkCharacters()
  const readings = new Map<string, Set<string>>(characters.map((character) => [character, new Set()]))
  for (const source of [readPinyinPro(), readPinyin(), supplement]) {
    for (const [character, raw] of source) {
      const reading = normaliseReading(raw.trim())
      if (isToneless(withoutTone(reading))) readings.get(character)?.add(reading)
    }
  }
  for (const character of characters) {
    // Compatibility forms read like the character they stand for.
    const plain = character.normalize('NFC')
    if (plain !== character) for (const reading of readings.get(plain) ?? []) readings.get(character)!.add(reading)
  }
  // A program that annotates a converted page has looked the simplified character up: 們(men), 髮(fā).
  for (const [traditional, simplified] of simplifiedPairs()) {
    for (const reading of readings.get(simplified) ?? []) readings.get(traditional)?.add(reading)
  }
  const rows = new Map<string, string>()
  for (const [character, list] of readings) {
    if (list.size === 0) continue
    const key = [...list].sort().join(' ')
    rows.set(key, (rows.get(key) ?? '') + character)
  }
  const lines = [...rows].sort(([one], [other]) => one < other ? -1 : 1)
    .map(([key, list]) => ` ${JSON.stringify(key)}: ${JSON.stringify(list)}`)
  const source = `${packageVersion('pinyin-pro')} and ${packageVersion('pinyin')}, MIT`
  return `{\n"source": ${JSON.stringify(source)},\n"readings": {\n${lines.join(',\n')}\n}\n}\n`
}
