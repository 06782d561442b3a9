// Units that a text names by their group: 各县（市）区教育局 are the bureaus of the counties below the bureau that speaks.
import type { UnitKind } from './fields.ts'

/** A unit of the tree as the rule looks at it. */
export interface GroupUnit {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly kind: UnitKind
}

const brackets = /[（）()［］[\]、，,\s]/g
const counties = /^各(?:地)?(?<places>县市区|市县区|区县市|县区市|县区|区县|县市|市县|县|区)(?<office>.*)$/
// What counties have besides their bureau, as 人民政府 or 财政局, is no unit of this tree.
const own_office = /^(?:教育(?:体育|和体育|科技|和科技)?局|教体局|教科局|教育(?:行政|主管)?部门|教育行政主管部门|局)?$/
// Of a province or an autonomous region: what stands below it are cities, whose bureaus have counties of their own.
const cities = /^各(?:地)?(?:市州|州市|市州盟|盟市|地市|市)(?<office>.*)$/
const sections = /^(?:[市县区]?局)?(?:机关|本?局内设|内设)?各(?:相关|有关)?(?:业务)?(?:科室|处室|科|处|股室|室|内设机构|职能科室)$/
const direct = /^(?:(?:[市县区]?局|机关)?各?(?:直属|局属|所属)|(?:[市县区]?局)(?:直属|属|直)?|各局直)各?(?:事业)?(?<what>单位学校|学校单位|单位和学校|学校和单位|单位|学校)$/

/**
 * The units that the words mean as a group, in the order of the tree as it is given: open units, those of one bureau. `of` is the unit
 * whose text it is; its bureau is the nearest one from there up. Undefined where the words name no group: 市财政局, 各县人民政府, and 各单位,
 * of which nobody can say how far it reaches. Empty where it is a group, but nobody of the tree is in it.
 */
export function expandUnitGroup(words: string, units: readonly GroupUnit[], of: string): readonly GroupUnit[] | undefined {
  const isMember = memberOf(words)
  if (!isMember) return undefined
  const bureau = bureauOf(units, of)
  return units.filter((unit) => unit.parent === bureau && isMember(unit))
}

/** Whether the words name a group at all, without asking who is in it. */
export function isUnitGroup(words: string): boolean { return memberOf(words) !== undefined }

/** What a bureau may choose from without typing: one name of each group. */
export const unitGroupNames = ['各县（市）区教育局', '各直属单位', '各直属学校', '机关各科室'] as const

function memberOf(words: string): ((unit: GroupUnit) => boolean) | undefined {
  const plain = words.normalize('NFKC').replaceAll(brackets, '').replace(/^(?:全[省市区州县]|我[省市区州县])(?=各)/, '')
  const county = counties.exec(plain)
  if (county && own_office.test(county.groups!['office']!)) {
    const places = new Set(county.groups!['places'])
    return ({ kind, name }) => kind === 'county-bureau' && places.has(placeOf(name))
  }
  const city = cities.exec(plain)
  if (city && own_office.test(city.groups!['office']!)) return ({ kind }) => kind === 'bureau'
  // 局领导 stand in the tree as a section, but nobody hands a task to 各科室 and means them.
  if (sections.test(plain)) return ({ kind, name }) => kind === 'section' && !/领导(?:班子)?$/.test(name)
  const owned = plain.startsWith('各') || /直|局属|所属/.test(plain) ? direct.exec(plain) : null
  if (!owned) return undefined
  const what = owned.groups!['what']!
  return ({ kind }) => (kind === 'institute' && what.includes('单位')) || (kind === 'school' && what.includes('学校'))
}

/** 县, 市 or 区, by the place in front of the bureau's name; a banner 旗, and a name that does not say, count as 县. */
function placeOf(name: string): string { return /^.{1,8}?([县市区旗])(?=.)/.exec(name)?.[1]?.replace('旗', '县') ?? '县' }

function bureauOf(units: readonly GroupUnit[], of: string): string {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  let at = known.get(of)
  while (at && at.kind !== 'bureau' && at.kind !== 'county-bureau' && at.parent !== null) at = known.get(at.parent)
  return at?.id ?? of
}
