import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { buildWeb, hashSources } from './build.ts'

describe('build of the pages', () => {
  it('is done once for the same sources and leaves nothing half done', async () => {
    const steps: string[] = []
    const log = { info: (step: string) => { steps.push(step) } }
    const first = await buildWeb({ log })
    steps.length = 0
    const second = await buildWeb({ log })
    assert.equal(second.built, false)
    assert.equal(second.folder, first.folder)
    assert.deepEqual(steps, [])
    assert.deepEqual(readdirSync(import.meta.dirname).filter((name) => name.startsWith('dist-')), [])
  })

  it('leaves the place of the nonce for the server to fill', async () => {
    const { folder } = await buildWeb({ log: { info: () => undefined } })
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    assert.match(page, /<meta name="csp-nonce" content="__NONCE__"/)
    assert.doesNotMatch(page, /<script>|<style/)
    assert.ok(existsSync(join(folder, 'assets')))
  })

  it('knows its sources by one hash', () => {
    assert.match(hashSources(), /^[0-9a-f]{64}$/)
    assert.equal(hashSources(), hashSources())
  })
})
