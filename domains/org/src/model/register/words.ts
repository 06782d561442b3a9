// Words of a list that an office keeps, made comparable: people pad names with spaces and type digits in either width.
import type { UnitKind } from '../fields.ts'

const wide = /[\uff01-\uff5e]/gu

/** Digits, letters and signs in their narrow form. */
export function narrow(text: string): string {
  return text.replaceAll(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
}

/** A name as it is written down: digits and letters narrow, no spaces within Chinese, brackets as they were. */
export function nameOf(text: string): string {
  return text.replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu, narrow).replaceAll(/[\s\u3000]+/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '').trim()
}

/** What two names must have in common to be one. */
export function keyOf(text: string): string { return narrow(text).replaceAll(/\s+/gu, '').toLowerCase() }

export const kindWords: Readonly<Record<UnitKind, string>> = {
  'bureau': '局', 'section': '科室', 'county-bureau': '县（市、区）局', 'school': '学校', 'institute': '直属单位',
  'archives-authority': '档案主管部门', 'archives': '综合档案馆', 'records-office': '机关档案室', 'fonds-forming-unit': '立档单位',
}

const kindForms: readonly (readonly [RegExp, UnitKind])[] = [
  [/^(?:县|市|区|县区|县\(?市、?区\)?)(?:级)?(?:教育)?局$/u, 'county-bureau'], [/^(?:内设)?(?:科室|处室|机构|股室|科|处|室)$|^内设/u, 'section'],
  [/^(?:局|机关|局机关|主管部门)$/u, 'bureau'], [/学校|小学|中学|幼儿园|高中|初中|学院|大学|职校|特教/u, 'school'],
  [/^(?:局?直属(?:单位|机构)|事业单位|直属事业单位|二级单位)$/u, 'institute'], [/^档案(?:局|主管部门)$/u, 'archives-authority'],
  [/^(?:综合)?档案馆$/u, 'archives'], [/^(?:机关)?档案室$/u, 'records-office'], [/^立档单位$/u, 'fonds-forming-unit'],
]

/** What a cell says of the kind; undefined for a word that says none. */
export function kindOf(text: string): UnitKind | undefined {
  const key = keyOf(text)
  const named = Object.entries(kindWords).find(([kind, word]) => keyOf(word) === key || kind === key)
  return (named?.[0] as UnitKind | undefined) ?? kindForms.find(([form]) => form.test(key))?.[1]
}

/** The kind that a name speaks for, where no cell says it. */
export function kindByName(name: string): UnitKind {
  if (/(?:学校|小学|中学|幼儿园|高中|初中|学院|大学|职校|附小|附中|[一二三四五六七八九十\d]+(?:小|中|幼|高))$/u.test(name)) return 'school'
  if (/(?:县|市|区|旗)[^科处室股]*局$/u.test(name)) return 'county-bureau'
  if (name.endsWith('局')) return 'bureau'
  return /(?:科|处|室|股|组|办|委员会)$/u.test(name) ? 'section' : 'institute'
}
