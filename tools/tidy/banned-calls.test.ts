import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { bannedCalls } from './banned-calls.ts'
import { file, told } from './test-tree.ts'

const found = (path: string, text: string): readonly string[] => told(bannedCalls, file(path, text))

describe('banned calls', () => {
  it('fail for the world inside rules and operations', () => {
    assert.deepEqual(found('domains/reading/src/model/a.ts', [
      'const a = new Date()', 'const b = Date.now()', 'const c = Math.random()', 'const d = process.env.HOME', 'setTimeout(run, 1)',
      'randomUUID()',
    ].join('\n')), [
      '1 new Date(): take the clock', '2 Date.now: take the clock', '3 Math.random: take random or ids',
      '4 process.env: the caller hands settings in', '5 setTimeout: a job waits, a rule does not', '6 randomUUID: take random or ids',
    ])
    for (const path of ['chinese/src/a.ts', 'kernel/src/a.ts']) {
      assert.deepEqual(found(path, 'const a = Date.now()\n'), ['1 Date.now: take the clock'])
    }
  })

  it('let the clock, tests and adapters touch the world, and a given moment be read', () => {
    for (const path of ['kernel/src/clock.ts', 'domains/reading/src/a.test.ts', 'adapters/jobs/src/a.ts']) {
      assert.deepEqual(found(path, 'const a = new Date()\n'), [])
    }
    assert.deepEqual(found('domains/reading/src/a.ts', 'const a = new Date(0)\n'), [])
  })

  it('fail for printing outside of the command line, the announcement and tools', () => {
    assert.deepEqual(found('apps/server/src/http.ts', 'console.log(1)\n'), ['1 console: take the log, or announce'])
    for (const path of ['apps/cli/src/a.ts', 'apps/server/src/announce.ts', 'tools/a.ts']) {
      assert.deepEqual(found(path, 'console.log(1)\n'), [])
    }
  })

  it('fail for ending the process outside of a bin', () => {
    assert.deepEqual(found('apps/server/src/a.ts', 'process.exit(1)\n'), ['1 process.exit: whatever is open is lost; return or throw'])
    assert.deepEqual(found('apps/cli/bin/lantai.mjs', 'process.exit(1)\n'), [])
  })

  it('fail for code from text', () => {
    assert.deepEqual(found('tools/a.ts', 'eval(text)\nnew Function(text)\n'), ['1 eval', '2 new Function'])
  })

  it('fail for types that are talked away', () => {
    assert.deepEqual(found('tools/a.ts', 'const a = b as any\n// @ts-ignore\nc()\n/* @ts-nocheck */\n'), [
      '1 as any: say what it is, or unknown', '2 @ts-ignore: mend the type', '4 @ts-nocheck: mend the type',
    ])
  })

  it('fail for tests that leave tests out', () => {
    assert.deepEqual(found('kernel/src/a.test.ts', 'it.only(\'a\', run)\ndescribe.skip(\'b\', run)\nit(\'c\', { skip: missing }, run)\n'), [
      '1 it.only leaves tests out; a condition goes into { skip }', '2 describe.skip leaves tests out; a condition goes into { skip }',
    ])
  })

  it('fail for calls to other hosts', () => {
    const text = 'fetch(\'https://example.org/a\')\nfetch(`//cdn.example.org/${a}`)\nwindow.fetch(\'http://localhost.example.org\')\n'
    assert.deepEqual(found('apps/web/src/a.ts', text), [
      '1 a call to https://example.org/a: nothing leaves the house', '2 a call to //cdn.example.org/: nothing leaves the house',
      '3 a call to http://localhost.example.org: nothing leaves the house',
    ])
    assert.deepEqual(found('apps/web/src/a.ts', 'fetch(\'/api/a\')\nfetch(`http://127.0.0.1:${port}/`)\nfetch(url)\n'), [])
  })
})
