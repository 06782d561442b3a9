// Units that a text names together: 各县（市）区教育局, 各直属单位, 机关各科室. Which they are is read off the tree, not off a list of names.
import type { UnitKind } from './fields.ts'

export interface GroupUnit { readonly id: string; readonly name: string; readonly kind: UnitKind; readonly parentId: string | null }

interface Group { readonly kinds: readonly UnitKind[]; readonly is?: (name: string) => boolean }

const places = /^各([县市区旗州盟地]+)(?:教育(?:体育|科技|和体育)?(?:局|行政部门|主管部门|部门)|教体局|教科体局|文教局|局)?$/
const direct_units = /^(?:各(?:局|市|厅)?直属?(?:事业)?单位|(?:局|市|厅)?直属?(?:的)?各(?:事业)?单位)$/
const direct_schools = /^(?:各(?:局|市|厅)?直属?(?:中小)?学校|(?:局|市|厅)?直属?(?:的)?各(?:中小)?学校)$/
const sections = /^(?:(?:局|厅)?机关(?:内设)?各|各|局各|厅各|(?:局|厅)各内设|各内设)(?:有关)?(?:科|处|股|业务科|业务处|职能科|职能处)室$/
const inner_bodies = /^(?:局机关|厅机关|机关)?各内设机构$/

/** 县（市、区） and 县、市、区 are the same to say; 县级 and 所属 add nothing. */
function plainOf(words: string): string {
  return words.normalize('NFKC').replaceAll(/[\s()[\]〔〕、,，/]/gu, '').replace(/^(?:全市|全区|我市|全省|我省|辖区内?)(?=各)/u, '')
}

/** The last letter of its place in a unit's name: 县 of 石埠县教育局; undefined where its name has none. */
function placeLetter(name: string): string | undefined { return /^.+([县市区旗州盟])/u.exec(name)?.[1] }

function groupOf(words: string): Group | undefined {
  const plain = plainOf(words)
  const letters = places.exec(plain)?.[1]
  if (letters !== undefined) {
    // Above counties stand cities, which are bureaus with bureaus of their own below them.
    if (!/[县区旗]/u.test(letters)) return { kinds: ['bureau'] }
    return { kinds: ['county-bureau'], is: (name) => letters.includes(placeLetter(name) ?? letters) }
  }
  if (direct_units.test(plain)) return { kinds: ['institute', 'school'] }
  if (direct_schools.test(plain)) return { kinds: ['school'] }
  // The leadership may be kept as a section, but no office that hands work round means it.
  if (sections.test(plain) || inner_bodies.test(plain)) return { kinds: ['section'], is: (name) => !/领导(?:班子|成员)?$/u.test(name) }
  return undefined
}

/**
 * The ids of the units that words such as 各县（市、区）教育局 mean, in the order of `units`; undefined where the words name no such group,
 * or where it is not certain whose units are meant. Those highest in the tree are taken, and only together below one unit of the list:
 * the schools of a county are none of the city's.
 */
export function expandUnitGroup(words: string, units: readonly GroupUnit[]): readonly string[] | undefined {
  const group = groupOf(words)
  if (!group) return undefined
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const depthOf = ({ parentId }: GroupUnit): number => {
    const above = parentId === null ? undefined : byId.get(parentId)
    return above ? 1 + depthOf(above) : 0
  }
  const fit = units.filter(({ kind, name }) => group.kinds.includes(kind) && (group.is?.(name) ?? true))
    .map((unit) => ({ unit, depth: depthOf(unit) })).filter(({ depth }) => depth > 0)
  const highest = Math.min(...fit.map(({ depth }) => depth))
  const chosen = fit.filter(({ depth }) => depth === highest).map(({ unit }) => unit)
  if (chosen.length === 0 || new Set(chosen.map(({ parentId }) => parentId)).size > 1) return undefined
  return chosen.map(({ id }) => id)
}
