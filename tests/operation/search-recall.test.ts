// What is found in the project's own documents, through the whole pipeline: words and their hits were written down by hand.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { followSearch, startWorker } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const fixtures = join(import.meta.dirname, '../reading/fixtures')
const fixtures_count = 35

/** Two more, with what the others do not have: traditional characters, wide forms, Latin, spaces, a rare character. */
const written: readonly (readonly [string, string])[] = [
  ['36-關於數字檔案館測評的函.txt', [
    '關於數字檔案館測評的函',
    '各區縣檔案館：依據《ＧＢ／Ｔ　１８８９４－２０１６》和ＤＡ／Ｔ　３１—２０１７，二〇二六年底前完成館藏檔案掃描１２８０萬頁。',
    'ＯＣＲ識別率不低於９８．５％，數據備份三份。',
  ].join('\n')],
  ['37-Wi-Fi改造（二期）.txt', [
    '校园Wi-Fi改造二期方案。', '全市已建5G基站312座，APP上线V2.0版，联系邮箱为it@linxi.example。',
    '依据臨教函〔2026〕7號，后勤处与皇后路小学分别反馈。', '国 务 院办公厅要求：𠮷林路小学先行。',
  ].join('\n')],
]

/** What is typed → the documents by their numbers. */
const expected: readonly (readonly [string, string])[] = [
  // One character.
  ['汛', '04 10'], ['卷', '19'], ['霁', '01 12 19 28 34'], ['磨', '20'], ['堵', '26'], ['稻', '16'], ['烟', '03'], ['牧', '14 16'],
  ['渔', '06 14'], ['堂', '01 21 33'], ['茶', ''], ['页', '19 36'], ['頁', '19 36'], ['函', '36 37'], ['林', '37'], ['𠮷', '37'],
  // All kinds of brackets are one.
  ['〔', '02 03 05 06 07 08 09 12 13 14 15 17 18 19 21 23 25 27 29 31 34 35 36 37'],
  // Two.
  ['档案', '19 23 32 36'], ['檔案', '19 23 32 36'], ['学位', '07 09'], ['學位', '07 09'], ['老旧', '07 10 18 27 35'], ['大班', '09'],
  ['养老', '11 34'], ['養老', '11 34'], ['食堂', '21 33'], ['消防', '03 18 22'], ['值班', '22'], ['水库', '04 10'],
  ['承诺', '01 05 07 15 28 29 30 31'],
  ['整改', '03 05 21 28 29 30 31 33'], ['汛期', ''], ['归档', '32'], ['扫描', '19 32 36'], ['台账', '03 21 28'], ['5G', '37'], ['５ｇ', '37'],
  ['3%', '04 06'], ['３％', '04 06'], ['座。', ''], ['皇后', '37'], ['後勤', '12 37'],
  // Three.
  ['幼儿园', '07 12 21 25'], ['幼兒園', '07 12 21 25'], ['责任人', '03 04'], ['档案馆', '19 23 32 36'], ['老年人', '02 11 34'],
  ['督查室', '05 26'], ['示范区', '14'], ['国务院', '37'], ['國務院', '37'], ['识别率', '36'], ['防汛办', ''], ['12月', '13 35'],
  ['１２月', '13 35'],
  ['3月底', '11'], ['500', '06 08 19 34'], ['ocr', '36'], ['OCR', '36'], ['App', '37'], ['312', '04 37'],
  // More.
  ['营商环境', '08 15'], ['县教育局', '24'], ['农村公路', '07'], ['會議強調', '25 27'], ['100%', '06 07 08 13 21 30 33'], ['1280', '36'],
  ['98.5％', '36'], ['wi-fi', '37'], ['v2.0', '37'], ['1280万页', '36'], ['学前教育', '12 25'], ['应急演练', '13 20'],
  // Eight and more.
  ['十月底前完成搬迁', '19'], ['重要民生档案应收', '19'], ['完成全部民国档案', '19'], ['完成全部民國檔案的著錄標引', '19'],
  ['臨教函（2026）7號', '37'], ['临教函[2026]7号', '37'], ['GB/T18894-2016', '36'], ['da/t 31-2017', '36'], ['it@linxi.example', '37'],
  ['国务院办公厅要求', '37'], ['二〇二六年底前完成馆藏档案扫描', '36'], ['十月底前完成收集', ''],
  // Several words, and one in quotation marks.
  ['档案 馆库', '19'], ['清单 牵头', '01 18'], ['整改 台账', '03 21 28'], ['“整改台账”', '21'], ['配合　万元', '10 30'], ['档案 幼儿园', ''],
  // Names.
  ['key-points', '12 13 14 15 16'], ['notice', '21 22 23 24'], ['測評的函', '36'], ['改造（二期）', '37'], ['19-PLAN', '19'],
]

describe('searching the project\'s own documents', () => {
  let world: World
  let officer: Actor
  before(async () => {
    world = await openWorld()
    await startWorker(world.parts)
    officer = await world.actor('supervision-officer', world.units.own)
    const names = readdirSync(fixtures).filter((name) => name.endsWith('.txt')).sort().slice(0, fixtures_count)
    const files = [...names.map((name) => [name, readFileSync(join(fixtures, name), 'utf8')] as const), ...written]
    for (const [name, text] of files) {
      const blob = await world.upload(officer, Buffer.from(text))
      await world.runtime.execute('reading.receive-document', { blob, name }, world.call(officer))
    }
    while (!(await world.parts.jobs.counts()).every(({ waiting, running }) => waiting + running === 0)) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await followSearch(world.parts, world.parts.registry.search!)
  })
  after(() => world.close())

  it(`finds every hit of ${expected.length} words and nothing else, and shows where each stands`, async () => {
    const differences: string[] = []
    for (const [typed, hits] of expected) {
      const { results, count } = await world.runtime.ask('reading.search-documents', { q: typed, rows: 50 }, world.call(officer)) as {
        count: number; results: { document: { name: string }; nameMarks: unknown[]; hits: { marks: unknown[] }[] }[] }
      const found = results.map(({ document }) => document.name.slice(0, 2)).sort().join(' ')
      const unshown = results.filter(({ nameMarks, hits: shown }) => nameMarks.length + shown.flatMap(({ marks }) => marks).length === 0)
      if (found !== hits) differences.push(`${typed}: expected ${hits || 'nothing'}, found ${found || 'nothing'}`)
      if (count !== results.length || unshown.length > 0) differences.push(`${typed}: ${count} counted, ${unshown.length} without a place`)
    }
    assert.deepEqual(differences, [])
  })
})
