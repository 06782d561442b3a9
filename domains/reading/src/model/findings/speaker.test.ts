import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { speakerOf } from './speaker.ts'

const ownName = (organisation: string): string | undefined => speakerOf('', {
  start: 0, end: 0, organisation: { value: organisation, start: 0, end: 0 },
})

describe('the speaker', () => {
  it('has the name that it goes by in its own area', () => {
    assert.deepEqual(['云湖市教育局', '云湖市人民政府', '青石县人民政府办公室', '云湖市城南区水务局', '省财政厅', '中共青石县委员会'].map(ownName),
      ['市教育局', '市政府', '县政府办公室', '区水务局', '省财政厅', '县委'])
  })

  it('keeps the name of a zone or a company', () => {
    assert.deepEqual(['云湖经济技术开发区管委会', '云湖市水务集团有限公司'].map(ownName), ['云湖经济技术开发区管委会', '云湖市水务集团有限公司'])
  })
})
