// People of the sample bureau who have no secret and do not sign in: they fill the sections and can be named as supervisors.
import type { Role } from '@lantai/kernel'

export interface DemoStaff {
  readonly signInName: string
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly role: Role
}

const leadership: readonly (readonly [name: string, title: string])[] = [
  ['杜景行', '副局长'], ['柳承安', '副局长'], ['纪怀远', '总督学'], ['阮静书', '驻局纪检监察组组长'], ['沐清和', '一级调研员'], ['丘望之', '四级调研员'],
]

const sections: readonly (readonly [unit: string, ...people: readonly (readonly [name: string, title: string])[]])[] = [
  ['planning', ['尹知远', '科长']],
  ['finance', ['鲁承业', '科长'], ['乔素心', '科员']],
  ['personnel', ['骆怀瑜', '科长'], ['康明哲', '副科长'], ['蓝若水', '科员']],
  ['basic', ['葛思齐', '副科长']],
  ['preschool', ['傅雨薇', '科员']],
  ['vocational', ['盛文渊', '科长'], ['倪春和', '科员']],
  ['safety', ['雷守正', '科长'], ['霍启明', '科员']],
  ['inspectorate', ['裴正言', '主任']],
  ['arts', ['莫清扬', '科长'], ['苗悦然', '科员']],
  ['private', ['项博闻', '科长']],
  ['approval', ['元思诚', '科长'], ['穆知微', '科员']],
]

function staff(unit: string, place: number, [name, title]: readonly [string, string]): DemoStaff {
  const role: Role = unit === 'leadership' ? 'leader' : /科长$|^主任$/.test(title) && !title.startsWith('副') ? 'unit-head' : 'handler'
  return { signInName: `${unit}-staff-${place + 1}`, name, title, unit, role }
}

export const demoStaff: readonly DemoStaff[] = [
  ...leadership.map((person, place) => staff('leadership', place, person)),
  ...sections.flatMap(([unit, ...people]) => people.map((person, place) => staff(unit, place, person))),
]
