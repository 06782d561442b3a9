// Lists of units and people as offices make them, against a register on a real database, read by the real child.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gridRows, inlineCell, rowOf, xlsxOf } from '@lantai/extract/testing'
import { Refusal } from '@lantai/kernel'
import { writeListsXlsx } from '@lantai/office'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

type Rows = readonly (readonly string[])[]
interface Preview {
  mark: string
  counts: Record<string, number>
  sheets: { name: string; kind: string; notes: string[] }[]
  rows: { sheet: string; row: number; name: string; verdict: string; detail: string; cells: string[]; wrong: number[] }[]
}

const bookOf = (sheets: Readonly<Record<string, Rows>>): Buffer => xlsxOf({
  sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: gridRows(rows) })),
})

describe('a list of units and people', () => {
  let world: World
  let keeper: Actor
  before(async () => {
    world = await openWorld()
    keeper = await world.actor('system-administrator', world.units.root)
  })
  after(() => world.close())

  const preview = async (bytes: Buffer, unit = world.units.root): Promise<Preview & { blob: string }> => {
    const blob = await world.upload(keeper, bytes)
    return { blob, ...await world.runtime.ask('org.preview-register', { blob, unit }, world.call(keeper)) as Preview }
  }
  const enter = async (bytes: Buffer, more: Record<string, unknown> = {}): Promise<Record<string, number>> => {
    const blob = await world.upload(keeper, bytes)
    const { answer } = await world.runtime.execute('org.import-register', { blob, unit: world.units.root, ...more }, world.call(keeper))
    return (answer as { counts: Record<string, number> }).counts
  }
  const code = async (call: Promise<unknown>): Promise<string> => {
    try {
      await call
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
    return 'done'
  }
  const unitRows = async (): Promise<readonly string[]> => (await sql<{ words: string }>`
    select concat_ws('|', unit.name, unit.short_name, unit.kind, above.name) as words
      from org.unit join org.unit as above on above.id = unit.parent_id order by cardinality(unit.lineage), unit.ordinal, unit.name`
    .execute(world.database.owner)).rows.map((row) => row.words)
  const told = ({ rows }: Preview): readonly string[] => rows.map(({ name, verdict, detail }) => [name, verdict, detail].join('|'))

  it('is looked at without writing, then entered, and finds everything there the second time', async () => {
    const list = bookOf({
      单位: [
        ['临江市教育局所属单位一览'], ['序号', '单位名称', '简　称', '上级单位', '类 别', '备注'],
        ['1', '教研室', '', '第２中学', '科室', ''], ['2', '第２中学', '二中', '', '学校', '甲'], ['', '', '', '', '', ''],
        ['3', '人事科', '人事', '', '', ''], ['4', '市局', '', '', '', ''], ['注：以上为 2025 年名单'],
      ],
    })
    const standing = await unitRows()
    const looked = await preview(list)
    assert.deepEqual(told(looked), [
      '教研室|new|', '第2中学|new|', '人事科|change|简称填为“人事”', '市局|same|', '注：以上为 2025 年名单|skipped|',
    ])
    assert.deepEqual(looked.sheets[0]!.notes, ['未用到的列：备注。'])
    assert.deepEqual(await unitRows(), standing)
    assert.deepEqual(await enter(list, { mark: looked.mark }), { new: 2, same: 1, change: 1, wrong: 0, skipped: 1 })
    const now = await unitRows()
    assert.ok(now.includes('第2中学|二中|school|市局') && now.includes('教研室|section|第2中学') && now.includes('人事科|人事|section|市局'))
    assert.deepEqual(await enter(list), { new: 0, same: 4, change: 0, wrong: 0, skipped: 1 })
    assert.deepEqual(await unitRows(), now)
  })

  it('is refused whole for one wrong row, and entered without it when asked to', async () => {
    const list = bookOf({ 单位: [['单位名称', '上级单位', '类别'], ['第五中学', '', '学校'], ['教务处', '第六中学', ''], ['第七中学', '', '酒店']] })
    const looked = await preview(list)
    assert.deepEqual(looked.rows.map(({ verdict, wrong }) => [verdict, ...wrong]), [['new'], ['wrong', 2], ['wrong', 3]])
    assert.equal(looked.rows[1]!.detail, '找不到单位“第六中学”，请核对名称，或先在单位表中列出（该行也须无误）')
    assert.equal(await code(enter(list)), 'org.register-wrong')
    assert.ok(!(await unitRows()).some((row) => row.startsWith('第五中学')))
    assert.deepEqual(await enter(list, { rows: 'sound' }), { new: 1, same: 0, change: 0, wrong: 2, skipped: 0 })
    assert.equal(await code(enter(list, { rows: 'sound', mark: looked.mark })), 'org.register-moved')
  })

  it('enters people without a secret, finds them by sign-in name or by name, and takes no roles', async () => {
    const list = bookOf({
      人员: [
        ['姓名', '部门', '职务', '手机', '账号', '角色'], ['王　伟', '办公室', '科员', '13900000000', 'WangWei', '系统管理员'],
        ['李　静', '人事科', '科长', '', '', ''], ['王　伟', '办公室', '副主任', '', 'wangwei2', ''],
      ],
    })
    const looked = await preview(list)
    assert.deepEqual(told(looked), ['王伟|new|', '李静|new|登录名未填，由系统编号', '王伟|new|'])
    assert.deepEqual(looked.sheets[0]!.notes, [
      '“角色”一列不导入：岗位由安全管理员授予，不能随名册带入。', '“手机”一列不导入：系统不保存电话号码。',
    ])
    assert.equal((await enter(list)).new, 3)
    const { rows } = await sql`
      select name, sign_in_name as account, title, secret_hash as secret, (select count(*)::integer from org.role_holding
             where person_id = person.id) as roles
        from org.person where name in ('王伟', '李静') order by sign_in_name`.execute(world.database.owner)
    assert.deepEqual(rows, [
      { name: '李静', account: 'p0001', title: '科长', secret: null, roles: 0 },
      { name: '王伟', account: 'wangwei', title: '科员', secret: null, roles: 0 },
      { name: '王伟', account: 'wangwei2', title: '副主任', secret: null, roles: 0 },
    ])
    assert.equal((await enter(list)).same, 3)
    const again = bookOf({
      人员: [
        ['姓名', '单位', '职务', '账号'], ['李静', '人事科', '主任', ''], ['王伟', '人事科', '', 'wangwei'], ['王伟', '办公室', '', ''],
        ['赵敏', '办公室', '', 'wangwei2'], ['赵敏', '没有的科', '', ''], ['钱进', '办公室', '', '钱进'],
      ],
    })
    assert.deepEqual(told(await preview(again)), [
      '李静|change|职务由“科长”改为“主任”', '王伟|change|单位由“办公室”改为“人事科”', '王伟|wrong|该单位有 2 名“王伟”，请填登录名以便区分',
      '赵敏|wrong|登录名“wangwei2”已由“王伟”使用，与本行姓名不符',
      '赵敏|wrong|找不到单位“没有的科”，请核对名称，或先在单位表中列出（该行也须无误）',
      '钱进|wrong|登录名“钱进”不合规：2 至 40 位小写字母、数字、点或短横，首尾须为字母或数字',
    ])
  })

  it('says which unit is meant where several are called the same', async () => {
    const schools: Rows = [['单位名称', '上级单位', '类别'], ['甲中学', '', '学校'], ['乙中学', '', '学校'], ['总务处', '甲中学', '科室'],
      ['总务处', '乙中学', '科室'], ['后勤组', '总务处', '科室'], ['后勤组', '乙中学/总务处', '科室'], ['总务处', '甲中学', '科室']]
    const looked = await preview(bookOf({ 单位: schools }))
    assert.deepEqual(told(looked).slice(4), [
      '后勤组|wrong|有 2 个单位叫“总务处”，请连同上级写明，如“甲中学/总务处”', '后勤组|new|', '总务处|wrong|与“单位”第 4 行重复',
    ])
  })

  it('puts units in the charge of who is a leader, says what a unit is for, and takes days as they are typed', async () => {
    const leader = world.parts.ids.next()
    await sql`insert into org.person (id, name, sign_in_name, unit_id) values (${leader}, '周明', 'zhouming', ${world.units.root})`
      .execute(world.database.owner)
    await sql`
      insert into org.role_holding (id, person_id, role, unit_id, valid_from)
      values (${world.parts.ids.next()}, ${leader}, 'leader', ${world.units.root}, '2020-01-01')`.execute(world.database.owner)
    const heads = ['姓名', '分管', '起止日期']
    const list = bookOf({
      分工: [heads, ['周明', '办公室、人事科', '2025.1.1-2099.12.31'], ['李静', '办公室', ''], ['周明', '没有的科', ''],
        ['周明', '甲中学', '明年']],
      职能: [['单位', '主要职责', '起始日期', '截止日期'], ['人事科', '干部人事、工资', '45658', '2099年12月31日']],
    })
    assert.deepEqual(told(await preview(list)), [
      '周明|new|新增分管办公室、人事科', '李静|wrong|“李静”在起始日期当日没有“分管领导”岗位，请先由安全管理员授予岗位',
      '周明|wrong|找不到单位“没有的科”，请核对名称，或先在单位表中列出（该行也须无误）',
      '周明|wrong|日期“明年”无法识别，请写成 2025-06-01 这样', '人事科|new|',
    ])
    assert.equal((await enter(list, { rows: 'sound' })).new, 2)
    const { rows } = await sql<{ words: string }>`
      select concat_ws('|', unit.name, held.valid_from, held.valid_until) as words from org.unit join (
        select unit_id, valid_from, valid_until from org.charge union all select unit_id, valid_from, valid_until from org.duty
      ) as held on held.unit_id = unit.id order by words`.execute(world.database.owner)
    assert.deepEqual(rows.map(({ words }) => words), [
      '人事科|2025-01-01|2100-01-01', '人事科|2025-01-01|2100-01-01', '办公室|2025-01-01|2100-01-01',
    ])
    assert.equal((await enter(list, { rows: 'sound' })).same, 2)
    const longer = bookOf({ 分工: [heads, ['周明', '办公室', '2025.1.1-2098.12.31'], ['周明', '人事科', '2026.1.1-2027.1.1']] })
    assert.deepEqual(told(await preview(longer)), [
      '周明|change|失效日期由“2100-01-01”改为“2099-01-01”', '周明|wrong|“人事科”一项自 2025-01-01 起已登记，日期有重叠，如需调整请先终止原来的',
    ])
  })

  it('exported and entered again, changes nothing', async () => {
    interface Exported { sheets: { name: string; heads: string[]; rows: string[][] }[] }
    await sql`
      insert into org.person (id, name, sign_in_name, unit_id, title)
      values (${world.parts.ids.next()}, '=1+1', 'hostile', ${world.units.child}, '@x')`
      .execute(world.database.owner)
    const { sheets } = await world.runtime.ask('org.export-register', { unit: world.units.root }, world.call(keeper)) as Exported
    assert.deepEqual(sheets.map(({ name, rows }) => [name, rows.length > 0]), [['单位', true], ['人员', true], ['分管', true], ['职能', true]])
    const file = Buffer.from(await writeListsXlsx(sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((cells) => ({ cells })) }))))
    const looked = await preview(file)
    assert.deepEqual(looked.rows.filter(({ verdict }) => verdict !== 'same'), [])
    assert.equal(looked.counts['same'], sheets.reduce((sum, { rows }) => sum + rows.length, 0))
    assert.ok(looked.rows.some(({ cells }) => cells[0] === '=1+1' && cells[2] === '@x'))
  })

  it('is read where cells are joined, days are numbers and names are padded, and heads of sections are passed over', async () => {
    const cells = (number: number, ...texts: readonly string[]): string => rowOf(number, ...texts.map((text, column) => (
      text === '' ? '' : inlineCell(`${String.fromCharCode(65 + column)}${number}`, text))))
    const rows = [
      cells(1, '教职工名单'), cells(2, '序号', '部　门', '姓　名', '职务'), cells(3, '一、局机关'), cells(4, '1', '办公室', '孙　亮', '科员'),
      cells(5, '2', '', '吴 越', '科员'), cells(6, '序号', '部　门', '姓　名', '职务'), cells(7, '3', '人事科', '郑　好', '科员'), cells(8, '共 3 人'),
    ].join('')
    const joined = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:D3"/><mergeCell ref="B4:B5"/></mergeCells>'
    const sheet = xlsxOf({ sheets: [{ name: '人员', rows: `${rows}</sheetData>${joined}<sheetData>` }] })
    assert.deepEqual(told(await preview(sheet)), [
      '孙亮|new|登录名未填，由系统编号', '吴越|new|登录名未填，由系统编号', '郑好|new|登录名未填，由系统编号', '一、局机关|skipped|', '序号|skipped|',
      '共 3 人|skipped|',
    ])
    await enter(sheet)
    const { rows: found } = await sql<{ words: string }>`
      select person.name || '|' || unit.name as words from org.person join org.unit on unit.id = unit_id
       where person.name in ('孙亮', '吴越', '郑好') order by sign_in_name`.execute(world.database.owner)
    assert.deepEqual(found.map(({ words }) => words), ['孙亮|办公室', '吴越|办公室', '郑好|人事科'])
    const dates = xlsxOf({
      formats: ['yyyy"年"m"月"d"日"', 'm/d/yyyy'],
      sheets: [{ name: '职能', rows: [
        cells(1, '单位', '职能', '起始日期', '失效日期'),
        rowOf(2, inlineCell('A2', '办公室'), inlineCell('B2', '督查督办'), '<c r="C2" s="1"><v>45809</v></c>', '<c r="D2"><v>73051</v></c>'),
      ].join('') }],
    })
    await enter(dates)
    const { rows: duties } = await sql`
      select valid_from::text as "from", valid_until::text as "until" from org.duty where text = '督查督办'`.execute(world.database.owner)
    assert.deepEqual(duties, [{ from: '2025-06-01', until: '2100-01-01' }])
  })

  it('entered twice at once, is entered once', async () => {
    const list = bookOf({ 单位: [['单位名称', '类别'], ['第八中学', '学校'], ['第九中学', '学校']] })
    const counts = await Promise.all([enter(list), enter(list)])
    assert.deepEqual(counts.map((count) => count.new).sort(), [0, 2])
  })

  it('refuses in words what is no list and what is another one\'s', async () => {
    assert.equal(await code(preview(bookOf({ 表一: [['标题', '正文'], ['甲', '乙']] }))), 'org.register-unfit')
    assert.equal(await code(preview(Buffer.from('单位名称,类别'))), 'extract.not-xlsx')
    const blob = await world.upload(await world.actor('system-administrator', world.units.root), bookOf({ 单位: [['单位名称', '类别']] }))
    const look = world.runtime.ask('org.preview-register', { blob, unit: world.units.root }, world.call(keeper))
    assert.equal(await code(look), 'kernel.blob-not-found')
  })
})
