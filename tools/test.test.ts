// The test runner in a checkout in small, where everything that can go wrong does.
import { describe, it, before, after } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

describe('npm test', () => {
  let root: string

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'lantai-test-'))
    mkdirSync(join(root, 'tools'))
    for (const file of ['test.mjs', 'runtime.mjs', 'reporter.mjs']) copyFileSync(new URL(file, import.meta.url), join(root, 'tools', file))
    const files: Record<string, string> = {
      'node_modules/typescript/bin/tsc': 'process.exit(2)',
      'node_modules/oxlint/bin/oxlint': '',
      'kernel/src/good.test.ts': 'import { it } from \'node:test\'\nit(\'is good\', () => {})\nit.skip(\'is skipped\', () => {})',
      'domains/org/src/bad.test.ts': 'import { it } from \'node:test\'\nit(\'is bad\', () => { throw new Error(\'bad\') })',
      'adapters/jobs/src/dying.test.ts': 'import { it } from \'node:test\'\nit(\'dies\', () => { process.kill(process.pid, \'SIGKILL\') })',
      'tests/anomaly/after.test.ts': 'import { it } from \'node:test\'\nit(\'still runs\', () => {})',
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
  })
  after(() => rmSync(root, { recursive: true, force: true }))

  function run(...args: string[]) {
    const { NODE_TEST_CONTEXT: _outer, LANTAI_TEST_COUNTS: _counts, ...env } = process.env
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'tools', 'test.mjs'), ...args], { encoding: 'utf8', env })
    return { stdout, status, last: stdout.trimEnd().split('\n').at(-1) }
  }

  it('goes on after failures and adds up: a failing check, a failing case, a phase that dies', () => {
    const { stdout, status, last } = run()
    assert.equal(last, '3 passed, 3 failed, 1 skipped', stdout)
    assert.equal(status, 1)
    assert.match(stdout, /✗ tsc\n/)
    assert.match(stdout, /✗ contract: ended by SIGKILL/)
    assert.match(stdout, /anomaly: 1 passed, 0 failed/)
  })

  it('runs what is asked for by phase or path', () => {
    assert.equal(run('kernel').last, '1 passed, 0 failed, 1 skipped')
    assert.equal(run('model').last, '1 passed, 0 failed, 1 skipped')
    assert.equal(run('org').last, '0 passed, 1 failed, 0 skipped')
  })

  it('fails what keeps the process open after the last test', () => {
    writeFileSync(join(root, 'kernel/src/open.test.ts'),
      'import { it } from \'node:test\'\nit(\'leaves a timer behind\', () => { setTimeout(() => {}, 100_000) })')
    const { stdout, last } = run('kernel/src/open')
    assert.match(stdout, /✗ model: something a test started keeps the process open/)
    assert.equal(last, '0 passed, 1 failed, 0 skipped')
  })

  it('fails when nothing ran', () => {
    const { status, last } = run('no-such-thing')
    assert.equal(last, '0 passed, 0 failed, 0 skipped')
    assert.equal(status, 1)
  })
})
