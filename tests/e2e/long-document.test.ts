// As long as the longest speeches with their appendices: it opens, and marking in the middle of it answers.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assertInView, assertMarked, markOf, open, ownRows, selectWords, textFile, textOf, toolbarOf, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const filler = '各单位要对照任务清单逐项核对进度，凡是已经完成的要报送佐证材料，凡是没有完成的要说明原因、责任人和补救办法，'

/** 700 sentences in 175 paragraphs, about 60,000 characters, no two sentences alike. */
function longText(): string {
  const sentence = (number: number): string => `关于第${number}项工作，${filler}不得以会议落实会议，第${number}项的办结时限以清单所列日期为准，逾期的由督查室通报。`
  const paragraphs = Array.from({ length: 175 }, (_, at) => [1, 2, 3, 4].map((place) => sentence(at * 4 + place)).join(''))
  return paragraphs.join('\n')
}

describe('a document of 60,000 characters', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('is shown whole, and marking in its middle and at its end answers', () => stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    const text = longText()
    assert.ok(text.length > 60_000, `${text.length} characters`)
    await page.goto('/documents')
    await upload(page, textFile('很长的文件.txt', text))
    const article = await open(page, '很长的文件.txt')
    for (const number of [350, 700]) {
      const words = `第${number}项的办结时限`
      await selectWords(page, article, words)
      await toolbarOf(page).getByRole('button', { name: '时限' }).click()
      await ownRows(page).getByRole('button', { name: `撤销摘录“${words}”` }).waitFor()
      await assertMarked(page, words)
    }
    const { documents } = await ask('reading.list-documents')
    const { document } = documents.find((one: { name: string }) => one.name === '很长的文件.txt')
    const { revision } = await ask('reading.show-document', { document })
    assert.equal(revision.text, text)
    assert.equal(revision.sentences.length, 700)
    const { findings } = await ask('reading.list-findings', { document, state: 'confirmed' })
    await page.goto(`/documents/${document}?finding=${findings[0].finding}`)
    await textOf(page)
    await assertInView(await markOf(page, '第350项的办结时限'), 'the mark in the middle, by its link')
  }))
})
