import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentYear } from './document-year.ts'

describe('the year of a document', () => {
  it('is that of its title or its date', () => {
    assert.equal(documentYear([{ title: '在全市教育工作会议上的讲话', date: '2026-03-02' }]), 2026)
    assert.equal(documentYear([{ title: '临溪市教育局2026年工作要点', date: null }]), 2026)
    assert.equal(documentYear([{ title: '讲话', date: '2026' }]), 2026)
  })
  it('is the later of both, as plans are dated in the year before and reports in the year behind', () => {
    assert.equal(documentYear([{ title: '2026年工作要点', date: '2025-12-28' }]), 2026)
    assert.equal(documentYear([{ title: '关于2025年工作情况的报告', date: '2026-01-10' }]), 2026)
    assert.equal(documentYear([{ title: '关于贯彻2006年义务教育法的意见', date: '2026-01-10' }]), 2026)
  })
  it('is not known where nothing says it, or two say different ones', () => {
    assert.equal(documentYear([{ title: '讲话', date: null }]), undefined)
    assert.equal(documentYear([]), undefined)
    assert.equal(documentYear([{ title: '2023—2027年规划', date: null }]), undefined)
    assert.equal(documentYear([{ title: '讲话', date: '2025-03-02' }, { title: '讲话', date: '2026-03-02' }]), undefined)
    assert.equal(documentYear([{ title: '讲话', date: null }, { title: '讲话', date: '2026-03-02' }]), 2026)
  })
})
