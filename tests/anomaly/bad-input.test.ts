import assert from 'node:assert/strict'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { badInputs } from './bad-input-cases.ts'
import { openBadInputRun, sentenceTable } from './bad-input-world.ts'
import type { BadInputRun, ShownRow } from './bad-input-world.ts'
import { showsProcesses } from './processes.ts'

const chinese = /\p{Script=Han}.*。/su

describe('bad input at upload and paste', { skip: showsProcesses ? false : 'ends its server by /proc, which only Linux has' }, () => {
  let run: BadInputRun
  const rows: ShownRow[] = []
  before(async () => { run = await openBadInputRun() })
  after(async () => {
    if (process.env['LANTAI_SHOW'] === '1') process.stdout.write(`${sentenceTable(rows)}\n`)
    await run?.close()
  })

  for (const input of badInputs) {
    it(input.title, async () => {
      const { expected } = input
      const shown = await run.shown(input)
      rows.push({ title: input.title, shown })
      const told = shown.sentences.join('\n')
      assert.deepEqual({ status: shown.status, code: shown.code }, { status: expected.status, code: expected.code }, told)
      if (expected.says) {
        assert.match(told, expected.says)
        assert.match(told, chinese)
      }
      if (expected.text) assert.match(shown.text ?? '', expected.text)
      assert.ok(run.instance.alive)
    })
  }

  it('stores nothing but what was acknowledged, and all of that', async () => {
    assert.deepEqual(await run.strays(), [])
  })

  it('serves others meanwhile', () => {
    const { lists, others } = run.meanwhile()
    assert.deepEqual(others, [])
    assert.ok(lists > 10, `${lists} lists were answered`)
  })

  it('leaves no error of its own in the log', () => {
    assert.deepEqual(run.instance.log.lines.filter(({ step }) => step === 'internal error'), [])
  })
})
