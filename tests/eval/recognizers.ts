// npm run eval:recognizers: our recognisers on the Chinese specs of microsoft/Recognizers-Text, which stand beside the project. What
// Microsoft's convention counts and ours leaves out is read by the adapters in tests/recognizers. `--misses` prints every failing case.
// The adapters were written with these cases in view, so the figures say that the convention can be met, not how unseen text fares.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { findDateTimes } from '@lantai/chinese'
import type { DateTimeKind } from '@lantai/chinese'
import { findNumbers, findOrdinals, findPercents } from '../recognizers/numbers.ts'
import { halfWidth } from '../recognizers/squeezed.ts'
import type { Found } from '../recognizers/squeezed.ts'
import { findAges, findCurrencies, findDimensions, findTemperatures } from '../recognizers/units.ts'

interface Expected {
  readonly Text: string
  readonly Start: number
  readonly Type?: string
  readonly TypeName?: string
  readonly Resolution?: { readonly value?: string | null; readonly unit?: string }
}
interface Case { readonly Input: string; readonly Results?: readonly Expected[]; readonly NotSupported?: string }

interface Reader {
  readonly file: string
  /** Cases right by Microsoft's own JavaScript, where it was measured. */
  readonly theirs?: number
  readonly read: (input: string) => readonly Found[]
  readonly compare: 'values' | 'spans'
}

const specs = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'recognizers-specs-zh')
const misses_shown = process.argv.includes('--misses')

function print(line: string): void { process.stdout.write(`${line}\n`) }

/** The kinds that Microsoft's separate extractors look for. */
function dateTimes(...kinds: readonly DateTimeKind[]): Reader['read'] {
  return (input) => findDateTimes(halfWidth(input), ...kinds.length > 0 ? [new Set(kinds)] : [])
    .map(({ start, end, kind }) => ({ start, end, value: kind === 'holiday' ? 'date' : kind }))
}

const pairs = (name: string, kind: DateTimeKind): Reader[] => ['Extractor', 'Parser'].map((part) => (
  { file: `DateTime/Chinese/${name}${part}`, read: dateTimes(kind), compare: 'spans' }))

const readers: readonly Reader[] = [
  { file: 'Number/Chinese/NumberModel', theirs: 363, read: findNumbers, compare: 'values' },
  { file: 'Number/Chinese/PercentModel', theirs: 148, read: findPercents, compare: 'values' },
  { file: 'Number/Chinese/OrdinalModel', read: findOrdinals, compare: 'values' },
  { file: 'NumberWithUnit/Chinese/DimensionModel', theirs: 31, read: findDimensions, compare: 'values' },
  { file: 'NumberWithUnit/Chinese/CurrencyModel', theirs: 28, read: findCurrencies, compare: 'values' },
  { file: 'NumberWithUnit/Chinese/AgeModel', read: findAges, compare: 'values' },
  { file: 'NumberWithUnit/Chinese/TemperatureModel', read: findTemperatures, compare: 'values' },
  { file: 'DateTime/Chinese/DateTimeModel', theirs: 225, read: dateTimes(), compare: 'spans' },
  { file: 'DateTime/Chinese/DateTimeModelExperimentalMode', read: dateTimes(), compare: 'spans' },
  { file: 'DateTime/Chinese/MergedExtractor', read: dateTimes(), compare: 'spans' },
  { file: 'DateTime/Chinese/MergedParser', read: dateTimes(), compare: 'spans' },
  ...pairs('Date', 'date'), ...pairs('DatePeriod', 'daterange'), ...pairs('DateTime', 'datetime'),
  ...pairs('DateTimePeriod', 'datetimerange'),
  ...pairs('Duration', 'duration'), ...pairs('Holiday', 'holiday'), ...pairs('Set', 'set'), ...pairs('Time', 'time'),
  ...pairs('TimePeriod', 'timerange'),
]

const not_read = ['Number/Chinese/NumberRangeModel', 'Choice', 'Sequence']

function sameSpan(input: string, found: Found, expected: Expected): boolean {
  return found.start === expected.Start && halfWidth(input).slice(found.start, found.end) === halfWidth(expected.Text)
}

function sameValue({ value, unit }: Found, { Resolution }: Expected): boolean {
  if (unit !== undefined && unit !== Resolution?.unit) return false
  const wanted = Resolution?.value ?? undefined
  if (wanted === undefined || value === undefined) return wanted === value
  const [one, other] = [Number.parseFloat(value), Number.parseFloat(wanted)]
  return value.endsWith('%') === wanted.endsWith('%') && Math.abs(one - other) <= 1e-9 * Math.abs(other)
}

function described({ Input, Results = [], NotSupported }: Case, found: readonly Found[]): string {
  const wanted = Results.map(({ Text, Resolution }) => `${Text}${Resolution?.value ? ` = ${Resolution.value}` : ''}`)
  const got = found.map(({ start, end, value }) => `${halfWidth(Input).slice(start, end)} = ${value ?? '–'}`)
  return `    ${Input}${NotSupported === undefined ? '' : ` (marked unsupported: ${NotSupported})`}`
    + `\n      wants ${wanted.join(' · ') || 'nothing'}\n      finds ${got.join(' · ') || 'nothing'}`
}

function evaluate({ file, theirs, read, compare }: Reader): void {
  const cases = JSON.parse(readFileSync(join(specs, `${file}.json`), 'utf8').replace(/^\ufeff/, '')) as readonly Case[]
  let [spans, values, both] = [0, 0, 0]
  const misses: string[] = []
  for (const { Input, Results = [], NotSupported } of cases) {
    const found = read(Input)
    const counted = found.length === Results.length
    const right = counted && found.every((one, index) => sameSpan(Input, one, Results[index]!))
    const valued = counted && found.every((one, index) => (compare === 'values' ? sameValue(one, Results[index]!)
      : one.value === (Results[index]!.TypeName ?? Results[index]!.Type ?? '').replace('datetimeV2.', '')))
    if (right) spans += 1
    if (valued) values += 1
    if (right && valued) both += 1
    if (right && (valued || compare === 'spans')) continue
    misses.push(described({ Input, Results, ...NotSupported !== undefined && { NotSupported } }, found))
  }
  const name = file.split('/').at(-1)!
  const counts = [values, spans, both].map((count) => String(count).padStart(3))
  print(`  ${name.padEnd(30)} ${compare === 'values' ? 'values' : 'kinds '} ${counts[0]} · spans ${counts[1]} · both ${counts[2]}`
    + ` of ${cases.length}${theirs === undefined ? '' : ` · Microsoft's JavaScript ${theirs} (${compare})`}`)
  if (misses_shown) for (const miss of misses) print(miss)
}

if (!existsSync(specs)) print('skipped: the specs are not here')
else {
  print('microsoft/Recognizers-Text, Chinese: cases right (every result of the case)')
  for (const reader of readers) evaluate(reader)
  print(`  not read: ${not_read.join(', ')}`)
}
