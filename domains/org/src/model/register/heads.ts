// Which list a sheet is, by the heads of its columns. Offices name one column in many ways, put a title above and remarks below.
import type { Grid, GridRow } from './grid.ts'
import { narrow } from './words.ts'

export type ListKind = 'units' | 'people' | 'charges'
export type Field = 'name' | 'short' | 'parent' | 'kind' | 'unit' | 'title' | 'account' | 'role' | 'phone' | 'charge' | 'duty'
  | 'from' | 'until' | 'ends' | 'period' | 'number'

const numbering = /^(?:序号|编号|号|no\.?)$/u

/** In the order in which a head is looked for; the first list whose needed columns are all there is the sheet's. */
const forms: Readonly<Record<ListKind, readonly (readonly [Field, RegExp])[]>> = {
  charges: [
    ['number', numbering], ['name', /^(?:姓名|人员姓名|领导|分管领导|领导姓名|局领导)$/u], ['unit', /^(?:单位|部门|所在单位|所在部门|单位名称|科室|单位\/部门)$/u],
    ['charge', /^分管(?:单位|部门|科室|范围|工作|单位\/科室|科室和单位|单位和科室)?$/u], ['duty', /^(?:主要|工作)?(?:职能|职责|职能职责|职责任务|职责分工)$/u],
    ['from', /^(?:起|自|起始|开始|起始日期|开始日期|起始时间|开始时间)$/u], ['until', /^(?:止|至|截止|终止|截止日期|终止日期|结束日期|截止时间)$/u],
    ['ends', /^(?:失效日期|失效)$/u], ['period', /^(?:起止|起止日期|起止时间|任期|期限)$/u], ['title', /^职务$/u],
  ],
  people: [
    ['number', numbering], ['name', /^(?:姓名|人员姓名|人员)$/u],
    ['unit', /^(?:单位|部门|科室|单位名称|部门名称|所在单位|所属单位|工作单位|所在部门|所属部门|所在科室|单位\/部门|单位\(部门\)|单位及科室)$/u],
    ['title', /^(?:职务|职位|现任职务|行政职务|职务\/职称|职务职称)$/u], ['account', /^(?:账号|帐号|登录名|用户名|登录账号|登录帐号|系统账号)$/u],
    ['role', /^(?:角色|岗位|系统角色|系统岗位|权限|岗位\(角色\))$/u], ['phone', /^(?:手机|手机号|手机号码|电话|联系电话|办公电话|电话号码|联系方式)$/u],
  ],
  units: [
    ['number', numbering], ['name', /^(?:单位名称|单位全称|机构名称|部门名称|学校名称|科室名称|名称|全称|单位|机构)$/u],
    ['short', /^(?:简称|单位简称|机构简称)$/u],
    ['parent', /^(?:上级单位|上级|上级部门|上级机构|主管单位|主管部门|隶属单位|隶属|所属单位)$/u],
    ['kind', /^(?:类别|性质|类型|单位类别|单位性质|单位类型|机构类别|机构类型)$/u],
  ],
}

const complete: Readonly<Record<ListKind, (fields: ReadonlySet<Field>) => boolean>> = {
  charges: (fields) => fields.has('name') && fields.has('charge') || fields.has('unit') && fields.has('duty'),
  people: (fields) => fields.has('name') && (fields.has('unit') || fields.has('title') || fields.has('account')),
  units: (fields) => fields.has('name') && (fields.has('parent') || fields.has('kind') || fields.has('short')),
}

const head_rows_max = 12

export interface ListSheet {
  readonly sheet: string
  readonly kind: ListKind
  readonly headRow: number
  readonly heads: readonly string[]
  /** By field, its column from one. */
  readonly columns: ReadonlyMap<Field, number>
  /** Heads that none of ours is. */
  readonly unused: readonly string[]
  readonly rows: readonly GridRow[]
  readonly skipped: readonly GridRow[]
}

/** The list that stands in a sheet, or undefined. A sheet called 单位 may have nothing but names. */
export function listOf(grid: Grid): ListSheet | undefined {
  for (const [at, row] of grid.rows.slice(0, head_rows_max).entries()) {
    const found = headsOf(row, grid.name)
    if (!found) continue
    const rest = grid.rows.slice(at + 1)
    const isLeft = (line: GridRow): boolean => isSkipped(line, row, found.columns)
    const heads = Array.from({ length: Math.max(...row.cells.keys()) }, (_, column) => row.cells.get(column + 1) ?? '')
    return {
      sheet: grid.name, headRow: row.row, heads, ...found, rows: rest.filter((line) => !isLeft(line)), skipped: rest.filter(isLeft),
    }
  }
  return undefined
}

function headsOf(row: GridRow, sheet: string): Pick<ListSheet, 'kind' | 'columns' | 'unused'> | undefined {
  for (const kind of ['charges', 'people', 'units'] as const) {
    const columns = new Map<Field, number>()
    const unused: string[] = []
    for (const [column, text] of row.cells) {
      const head = headKey(text)
      const field = forms[kind].find(([, form]) => form.test(head))?.[0]
      if (field === undefined) unused.push(text)
      else if (!columns.has(field)) columns.set(field, column)
    }
    const fields = new Set(columns.keys())
    const isNamed = kind === 'units' && fields.has('name') && /单位|机构|科室|学校/u.test(sheet)
    if (complete[kind](fields) || isNamed) return { kind, columns, unused }
  }
  return undefined
}

/** A head without what is written around it: 姓名（必填）, *姓名, 姓 名：. */
function headKey(text: string): string {
  return narrow(text).replaceAll(/[\s*:]+/gu, '').replace(/\((?:必填|选填|可不填|可空|全称|简称)[^)]*\)$/u, '').replaceAll('、', '/').toLowerCase()
}

const remark = /^(?:注|备注|说明|填表|填报|制表|审核|联系人|合计|总计|共\s*\d+)[\s:：、\d人]?/u

/** What is no row of the list: a heading across it, its head once more, a remark below it, an empty line. */
function isSkipped(row: GridRow, head: GridRow, columns: ReadonlyMap<Field, number>): boolean {
  if (row.isBanner) return true
  const own = [...columns].filter(([field, column]) => field !== 'number' && row.cells.has(column))
  if (own.length === 0) return true
  if ([...columns.values()].every((column) => row.cells.get(column) === head.cells.get(column))) return true
  const texts = [...row.cells.values()]
  return texts.length <= 2 && remark.test(texts[0]!) && (texts.length === 1 || /合计|总计/u.test(texts[0]!))
}
