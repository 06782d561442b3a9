// Workbooks as offices make them — a title in the first row, merged cells, heads of two rows, several tasks in one cell — and the rows that
// people would write down of them.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { childExtractor } from '@lantai/extract'
import { gridRows, xlsxOf } from '@lantai/extract/testing'
import { readFindings, readPage } from '@lantai/reading/read-page'
import type { DocumentReading } from '@lantai/reading/read-page'

type Grid = readonly (readonly string[])[]

const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Sheet { readonly name: string; readonly grid: Grid }

async function readBook(...sheets: readonly Sheet[]): Promise<{ text: string; reading: DocumentReading }> {
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  try {
    const bytes = xlsxOf({ sheets: sheets.map(({ name, grid }) => ({ name, rows: gridRows(grid) })) })
    const page = readPage((await extractor.extract(bytes, media)).text)
    const readings = readFindings(page.repaired.text, page.documents, page.furniture)
    assert.equal(readings.length, 1)
    return { text: page.repaired.text, reading: readings[0]! }
  } finally {
    await extractor.close()
  }
}

/** As people read the form: the words of the task, its object, target, units and time. */
function rowsOf({ sentences }: DocumentReading): unknown[] {
  return sentences.flatMap(({ rows }) => rows).map(({ text, action, object, target, lead, assist, due, every }) => [
    text, `${action}·${object}`, target ?? '', lead.join('、'), assist.join('、'),
    due.state === 'resolved' ? due.by : due.state === 'none' ? '' : due.text, every ?? '',
  ])
}

const anchored = ({ sentences }: DocumentReading, kind: 'units' | 'deadlines' | 'figures'): string[] =>
  sentences.flatMap((sentence) => sentence[kind].map(({ text }) => text))

// Column A is merged over the first two rows of work, and B over the last two.
const keyPoints: Grid = [
  ['附件1'],
  ['临溪市教育局2026年重点任务分解表'],
  ['序号', '类别', '重点任务', '工作目标', '牵头单位', '配合单位', '完成时限', '责任人', '备注'],
  ['1', '学前教育', '新建改扩建公办幼儿园', '40所，新增学位8400个', '基础教育科', '财务科、各县（区）教育局', '2026年11月底前', '李长河', ''],
  ['2', '', '开展无证幼儿园清理整顿', '实现动态清零', '基础教育科', '安全科', '6月底前', '李长河', '每季度通报'],
  ['3', '教师队伍', '招聘农村教师，优先补充音体美学科', '620名', '人事科', '', '2026-08-20', '周敏', '已列入编制计划'],
  ['4', '', '组织校长任职资格培训', '两期，每期不少于60人', '市教师进修学院', '人事科', '每季度', '周敏', ''],
]

// Two rows of heads; the third and fourth columns share 责任分工 in the first of them.
const safety: Grid = [
  ['2026年校园安全重点工作责任清单'],
  ['序号', '工作内容', '责任分工', '', '完成时间', '备注'],
  ['', '', '牵头科室', '协办科室', '', ''],
  ['一、', '消防安全'],
  ['1', '对全市学校宿舍、实验室开展消防隐患排查，建立整改台账', '安全科', '后勤中心', '2026年4月', ''],
  ['2', '购置安检门120台', '后勤中心', '', '2026年3月31日前', '经费已下达'],
  ['二、', '食品安全'],
  ['3', '修订学校食堂管理办法。新办法自秋季学期起施行。', '体卫艺科', '市场监管部门', '8月底', ''],
]

const rectification: Grid = [
  ['巡察反馈问题整改清单'],
  ['序号', '存在问题', '整改措施', '责任单位', '整改时限'],
  [
    '1', '控辍保学台账不实，有23名学生去向不明', '①逐校排查学籍，查明23名学生去向；②建立月报制度；③约谈3所学校校长。', '基础教育科、各中心学校', '2026年5月15日前',
  ],
  ['2', '专项资金结转较大', '加快支付进度，年底前结转资金压减到100万元以内', '财务科', '长期坚持'],
]

describe('a workbook of key points', () => {
  it('gives one task for each row, with what the other columns say of it', async () => {
    const { reading } = await readBook({ name: '分解表', grid: keyPoints })
    assert.deepEqual(rowsOf(reading), [
      ['新建改扩建公办幼儿园', '新建改扩建·公办幼儿园', '40所，新增学位8400个', '基础教育科', '财务科、各县（区）教育局', '2026-11-30', ''],
      ['开展无证幼儿园清理整顿', '开展·无证幼儿园清理整顿', '实现动态清零', '基础教育科', '安全科', '2026-06-30', ''],
      ['招聘农村教师，优先补充音体美学科', '招聘·农村教师', '620名', '人事科', '', '2026-08-20', ''],
      ['组织校长任职资格培训', '组织·校长任职资格培训', '两期，每期不少于60人', '市教师进修学院', '人事科', '', 'quarter'],
    ])
  })

  it('anchors units, times and figures in their own cells, and takes no number of a row for a figure', async () => {
    const { text, reading } = await readBook({ name: '分解表', grid: keyPoints })
    assert.deepEqual(anchored(reading, 'units'), [
      '基础教育科', '财务科', '各县（区）教育局', '基础教育科', '安全科', '人事科', '市教师进修学院', '人事科',
    ])
    assert.deepEqual(anchored(reading, 'deadlines'), ['2026年11月底前', '6月底前', '2026-08-20', '每季度'])
    assert.deepEqual(anchored(reading, 'figures'), ['40所', '8400个', '620名', '不少于60人'])
    for (const { units, deadlines, figures, rows } of reading.sentences) {
      for (const { start, end, text: words } of [...units, ...deadlines, ...figures, ...rows]) {
        assert.equal(text.slice(start, end), words)
        assert.ok(!words.includes('\t'), words)
      }
    }
  })
})

describe('a workbook with two rows of heads', () => {
  it('takes the column from the lower row and no task from a row that names a group', async () => {
    const { reading } = await readBook({ name: '清单', grid: safety })
    assert.deepEqual(rowsOf(reading), [
      ['对全市学校宿舍、实验室开展消防隐患排查，建立整改台账', '开展·消防隐患排查', '', '安全科', '后勤中心', '2026-04-30', ''],
      ['购置安检门120台', '购置·安检门', '', '后勤中心', '', '2026-03-31', ''],
      ['修订学校食堂管理办法', '修订·学校食堂管理办法', '', '体卫艺科', '市场监管部门', '2026-08-31', ''],
    ])
  })

  it('goes on under the heads of each sheet alone', async () => {
    const second: Grid = [['联系人', '电话'], ['王强', '5120016'], ['推进校园安全', '安全科']]
    const { reading } = await readBook({ name: '清单', grid: safety }, { name: '通讯录', grid: second })
    assert.equal(rowsOf(reading).filter((row) => (row as string[])[3] === '安全科').length, 1)
  })
})

describe('a workbook with several tasks in one cell', () => {
  it('gives a task for each that the cell counts, all with the unit and time of the row', async () => {
    const { reading } = await readBook({ name: '整改', grid: rectification })
    assert.deepEqual(rowsOf(reading), [
      ['逐校排查学籍，查明23名学生去向', '排查·学籍', '', '基础教育科、各中心学校', '', '2026-05-15', ''],
      ['建立月报制度', '建立·月报制度', '', '基础教育科、各中心学校', '', '2026-05-15', ''],
      ['约谈3所学校校长', '约谈·学校校长', '', '基础教育科、各中心学校', '', '2026-05-15', ''],
      ['加快支付进度，年底前结转资金压减到100万元以内', '加快·支付进度', '', '财务科', '', '长期坚持', ''],
    ])
  })
})

describe('a table of a page', () => {
  it('is read by its heads as well, also where a cell that reaches down is left out of the rows below', async () => {
    const rows = [
      '<tr><th>序号</th><th>板块</th><th>工作任务</th><th>责任单位</th><th>完成时限</th></tr>',
      '<tr><td>1</td><td rowspan="2">队伍建设</td><td>组织骨干教师培训</td><td>人事科</td><td>2026年9月底前</td></tr>',
      '<tr><td>2</td><td>开展师德集中教育</td><td>人事科、安全科</td><td>2026年6月底前</td></tr>',
    ]
    const page = `<html><body><h1>重点任务分解表</h1><table>${rows.join('')}</table></body></html>`
    const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
    try {
      const { repaired, documents, furniture } = readPage((await extractor.extract(Buffer.from(page), 'text/html')).text)
      const found = readFindings(repaired.text, documents, furniture).flatMap((reading) => rowsOf(reading))
      assert.deepEqual(found, [
        ['组织骨干教师培训', '组织·骨干教师培训', '', '人事科', '', '2026-09-30', ''],
        ['开展师德集中教育', '开展·师德集中教育', '', '人事科、安全科', '', '2026-06-30', ''],
      ])
    } finally {
      await extractor.close()
    }
  })
})
