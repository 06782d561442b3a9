// A reading made by hand, for tests of what shows it: a speech of the sample bureau with forty tasks under six headings. Places in the
// text are not filled in.
import type { DocumentReading, Due, Figure, OutlineNode, SentenceReading, TaskRow } from './model/findings/shapes.ts'

const nowhere = { start: 0, end: 0, confidence: 0.9, cues: [] }

/** A task row; what is not given is as in an order to a unit that the sentence names. */
export function taskRow(text: string, more: Partial<TaskRow> = {}): TaskRow {
  return {
    ...nowhere, text, part: 1, action: '', object: '', lead: ['市教育局'], leadFrom: 'sentence', assist: [], due: { state: 'none' },
    every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false, goals: [], universal: false, ...more,
  }
}

export function goalFigure(text: string, subject: string, more: Partial<Figure> = {}): Figure {
  return {
    ...nowhere, text, subject, value: Number.parseFloat(text) || 1, unit: '所', bound: '=', change: 'none', goal: true, relations: {},
    ...more,
  }
}

/** A sentence in the outline's part `node`, labelled by whether it has rows. */
export function sentenceOf(
  ordinal: number, node: number | undefined, rows: readonly TaskRow[], more: Partial<SentenceReading> = {},
): SentenceReading {
  return {
    ...nowhere, text: `${rows.map(({ text }) => text).join('；')}。`, ordinal, paragraph: ordinal, node, margin: 2, leads: false,
    label: rows.length > 0 ? 'task' : 'other', figures: rows.flatMap(({ goals }) => goals), deadlines: [], units: [], rows,
    statement: null, ...more,
  }
}

export function outlineNode(parent: number | undefined, number: string, title: string, more: Partial<OutlineNode> = {}): OutlineNode {
  return { parent, level: 1, number, title, start: 0, end: 0, partEnd: 0, sense: 'deploy', runIn: false, ...more }
}

const relative = (text: string): { readonly due: Due } => ({ due: { state: 'relative', text } })
const by = (date: string, text: string): { readonly due: Due } => ({ due: { state: 'resolved', by: date, text } })
const fromSpeaker = { leadFrom: 'speaker', lead: ['市教育局'] } as const
const fromAbove = { leadFrom: 'section', lead: ['各县（市）区教育局'] } as const

const outline: readonly OutlineNode[] = [
  outlineNode(undefined, '一、', '过去一年工作回顾', { sense: 'review' }),
  outlineNode(undefined, '二、', '今年的主要任务'),
  outlineNode(1, '（一）', '扩大优质资源，办好每一所家门口的学校'),
  outlineNode(1, '（二）', '抓教师队伍'),
  outlineNode(3, '1.', '配齐教师'),
  outlineNode(1, '（三）', '抓教育质量和学生健康'),
  outlineNode(1, '（四）', '抓职业教育与本地产业对接'),
  outlineNode(undefined, '三、', '守住安全底线'),
  outlineNode(undefined, '四、', '转变作风，狠抓落实'),
]

const parts: readonly (readonly [node: number, rows: readonly TaskRow[]])[] = [
  [2, [
    taskRow('年内新建、改扩建公办幼儿园26所以上，新增学位6300个', {
      ...relative('年内'), assist: ['市财政局', '市自然资源和规划局'],
      goals: [goalFigure('26所以上', '公办幼儿园', { bound: '>=' }), goalFigure('6300个', '学位', { unit: '个', change: 'up' })],
    }),
    taskRow('启动城北实验学校、滨江二小等4所学校建设', { ...by('2026-06-30', '6月底前'), goals: [goalFigure('4所', '学校')], assist: ['市住房和城乡建设局'] }),
    taskRow('完成农村薄弱学校改造任务', { ...fromAbove, ...by('2026-12-31', '2026年底前'), perUnit: true }),
    taskRow('推行学区制管理，组建城乡教育共同体，实现义务教育学校全覆盖', { ...fromAbove, universal: true }),
    taskRow('力争公办园在园幼儿占比达到55%以上', { action: '达到', goals: [goalFigure('55%以上', '公办园在园幼儿占比', { bound: '>=', unit: '%' })], strength: 'aim' }),
    taskRow('探索建立学位预警机制', { ...fromSpeaker, strength: 'explore' }),
    taskRow('新建小区配套幼儿园要与住宅同步规划、同步设计、同步建设、同步验收、同步交付使用，移交教育部门后一律办成公办园或者委托办成普惠性民办园，不得改变用途，不得闲置，不得以任何名义收取移交费用', {
      lead: ['市自然资源和规划局', '市住房和城乡建设局', '各县（市）区人民政府'], assist: ['市教育局', '市行政审批服务局'], universal: true,
    }),
  ]],
  [3, [
    taskRow('开展师德师风专项整治', { ...fromSpeaker, every: 'year' }),
    taskRow('严禁在职教师有偿补课', { ...fromSpeaker, strength: 'forbid' }),
    taskRow('落实教师平均工资收入水平不低于当地公务员的要求', { lead: ['市财政局', '市人力资源和社会保障局'] }),
  ]],
  [4, [
    taskRow('公开招聘教师480名，向乡村学校和紧缺学科倾斜', {
      ...relative('8月底前'), goals: [goalFigure('480名', '教师', { unit: '名' })], assist: ['市委编办', '市人力资源和社会保障局'],
    }),
    taskRow('县管校聘改革', { action: '推进', ...fromAbove }),
    taskRow('选派城区骨干教师到乡村学校支教', { goals: [goalFigure('不少于120名', '城区骨干教师', { unit: '名', bound: '>=' })], every: 'year' }),
    taskRow('培训校长和教师', { lead: ['市教师发展中心'], goals: [goalFigure('1.2万人次', '校长和教师', { unit: '人次' })] }),
    taskRow('为乡村教师每年安排一次免费体检', { ...fromAbove, every: 'year', commitment: true }),
  ]],
  [5, [
    taskRow('作业总量和时长全面达标', { ...fromAbove, universal: true }),
    taskRow('开足开齐体育课，保证学生每天校内校外各1小时体育活动时间', {
      ...fromAbove, goals: [goalFigure('各1小时', '体育活动时间', { unit: '小时' })],
    }),
    taskRow('力争学生近视率下降1个百分点以上', {
      action: '下降', goals: [goalFigure('1个百分点以上', '学生近视率', { unit: 'pp', bound: '>=', change: 'down' })], strength: 'aim',
    }),
    taskRow('建立学生心理健康档案，做到一生一档、应建尽建', { ...fromAbove, universal: true, ...relative('开学一个月内') }),
    taskRow('义务教育质量监测', { action: '开展', lead: ['市教育科学研究院'], every: 'year' }),
    taskRow('没有通过质量监测的学校制定整改方案', { lead: ['有关县（市）区教育局'], onlyIf: '没有通过质量监测的学校', ...relative('四季度') }),
    taskRow('办好第十二届中小学生艺术节', { ...fromSpeaker, ...relative('10月份') }),
    taskRow('高中阶段毛入学率达到96.5%', { action: '达到', goals: [goalFigure('96.5%', '高中阶段毛入学率', { unit: '%' })], ...fromSpeaker }),
  ]],
  [6, [
    taskRow('建成电子信息、现代纺织2个市域产教联合体', {
      lead: ['临溪职业技术学院'], assist: ['市工业和信息化局', '市纺织行业协会'],
      goals: [goalFigure('2个', '市域产教联合体', { unit: '个' })],
    }),
    taskRow('中等职业学校办学条件达标', { due: { state: 'masked', text: '20xx年前' }, universal: true }),
    taskRow('拟筹建临溪技师学院', { ...fromSpeaker, strength: 'intend', due: { state: 'vague', text: '经过几年努力' } }),
    taskRow('鼓励龙头企业参与办学', { lead: ['市工业和信息化局'], strength: 'explore' }),
    taskRow('双师型教师占比提高到65%', { goals: [goalFigure('65%', '双师型教师占比', { unit: '%' })], lead: ['各职业院校'] }),
  ]],
  [7, [
    taskRow('校园安全隐患排查', { action: '开展', ...fromAbove, every: 'month' }),
    taskRow('对排查出的隐患立行立改，月底清零', { ...fromAbove, every: 'month', universal: true }),
    taskRow('校车和校园周边交通秩序整治', { action: '开展', lead: ['市公安局'], assist: ['市交通运输局'], ...by('2026-09-30', '9月底前') }),
    taskRow('学校食堂“互联网+明厨亮灶”全覆盖', { lead: ['市市场监督管理局'], assist: ['市教育局'], universal: true, ...by('2026-12-31', '2026年底前') }),
    taskRow('各学校组织应急疏散演练', { lead: ['各学校'], perUnit: true, every: 'month', goals: [goalFigure('不少于1次', '', { unit: '次', bound: '>=' })] }),
    taskRow('防溺水工作责任书签订', { action: '完成', ...fromAbove, ...relative('5月份') }),
  ]],
  [8, [
    taskRow('实行月调度、季通报、年考核', { ...fromSpeaker, every: 'month' }),
    taskRow('各单位主要负责同志亲自抓、分管负责同志具体抓', { lead: ['各单位'], perUnit: true }),
    taskRow('向社会公开承诺的10件教育惠民实事，年底逐件向群众交账', {
      ...fromSpeaker, commitment: true, ...relative('年底'), goals: [goalFigure('10件', '教育惠民实事', { unit: '件' })],
    }),
    taskRow('每季度第一个月10日前报送进展情况', { ...fromAbove, due: { state: 'relative', text: '每季度第一个月10日前' }, every: 'quarter', perUnit: true }),
    taskRow('精简会议和文件', { ...fromSpeaker, goals: [goalFigure('10%', '会议和文件', { unit: '%', change: 'down', bound: '>=' })] }),
    taskRow('从3月份开始对重点项目挂图作战', { ...fromSpeaker, due: { state: 'relative', text: '从3月份开始', kind: 'from' } }),
  ]],
]

/** Forty tasks, one a sentence, from the eleventh sentence on; before them what a speech begins with. */
export function sampleReading(): DocumentReading {
  const tasks = parts.flatMap(([node, rows]) => rows.map((row) => ({ node, row })))
  const sentences = [
    sentenceOf(1, undefined, [], { text: '同志们：' }),
    sentenceOf(2, 0, [], { label: 'heading', text: '一、过去一年工作回顾' }),
    ...Array.from({ length: 7 }, (_none, at) => sentenceOf(3 + at, 0, [], {
      label: 'result', text: '新建幼儿园21所。', figures: [goalFigure('21所', '幼儿园', { goal: false })],
    })),
    sentenceOf(10, 0, [], { label: 'problem', text: '优质资源总量不足。' }),
    ...tasks.map(({ node, row }, at) => sentenceOf(11 + at, node, [row])),
  ]
  const title = { value: '在全市教育工作会议上的讲话', start: 0, end: 0 }
  return {
    document: { start: 0, end: 0, title, kind: { value: '讲话', start: 0, end: 0 }, organisation: { value: '临溪市教育局', start: 0, end: 0 } },
    outline, sentences,
    warnings: [{ ...nowhere, code: 'sum-differs', sentence: 12, stated: 13, counted: 12, text: '13所，其中小学4所、初中8所' }],
  }
}
