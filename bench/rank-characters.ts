// How often the ranking of @lantai/chinese puts the right character first, on reports none of whose text it has counted: the five longest
// of ../shared/corpus/reports-2026, or with `--others` the rest of them, on which the weights were chosen.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rankFillings } from '@lantai/chinese'
import { whereMeasured } from './measure.ts'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'corpus', 'reports-2026')
const measured_texts = 5
/** Every seventeenth Han character is replaced. */
const step = 17
const window_units = 12
/** The second byte of the full-width question mark, and of 112 characters more. */
const lost_trail = 0xa3

interface Tally { readonly name: string; asked: number; first: number; firstThree: number }

const pairs = new Map<string, number>()
const byLead = new Map<number, string[]>()
const byTrail: string[] = []
readGbk()

const texts = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'))
  .sort((one, other) => other.length - one.length)
const chosen = process.argv.includes('--others') ? texts.slice(measured_texts) : texts.slice(0, measured_texts)
const tallies = measure(chosen)
console.log(`rank of the right character · ${chosen.length} reports, ${chosen.join('').length} characters · ${whereMeasured()}`)
for (const { name, asked, first, firstThree } of tallies) {
  const share = (count: number): string => {
    const [low, high] = interval(count, asked)
    return `${(100 * count / asked).toFixed(2)} % (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`
  }
  console.log(`${name.padEnd(52)} n = ${asked}  rank 1 ${share(first)}  rank ≤ 3 ${share(firstThree)}`)
}

function readGbk(): void {
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length !== 1 || /[\ufffd\ue000-\uf8ff]/.test(character) || pairs.has(character)) continue
      pairs.set(character, lead << 8 | trail)
      byLead.set(lead, [...byLead.get(lead) ?? [], character])
      if (trail === lost_trail) byTrail.push(character)
    }
  }
}

function measure(measured: readonly string[]): readonly Tally[] {
  const tally = (name: string): Tally => ({ name, asked: 0, first: 0, firstThree: 0 })
  const trail = tally(`lost first byte, second A3, all ${byTrail.length} (。 too)`)
  const trailHan = tally('lost first byte, second A3, Han characters alone')
  const lead = tally(`lost second byte, every ${step}th Han character`)
  for (const text of measured) {
    let han = 0
    for (let at = 0; at < text.length; at += 1) {
      const pair = pairs.get(text[at]!) ?? 0
      const isHan = /[\u3400-\u9fff]/.test(text[at]!)
      if ((pair & 0xff) === lost_trail) {
        const rank = rankAt(text, at, byTrail)
        count(trail, rank)
        if (isHan) count(trailHan, rank)
      }
      if (!isHan || pair === 0) continue
      han += 1
      if (han % step === 0) count(lead, rankAt(text, at, byLead.get(pair >> 8)!))
    }
  }
  return [trail, trailHan, lead]
}

function rankAt(text: string, at: number, candidates: readonly string[]): number {
  const ranked = rankFillings(text.slice(Math.max(0, at - window_units), at), candidates, text.slice(at + 1, at + 1 + window_units))
  return ranked.findIndex((entry) => entry.text === text[at]) + 1
}

function count(tally: Tally, rank: number): void {
  tally.asked += 1
  if (rank === 1) tally.first += 1
  if (rank <= 3) tally.firstThree += 1
}

/** Wilson's interval at 95 %. */
function interval(hits: number, asked: number): readonly [number, number] {
  const [z, share] = [1.96, hits / asked]
  const middle = (share + z * z / (2 * asked)) / (1 + z * z / asked)
  const half = z * Math.sqrt(share * (1 - share) / asked + z * z / (4 * asked * asked)) / (1 + z * z / asked)
  return [middle - half, middle + half]
}
