import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import { lockInstance } from './instance-lock.ts'

describe('instance lock', () => {
  let folder = ''
  let file = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lantai-lock-'))
    file = join(folder, 'instance.lock')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('refuses a second holder and says who the first is and where', () => {
    const lock = lockInstance(folder)
    lock.setAddress('http://127.0.0.1:7300')
    assert.throws(() => lockInstance(folder), (error) => {
      assert.ok(error instanceof Refusal)
      assert.equal(error.code, 'database.instance-running')
      assert.deepEqual(error.parameters, { folder, pid: process.pid, address: 'http://127.0.0.1:7300' })
      return true
    })
    lock.release()
    assert.equal(existsSync(file), false)
    lockInstance(folder).release()
  })

  it('takes over what a dead process left', () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(file, JSON.stringify({ pid: dead, token: 'x' }))
    const lock = lockInstance(folder)
    assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid, process.pid)
    lock.release()
  })

  it('takes over when the number belongs to a process started at another moment', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'another boot:1', token: 'x' }))
    lockInstance(folder).release()
  })

  it('takes over a file without sense', () => {
    writeFileSync(file, '')
    lockInstance(folder).release()
  })

  it('releases only what is its own', () => {
    const lock = lockInstance(folder)
    writeFileSync(file, JSON.stringify({ pid: 1, token: 'of somebody else' }))
    lock.release()
    assert.equal(existsSync(file), true)
    rmSync(file)
  })

  it('gives a stale lock to exactly one of several that come at once', async () => {
    writeFileSync(file, JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, token: 'x' }))
    const script = `
      const { lockInstance } = await import(${JSON.stringify(new URL('./instance-lock.ts', import.meta.url).href)})
      try { lockInstance(${JSON.stringify(folder)}); console.log('won') } catch (error) { console.log(error.code) }
      await new Promise((resolve) => process.stdin.on('end', resolve).resume())`
    const start = (): ChildProcessByStdio<Writable, Readable, null> =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
    const children = Array.from({ length: 5 }, start)
    const answers = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()))
    const ends = children.map((child) => once(child, 'exit'))
    for (const child of children) child.stdin.end()
    await Promise.all(ends)
    assert.deepEqual(answers.toSorted(), [...Array.from({ length: 4 }, () => 'database.instance-running'), 'won'])
  })
})
