import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { goalFigure as figure, outlineNode as heading, sentenceOf, taskRow as row } from '../../testing.ts'
import type { DecompositionTable, TableTask } from './decomposition-table.ts'
import { decompositionTable } from './decomposition-table.ts'
import type { DocumentReading, Figure, OutlineNode, SentenceReading, TaskRow } from './shapes.ts'

const reading = (value: string) => ({ value, start: 0, end: 0 })
const sentence = (ordinal: number, node: number | undefined, ...rows: TaskRow[]): SentenceReading => sentenceOf(ordinal, node, rows)

function tableOf(outline: readonly OutlineNode[], sentences: readonly SentenceReading[], document = {}): DecompositionTable {
  const whole: DocumentReading = {
    document: { start: 0, end: 0, kind: reading('讲话'), ...document } as DocumentReading['document'], outline, sentences, warnings: [],
  }
  return decompositionTable(whole)
}

/** The one task of a table of one task. */
function taskOf(text: string, more: Partial<TaskRow> = {}, document = {}): TableTask {
  const [only] = tableOf([], [sentence(1, undefined, row(text, more))], document).rows
  assert.equal(only?.kind, 'task')
  return only
}

describe('decompositionTable', () => {
  it('puts the tasks of a document in its order under its headings', () => {
    const outline = [
      heading(undefined, '一、', '去年工作回顾'), heading(undefined, '二、', '今年主要任务'), heading(1, '（一）', '办好学前教育'),
      heading(2, '1.', '扩大资源。'), heading(1, '（二）', '建好教师队伍'),
    ]
    const { columns, rows } = tableOf(outline, [
      sentence(1, undefined, row('开好今天的会')), sentence(2, 0), sentence(5, 3, row('新建幼儿园12所'), row('改建幼儿园8所', { part: 2 })),
      sentence(6, 2, row('规范办园行为')), sentence(8, 4, row('补充教师300名')), sentence(9, 1, row('做好安全工作')),
    ])
    assert.deepEqual(columns.map(({ heading: words }) => words), ['序号', '工作任务', '目标', '牵头单位', '配合单位', '完成时限', '备注', '来源'])
    const shown = rows.map((each) => each.kind === 'group' ? [each.depth, each.text, each.count] : [each.number, each.task, each.source])
    assert.deepEqual(shown, [
      [1, '开好今天的会', '第1句'],
      [1, '二、今年主要任务', 5],
      [2, '（一）办好学前教育', 3],
      [2, '新建幼儿园12所', '二、（一）1.\n第5句'],
      [3, '改建幼儿园8所', '二、（一）1.\n第5句'],
      [4, '规范办园行为', '二、（一）\n第6句'],
      [2, '（二）建好教师队伍', 1],
      [5, '补充教师300名', '二、（二）\n第8句'],
      [1, '二、今年主要任务（续）', 5],
      [6, '做好安全工作', '二、\n第9句'],
    ])
  })

  it('cites a heading without a number by its first words', () => {
    const { rows } = tableOf([heading(undefined, '', '今年要着力抓好的几项重点工作安排')], [sentence(3, 0, row('办好学校'))])
    assert.equal((rows[1] as TableTask).source, '“今年要着力抓好的几项重点…”\n第3句')
  })

  it('takes list marks and the sign at the end off a task, and nothing of a number', () => {
    const tasks = [
      '一是加快发展学前教育。', '第二，办好高中', '（3）补充教师；', '4.建设校舍', '1.5万亩校园绿化', '一、二年级不留书面作业', '三、四月份完成体检', '十、办好夜校',
    ]
    assert.deepEqual(tasks.map((text) => taskOf(text).task), [
      '加快发展学前教育', '办好高中', '补充教师', '建设校舍', '1.5万亩校园绿化', '一、二年级不留书面作业', '三、四月份完成体检', '办好夜校',
    ])
  })

  it('puts the verb that tasks of one sentence share before a task without it', () => {
    assert.equal(taskOf('周调度', { action: '坚持' }).task, '坚持周调度')
    assert.equal(taskOf('坚持月安排', { action: '坚持' }).task, '坚持月安排')
  })

  it('shows an inherited lead as inherited', () => {
    const lead = ['市教育局', '市人社局']
    const leads = (['sentence', 'paragraph', 'section', 'speaker'] as const).map((leadFrom) => taskOf('办学', { leadFrom, lead }).lead)
    const both = '市教育局、市人社局'
    assert.deepEqual(leads, [both, `${both}\n（承上文）`, `${both}\n（承上文）`, `${both}\n（讲话单位）`])
    assert.equal(taskOf('办学', { leadFrom: 'speaker' }, { kind: reading('通知') }).lead, '市教育局\n（发文单位）')
    assert.equal(taskOf('办学', { leadFrom: 'speaker', lead: [] }).lead, '')
    assert.equal(taskOf('办学', { leadFrom: 'speaker', lead: [''] }).lead, '')
    assert.equal(taskOf('办学', { assist: ['市财政局', '各县（市）区'] }).assist, '市财政局、各县（市）区')
  })

  it('says by when as the text says it, and counts a date only where the text fixes its year', () => {
    const dues = [
      taskOf('办学', { due: { state: 'resolved', by: '2026-12-31', text: '年底前' } }),
      taskOf('办学', { due: { state: 'resolved', by: '2026-06-15', text: '6月15日前' } }),
      taskOf('办学', { due: { state: 'resolved', by: '2028-02-28', text: '2月28日前' } }),
      taskOf('办学', { due: { state: 'resolved', by: '2028-02-29', text: '2月底' } }),
      taskOf('办学', { due: { state: 'relative', text: '今年底' } }), taskOf('办学', { due: { state: 'masked', text: '20xx年前' } }),
      taskOf('办学', { due: { state: 'vague', text: '经过几年努力' } }), taskOf('办学', { every: 'month' }),
      taskOf('办学', { due: { state: 'relative', text: '从11月份开始', kind: 'from' }, every: 'quarter' }),
      taskOf('办学', { due: { state: 'relative', text: '今年每周' }, every: 'week' }), taskOf('办学'),
    ]
    assert.deepEqual(dues.map(({ due }) => due), [
      '2026年12月底前', '2026年6月15日前', '2028年2月28日前', '2028年2月底前', '今年底', '20xx年前\n（待填）', '经过几年努力', '每月', '从11月份开始，每季度',
      '今年每周', '',
    ])
  })

  it('says in the remark what is not simply an order to one unit', () => {
    const remarks = [
      taskOf('办学', { strength: 'aim' }), taskOf('办学', { strength: 'intend', commitment: true }), taskOf('办学', { strength: 'explore' }),
      taskOf('超标准建设', { strength: 'forbid' }), taskOf('办学', { perUnit: true, onlyIf: '没有通过验收的县' }), taskOf('办学'),
    ]
    assert.deepEqual(remarks.map(({ remark }) => remark), ['力争', '拟办；承诺事项', '探索、鼓励', '禁止事项', '各单位分别完成；仅限：没有通过验收的县', ''])
  })

  it('says what is to be reached, with its bound and change once', () => {
    const goals: readonly (readonly [Figure, string])[] = [
      [figure('2600所', '幼儿园', { bound: '>=' }), '幼儿园 2600所以上'], [figure('95%以上', '巩固率', { bound: '>=' }), '巩固率 95%以上'],
      [figure('20余所', '幼儿园', { bound: '>=' }), '幼儿园 20余所'], [figure('5.5%', '失业率', { bound: '<=', unit: '%' }), '失业率 5.5%以内'],
      [figure('近20亿元', '投入', { bound: '~' }), '投入 近20亿元'], [figure('20亿元', '投入', { bound: '~' }), '投入 约20亿元'],
      [figure('18%', '招生计划', { change: 'up', unit: '%' }), '招生计划 增长18%'],
      [figure('3个百分点', '入园率', { change: 'up', unit: 'pp' }), '入园率 提高3个百分点'],
      [figure('30所', '新增幼儿园', { change: 'up' }), '新增幼儿园 30所'],
      [figure('10%', '能耗', { change: 'down', unit: '%', bound: '>=' }), '能耗 下降10%以上'],
      [figure('3000个', '学位', { change: 'up', unit: '个' }), '学位 增加3000个'], [figure('翻一番', '产值', { change: 'up', unit: '×' }), '产值 翻一番'],
      [figure('全国第七位', '总量', { unit: 'rank', bound: '=' }), '总量 全国第七位'], [figure('1个', ''), '1个'],
    ]
    assert.deepEqual(goals.map(([goal]) => taskOf('办学', { goals: [goal] }).goal), goals.map(([, words]) => words))
    assert.equal(taskOf('办学', { goals: [figure('12所', '幼儿园'), figure('8所', '小学'), figure('12所', '幼儿园')] }).goal, '幼儿园 12所；\n小学 8所')
  })

  it('says that a target without a digit holds for all', () => {
    assert.deepEqual([
      taskOf('所有学校接入平台', { universal: true }), taskOf('实现乡镇全覆盖', { universal: true }), taskOf('档案应归尽归', { universal: true }),
      taskOf('隐患应查就查', { universal: true, goals: [figure('100%', '整改率')] }),
    ].map(({ goal }) => goal), ['全部', '全覆盖', '应归尽归', '整改率 100%'])
  })

  it('is named after the document', () => {
    const title = (document: object): string => tableOf([], [], document).title
    assert.equal(title({ title: reading('在全市教育工作会议上的讲话') }), '《在全市教育工作会议上的讲话》任务分解表')
    assert.equal(title({ title: reading('关于落实《临溪市校园条例》的通知') }), '《关于落实〈临溪市校园条例〉的通知》任务分解表')
    assert.equal(title({ organisation: reading('临溪市教育局') }), '临溪市教育局讲话任务分解表')
  })

  it('explains the marks that occur and no other', () => {
    const first = '本表由程序从原文读出，供拟办参考，须经核定；“来源”是原文的标题序号和该句在全文中的次序。'
    assert.deepEqual(tableOf([], [sentence(1, undefined, row('办学'))]).notes, [first])
    assert.deepEqual(tableOf([], [
      sentence(1, undefined, row('办学', { leadFrom: 'section', due: { state: 'vague', text: '近年' } })),
      sentence(2, undefined, row('办学', { leadFrom: 'speaker', due: { state: 'masked', text: '20xx年' } })),
    ]).notes, [
      first, '标“承上文”的，原句没有写明单位，按同段或上级标题中的单位列入。', '标“讲话单位”的，原文没有写明单位，按讲话单位列入。',
      '没有年份或不明确的时限照原文抄录，没有推算。', '标“待填”的时限在原文中已隐去，请据实填写。',
    ])
  })

  it('ends on an outline whose parents run in a ring, and on one that points nowhere', () => {
    const ring = [{ ...heading(1, '一、', '甲') }, { ...heading(0, '二、', '乙') }]
    assert.equal(tableOf(ring, [sentence(1, 0, row('办学')), sentence(2, 7, row('办园'))]).rows.filter(({ kind }) => kind === 'task').length, 2)
  })
})
