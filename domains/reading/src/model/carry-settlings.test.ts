import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { carrySettlings, settlingsOf } from './carry-settlings.ts'
import type { RepairedBase } from './carry-settlings.ts'
import type { StoredRepair } from './repaired-revision.ts'

/** Sentences of which ** is a mask that the engine leaves as it is. */
function baseOf(sentences: readonly string[]): RepairedBase {
  const text = sentences.join('')
  const masks = [...text.matchAll(/\*\*/g)].map(({ index }) => index)
  const starts = sentences.map((_text, at) => sentences.slice(0, at).join('').length)
  return {
    source: text, text, sentences: sentences.map((one, at) => ({ start: starts[at]!, end: starts[at]! + one.length })),
    repair: {
      edits: masks.map((at) => [at, at + 2, '**', 'mask']),
      places: masks.map((_at, edit) => ({ edit, certainty: 'masked', choices: [], lost: [] })),
    },
  }
}

function settle({ repair }: RepairedBase, texts: Readonly<Record<number, string>>): StoredRepair {
  return {
    edits: repair.edits.map(([start, end, text, kind], at) => [start, end, texts[at] ?? text, kind]),
    places: repair.places.map((place) => (texts[place.edit] === undefined ? place : { ...place, settledBy: 'p', settledAt: '2026-03-01' })),
  }
}

describe('settled places on a later repair', () => {
  const before = baseOf(['**市的会。', '落实。', '**市的会。', '去**县。'])

  it('are settled again in the same one of the equal sentences', () => {
    const settlings = settlingsOf(before, settle(before, { 1: '临溪', 2: '河口' }))
    assert.deepEqual(settlings.map(({ text, nth, start, settled }) => [text, nth, start, settled]),
      [['**市的会。', 2, 0, '临溪'], ['去**县。', 1, 1, '河口']])
    const later = baseOf(['**市的会。', '前言。', '**市的会。', '到**县。'])
    const { repair, listed } = carrySettlings(settlings, later)
    assert.deepEqual(repair?.edits.map(([, , text]) => text), ['**', '临溪', '**'])
    assert.deepEqual(repair?.places.map(({ settledBy }) => settledBy), [undefined, 'p', undefined])
    assert.deepEqual(listed.map(({ text, settled }) => [text, settled]), [['去**县。', '河口']])
  })

  it('that the engine has proven meanwhile, or that are gone altogether, are listed', () => {
    const settlings = settlingsOf(before, settle(before, { 0: '临溪' }))
    const later = baseOf(['**市的会。'])
    const places = later.repair.places.map((place) => ({ ...place, certainty: 'proven' as const }))
    const proven = { ...later, repair: { ...later.repair, places } }
    assert.deepEqual(carrySettlings(settlings, proven), { repair: undefined, listed: settlings })
    assert.deepEqual(carrySettlings(settlings, baseOf(['落实。'])), { repair: undefined, listed: settlings })
  })

  it('outside every sentence go by their line', () => {
    const page = { ...before, text: '**网\n**网', source: '**网\n**网', sentences: [], repair: baseOf(['**网\n**网']).repair }
    const settlings = settlingsOf(page, settle(page, { 1: '某' }))
    assert.deepEqual(settlings.map(({ text, nth, start }) => [text, nth, start]), [['**网', 2, 0]])
    assert.deepEqual(carrySettlings(settlings, page).repair?.edits.map(([, , text]) => text), ['**', '某'])
  })

  it('are each settled or listed, once, for any texts', () => {
    const texts = fc.array(fc.constantFrom('**市的会。', '去**县。', '**和**。', '落实。'), { maxLength: 8 })
    fc.assert(fc.property(texts, texts, fc.nat(), (old, made, seed) => {
      const base = baseOf(old)
      const chosen = Object.fromEntries(base.repair.edits.flatMap((_edit, at) => ((seed >> at) % 2 === 0 ? [[at, `字${at}`]] : [])))
      const settlings = settlingsOf(base, settle(base, chosen))
      assert.equal(settlings.length, Object.keys(chosen).length)
      const { repair, listed } = carrySettlings(settlings, baseOf(made))
      const stand = repair?.edits.map(([, , text]) => text).filter((text) => text !== '**') ?? []
      assert.deepEqual([...stand, ...listed.map(({ settled }) => settled)].toSorted(), Object.values(chosen).toSorted())
    }))
  })
})
