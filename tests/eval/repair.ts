// npm run eval:repair: what must hold of the repair, on texts that are not part of the project and stand beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { AnchorIndex, repairText, sniffMedia } from '@lantai/chinese'
import type { Edit } from '@lantai/chinese'
import { childExtractor } from '@lantai/extract'
import { readPage } from '@lantai/reading/read-page'
import { encodeGbk, toTraditional } from '../repair/characters.ts'
import { damage } from '../repair/damage.ts'
import { judgeRepair } from '../repair/judge-repair.ts'
import type { Judged } from '../repair/judge-repair.ts'
import { chanceFrom } from '../repair/random.ts'

const places_shown_max = 40
const corpus = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus')

function print(line: string): void { process.stdout.write(`${line}\n`) }

if (!existsSync(corpus)) print('skipped: the texts are not here')
else {
  evaluatePage()
  evaluateReports()
  await evaluateClean()
}

/** Width, spaces, quotation marks and masks are not compared. */
function normalise(text: string): string {
  return text.replaceAll(/[\s\u3000"“”'‘’]/g, '').replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[*＊×xX]+/g, '')
}

function share(hits: number, asked: number): string {
  if (asked === 0) return 'n = 0'
  const [z, part] = [1.96, hits / asked]
  const middle = (part + z * z / (2 * asked)) / (1 + z * z / asked)
  const half = z * Math.sqrt(part * (1 - part) / asked + z * z / (4 * asked * asked)) / (1 + z * z / asked)
  return `${hits} of ${asked} = ${(100 * part).toFixed(1)} % (${(100 * (middle - half)).toFixed(1)}–${(100 * (middle + half)).toFixed(1)})`
}

// ── the damaged page ────────────────────────────────────────────────────────────────────────────────────────────────

function evaluatePage(): void {
  const damaged = readFileSync(join(corpus, 'speeches', 'page.txt'), 'utf8')
  const clean = readFileSync(join(corpus, 'speeches', 'page.clean.txt'), 'utf8')
  print('page.txt against page.clean.txt')
  const page = readPage(damaged)
  const edits = withFurniture(page.repaired.edits, page.furniture.map(({ start, end }) => (
    new AnchorIndex(page.repaired.anchors).byteRangeOf(start, end))))
  const judged = judgeRepair(damaged, edits, clean, normalise)
  print(`  characters different outside the places with choices: ${judged.silentlyWrong.length} stretches`)
  for (const { is, should } of judged.silentlyWrong) print(`    is ${JSON.stringify(is)}\n    should be ${JSON.stringify(should)}`)
  for (const ranked of [true, false]) {
    const lost = repairText(damaged, { ranked }).edits.flatMap((edit) => edit.lost ?? [])
    const keys = lost.filter(({ kind }) => kind === 'straddled-reading' || kind === 'lost-key')
    const proven = keys.filter(({ certainty }) => certainty === 'proven')
    print(`  straddled keys proven${ranked ? '' : ', without the counts'}: ${share(proven.length, keys.length)}`)
  }
  printOthers(judged)
}

/** Furniture is taken out, and with it whatever was repaired in it. */
function withFurniture(edits: readonly Edit[], furniture: readonly { readonly byte_start: number; readonly byte_end: number }[]): Edit[] {
  const dropped = furniture.map(({ byte_start, byte_end }): Edit => (
    { start: byte_start, end: byte_end, text: '', class: 'tag', certainty: 'proven' }))
  const kept = edits.filter((edit) => !dropped.some(({ start, end }) => edit.start < end && edit.end > start))
  return [...kept, ...dropped].sort((one, other) => one.start - other.start)
}

function printOthers(judged: Judged): void {
  const places = judged.ranked.filter((place) => place.class === 'bytes')
  const ranks = places.flatMap((place) => place.lost.filter(({ kind, certainty }) => (
    certainty !== 'proven' && kind !== 'straddled-reading' && kind !== 'lost-key')).map(() => place.rank))
  print(`  other lost bytes at rank 1: ${share(ranks.filter((rank) => rank === 1).length, ranks.length)}`
    + ` · at rank ≤ 3: ${share(ranks.filter((rank) => rank > 0 && rank <= 3).length, ranks.length)}`)
  for (const { shown, rank, margin, choices, certainty } of places) {
    print(`    ${certainty}  rank ${rank}  margin ${margin?.toFixed(1) ?? '–'}  ${shown}  →  ${choices.slice(0, 4).join(' | ')}`)
  }
  const others = judged.ranked.filter((place) => place.class !== 'bytes')
  print(`  著/着 and the like, first choice right: ${share(others.filter(({ rank }) => rank === 1).length, others.length)}`)
}

// ── reports with keys of our own ────────────────────────────────────────────────────────────────────────────────────

interface Tally { asked: number; first: number; firstThree: number }

function evaluateReports(): void {
  const folder = join(corpus, 'reports-2026')
  const reports = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'))
    .sort((one, other) => other.length - one.length)
    // The few numbers of the ranking were chosen on the others.
    .slice(...(process.argv.includes('--others') ? [5] : [0, 5])).map(encodable)
  const tally = (): Tally => ({ asked: 0, first: 0, firstThree: 0 })
  const tallies = { straddle: tally(), sign: tally(), trail: tally() }
  let [unique, proven, wrong, edited, unexplained, guessed] = [0, 0, 0, 0, 0, 0]
  const misses: string[] = []
  for (const report of reports) edited += repairText(report).edits.filter((edit) => edit.class !== 'space' && edit.class !== 'mask').length
  for (let set = 0; set < 20; set += 1) {
    const chance = chanceFrom(9000 + set)
    const folds = chance.pick(['？；', '！？；', '；：', '？', '；，'])
    const keys = 30 + chance.below(121)
    const result = damage(reports[set % reports.length]!, 9000 + set, [
      { class: 'anti-copy', keys, straddleOnly: set % 4, folds, otherReadings: set % 3 === 0 ? 0.2 : 0, tags: set % 2 === 0 },
    ])
    const { edits } = repairText(result.text)
    const judged = judgeRepair(result.text, edits, result.expected, normalise)
    wrong += judged.silentlyWrong.length
    for (const { is, should } of judged.silentlyWrong.slice(0, 3)) misses.push(`set ${set}: is ${is} should be ${should}`)
    unique += result.places.filter(({ kind, preimages, key }) => (
      preimages === 1 && (kind === 'key-across' || kind === 'key-out-of-step') && (key?.learned ?? 0) > 0)).length
    proven += edits.flatMap((edit) => edit.lost ?? []).filter(({ certainty }) => certainty === 'proven').length
    for (const place of judged.ranked.filter((each) => each.class === 'bytes')) {
      if (place.certainty === 'unexplained') {
        unexplained += 1
        if (place.rank === 1) guessed += 1
      }
      for (const { kind } of place.lost.filter(({ certainty }) => certainty !== 'proven')) {
        const counted = tallies[kind === 'straddled-sign' ? 'sign' : kind === 'lost-byte' ? 'trail' : 'straddle']
        counted.asked += 1
        if (place.rank === 1) counted.first += 1
        if (place.rank > 0 && place.rank <= 3) counted.firstThree += 1
      }
      const choices = place.choices.slice(0, 4).join(' | ')
      if (place.rank !== 1) misses.push(`set ${set}: rank ${place.rank} ${place.certainty} ${place.shown} → ${choices}`)
    }
  }
  print('\n20 random key sets over reports of 2026')
  print(`  clean reports: ${edited} edits besides spaces`)
  print(`  stretches silently wrong: ${wrong}`)
  print(`  keys lost where the page shows them and only one original is possible: ${unique}; proven straddles in all: ${proven}`)
  for (const [name, label] of [['straddle', 'ambiguous keys'], ['sign', '?? and the like'], ['trail', 'lone lost bytes']] as const) {
    const { asked, first, firstThree } = tallies[name]
    print(`  ${label}, rank 1: ${share(first, asked)} · rank ≤ 3: ${share(firstThree, asked)}`)
  }
  print(`  unexplained: ${unexplained}, of which the guess is right: ${guessed}`)
  for (const miss of misses) print(`    ${miss}`)
}

/** What GBK has not cannot be damaged so; straight lines of the page are kept as they are. */
function encodable(report: string): string {
  return Array.from(report.replaceAll('\r', ''), (character) => (fits(character) ? character : '')).join('')
}

function fits(character: string): boolean {
  try {
    return encodeGbk(toTraditional(character, 'standard')).length <= 2
  } catch {
    return false
  }
}

// ── clean texts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Nothing may be changed but spaces; those and the furniture are listed to be read (`--furniture` for all of it). */
async function evaluateClean(): Promise<void> {
  const extractor = childExtractor()
  const counts = new Map<string, number>()
  const changed: string[] = []
  let [files, characters, furniture] = [0, 0, 0]
  try {
    for (const folder of ['reports-2025-docx', 'reports-2026', 'policies-html', 'statistics', 'speeches']) {
      for (const name of readdirSync(join(corpus, folder)).sort()) {
        if (name === 'page.txt' || name.endsWith('.tsv')) continue
        const bytes = readFileSync(join(corpus, folder, name))
        const { text } = await extractor.extract(bytes, sniffMedia(bytes.subarray(0, 4096), bytes.subarray(-65_536)))
        const page = readPage(text)
        files += 1
        characters += text.length
        for (const edit of page.repaired.edits) {
          counts.set(edit.class, (counts.get(edit.class) ?? 0) + 1)
          if (edit.class === 'mask') continue
          const [before, shown, after] = [[-12, 0], [0, edit.end - edit.start], [edit.end - edit.start, edit.end - edit.start + 12]]
            .map(([from, to]) => text.slice(edit.start + from!, edit.start + to!))
          changed.push(`${name}: ${edit.class} …${before}[${shown}→${edit.text}]${after}…`.replaceAll('\n', '⏎'))
        }
        furniture += page.furniture.length
        if (!process.argv.includes('--furniture')) continue
        for (const { start, end, kind } of page.furniture) {
          print(`    ${name} ${kind}: ${page.repaired.text.slice(start, Math.min(end, start + 100))}`)
        }
      }
    }
  } finally {
    await extractor.close()
  }
  print(`\nclean texts: ${files} files, ${characters} characters`)
  const classes = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'
  print(`  edits by class: ${classes} (a mask is marked and not changed)`)
  for (const line of changed.slice(0, places_shown_max)) print(`    ${line}`)
  print(`  pieces of furniture: ${furniture}`)
}
