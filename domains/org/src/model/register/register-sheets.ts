// The register as sheets that an import reads again without changing anything, and the empty ones of the template.
import type { Day, Period } from '../day.ts'
import type { RegisteredCharge, RegisteredDuty } from './plan-charges.ts'
import type { RegisteredPerson } from './plan-people.ts'
import type { RegisteredUnit } from './unit-tree.ts'
import { UnitTree } from './unit-tree.ts'
import type { Node } from './unit-tree.ts'
import { kindWords } from './words.ts'

export interface RegisterSheet { readonly name: string; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

export interface RegisterRows {
  readonly units: readonly RegisteredUnit[]
  readonly rootDepth: number
  readonly people: readonly RegisteredPerson[]
  readonly charges: readonly RegisteredCharge[]
  readonly duties: readonly RegisteredDuty[]
  readonly today: Day
}

const heads = {
  units: ['单位名称', '简称', '上级单位', '类别'], people: ['姓名', '单位', '职务', '登录名'],
  charges: ['姓名', '所在单位', '分管单位', '起始日期', '失效日期'], duties: ['单位', '职能', '起始日期', '失效日期'],
} as const

const explanations: readonly (readonly string[])[] = [
  ['单位名称', '必填。同一上级之下不重名；已有的单位按“上级单位＋单位名称”对应，空着的格子不改动原有内容。'],
  ['上级单位', '空着即直接隶属所选的单位；有同名的，连同上级写明，如“第二中学/教务处”。'],
  ['类别', `${Object.values(kindWords).join('、')}。空着则按名称判定，预览时可见。`],
  ['姓名、单位', '必填。已有的人员按登录名对应；没有填登录名的，按单位内的姓名对应。'],
  ['登录名', '2 至 40 位小写字母、数字、点或短横。空着由系统编号。新账号没有口令，须在“人员”页逐个重置口令后才能登录。'],
  ['岗位、电话', '不随名册导入：岗位由安全管理员授予，电话系统不保存。'],
  ['分管单位', '多个单位用顿号隔开。分管人须已有“分管领导”岗位。'],
  ['起始日期', '空着即自导入当日起。'],
  ['失效日期', '当日起不再有效，空着即长期。也可以用“截止日期”一列，截止日期当日仍有效。'],
]

export function emptySheets(): readonly RegisterSheet[] {
  return [
    { name: '单位', heads: heads.units, rows: [] }, { name: '人员', heads: heads.people, rows: [] },
    { name: '分管', heads: heads.charges, rows: [] }, { name: '职能', heads: heads.duties, rows: [] },
    { name: '填写说明', heads: ['栏目', '怎样填'], rows: explanations },
  ]
}

/** What has ended is left out, as are accounts that are disabled: a list of them could not be entered again. */
export function registerSheets(register: RegisterRows): readonly RegisterSheet[] {
  const { units, people, charges, duties, today } = register
  const tree = new UnitTree(units, register.rootDepth)
  const wordsOf = (id: string): string => unitWords(tree, tree.node(id))
  const persons = new Map(people.map((person) => [person.id, person]))
  const holds = ({ unit, validUntil }: Period & { readonly unit: string }): boolean => (
    tree.has(unit) && (validUntil === null || validUntil > today))
  const active = people.filter(({ state }) => state === 'active')
  return [
    {
      name: '单位', heads: heads.units,
      rows: units.slice(1).map(({ name, shortName, kind, parent }) => [name, shortName ?? '', wordsOf(parent!), kindWords[kind]]),
    },
    {
      name: '人员', heads: heads.people,
      rows: active.map(({ name, unit, title, signInName }) => [name, wordsOf(unit), title ?? '', signInName]),
    },
    {
      name: '分管', heads: heads.charges,
      rows: charges.filter((charge) => holds(charge) && persons.get(charge.person)?.state === 'active').map(({ person, unit, ...days }) => {
        const { name, unit: own } = persons.get(person)!
        return [name, wordsOf(own), wordsOf(unit), days.validFrom, days.validUntil ?? '']
      }),
    },
    {
      name: '职能', heads: heads.duties,
      rows: duties.filter(holds).map(({ unit, text, validFrom, validUntil }) => [wordsOf(unit), text, validFrom, validUntil ?? '']),
    },
  ]
}

/** Empty for the unit below which all stands, where another one is called as it is. */
function unitWords(tree: UnitTree, node: Node): string {
  const words = tree.wordsFor(node)
  return node === tree.root && tree.called(words).length > 1 ? '' : words
}
