// Double click, reload and back never make two of anything; what is taken back can be brought back.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assertMarked, markOf, open, ownRows, selectWords, textFile, textOf, toolbarOf, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

/** Kind and quote of all that people have marked in a document, as the server has it; the second of two must have had time to arrive. */
async function kept({ page, ask }: Visit, name: string): Promise<readonly string[]> {
  await page.waitForLoadState('networkidle')
  const { documents } = await ask('reading.list-documents')
  const { document } = documents.find((one: { name: string }) => one.name === name)
  const { findings } = await ask('reading.list-findings', { document, state: 'confirmed' })
  return findings.map((one: { kind: string; quote: string }) => `${one.kind} ${one.quote}`)
}

describe('nothing is made twice', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('by a double click on a kind, by two keys, by reload and back', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await page.goto('/documents')
    await upload(page, textFile('只记一次.txt', '学前科5月底前摸清底数。基教科6月底前完成复核。'))
    const article = await open(page, '只记一次.txt')
    await selectWords(page, article, '5月底前摸清底数')
    await toolbarOf(page).getByRole('button', { name: '任务' }).dblclick()
    await ownRows(page).getByRole('button', { name: '撤销摘录“5月底前摸清底数”' }).waitFor()
    assert.deepEqual(await kept(visit, '只记一次.txt'), ['task 5月底前摸清底数'])

    await page.getByText('基教科6月底前完成复核。').click()
    await page.keyboard.press('Enter')
    await toolbarOf(page).waitFor()
    await page.keyboard.press('5')
    await page.keyboard.press('5')
    await ownRows(page).getByRole('button', { name: '撤销摘录“基教科6月底前完成复核。”' }).waitFor()
    const both = ['task 5月底前摸清底数', 'deadline 基教科6月底前完成复核。']
    assert.deepEqual(await kept(visit, '只记一次.txt'), both)

    await page.reload()
    await textOf(page)
    await assertMarked(page, '5月底前摸清底数')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
    await page.goForward()
    await textOf(page)
    await assertMarked(page, '5月底前摸清底数')
    assert.equal(await ownRows(page).count(), 2)
    assert.deepEqual(await kept(visit, '只记一次.txt'), both)
  }))

  it('and the same words under the same kind are refused in words', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await page.goto('/documents')
    await upload(page, textFile('重复摘录.txt', '各县区7月底前上报台账。'))
    await open(page, '重复摘录.txt')
    const choose = async (): Promise<void> => {
      await page.getByText('各县区').first().click()
      await page.keyboard.press('Enter')
      await toolbarOf(page).getByRole('button', { name: '单位' }).click()
    }
    await choose()
    await ownRows(page).getByRole('button', { name: /^撤销摘录/ }).waitFor()
    await choose()
    await page.getByRole('status').getByText('“各县区7月底前上报台账。”已按同一类别摘录过，没有重复摘录。').waitFor()
    await assertMarked(page, '各县区7月底前上报台账。')
    assert.deepEqual(await kept(visit, '重复摘录.txt'), ['unit 各县区7月底前上报台账。'])
  }))

  it('withdrawn and brought back within ten seconds', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await page.goto('/documents')
    await upload(page, textFile('撤了再要.txt', '规划科8月底前完成统计年报。'))
    const article = await open(page, '撤了再要.txt')
    await selectWords(page, article, '8月底前完成统计年报')
    await toolbarOf(page).getByRole('button', { name: '任务' }).click()
    const mark = await markOf(page, '8月底前完成统计年报')
    await ownRows(page).getByRole('button', { name: '撤销摘录“8月底前完成统计年报”' }).click()
    await page.getByText('已撤销摘录“8月底前完成统计年报”。').waitFor()
    await mark.first().waitFor({ state: 'detached' })
    assert.deepEqual(await kept(visit, '撤了再要.txt'), [])
    await page.getByRole('button', { name: '恢复' }).click()
    await ownRows(page).getByRole('button', { name: '撤销摘录“8月底前完成统计年报”' }).waitFor()
    await assertMarked(page, '8月底前完成统计年报')
    assert.deepEqual(await kept(visit, '撤了再要.txt'), ['task 8月底前完成统计年报'])
  }))

  it('by a double click on the last button of a form', () => stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    await page.goto('/documents')
    await page.getByRole('button', { name: '粘贴文字' }).click()
    const dialog = page.getByRole('dialog', { name: '粘贴文字' })
    await dialog.getByLabel('标题').fill('双击收下')
    await dialog.getByRole('textbox', { name: '文字' }).fill('双击也只收一份。')
    await dialog.getByRole('button', { name: '收下' }).dblclick()
    await open(page, '双击收下')
    const { documents } = await ask('reading.list-documents')
    assert.equal(documents.filter((one: { name: string }) => one.name === '双击收下').length, 1)
  }))

  it('when the answer to a mark is lost and it is sent again', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await page.goto('/documents')
    await upload(page, textFile('答复丢失.txt', '财务科9月底前完成清算。'))
    const article = await open(page, '答复丢失.txt')
    let lost = 0
    await page.route('**/api/reading/add-finding', async (route) => {
      // The server carries it out; only the answer does not reach the page.
      await route.fetch()
      lost += 1
      await route.abort()
    }, { times: 1 })
    await selectWords(page, article, '9月底前完成清算')
    await toolbarOf(page).getByRole('button', { name: '任务' }).click()
    await page.getByText('连不上服务器，不知道是否已经办理。', { exact: false }).waitFor()
    await page.getByRole('button', { name: '重试' }).click()
    await ownRows(page).getByRole('button', { name: '撤销摘录“9月底前完成清算”' }).waitFor()
    assert.equal(lost, 1)
    assert.deepEqual(await kept(visit, '答复丢失.txt'), ['task 9月底前完成清算'])
  }))
})
