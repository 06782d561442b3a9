import { describe, it, before, after } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

describe('reporter', () => {
  let folder: string
  before(() => { folder = mkdtempSync(join(tmpdir(), 'lantai-reporter-')) })
  after(() => rmSync(folder, { recursive: true, force: true }))

  function run(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const counts = join(folder, 'counts.json')
    const { NODE_TEST_CONTEXT: _outer, ...env } = process.env
    const { stdout, status } = spawnSync(process.execPath, [
      '--test', '--test-isolation=none', '--test-timeout=500', `--test-reporter=${fileURLToPath(new URL('reporter.mjs', import.meta.url))}`,
      '--test-reporter-destination=stdout', ...Object.keys(files),
    ], { cwd: folder, encoding: 'utf8', env: { ...env, LANTAI_TEST_COUNTS: counts } })
    const { passed, failed, skipped } = JSON.parse(readFileSync(counts, 'utf8'))
    return { stdout, status, counts: { passed, failed, skipped } }
  }

  it('counts cases, not groups, and names what failed', () => {
    const { stdout, status, counts } = run({
      'mixed.test.mjs': `import { describe, it, before } from 'node:test'
        describe('group', () => {
          it('passes', () => {})
          it('fails', () => { throw new Error('the reason', { cause: new Error('deeper') }) })
          it('skips', { skip: 'nothing beside' }, () => {})
          it('steps', async (t) => { await t.test('step', () => { throw new Error('step reason') }) })
          it('hangs', async () => { await new Promise((resolve) => setTimeout(resolve, 900)) })
        })
        describe('hook', () => { before(() => { throw new Error('hook reason') }) })`,
      'broken.test.mjs': 'import \'./not-there.mjs\'',
    })
    assert.equal(status, 1)
    assert.deepEqual(counts, { passed: 1, failed: 5, skipped: 1 })
    const parts = [
      '✗ group › fails', 'the reason', 'caused by: Error: deeper', 'group › steps › step', 'hook reason', 'not-there.mjs',
      '– group › skips (nothing beside)', 'mixed.test.mjs:4',
    ]
    for (const part of parts) {
      assert.ok(stdout.includes(part), `${part}\n${stdout}`)
    }
  })
})
