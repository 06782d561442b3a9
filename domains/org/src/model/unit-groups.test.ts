import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expandUnitGroup } from './unit-groups.ts'
import type { GroupUnit } from './unit-groups.ts'

const below = (parentId: string | null, kind: GroupUnit['kind'], names: string): GroupUnit[] =>
  names.split(' ').map((name) => ({ id: name, name, kind, parentId }))

/** A city bureau of nine, with what stands below it. */
const city: readonly GroupUnit[] = [
  ...below(null, 'bureau', '溪州市教育局'),
  ...below('溪州市教育局', 'section', '局领导 办公室 人事科'),
  ...below('溪州市教育局', 'institute', '考试中心 教研院'),
  ...below('溪州市教育局', 'records-office', '机关档案室'),
  ...below('溪州市教育局', 'school', '市一中'),
  ...below('溪州市教育局', 'county-bureau', '甲区教育局 乙区教育局 丙区教育局 丁县教育局 戊县教育局 己县教育局 庚县教育局 辛市教育局 壬县教育局'),
  ...below('甲区教育局', 'section', '基教股'),
  ...below('甲区教育局', 'school', '甲区实验小学'),
]
const nine = city.filter(({ kind }) => kind === 'county-bureau').map(({ id }) => id)

describe('a group of units', () => {
  it('is all nine counties, however an office writes it', () => {
    const written = [
      '各县（市）区', '各县（市、区）', '各县(市、区)教育局', '各县市区教育局', '全市各县（市）区教育局', '各县（市、区）教育行政部门', '各县(市)区教体局',
    ]
    for (const words of written) assert.deepEqual(expandUnitGroup(words, city), nine, words)
  })

  it('leaves out whom its words leave out', () => {
    assert.deepEqual(expandUnitGroup('各县（区）教育局', city), nine.filter((id) => id !== '辛市教育局'))
    assert.deepEqual(expandUnitGroup('各区教育局', city), ['甲区教育局', '乙区教育局', '丙区教育局'])
  })

  it('is the units directly below, and not those of a county', () => {
    for (const words of ['各直属单位', '局直各单位', '直属各单位', '各局直单位']) {
      assert.deepEqual(expandUnitGroup(words, city), ['考试中心', '教研院', '市一中'], words)
    }
    assert.deepEqual(expandUnitGroup('各直属学校', city), ['市一中'])
    for (const words of ['机关各科室', '局机关各科室', '各科室', '各处室', '机关各内设机构']) {
      assert.deepEqual(expandUnitGroup(words, city), ['办公室', '人事科'], words)
    }
  })

  it('is none where the words name something else, or only some', () => {
    for (const words of ['各县（市、区）人民政府', '有关县（市、区）', '各有关单位', '人事科', '各级各类学校', '各县区分管领导', '']) {
      assert.equal(expandUnitGroup(words, city), undefined, words)
    }
  })

  it('is none where nobody can tell whose units are meant', () => {
    const twins = [...city, ...below(null, 'bureau', '邻市教育局'), ...below('邻市教育局', 'section', '秘书科')]
    assert.equal(expandUnitGroup('机关各科室', twins), undefined)
    const county = city.filter(({ id, parentId }) => id === '甲区教育局' || parentId === '甲区教育局')
    assert.equal(expandUnitGroup('各县（市）区', county), undefined, 'a county alone is not all counties')
    assert.deepEqual(expandUnitGroup('各科室', county), ['基教股'])
  })

  it('of a province is its cities', () => {
    const province = [
      ...below(null, 'bureau', '省教育厅'), ...below('省教育厅', 'bureau', '子市教育局 丑州教育局'),
      ...below('子市教育局', 'county-bureau', '寅县教育局'),
    ]
    assert.deepEqual(expandUnitGroup('各市（州）教育局', province), ['子市教育局', '丑州教育局'])
  })
})
