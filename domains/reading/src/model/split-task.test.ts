import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { TaskDetails } from './findings/details.ts'
import { mergeDetails, splitDetails, splitSpan } from './split-task.ts'

const goal = (text: string, value: number, subject: string) => ({ text, value, unit: '', bound: '=', change: 'none', subject }) as const
const task: TaskDetails = {
  of: 'task', action: '新建', object: '幼儿园', lead: ['各县区'], leadFrom: 'speaker', assist: ['财务科'], every: null,
  perUnit: true,
  onlyIf: null, due: { state: 'relative', text: '年底前' }, strength: 'aim', commitment: false,
  goals: [goal('20所', 20, '幼儿园'), goal('300个', 300, '学位')],
  universal: false,
}

describe('a task that is split', () => {
  const sentence = '力争新建幼儿园20所，新增学位300个；𠮷镇先行。'
  const words = (places: readonly number[], span = { start: 2, end: 25 }) =>
    splitSpan(sentence, span, places)?.map(({ start, end }) => sentence.slice(start, end))

  it('is cut where a person says, without the signs at the edges', () => {
    assert.deepEqual(words([10]), ['新建幼儿园20所', '新增学位300个；𠮷镇先行'])
    assert.deepEqual(words([19, 11, 11]), ['新建幼儿园20所', '新增学位300个', '𠮷镇先行'])
  })
  it('is not cut outside itself, within a character, or so that nothing is left of a piece', () => {
    for (const places of [[], [2], [25], [30], [21], [10, 11]]) assert.equal(words(places), undefined, places.join())
  })
  it('shares its values out: what a piece says goes there, the rest holds for all', () => {
    const pieces = splitDetails({ ...task, title: '建园' }, ['新建幼儿园20所', '新增学位300个'])
    assert.deepEqual(pieces.map(({ action, object, goals, lead, due }) => [action, object, goals.map(({ text }) => text), lead, due]), [
      ['新建', '幼儿园', ['20所'], ['各县区'], task.due], ['', '', ['300个'], ['各县区'], task.due],
    ])
    assert.ok(pieces.every((piece) => !('title' in piece)))
    assert.deepEqual(splitDetails({ ...task, goals: [goal('9%', 9, '')] }, ['甲', '乙']).map(({ goals }) => goals.length), [1, 0])
  })
})

describe('tasks that are merged', () => {
  const other: TaskDetails = {
    ...task, object: '学校', lead: ['财务科', '各县区'], assist: ['人事科', '各县区'], due: { state: 'relative', text: '年底前' }, strength: 'must',
    goals: [goal('20所', 20, '幼儿园'), goal('6所', 6, '学校')], onlyIf: '未达标的',
  }
  const merged = (...all: TaskDetails[]) => mergeDetails(all.map((details) => ({ title: '', details })), undefined)!

  it('have the values of all, each once, and who leads does not assist', () => {
    const { title, object, lead, assist, due, strength, goals, onlyIf, leadFrom } = merged(task, other)
    assert.deepEqual([title, object, lead, assist, due], [undefined, '幼儿园、学校', ['各县区', '财务科'], ['人事科'], task.due])
    assert.deepEqual([strength, goals.map(({ text }) => text), onlyIf, leadFrom], ['must', ['20所', '300个', '6所'], '未达标的', 'speaker'])
  })
  it('are due on the last of their days, and by words side by side where these fix none', () => {
    const day = (by: string) => ({ ...task, due: { state: 'resolved', by, text: by } as const })
    assert.deepEqual(merged(day('2026-06-30'), day('2026-09-30')).due, { state: 'resolved', by: '2026-09-30', text: '2026-09-30' })
    assert.deepEqual(merged(day('2026-06-30'), { ...task, due: { state: 'none' } }).due, day('2026-06-30').due)
    assert.deepEqual(merged(day('2026-06-30'), task).due, { state: 'relative', text: '2026-06-30；年底前' })
    assert.deepEqual(merged({ ...task, due: { state: 'none' } }).due, { state: 'none' })
  })
  it('without anything read keep only a name', () => {
    assert.equal(mergeDetails([{ title: '甲', details: null }], undefined), undefined)
    assert.equal(mergeDetails([{ title: '甲', details: null }], '甲；乙')?.title, '甲；乙')
  })
})
