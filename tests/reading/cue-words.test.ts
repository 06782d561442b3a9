// Whoever asks why something was found is told in words: every rule that fires in the project's own texts has some in the pages.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readFindings, readPage } from '@lantai/reading/read-page'
import type { Cue } from '@lantai/reading/read-page'
import { checkout } from '@lantai/server'

const texts = join(import.meta.dirname, 'fixtures')
const table = '重点任务分解表\n序号\t工作任务\t工作目标\t牵头单位\t完成时限\n1\t新建幼儿园\t40所\t基础教育科\t2026年6月底前'
const catalogue: object = JSON.parse(readFileSync(join(checkout, 'apps', 'web', 'messages', 'zh-CN.json'), 'utf8'))

function cuesIn(text: string): readonly Cue[] {
  const { repaired, documents, furniture } = readPage(text)
  return readFindings(repaired.text, documents, furniture).flatMap(({ sentences }) => sentences.flatMap((sentence) => [
    ...sentence.cues, ...[sentence.figures, sentence.deadlines, sentence.units, sentence.rows].flat().flatMap(({ cues }) => cues),
  ]))
}

/** What dates a deadline is told by the form of its period, whether it ends, begins or recurs then. */
function keyOf(code: string): string {
  const period = /^(?:by|in|from|every)-(?!force$)(.+)$/.exec(code)?.[1]
  return period === undefined ? `cue.${code}` : `period.${period}`
}

describe('cues', () => {
  it('have words in the pages, but for the one of every sentence', () => {
    const codes = new Set(readdirSync(texts).filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(texts, name), 'utf8')).concat(table).flatMap(cuesIn).map(({ code }) => code))
    assert.ok(codes.size > 50, `${codes.size} codes`)
    codes.delete('always')
    assert.deepEqual([...codes].filter((code) => !Object.hasOwn(catalogue, keyOf(code))), [])
  })
})
