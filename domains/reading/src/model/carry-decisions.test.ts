import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { carryDecisions } from './carry-decisions.ts'
import type { OlderDecision } from './carry-decisions.ts'

const later = (...texts: readonly string[]) => texts.map((text, at) => ({ sentence: `s${at + 1}`, text }))
const decided = (decision: string, text: string, nth = 1, mark: string | null = 'task 0 2 1'): OlderDecision => (
  { decision, text, nth, mark })

/** Few words, so that equal sentences are frequent. */
const words = fc.constantFrom('一要抓好。', '二要抓好。', '落实。', '')
const sentences = fc.array(words, { maxLength: 12 }).map((texts) => later(...texts))
const decisions = fc.array(fc.record({
  text: words, nth: fc.integer({ min: 1, max: 4 }), mark: fc.constantFrom('task 0 2 1', 'unit 0 1 1', null), changed: fc.boolean(),
}), { maxLength: 16 }).map((rows) => rows.map((row, at): OlderDecision => ({ ...row, decision: `d${at + 1}` })))
const takenMarks = fc.uniqueArray(fc.constantFrom('s1 task 0 2 1', 's2 unit 0 1 1', 's3 task 0 2 1')).map((marks) => new Set(marks))

describe('decisions on a later text', () => {
  it('stand on the same one of the equal sentences, wherever it has gone', () => {
    const { stand, listed } = carryDecisions(
      [decided('a', '落实。'), decided('b', '落实。', 2), decided('c', '落实。', 3), decided('d', '一要抓好。')],
      later('二要抓好。', '落实。', '一要抓好！', '落实。'))
    assert.deepEqual(stand, [{ decision: 'a', sentence: 's2' }, { decision: 'b', sentence: 's4' }])
    assert.deepEqual(listed, ['c', 'd'])
  })

  it('do not fall on one another, nor on what stands there already; a rejection occupies nothing', () => {
    const two = [decided('a', '落实。'), decided('b', '落实。'), decided('c', '落实。', 1, null), decided('d', '落实。', 1, null)]
    assert.deepEqual(carryDecisions(two, later('落实。')), {
      stand: [{ decision: 'a', sentence: 's1' }, { decision: 'c', sentence: 's1' }, { decision: 'd', sentence: 's1' }], listed: ['b'],
    })
    assert.deepEqual(carryDecisions(two.slice(0, 1), later('落实。'), new Set(['s1 task 0 2 1'])), { stand: [], listed: ['a'] })
  })

  it('are each in exactly one list, for any texts and decisions', () => {
    fc.assert(fc.property(decisions, sentences, takenMarks, (given, text, taken) => {
      const { stand, listed } = carryDecisions(given, text, taken)
      const out = [...stand.map(({ decision }) => decision), ...listed]
      assert.deepEqual(out.toSorted(), given.map(({ decision }) => decision).toSorted())
      const marks = stand.flatMap(({ decision, sentence }) => {
        const { mark } = given.find((one) => one.decision === decision)!
        return mark === null ? [] : [`${sentence} ${mark}`]
      })
      assert.equal(new Set([...marks, ...taken]).size, marks.length + taken.size)
    }))
  })

  it('that hold values of a person stand before others on the same words', () => {
    const two = [decided('a', '落实。'), { ...decided('b', '落实。'), changed: true }]
    assert.deepEqual(carryDecisions(two, later('落实。')), { stand: [{ decision: 'b', sentence: 's1' }], listed: ['a'] })
  })

  it('with values of a person are listed only where the sentence is gone, or taken by what stands or by others of their sort', () => {
    fc.assert(fc.property(decisions, sentences, takenMarks, (given, text, taken) => {
      const { stand, listed } = carryDecisions(given, text, taken)
      const home = new Map(stand.map(({ decision, sentence }) => [decision, sentence]))
      for (const { decision, text: own, nth, mark } of given.filter(({ changed }) => changed)) {
        if (!listed.includes(decision)) continue
        const equal = text.filter((one) => one.text === own)[nth - 1]?.sentence
        const others = given.filter((one) => one.changed && one.mark === mark && one.decision !== decision)
        const before = others.some((one) => home.get(one.decision) === equal)
        assert.ok(equal === undefined || ([...taken] as string[]).includes(`${equal} ${mark}`) || before)
      }
      // Whatever else was decided, they fare as they would among themselves.
      const alone = carryDecisions(given.filter(({ changed }) => changed), text, taken)
      for (const { decision, sentence } of alone.stand) assert.equal(home.get(decision), sentence)
    }))
  })

  it('stand only on the same one of the equal sentences, and are listed only where there is none or it is taken', () => {
    fc.assert(fc.property(decisions, sentences, takenMarks, (given, text, taken) => {
      const { stand, listed } = carryDecisions(given, text, taken)
      const home = new Map(stand.map(({ decision, sentence }) => [decision, sentence]))
      for (const { decision, text: own, nth, mark } of given) {
        const equal = text.filter((one) => one.text === own)[nth - 1]?.sentence
        if (home.has(decision)) assert.equal(home.get(decision), equal)
        else if (equal !== undefined) assert.notEqual(mark, null)
      }
      // Without anything in the way nothing with an equal sentence is listed.
      const alone = given.filter(({ decision }) => listed.includes(decision)).slice(0, 1)
      const [first] = alone
      if (first) {
        const free = carryDecisions(alone, text)
        assert.equal(free.stand.length, text.filter((one) => one.text === first.text).length >= first.nth ? 1 : 0)
      }
    }))
  })
})
