import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readCell } from './read-cell.ts'
import { readDue } from './read-due.ts'
import type { DueClue } from './read-due.ts'
import { readSupervisor } from './read-supervisor.ts'
import { splitUnits } from './split-units.ts'
import { titleKey } from './title-key.ts'

const clue = { today: '2026-11-25', documentYear: 2026 }
const unknown = { today: '2026-11-25', documentYear: undefined }
const day = (words: string, by: DueClue = clue): string | null | undefined => readDue(words, by)?.date

describe('a due date in a cell', () => {
  it('is a day where the words fix one', () => {
    assert.deepEqual(readDue('2026-6-30', clue), { state: 'resolved', text: '2026-6-30', date: '2026-06-30', from: 'words' })
    assert.deepEqual(readDue('２０２６年６月５日前', clue), {
      state: 'resolved', text: '２０２６年６月５日前', date: '2026-06-05', from: 'words',
    })
    assert.deepEqual(readDue('2027年6月底前', clue), { state: 'resolved', text: '2027年6月底前', date: '2027-06-30', from: 'words' })
    for (const words of ['2026/12/31', '2026.12.31', '20261231', '2026年底', '2026年', '26年12月底', '2026-12', '２０２６．１２']) {
      assert.equal(day(words, unknown), '2026-12-31', words)
      assert.equal(readDue(words, unknown)!.from, 'words', words)
    }
  })

  it('without a year is in that of the document, and its words stay', () => {
    assert.deepEqual(readDue(' 年底前 ', clue), { state: 'resolved', text: '年底前', date: '2026-12-31', from: 'document' })
    const days = [
      ['6月底前', '06-30'], ['三季度末', '09-30'], ['上半年', '06-30'], ['9月中旬', '09-20'], ['12.31', '12-31'], ['12/31', '12-31'],
      ['12-31', '12-31'], ['2月底', '02-28'], ['十月底前', '10-31'], ['9月前', '08-31'], ['8月1日至9月30日', '09-30'], ['今年年底', '12-31'],
    ]
    for (const [words, date] of days) assert.equal(day(words!), `2026-${date}`, words)
    assert.equal(day('6月底前', { today: '2026-11-25', documentYear: 2027 }), '2027-06-30')
    assert.equal(day('2月底', { today: '2026-11-25', documentYear: 2028 }), '2028-02-29')
  })

  it('is in the present year where the document tells none, and says so', () => {
    assert.deepEqual(readDue('年底前', unknown), { state: 'resolved', text: '年底前', date: '2026-12-31', from: 'clock' })
    assert.deepEqual(readDue('12.31', unknown), { state: 'resolved', text: '12.31', date: '2026-12-31', from: 'clock' })
    assert.equal(day('明年6月底', unknown), '2027-06-30')
  })

  it('of a month or quarter near by counts from today, and says so', () => {
    assert.deepEqual(readDue('下月底', clue), { state: 'resolved', text: '下月底', date: '2026-12-31', from: 'clock' })
    assert.equal(day('本月底前'), '2026-11-30')
    assert.equal(day('下个月中旬'), '2026-12-20')
    assert.equal(day('下月底', { today: '2026-12-05', documentYear: 2026 }), '2027-01-31')
    assert.equal(day('下季度末'), '2027-03-31')
    assert.equal(day('本季度末'), '2026-12-31')
  })

  it('is the number that a spreadsheet keeps of a day', () => {
    assert.deepEqual(readDue('46203', clue), { state: 'resolved', text: '2026-06-30', date: '2026-06-30', from: 'words' })
    assert.equal(readDue('12345', clue)!.state, 'vague')
  })

  it('stays words where nobody can tell which day is meant', () => {
    assert.deepEqual(readDue('每月', clue), { state: 'relative', text: '每月', date: null, from: null })
    assert.deepEqual(readDue('尽快', clue), { state: 'vague', text: '尽快', date: null, from: null })
    assert.deepEqual(readDue('', clue), { state: 'none', text: '', date: null, from: null })
    for (const words of ['6月底前和12月底前', '3-5', '2026', '暑假前', '两个月内', '每月5日前', '20xx年6月底']) assert.equal(day(words), null, words)
    assert.equal(day('明年6月底', { today: '2026-11-25', documentYear: 2025 }), null, 'counted from the document or from today')
  })

  it('is none where no calendar has the day', () => {
    for (const words of ['2026-02-30', '2.30', '13.5', '20261301', '2026-13', '2月30日']) assert.equal(readDue(words, clue), undefined, words)
  })
})

describe('a cell', () => {
  it('names units parted by signs or lines, each once', () => {
    assert.deepEqual(splitUnits('办公室、人事科，办公室\n 财务科；'), ['办公室', '人事科', '财务科'])
    assert.deepEqual(splitUnits('各县（市、区）教育局、各直属单位（学校、院所）；人事科'), ['各县（市、区）教育局', '各直属单位（学校、院所）', '人事科'])
  })
  it('is refused for its own reason', () => {
    assert.deepEqual(readCell('title', ' \n ', clue), { fault: 'title-empty' })
    assert.deepEqual(readCell('lead', Array.from({ length: 51 }, (_none, at) => `第${at}科`).join('、'), clue), { fault: 'units-too-many' })
    assert.deepEqual(readCell('title', '长'.repeat(501), clue), { fault: 'text-too-long' })
  })
  it('names a supervisor, with his unit or post where the name is not enough', () => {
    assert.deepEqual(readSupervisor(' 苏景行 '), { name: '苏景行', beside: null })
    assert.deepEqual(readSupervisor('苏景行（办公室）'), { name: '苏景行', beside: '办公室' })
    assert.deepEqual(readSupervisor('办公室　苏景行'), { name: '苏景行', beside: '办公室' })
    assert.equal(readSupervisor(' '), null)
    assert.deepEqual(readCell('supervisor', '苏景行、叶知秋', clue), { fault: 'supervisor-several' })
  })
  it('keeps a title on one line', () => { assert.deepEqual(readCell('title', '推进\n改革', clue), { change: { title: '推进改革' } }) })
})

describe('titles', () => {
  it('are alike but for signs, spaces and width', () => { assert.equal(titleKey('推进 ＡＢ，改革。'), titleKey('推进ab改革')) })
})
