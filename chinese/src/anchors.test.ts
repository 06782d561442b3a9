import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { composeAnchors } from './anchor-composition.ts'
import { AnchorIndex, byteRangeOf, textRangeOf } from './anchor-index.ts'
import type { AnchorRun } from './anchors.ts'
import { bytesOf, decodeAnchors, encodeAnchors, unitsOf } from './anchors.ts'

const count = fc.integer({ min: 1, max: 70_000 })
const anyRun: fc.Arbitrary<AnchorRun> = fc.oneof(
  fc.record({ kind: fc.constant('linear' as const), units: count, bytes_per_unit: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('block' as const), units: fc.integer({ min: 2, max: 3 }), bytes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('skip' as const), bytes: count }),
  fc.record({ kind: fc.constant('added' as const), units: fc.integer({ min: 1, max: 3 }) }),
)

/** One entry a unit of text: the bytes it came from. Written apart from the code under test, slowly and plainly. */
function spread(runs: readonly AnchorRun[]): { units: ([number, number] | undefined)[]; bytes: number } {
  const units: ([number, number] | undefined)[] = []
  let byte = 0
  for (const run of runs) {
    if (run.kind === 'skip') byte += run.bytes
    else if (run.kind === 'added') for (let unit = 0; unit < run.units; unit += 1) units.push(undefined)
    else if (run.kind === 'block') {
      for (let unit = 0; unit < run.units; unit += 1) units.push([byte, byte + run.bytes])
      byte += run.bytes
    } else for (let unit = 0; unit < run.units; unit += 1) { units.push([byte, byte + run.bytes_per_unit]); byte += run.bytes_per_unit }
  }
  return { units, bytes: byte }
}

describe('anchor runs', () => {
  it('are written in few bytes and read back', () => {
    const runs: AnchorRun[] = [
      { kind: 'skip', bytes: 3 }, { kind: 'linear', units: 15, bytes_per_unit: 3 }, { kind: 'linear', units: 2, bytes_per_unit: 1 },
      { kind: 'block', units: 2, bytes: 4 }, { kind: 'block', units: 2, bytes: 4 }, { kind: 'added', units: 1 },
    ]
    assert.deepEqual([...encodeAnchors(runs)], [24, 126, 20, 18, 4, 18, 4, 9])
    assert.deepEqual(decodeAnchors(encodeAnchors(runs)), runs)
  })

  it('join equal neighbours and keep groups apart', () => {
    assert.deepEqual(decodeAnchors(encodeAnchors([
      { kind: 'linear', units: 1, bytes_per_unit: 3 }, { kind: 'linear', units: 4, bytes_per_unit: 3 },
      { kind: 'skip', bytes: 1 }, { kind: 'skip', bytes: 2 }, { kind: 'added', units: 1 }, { kind: 'added', units: 1 },
      { kind: 'block', units: 1, bytes: 5 }, { kind: 'linear', units: 0, bytes_per_unit: 9 },
    ])), [
      { kind: 'linear', units: 5, bytes_per_unit: 3 }, { kind: 'skip', bytes: 3 }, { kind: 'added', units: 2 },
      { kind: 'linear', units: 1, bytes_per_unit: 5 },
    ])
    assert.deepEqual(decodeAnchors(encodeAnchors([])), [])
  })

  it('survive writing and reading, whatever they are', () => {
    fc.assert(fc.property(fc.array(anyRun, { maxLength: 40 }), (runs) => {
      const back = decodeAnchors(encodeAnchors(runs))
      assert.deepEqual(decodeAnchors(encodeAnchors(back)), back)
      const sum = (of: (run: AnchorRun) => number, list: readonly AnchorRun[]): number => list.reduce((all, run) => all + of(run), 0)
      assert.equal(sum(unitsOf, back), sum(unitsOf, runs))
      assert.equal(sum(bytesOf, back), sum(bytesOf, runs))
    }), { numRuns: 200 })
  })

  it('hold counts up to four gigabytes and refuse what is cut', () => {
    const runs: AnchorRun[] = [{ kind: 'skip', bytes: 4_294_967_295 }, { kind: 'linear', units: 4_000_000_000, bytes_per_unit: 1 }]
    assert.deepEqual(decodeAnchors(encodeAnchors(runs)), runs)
    assert.throws(() => decodeAnchors(encodeAnchors(runs).subarray(0, 4)), RangeError)
    assert.throws(() => decodeAnchors(new Uint8Array(12).fill(255)), RangeError)
  })
})

describe('anchor index', () => {
  // Bytes:  0-2 skipped | 中 3-5 | 文 6-8 | a 9 | pair 10-13 | tag 14-17 | line break without bytes | 中 18-20 | 21 skipped
  const anchors = encodeAnchors([
    { kind: 'skip', bytes: 3 }, { kind: 'linear', units: 2, bytes_per_unit: 3 }, { kind: 'linear', units: 1, bytes_per_unit: 1 },
    { kind: 'block', units: 2, bytes: 4 }, { kind: 'skip', bytes: 4 }, { kind: 'added', units: 1 },
    { kind: 'linear', units: 1, bytes_per_unit: 3 }, { kind: 'skip', bytes: 1 },
  ])
  const index = new AnchorIndex(anchors)

  it('finds bytes', () => {
    assert.equal(index.units, 7)
    assert.equal(index.bytes, 22)
    assert.deepEqual(index.byteRangeOf(0, 1), { byte_start: 3, byte_end: 6 })
    assert.deepEqual(index.byteRangeOf(1, 3), { byte_start: 6, byte_end: 10 })
    assert.deepEqual(index.byteRangeOf(3, 4), { byte_start: 10, byte_end: 14 }, 'half a pair is the whole pair')
    assert.deepEqual(index.byteRangeOf(4, 7), { byte_start: 10, byte_end: 21 })
    assert.deepEqual(index.byteRangeOf(2, 6), { byte_start: 9, byte_end: 14 }, 'an added break at the end has no bytes')
    assert.deepEqual(index.byteRangeOf(5, 6), { byte_start: 18, byte_end: 18 })
    assert.deepEqual(index.byteRangeOf(0, 7), { byte_start: 3, byte_end: 21 })
    assert.deepEqual(index.byteRangeOf(0, 0), { byte_start: 3, byte_end: 3 })
    assert.deepEqual(index.byteRangeOf(7, 7), { byte_start: 22, byte_end: 22 })
    assert.throws(() => index.byteRangeOf(0, 8), RangeError)
    assert.throws(() => index.byteRangeOf(2, 1), RangeError)
    assert.throws(() => index.byteRangeOf(-1, 1), RangeError)
  })

  it('finds text', () => {
    assert.deepEqual(index.textRangeOf(3, 6), { start: 0, end: 1 })
    assert.deepEqual(index.textRangeOf(4, 5), { start: 0, end: 1 }, 'part of a character is the whole character')
    assert.deepEqual(index.textRangeOf(5, 7), { start: 0, end: 2 })
    assert.deepEqual(index.textRangeOf(11, 12), { start: 3, end: 5 })
    assert.deepEqual(index.textRangeOf(12, 19), { start: 3, end: 7 })
    assert.deepEqual(index.textRangeOf(0, 3), { start: 0, end: 0 })
    assert.deepEqual(index.textRangeOf(14, 18), { start: 5, end: 5 })
    assert.deepEqual(index.textRangeOf(0, 22), { start: 0, end: 7 })
    assert.deepEqual(index.textRangeOf(22, 22), { start: 7, end: 7 })
    assert.deepEqual(new AnchorIndex(decodeAnchors(anchors)).textRangeOf(3, 6), { start: 0, end: 1 })
    assert.deepEqual(textRangeOf(anchors, 3, 6), { start: 0, end: 1 })
    assert.deepEqual(byteRangeOf(anchors, 0, 1), { byte_start: 3, byte_end: 6 })
  })

  it('answers for an empty file', () => {
    const empty = new AnchorIndex(encodeAnchors([]))
    assert.deepEqual(empty.byteRangeOf(0, 0), { byte_start: 0, byte_end: 0 })
    assert.deepEqual(empty.textRangeOf(0, 0), { start: 0, end: 0 })
  })

  it('agrees with a plain spreading of the runs, unit by unit and range by range', () => {
    const small = fc.array(anyRun.map((run): AnchorRun => (run.kind === 'skip' ? { ...run, bytes: run.bytes % 5 + 1 }
      : run.kind === 'linear' ? { ...run, units: run.units % 6 + 1 } : run)), { minLength: 1, maxLength: 12 })
    fc.assert(fc.property(small, fc.nat(), fc.nat(), (runs, one, other) => {
      const { units, bytes } = spread(runs)
      const anchorIndex = new AnchorIndex(encodeAnchors(runs))
      assert.equal(anchorIndex.bytes, bytes)
      units.forEach((range, unit) => {
        const found = anchorIndex.byteRangeOf(unit, unit + 1)
        if (!range) { assert.equal(found.byte_start, found.byte_end); return }
        assert.deepEqual([found.byte_start, found.byte_end], range)
        const back = anchorIndex.textRangeOf(found.byte_start, found.byte_end)
        assert.ok(back.start <= unit && unit < back.end)
        assert.deepEqual(anchorIndex.byteRangeOf(back.start, back.end), found)
      })
      const [start, end] = [one % (units.length + 1), other % (units.length + 1)].sort((left, right) => left - right) as [number, number]
      const inside = units.slice(start, end).filter((range) => range !== undefined)
      const found = anchorIndex.byteRangeOf(start, end)
      if (inside.length > 0) assert.deepEqual([found.byte_start, found.byte_end], [inside[0]![0], inside.at(-1)![1]])
      else assert.equal(found.byte_start, found.byte_end)
    }), { numRuns: 300 })
  })
})

describe('anchor composition', () => {
  const outer = encodeAnchors([
    { kind: 'skip', bytes: 3 }, { kind: 'linear', units: 4, bytes_per_unit: 1 }, { kind: 'linear', units: 2, bytes_per_unit: 3 },
    { kind: 'block', units: 2, bytes: 4 }, { kind: 'linear', units: 1, bytes_per_unit: 2 },
  ])

  it('carries tags, references and breaks through to bytes', () => {
    const inner = encodeAnchors([
      { kind: 'skip', bytes: 3 }, { kind: 'added', units: 1 }, { kind: 'linear', units: 1, bytes_per_unit: 3 },
      { kind: 'linear', units: 3, bytes_per_unit: 1 },
    ])
    assert.deepEqual(decodeAnchors(composeAnchors(outer, inner)), [
      { kind: 'skip', bytes: 6 }, { kind: 'added', units: 1 }, { kind: 'linear', units: 1, bytes_per_unit: 7 },
      { kind: 'block', units: 2, bytes: 4 }, { kind: 'linear', units: 1, bytes_per_unit: 2 },
    ])
  })

  it('gives a cut group to its first part and refuses what does not fit', () => {
    const cut = encodeAnchors([
      { kind: 'skip', bytes: 6 }, { kind: 'linear', units: 1, bytes_per_unit: 1 }, { kind: 'block', units: 2, bytes: 2 },
    ])
    assert.deepEqual(decodeAnchors(composeAnchors(outer, cut)), [
      { kind: 'skip', bytes: 13 }, { kind: 'linear', units: 1, bytes_per_unit: 4 }, { kind: 'block', units: 2, bytes: 2 },
    ])
    assert.throws(() => composeAnchors(outer, encodeAnchors([{ kind: 'skip', bytes: 10 }])), RangeError)
    assert.throws(() => composeAnchors(outer, encodeAnchors([{ kind: 'skip', bytes: 8 }])), RangeError)
  })
})
