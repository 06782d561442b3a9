// How fast a damaged page is repaired, warm in one process and cold by the command, beside opencc-js, which turns traditional characters
// into simplified ones, and beside "strip the readings, then opencc-js", with what that leaves broken. Peers take turns with the repair.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repairText } from '@lantai/chinese'
import { Converter } from 'opencc-js'
import { option, quantile, whereMeasured } from './measure.ts'

const rounds = Number(option('rounds', '60'))
const cold_rounds = Number(option('cold', '10'))
const shared = join(import.meta.dirname, '..', '..', 'shared', 'corpus', 'speeches', 'page.txt')
if (!existsSync(shared)) throw new Error('the damaged page does not stand beside the checkout, so that nothing can be measured')
const text = readFileSync(shared, 'utf8')
const bytes = Buffer.byteLength(text)
const toSimplified = Converter({ from: 't', to: 'cn' })
const stripped = (damaged: string): string => damaged.replaceAll(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)/g, '')
const clean = repairText(text).text

console.log(`repair of page.txt, ${bytes} bytes of UTF-8 · ${whereMeasured()}`)
const jobs: readonly (readonly [string, () => unknown, number])[] = [
  ['repairText', () => repairText(text), bytes],
  ['repairText, the repaired text again (clean)', () => repairText(clean), Buffer.byteLength(clean)],
  ['opencc-js alone', () => toSimplified(text), bytes],
  ['strip the readings, then opencc-js', () => toSimplified(stripped(text)), bytes],
]
const waits = jobs.map((): number[] => [])
for (let round = -10; round < rounds; round += 1) {
  for (const [index, [, run]] of jobs.entries()) {
    const start_ms = performance.now()
    run()
    if (round >= 0) waits[index]!.push(performance.now() - start_ms)
  }
}
for (const [index, [label, , size]] of jobs.entries()) {
  const sorted = Float64Array.from(waits[index]!).sort()
  const [middle, late] = [quantile(sorted, 0.5), quantile(sorted, 0.95)]
  const speed = `${(size / middle / 1000).toFixed(1)} MB/s`
  console.log(`  ${label.padEnd(46)} median ${middle.toFixed(1)} ms  p95 ${late.toFixed(1)} ms  ${speed}  n = ${rounds}`)
}

const broken = repairText(text).edits.filter((edit) => edit.class === 'bytes')
const byPeer = (start: number, end: number): string => toSimplified(stripped(text.slice(start, end)))
const left = broken.filter((edit) => narrow(byPeer(edit.start, edit.end)) !== narrow(edit.text))
const lost = (edits: typeof broken): number => edits.reduce((sum, edit) => sum + (edit.lost?.length ?? 0), 0)
const places = `${lost(left)} of ${lost(broken)} places`
console.log(`  strip + opencc-js leaves ${left.length} of ${broken.length} broken stretches broken (${places})`)
for (const edit of left.slice(0, 8)) {
  console.log(`    ${byPeer(edit.start, edit.end)}   instead of   ${edit.text}`)
}

const folder = mkdtempSync(join(tmpdir(), 'lantai-bench-'))
try {
  writeFileSync(join(folder, 'page.txt'), text)
  const command = join(import.meta.dirname, '..', 'apps', 'cli', 'bin', 'lantai.mjs')
  const times: number[] = []
  for (let round = -1; round < cold_rounds; round += 1) {
    const start_ms = performance.now()
    const { status } = spawnSync(process.execPath, [command, 'reading', 'read', join(folder, 'page.txt'), '--text'])
    if (status !== 0) throw new Error('the command failed')
    if (round >= 0) times.push(performance.now() - start_ms)
  }
  const sorted = Float64Array.from(times).sort()
  const [middle, slowest] = [quantile(sorted, 0.5).toFixed(0), sorted.at(-1)!.toFixed(0)]
  console.log(`  lantai reading read, cold: median ${middle} ms  max ${slowest} ms  n = ${cold_rounds}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function narrow(written: string): string {
  return written.replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}
