import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoUnits } from '../demo/bureau-data.ts'
import { expandUnitGroup, isUnitGroup, unitGroupNames } from './unit-groups.ts'
import type { GroupUnit } from './unit-groups.ts'

const tree: readonly GroupUnit[] = [
  ...demoUnits.map(({ key, name, kind, parent }) => ({ id: key, name, kind, parent: parent ?? null })),
  { id: 'own-school', name: '临溪市第一中学', kind: 'school', parent: 'bureau' },
  { id: 'county-city', name: '桐浦市教育局', kind: 'county-bureau', parent: 'bureau' },
  { id: 'county-one-section', name: '清禾区教育局办公室', kind: 'section', parent: 'county-one' },
]
const namesOf = (words: string, of = 'bureau') => expandUnitGroup(words, tree, of)?.map(({ name }) => name)

const districts = ['清禾区教育局', '东坪区教育局', '云屏区教育局']
const counties = ['石埠县教育局', '白砂县教育局', '枫林县教育局', '南栖县教育局', '金泽县教育局', '长坝县教育局']
const institutes = [
  '临溪市教育招生考试中心', '临溪市教学研究院', '临溪市教育装备与信息中心', '临溪市教师发展中心', '临溪市学生资助管理中心', '临溪市学校后勤服务中心',
  '临溪市青少年活动中心',
]

describe('a group of units', () => {
  it('is the bureaus of all counties, however the places are written', () => {
    const all = [...districts, ...counties, '桐浦市教育局']
    for (const words of ['各县（市）区', '各县(市)区教育局', '各县（市、区）教育行政部门', '各县市区教体局', '各地县（市）区教育局', '全市各县（市）区教育局']) {
      assert.deepEqual(namesOf(words), all, words)
    }
  })
  it('is only those whose kind of place is named', () => {
    assert.deepEqual(namesOf('各县（市）教育局'), [...counties, '桐浦市教育局'])
    assert.deepEqual(namesOf('各区教育局'), districts)
    assert.deepEqual(namesOf('各县区教育局'), [...districts, ...counties])
  })
  it('is the sections without the leadership', () => {
    const names = namesOf('局机关各科室')
    assert.equal(names?.length, 12)
    assert.ok(names.includes('办公室（督查室）') && !names.includes('局领导'))
    for (const words of ['机关各科室', '各科室', '机关各处室', '各相关科室', '局各科室']) assert.deepEqual(namesOf(words), names, words)
  })
  it('is what belongs to the bureau directly, institutes or schools', () => {
    for (const words of ['各直属单位', '局直属各单位', '各直属事业单位', '局属各单位', '局直各单位', '各局直单位']) assert.deepEqual(namesOf(words), institutes, words)
    assert.deepEqual(namesOf('各直属学校'), ['临溪市第一中学'])
    assert.deepEqual(namesOf('各直属单位（学校）'), [...institutes, '临溪市第一中学'])
  })
  it('is that of the nearest bureau above the unit whose text it is', () => {
    assert.deepEqual(namesOf('各直属单位', 'office'), institutes)
    assert.deepEqual(namesOf('各科室', 'county-one'), ['清禾区教育局办公室'])
    assert.deepEqual(namesOf('各直属学校', 'county-one-section'), ['清禾区第一小学', '清禾区实验中学', '清禾区机关幼儿园'])
  })
  it('of a province is its cities', () => {
    const province: readonly GroupUnit[] = [
      { id: 'province', name: '省教育厅', kind: 'bureau', parent: null },
      { id: 'city', name: '溪州市教育局', kind: 'bureau', parent: 'province' },
      { id: 'prefecture', name: '东岭州教育局', kind: 'bureau', parent: 'province' },
      { id: 'county', name: '甲县教育局', kind: 'county-bureau', parent: 'city' },
    ]
    for (const words of ['各市（州）教育局', '全省各市州', '各市']) {
      assert.deepEqual(expandUnitGroup(words, province, 'province')?.map(({ id }) => id), ['city', 'prefecture'], words)
    }
    assert.deepEqual(expandUnitGroup('各县（市、区）教育局', province, 'city')?.map(({ id }) => id), ['county'])
  })
  it('may have nobody in it', () => assert.deepEqual(namesOf('各县（市）区教育局', 'county-one'), []))
  it('is none where the words name a unit, another office, or reach further than anybody can say', () => {
    for (const words of [
      '市财政局', '各县（市）区人民政府', '各县（市）区财政局', '各单位', '各学校', '各有关部门', '局', '市局单位', '直属机关党委', '基础教育科', '各县（市）区教育局办公室', '',
    ]) {
      assert.equal(namesOf(words), undefined, words)
      assert.equal(isUnitGroup(words), false, words)
    }
  })
  it('has a name to choose it by', () => { for (const words of unitGroupNames) assert.ok(isUnitGroup(words), words) })
})
