// The cases hold what they are meant to hold. Whether they can be repaired is not asked here.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeGbk, toTraditional } from './characters.ts'
import { halfWidth } from './anti-copy.ts'
import { cases, cleanTextNames, cleanTextOf, handMade } from './cases.ts'
import { damage } from './damage.ts'
import type { Damaged } from './damage.ts'
import { showBytes } from './page-bytes.ts'

interface Result {
  readonly name: string
  readonly clean: string
  readonly result: Damaged
}

let made: readonly Result[] | undefined

/** Counting every original of every place takes a second or two; once is enough. */
function results(): readonly Result[] {
  made ??= cases.map((each) => ({ name: each.name, clean: cleanTextOf(each), result: damage(cleanTextOf(each), each.seed, each.steps) }))
  return made
}

describe('the clean texts', () => {
  it('are long enough and of three voices', () => {
    const names = cleanTextNames()
    assert.ok(names.length >= 24)
    for (const voice of ['speech', 'report', 'notice']) assert.ok(names.filter((name) => name.includes(`-${voice}-`)).length >= 7, voice)
    for (const name of names) {
      const text = cleanTextOf({ texts: [name] })
      assert.ok((text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 300, name)
      assert.doesNotMatch(text, /\r|[?!;,()\ufffd\ue000-\uf8ff]|[ \t]$/m, name)
    }
  })

  it('have words in which a character must not be turned into another', () => {
    const all = cleanTextNames().map((name) => cleanTextOf({ texts: [name] })).join('')
    for (const word of ['显著', '著名', '著作', '沿着', '跟着', '看着', '后', '里', '干', '面', '系', '征', '余', '历', '签', '钟', '准', '松', '云']) {
      assert.ok(all.includes(word), word)
    }
  })

  it('are all damaged somewhere', () => {
    const used = new Set(cases.flatMap(({ texts }) => texts))
    assert.deepEqual(cleanTextNames().filter((name) => !used.has(name)), [])
  })
})

describe('the cases', () => {
  it('have names of their own, and damage every text', () => {
    assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length)
    for (const { name, clean, result } of results()) assert.ok(result.bytes !== undefined || result.text !== clean, name)
  })

  it('have at each place what stands in the clean text, and count it among the originals', () => {
    for (const { name, clean, result } of results()) {
      for (const place of result.places) {
        const { offset, was, kind, candidates } = place
        assert.ok(clean.startsWith(was, offset), `${name}: ${kind} at ${offset}`)
        assert.equal(place.preimages, place.class === 'mask' ? undefined : candidates.length, `${name}: ${kind} at ${offset}`)
        const originals = ['standard', 'taiwan'] as const
        if (place.class === 'byte') {
          const fits = candidates.includes(was) || originals.some((variant) => candidates.includes(toTraditional(was, variant)))
          assert.ok(fits, `${name}: ${kind} at ${offset}`)
        }
      }
    }
  })

  it('have places of every kind, many that can be proven and many that must be ranked', () => {
    const places = results().flatMap(({ result }) => result.places)
    const count = (kind: string): number => places.filter((place) => place.kind === kind).length
    const atLeast: readonly (readonly [string, number])[] = [
      ['key-across', 140], ['key-out-of-step', 50], ['key-in-shift', 1], ['fold-across', 15], ['fold-out-of-step', 5],
      ['before-ascii', 15], ['before-tag', 1], ['at-end', 3], ['mask-year', 5], ['mask-place', 5], ['mask-congress', 1], ['cut-out', 4],
      ['sign-year', 2], ['sign-month', 5], ['sign-day', 5], ['sign-number', 1], ['sign-bracket', 1],
      ['zhu-zhe', 50], ['full-width-space', 3], ['lossy', 50],
    ]
    for (const [kind, least] of atLeast) assert.ok(count(kind) >= least, `${kind}: ${count(kind)}, not ${least}`)
    const keys = places.filter(({ kind }) => kind === 'key-across')
    assert.ok(keys.filter(({ preimages, key }) => preimages === 1 && (key?.learned ?? 0) > 0).length >= 80)
    assert.ok(keys.filter(({ key }) => key?.learned === 0).length >= 40)
  })
})

describe('the cases made by hand', () => {
  it('look the same from each of their originals', () => {
    for (const { name, damaged, expected, alternatives, page } of handMade) {
      assert.ok(alternatives.length > 0 && !alternatives.includes(expected), name)
      if (page === undefined) continue
      for (const original of [expected, ...alternatives]) {
        const traditional = Array.from(original, (character) => toTraditional(character, 'standard')).join('')
        assert.equal(Array.from(showBytes(encodeGbk(traditional), page).text, halfWidth).join(''), damaged, `${name}: ${original}`)
      }
    }
  })

  it('differ from them where they say', () => {
    for (const { name, expected, alternatives, ranked } of handMade) {
      for (const { offset, was } of ranked) assert.ok(expected.startsWith(was, offset), `${name}: ${was} is not at ${offset}`)
      for (const other of alternatives) {
        assert.equal(other.length, expected.length, name)
        const first = [...expected].findIndex((character, at) => character !== other[at])
        assert.ok(ranked.some(({ offset }) => offset === first), `${name}: ${first}`)
      }
    }
  })
})
