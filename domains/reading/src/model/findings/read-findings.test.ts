import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { splitDocuments } from '../page/split-documents.ts'
import { readFindings } from './read-findings.ts'
import type { DocumentReading, SentenceReading } from './shapes.ts'

const read = (text: string): DocumentReading => readFindings(text, [{ start: 0, end: text.length }], [])[0]!
const only = (text: string): SentenceReading => read(text).sentences[0]!
const figures = (text: string): unknown[] =>
  only(text).figures.map(({ text: words, value, unit, bound, change }) => [words, value, unit, bound, change])

describe('hard figures', () => {
  const cases: readonly (readonly [text: string, expected: unknown[]])[] = [
    ['全县共筹集近20亿元用于校舍改造。', [['近20亿元', 2e9, '元', '~', 'none']]],
    ['三年来培训乡村教师20余万人。', [['20余万人', 200_000, '人', '>=', 'none']]],
    ['注册登记的幼儿园已达1600多处。', [['1600多处', 1600, '处', '>=', 'none']]],
    ['近三四个月来，我们抓了作风建设。', []],
    ['再过四、五年，面貌将焕然一新。', []],
    ['下拨营养改善资金，惠及学生290万。', [['290万', 2_900_000, '', '=', 'none']]],
    ['命名了第八批40所示范学校。', [['40所', 40, '所', '=', 'none']]],
    ['实现了我县省级示范园零的突破。', []],
    ['力争五年内经济总量翻一番。', [['翻一番', 2, '×', '=', 'up']]],
    ['本专科比由5.1:4.9提高到5.4:4.6。', [['5.1:4.9', '5.1:4.9', ':', '=', 'none'], ['5.4:4.6', '5.4:4.6', ':', '=', 'none']]],
    ['普惠园覆盖率比上年分别提高2.1、3.4个百分点。', [['2.1', 2.1, 'pp', '=', 'up'], ['3.4个百分点', 3.4, 'pp', '=', 'up']]],
  ]
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(figures(text), expected))

  it('tells what a change is counted from, a benchmark, the field of a rank and a part of a whole', () => {
    const [grown, mean] = only('招生计划较上年增长18.2%（全国平均增幅为2%）。').figures
    assert.equal(grown!.relations.comparedWith, '较上年')
    assert.equal(mean!.relations.benchmark, '全国平均增幅')
    assert.equal(only('财政教育支出比重居全省第一位。').figures[0]!.relations.rankedAmong, '全省')
    const [, part] = only('年底前，新建幼儿园26所（其中公办幼儿园16所）。').figures
    assert.equal(part!.relations.partOf, 0)
    assert.equal(only('本专科比由5.1:4.9提高到5.4:4.6。').figures[1]!.relations.cameFrom, 0)
  })
})

describe('arithmetic', () => {
  const codes = (text: string): string[] => read(text).warnings.map(({ code }) => code)

  it('says where a list does not make up its whole, and where it does says nothing', () => {
    assert.deepEqual(codes('全年评选先进13个，包括学校1个、幼儿园11个。'), ['sum-differs'])
    assert.deepEqual(codes('全年评选先进12个，包括学校1个、幼儿园11个。'), [])
    assert.deepEqual(codes('新建幼儿园16所，其中公办幼儿园26所。'), ['part-over-whole'])
    assert.deepEqual(codes('新建幼儿园26所，其中公办幼儿园16所。'), [])
    assert.deepEqual(codes('一、二、三产业占比分别为30%、40%、45%。'), ['share-over-whole'])
  })

  it('says nothing of a rate whose part is higher, nor of a part of what may be more', () => {
    assert.deepEqual(codes('财政教育支出增长5.6%，其中学前教育支出增长10.8%。'), [])
    assert.deepEqual(codes('普惠率达到70%以上，其中乡镇达到80%。'), [])
    assert.deepEqual(codes('培训教师200人以上，其中乡村教师230人。'), [])
    assert.deepEqual(codes('培训教师200人，其中乡村教师230人。'), ['part-over-whole'])
  })
})

describe('universal targets and inheritance', () => {
  const speech = [
    '在全县教育工作会议上的讲话', '同志们：', '二、2026年工作部署', '（一）办好学前教育',
    '年底前，各县（市）区要新建幼儿园20所，所有幼儿园达到办园标准。', '加强教研员队伍建设。', '重要档案要应归尽归。',
  ].join('\n')
  const { sentences } = read(speech)

  it('resolves a date by the year of the heading', () => {
    const [deadline] = sentences[4]!.deadlines
    assert.deepEqual([deadline!.text, deadline!.kind, deadline!.due], ['年底前', 'by', { state: 'resolved', by: '2026-12-31', text: '年底前' }])
  })

  it('knows targets without a digit, and shows a lead that is inherited as inherited', () => {
    assert.equal(sentences[6]!.rows[0]!.universal, true)
    assert.deepEqual(sentences[4]!.rows[0]!.lead, ['各县（市）区'])
    assert.equal(sentences[4]!.rows[0]!.leadFrom, 'sentence')
    assert.equal(sentences[4]!.rows[0]!.perUnit, true)
    assert.notEqual(sentences[6]!.rows[0]!.leadFrom, 'sentence')
  })

  it('never guesses a masked date', () => {
    const [row] = only('各学校要在20xx年前完成评估工作。').rows
    assert.equal(row!.due.state, 'masked')
  })
})

describe('labels of responsibility', () => {
  const units = (text: string): unknown[] => only(text).units.map(({ text: words, role }) => [words, role])

  it('give the work to all, unless they say that the first one leads', () => {
    assert.deepEqual(units('（市水务局、市教育局负责）'), [['市水务局', 'lead'], ['市教育局', 'lead']])
    assert.deepEqual(units('（市水务局、市教育局负责，排在第一位的为牵头部门）'), [['市水务局', 'lead'], ['市教育局', 'with']])
    assert.deepEqual(units('（市水务局牵头，市教育局参与）'), [['市水务局', 'lead'], ['市教育局', 'with']])
  })
})

describe('what real documents do', () => {
  it('takes the number under the title for no heading and no task', () => {
    const text = '临溪市教育局2026年工作要点\n临教发〔2026〕3号\n一、办好学前教育\n年底前，各县（市、区）要新建幼儿园20所。'
    const documents = splitDocuments(text, [])
    const { outline, sentences } = readFindings(text, documents, [])[0]!
    assert.deepEqual(outline.map(({ number }) => number), ['一、'])
    assert.deepEqual(sentences[1]!.rows, [])
  })

  it('a label behind the full stop says who does what stands in front of it, and is no work', () => {
    const { sentences } = read('关于节水工作的实施意见\n一、重点任务\n推广节水器具，改造老旧管网20公里。（市水务局牵头，市教育局参与）')
    assert.deepEqual(sentences[2]!.rows.map(({ lead, assist }) => [lead, assist]), [[['市水务局'], ['市教育局']], [['市水务局'], ['市教育局']]])
    assert.deepEqual(sentences[3]!.rows, [])
  })

  it('headings without numbers are parts of their own, and hold the numbered ones', () => {
    const { outline } = read('“十四五”时期工作回顾\n工业提质增效。\n2026年重点工作\n（一）抓好项目建设\n开工项目20个。\n（二）办好民生实事\n新建学校2所。')
    assert.deepEqual(outline.map(({ number, parent, sense }) => [number, parent, sense]), [
      ['', undefined, 'review'], ['', undefined, 'deploy'], ['（一）', 1, 'deploy'], ['（二）', 1, 'deploy'],
    ])
  })

  it('第一、二轮 is no numbering, and an occasion no heading', () => {
    const { outline } = read('一、工作回顾\n第一、二轮督察反馈问题全部整改办结，第三轮有序推进。各项工作见效。\n——2026年1月20日在县人民代表大会上')
    assert.deepEqual(outline.map(({ number }) => number), ['一、'])
  })
})

describe('what a page holds beside', () => {
  const one = '关于做好防汛工作的通知\n各县（区）教育局：\n各单位要在5月底前完成隐患排查。\n'
  const other = '在全市档案工作会议上的讲话\n同志们：\n一、上半年工作回顾\n接收档案4万余卷。\n二、下半年工作部署\n市档案馆要完成数字化扫描200万页。\n'

  it('reads each document of a page as if it stood alone, in whatever order they come', () => {
    const shown = (...parts: readonly string[]): unknown[] => {
      let at = 0
      const documents = parts.map((part) => ({ start: at, end: at += part.length }))
      return readFindings(parts.join(''), documents, []).map(({ sentences }) => sentences.map((sentence) => (
        [sentence.text, sentence.label, sentence.rows.map(({ text, lead }) => [text, lead])])))
    }
    assert.deepEqual(shown(one, other), [...shown(one), ...shown(other)])
    assert.deepEqual(shown(other, one), [...shown(other), ...shown(one)])
  })
})
