import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readFindings, readPage } from '../read-page.ts'

/** Of what is set to be done: the words of each deadline, its day or state, and the rule that gave it its year. */
function deadlines(text: string): string[] {
  const { repaired, documents, furniture } = readPage(text)
  return readFindings(repaired.text, documents, furniture).flatMap(({ sentences }) => sentences)
    .filter(({ text: words }) => /要求|请各|要在/.test(words)).flatMap((sentence) => sentence.deadlines.map(({ text: words, due, cues }) =>
      `${words} ${due.state === 'resolved' ? due.by : due.state} ${cues.slice(1).map((cue) => `${cue.code} ${cue.words}`).join()}`.trim()))
}

const work = '会议要求，学前教育科要倒排工期，5月20日前全部开工，7月底前完成主体工程。'

describe('the year of a date without one', () => {
  it('is that of the meeting, as the first sentence of minutes says it', () => {
    const text = `局长办公会议纪要\n〔2026〕5号\n2026年4月17日上午，局长沈砚舟主持召开局长办公会议，研究幼儿园建设。现将议定事项纪要如下：\n${work}\n`
    assert.deepEqual(deadlines(text), [
      '5月20日前 2026-05-20 year-of-meeting 2026年4月17日', '7月底前 2026-07-31 year-of-meeting 2026年4月17日',
    ])
  })

  it('is that of the meeting, as a line of the head says it', () => {
    const text = `幼儿园建设专题会议纪要\n会议时间：2026年4月2日下午\n地点：三楼会议室\n${work}\n`
    assert.deepEqual(deadlines(text), [
      '5月20日前 2026-05-20 year-of-meeting 2026年4月2日', '7月底前 2026-07-31 year-of-meeting 2026年4月2日',
    ])
  })

  it('is that of the signature of a notice', () => {
    const text = '关于报送工作总结的通知\n各县（区）教育局：\n请各单位于6月10日前将工作总结报市教育局办公室。\n临溪市教育局\n2026年5月18日\n'
    assert.deepEqual(deadlines(text), ['6月10日前 2026-06-10 year-of-document 2026-05-18'])
  })

  it('is told with the task as well', () => {
    const { repaired, documents, furniture } = readPage(`幼儿园建设专题会议纪要\n会议时间：2026年4月2日下午\n${work}\n`)
    const rows = readFindings(repaired.text, documents, furniture)[0]!.sentences.flatMap((sentence) => sentence.rows)
    const opening = rows.find(({ text }) => text.includes('开工'))!
    assert.deepEqual(opening.due, { state: 'resolved', by: '2026-05-20', text: '5月20日前' })
    assert.deepEqual(opening.cues.at(-1), { code: 'year-of-meeting', words: '2026年4月2日' })
  })

  it('is not guessed where the text has no date, or only a day and a month', () => {
    assert.deepEqual(deadlines(`幼儿园建设专题会议纪要\n${work}\n`), ['5月20日前 relative', '7月底前 relative'])
    assert.deepEqual(deadlines(`幼儿园建设专题会议纪要\n会议时间：4月2日下午\n${work}\n`), ['5月20日前 relative', '7月底前 relative'])
  })

  it('is not guessed for a day that would lie before the text itself', () => {
    const text = '关于报送工作总结的通知\n各县（区）教育局：\n请各单位于1月10日前将工作总结报市教育局办公室。\n临溪市教育局\n2025年12月20日\n'
    assert.deepEqual(deadlines(text), ['1月10日前 relative'])
  })

  it('stays as written where it is written, and is that of the heading where that has one', () => {
    const text = `关于报送总结的通知\n各县（区）教育局：\n请各单位于2027年3月10日前将工作总结报市教育局办公室。\n临溪市教育局\n2026年5月18日\n`
    assert.deepEqual(deadlines(text), ['2027年3月10日前 2027-03-10'])
    const plan = '2027年工作要点\n一、工作任务\n基教科要在6月10日前完成学区划分。\n临溪市教育局\n2026年12月18日\n'
    assert.deepEqual(deadlines(plan), ['6月10日前 2027-06-10'])
  })
})
