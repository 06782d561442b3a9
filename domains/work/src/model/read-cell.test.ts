import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readCell } from './read-cell.ts'
import { readDue } from './read-due.ts'
import { readSupervisor } from './read-supervisor.ts'
import { splitUnits } from './split-units.ts'
import { titleKey } from './title-key.ts'

describe('a due date in a cell', () => {
  it('is a day where the words fix one', () => {
    assert.deepEqual(readDue('2026-6-30'), { state: 'resolved', text: '2026-6-30', date: '2026-06-30' })
    assert.deepEqual(readDue('２０２６年６月５日前'), { state: 'resolved', text: '２０２６年６月５日前', date: '2026-06-05' })
    assert.deepEqual(readDue('2026年6月底前'), { state: 'resolved', text: '2026年6月底前', date: '2026-06-30' })
  })
  it('stays words where they do not', () => {
    assert.deepEqual(readDue(' 年底前 '), { state: 'relative', text: '年底前', date: null })
    assert.deepEqual(readDue('每月'), { state: 'relative', text: '每月', date: null })
    assert.deepEqual(readDue('尽快'), { state: 'vague', text: '尽快', date: null })
    assert.deepEqual(readDue(''), { state: 'none', text: '', date: null })
  })
  it('is none where no calendar has the day', () => { assert.equal(readDue('2026-02-30'), undefined) })
})

describe('a cell', () => {
  it('names units parted by signs or lines, each once', () => {
    assert.deepEqual(splitUnits('办公室、人事科，办公室\n 财务科；'), ['办公室', '人事科', '财务科'])
  })
  it('is refused for its own reason', () => {
    assert.deepEqual(readCell('title', ' \n '), { fault: 'title-empty' })
    assert.deepEqual(readCell('lead', Array.from({ length: 51 }, (_none, at) => `第${at}科`).join('、')), { fault: 'units-too-many' })
    assert.deepEqual(readCell('title', '长'.repeat(501)), { fault: 'text-too-long' })
  })
  it('names a supervisor, with his unit or post where the name is not enough', () => {
    assert.deepEqual(readSupervisor(' 苏景行 '), { name: '苏景行', beside: null })
    assert.deepEqual(readSupervisor('苏景行（办公室）'), { name: '苏景行', beside: '办公室' })
    assert.deepEqual(readSupervisor('办公室　苏景行'), { name: '苏景行', beside: '办公室' })
    assert.equal(readSupervisor(' '), null)
    assert.deepEqual(readCell('supervisor', '苏景行、叶知秋'), { fault: 'supervisor-several' })
  })
  it('keeps a title on one line', () => { assert.deepEqual(readCell('title', '推进\n改革'), { change: { title: '推进改革' } }) })
})

describe('titles', () => {
  it('are alike but for signs, spaces and width', () => { assert.equal(titleKey('推进 ＡＢ，改革。'), titleKey('推进ab改革')) })
})
