import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { faultsOf, wordFaults } from './looks.ts'
import { firstCell, rounds } from './rounds.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

describe('every page in every look', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  for (const { who, as, from, steps } of rounds) {
    it(`${who}: ${steps.map(({ what }) => what).join(', ')}`, () => stage.visit(as === undefined ? {} : { as }, async ({ page }) => {
      await page.goto(from)
      const faults: string[] = []
      for (const { what, said, reach } of steps) {
        await reach(page)
        faults.push(...await faultsOf(page, what, said))
      }
      assert.deepEqual(faults, [])
    }))
  }
})

describe('the look at a page', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('finds a field without a name, pale words and what is too wide', () => stage.visit({ as: 'handler' }, async ({ page }) => {
    await page.goto('/account')
    await firstCell(page)
    await page.getByRole('main').evaluate((main) => {
      const [field, words, bar] = ['input', 'p', 'div'].map((name) => main.appendChild(main.ownerDocument.createElement(name)))
      words!.textContent = '看不清的字'
      words!.style.color = '#d0d0d0'
      bar!.style.width = '1500px'
      bar!.style.height = '1px'
      field!.className = 'nameless'
    })
    const faults = (await faultsOf(page, 'account')).join('\n')
    assert.match(faults, /1440 light: label <input class="nameless">/)
    assert.match(faults, /1440 light: color-contrast .*看不清的字/)
    assert.match(faults, /390 light, large text: scrolls \d+ px sideways/)
  }))
})

describe('the look at words', () => {
  const told = (piece: string, language: 'zh-CN' | 'en'): number => wordFaults({ pieces: [piece] }, language).length

  it('finds holes, keys and the other language', () => {
    assert.equal(told('共 undefined 句', 'zh-CN'), 1)
    assert.equal(told('第 {ordinal} 稿', 'zh-CN'), 1)
    assert.equal(told('error.kernel.not-found', 'zh-CN'), 1)
    assert.equal(told('documents.upload', 'en'), 1)
    assert.equal(told('Upload files', 'zh-CN'), 1)
    assert.equal(told('上传文件', 'en'), 1)
  })

  it('leaves words and data alone', () => {
    for (const piece of ['上传文件', '局长在全市教育工作会议上的讲话.txt', 'English', '临溪市教育局']) assert.equal(told(piece, 'zh-CN'), 0, piece)
    for (const piece of ['Upload files', '临溪市教育局', 'bai.lu', '中文']) assert.equal(told(piece, 'en'), 0, piece)
  })
})
