// Sentences written for these tests; what is expected of them stands in TASKS.md and was written down before the engine read them.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readFindings } from './read-findings.ts'
import type { TaskRow } from './shapes.ts'

const heading = '一、重点工作任务\n'
const rowsOf = (text: string): readonly TaskRow[] =>
  readFindings(`${heading}${text}`, [{ start: 0, end: heading.length + text.length }], [])[0]!.sentences.flatMap(({ rows }) => rows)

type Expected = readonly (readonly [action: string, object: string])[]

function same(cases: readonly (readonly [text: string, expected: Expected])[]): void {
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(rowsOf(text).map(({ action, object }) => [action, object]), expected))
  }
}

describe('several pieces of work in one sentence', () => {
  same([
    ['开展校园食堂检查，改造老旧管网30公里，提高城乡低保标准。',
      [['开展', '校园食堂检查'], ['改造', '老旧管网'], ['提高', '城乡低保标准']]],
    ['实施农贸市场改造工程，提升市场管理水平。', [['实施', '农贸市场改造工程']]],
    ['加密公交线路，新建停车场20处，改造公厕15座，设立便民服务点，疏通排水管网，整治户外广告，推行垃圾分类，规范共享单车停放。',
      [['加密', '公交线路'], ['新建', '停车场'], ['改造', '公厕'], ['设立', '便民服务点'], ['疏通', '排水管网'], ['整治', '户外广告'], ['推行', '垃圾分类'],
        ['规范', '共享单车停放']]],
    ['加大对困难学生的资助力度，落实免费教科书政策。', [['加大', '对困难学生的资助力度'], ['落实', '免费教科书政策']]],
    ['推进河道治理工作，重点抓好清水河清淤。', [['推进', '河道治理工作']]],
    ['全县工业增加值增长6%，居民收入增长与经济增长同步，城镇调查失业率控制在5.5%以内。',
      [['增长', '全县工业增加值'], ['同步', '居民收入'], ['控制在', '城镇调查失业率']]],
  ])
})

describe('what is only to be kept to', () => {
  same([
    ['牢固树立过紧日子思想，压减会议经费10%。', [['压减', '会议经费']]],
    ['坚持稳中求进工作总基调，扩大有效投资。', [['扩大', '有效投资']]],
    ['始终把群众安危放在心上，排查农村危房。', [['排查', '农村危房']]],
    ['坚守为民初心，恪守清廉本色。', []],
    ['坚定发展信心，保持战略定力。', []],
    ['充分发挥党员带头作用。', []],
  ])
})

describe('the verb and what it acts on', () => {
  same([
    ['培育壮大县域特色产业。', [['培育壮大', '县域特色产业']]],
    ['防范化解金融风险。', [['防范化解', '金融风险']]],
    ['做大做强肉牛产业。', [['做大做强', '肉牛产业']]],
    ['管好用好水利资金。', [['管好用好', '水利资金']]],
    ['压紧压实属地责任。', [['压紧压实', '属地责任']]],
    ['实施提升农村饮水质量行动。', [['实施', '提升农村饮水质量行动']]],
    ['深化开发区管理体制改革。', [['深化', '开发区管理体制改革']]],
    ['支持创新药研发。', [['支持', '创新药研发']]],
    ['加快服务业数字化转型。', [['加快', '服务业数字化转型']]],
    ['集中整治占道经营。', [['整治', '占道经营']]],
    ['严格落实河长制。', [['落实', '河长制']]],
    ['为800名残疾儿童提供康复服务。', [['提供', '康复服务']]],
    ['把闲置校舍改造成养老服务站。', [['改造', '闲置校舍']]],
    ['引导社会资本向乡村产业流动。', [['引导', '社会资本']]],
    ['空气质量继续保持在全市前列。', [['保持', '空气质量']]],
    ['重构县乡物流配送体系。', [['重构', '县乡物流配送体系']]],
    ['依法接受人大监督。', [['接受', '人大监督']]],
    ['织牢基层网底。', [['织牢', '基层网底']]],
    ['更新供水管网40公里。', [['更新', '供水管网']]],
    ['壮大实体经济。', [['壮大', '实体经济']]],
    ['打造好小区、好社区。', [['打造', '好小区、好社区']]],
    ['落实好困难群众补助政策。', [['落实', '困难群众补助政策']]],
    ['实施农村供水提升三年行动。', [['实施', '农村供水提升三年行动']]],
    ['推进120小时应急响应机制建设。', [['推进', '120小时应急响应机制建设']]],
    ['加力培养乡土人才。', [['培养', '乡土人才']]],
    ['开发区污水处理等项目投产。', [['投产', '开发区污水处理等项目']]],
  ])
})

describe('figures and strength', () => {
  it('takes no figure that names what is meant for a goal', () => {
    const goals = (text: string): unknown[] => rowsOf(text).flatMap((row) => row.goals.map(({ value, unit }) => [value, unit]))
    assert.deepEqual(goals('推进亿元以上项目120个。'), [[120, '个']])
    assert.deepEqual(goals('培育百亿级产业集群。'), [])
    assert.deepEqual(goals('抓好年产30万吨饲料项目建设。'), [])
    assert.deepEqual(goals('粮食产量达到30万吨。'), [[300_000, '吨']])
  })

  it('forbids what must not be done, and not where a word only says so of others', () => {
    const strength = (text: string): string | undefined => rowsOf(text)[0]?.strength
    assert.equal(strength('一体推进不敢腐、不能腐、不想腐。'), 'must')
    assert.equal(strength('不能以任何理由拖欠农民工工资。'), 'forbid')
    assert.equal(strength('各乡镇可根据情况自行申报。'), 'explore')
    assert.deepEqual(rowsOf('力争新增企业20家，工业产值突破30亿元，建成污水处理厂。').map((row) => row.strength), ['aim', 'aim', 'must'])
  })
})

describe('what is told by the sentences around', () => {
  it('takes the things pledged to the public for commitments, and no other work', () => {
    const rows = rowsOf('办好民生实事。改造老旧小区12个。\n推进城市更新。')
    assert.deepEqual(rows.filter(({ commitment }) => commitment).map(({ text }) => text), ['改造老旧小区12个'])
  })

  it('gives a target behind the last of a list the time of the list', () => {
    const due = rowsOf('今年的主要目标是：粮食产量增长2%；财政收入增长4%。城镇失业率控制在5%以内。').map((row) => row.due.state)
    assert.deepEqual(due, ['relative', 'relative', 'relative'])
  })
})

describe('who does what in minutes and notices', () => {
  const leads = (text: string) => rowsOf(text).map(({ action, lead, assist }) => [action, lead, assist])

  it('gives a sentence without a doer to those it is divided among, who are no work of their own', () => {
    assert.deepEqual(leads('4月下旬至6月底在全市开展校车专项检查，由安全科牵头，装备中心、财务科配合。'),
      [['开展', ['安全科'], ['装备中心', '财务科']]])
  })

  it('takes what a clause is about for no work, and the doer behind a word of time', () => {
    assert.deepEqual(leads('37处没有整改的隐患，各乡镇9月底前必须全部整改到位。').map(([, lead]) => lead), [['各乡镇']])
    assert.deepEqual(leads('县水利局下周三以前把方案报县政府办公室。').map(([, lead]) => lead), [['县水利局']])
  })

  it('leaves what a meeting did with the work out of it', () => {
    assert.deepEqual(rowsOf('会议议定，在全县开展食堂检查。').map(({ text }) => text), ['在全县开展食堂检查'])
  })
})

describe('labels and cells', () => {
  it('take when the work is done from the label behind it', () => {
    const dues = rowsOf('新建公办幼儿园40所，新增学位8400个。（学前科牵头，财务与基建科配合，12月底前完成）').map(({ due, lead, assist }) => [due, lead, assist])
    const due = { state: 'relative', text: '12月底前' }
    assert.deepEqual(dues, [[due, ['学前科'], ['财务与基建科']], [due, ['学前科'], ['财务与基建科']]])
  })

  it('read 财务与基建科 as one unit that helps', () => {
    assert.deepEqual(rowsOf('开展食堂检查，由安全科牵头，财务与基建科配合。').map(({ lead, assist }) => [lead, assist]), [[['安全科'], ['财务与基建科']]])
  })

  it('keep what stands in one cell of a row out of the next', () => {
    const [row] = rowsOf('3\t化解47个大班额\t基础教育科牵头，财务科配合，8月底前完成。')
    assert.deepEqual([row!.action, row!.object], ['化解', '大班额'])
    assert.match(row!.text, /^化解47个大班额/)
  })
})
