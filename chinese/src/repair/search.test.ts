// Worked out by hand from the bytes: 們 82 83, 原 D4 AD, 來 81 ED; the key 冊 is 83 D4, so its reading falls between 們 and 原.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { charactersRead } from '../readings.ts'
import { learnKeys } from './annotations.ts'
import { undoBrokenPlaces } from './broken-places.ts'

/** Knows nothing: what is proven must not need it. */
const language = { simplify: (unit: number) => unit, charactersRead, logProbability: () => -1, isRead: () => true }
const keyed = '會(huì)來(lái)冊(cè)開(kāi)會(huì)。'

function readAnew(text: string): readonly string[] {
  const page = { text, keys: learnKeys(text), language, folded: new Set<number>(), budget: { edges: 100_000 } }
  return undoBrokenPlaces(page).readAnew.map(({ start, end, hypotheses }) => `${text.slice(start, end)} → ${hypotheses[0]?.text}`)
}

describe('readings between the bytes of two characters', () => {
  it('are undone where one key fits', () => {
    assert.deepEqual(readAnew(`${keyed}\n他們?cè)瓉?lái)考`), ['們?cè)瓉?lái) → 們原來'])
  })

  it('leave a text alone that nobody annotated', () => assert.deepEqual(readAnew('同志們,真的嗎??不是。'), []))
})
