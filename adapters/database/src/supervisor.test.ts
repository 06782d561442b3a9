import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { waitForEnd } from './postmaster.ts'
import { isAlive } from './process-identity.ts'
import type { ConnectionParts } from './settings.ts'
import { superviseDatabase } from './supervisor.ts'
import type { SupervisedDatabase, SuperviseOptions } from './supervisor.ts'
import { databaseUser } from './system-user.ts'
import { silent_log } from './testing.ts'

async function ask(settings: ConnectionParts, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...settings })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

/** Gives up after a minute, so that a broken supervisor fails the test instead of hanging it. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    assert.ok(turn < 6_000)
    await wait(10)
  }
}

/** A folder other users can pass. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-supervisor-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A process of its own that supervises the folder and says when it is ready; for killing. */
function superviseInChild(folder: string, durability = 'none'): ChildProcess {
  const script = `
    const { superviseDatabase } = await import(${JSON.stringify(new URL('./supervisor.ts', import.meta.url).href)})
    const log = { info() {}, warn() {}, error() {} }
    try {
      const database = await superviseDatabase({ folder: ${JSON.stringify(folder)}, log, durability: '${durability}' })
      console.log('ready', database.pid)
    } catch (error) { console.log('refused', error.code, JSON.stringify(error.parameters)) }
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function firstLine(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout !== null)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return line.toString().trim()
}

async function kill(child: ChildProcess): Promise<void> {
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}

describe('supervisor', () => {
  let folder = ''
  let running: SupervisedDatabase | undefined
  const supervise = async (more: Partial<SuperviseOptions> = {}): Promise<SupervisedDatabase> => {
    running = await superviseDatabase({ folder, log: silent_log, durability: 'none', ...more })
    return running
  }
  const stop = async (): Promise<void> => {
    const database = running
    running = undefined
    await database?.stop()
  }
  before(() => { folder = makeFolder() })
  after(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('makes a server that is closed, careful and reads Chinese', async () => {
    const database = await supervise({ durability: 'full' })
    const [row] = await ask(database.owner, `select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as whole_pages, current_setting('synchronous_commit') as waits,
      current_setting('data_checksums') as checksums, current_setting('jit') as jit, current_setting('password_encryption') as passwords,
      datctype as ctype, datlocprovider as provider,
      pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'lantai'`)
    assert.deepEqual(row, {
      listens: '', fsync: 'on', whole_pages: 'on', waits: 'on', checksums: 'on', jit: 'off', passwords: 'scram-sha-256',
      ctype: 'C.UTF-8', provider: 'b', encoding: 'UTF8',
    })
    await ask(database.owner, 'create extension pg_trgm; create extension ltree')
    const chinese = await ask(database.owner, `select cardinality(show_trgm('教育局工作')) as trigrams, ltree '教育局.县区' <@ '教育局' as below`)
    assert.deepEqual(chinese, [{ trigrams: 6, below: true }])
    assert.equal(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600)
    assert.equal(statSync(database.app.host).mode & 0o777, 0o700)
    assert.equal(statSync(join(folder, 'pg18')).mode & 0o777, 0o700)
    await assert.rejects(ask({ ...database.app, password: 'wrong' }, 'select 1'), { code: '28P01' })
    await assert.rejects(ask({ ...database.app, database: 'postgres' }, 'select 1'), { code: '42501' })
    const { pid } = database
    await stop()
    assert.equal(isAlive(pid), false)
    assert.deepEqual(readdirSync(folder).toSorted(), ['log', 'pg18', 'secrets.json', 'socket'])
  })

  it('refuses a second one on the folder, in this process and in another', async () => {
    const database = await supervise()
    const refusal = { code: 'database.supervised-elsewhere', parameters: { folder, pid: process.pid } }
    await assert.rejects(superviseDatabase({ folder, log: silent_log, durability: 'none' }), refusal)
    const child = superviseInChild(folder)
    assert.equal(await firstLine(child), `refused database.supervised-elsewhere ${JSON.stringify({ folder, pid: process.pid })}`)
    await kill(child)
    assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
    await stop()
  })

  it('adopts the server a killed process left, and brings it back too', async () => {
    const child = superviseInChild(folder)
    const pid = Number((await firstLine(child)).split(' ')[1])
    await kill(child)
    let up = 0
    const database = await supervise({ onUp: () => { up++ } })
    assert.deepEqual([database.adopted, database.pid], [true, pid])
    process.kill(pid, 'SIGKILL')
    await until(() => up === 1)
    assert.notEqual(database.pid, pid)
    assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
    await stop()
    assert.equal(isAlive(database.pid), false)
  })

  it('stops an orphan with other settings and starts its own', async () => {
    const child = superviseInChild(folder, 'none')
    const pid = Number((await firstLine(child)).split(' ')[1])
    await kill(child)
    const database = await supervise({ durability: 'full' })
    assert.equal(database.adopted, false)
    assert.equal(isAlive(pid), false)
    assert.deepEqual(await ask(database.app, 'show fsync'), [{ fsync: 'on' }])
    await stop()
  })

  it('meets a dying orphan and waits for it', async () => {
    const child = superviseInChild(folder)
    const pid = Number((await firstLine(child)).split(' ')[1])
    await kill(child)
    process.kill(pid, 'SIGTERM')
    const database = await supervise()
    assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
    await stop()
    assert.equal(isAlive(pid), false)
  })

  it('brings a killed server back, keeping what was committed', async () => {
    const calls: string[] = []
    const database = await supervise({ durability: 'full', onDown: () => calls.push('down'), onUp: () => calls.push('up') })
    const { pid } = database
    await ask(database.owner, 'create table public.kept as select 7 as n')
    process.kill(pid, 'SIGKILL')
    await until(() => calls.length === 2)
    assert.deepEqual(calls, ['down', 'up'])
    assert.notEqual(database.pid, pid)
    assert.deepEqual(await ask(database.owner, 'select n from public.kept'), [{ n: 7 }])
    await stop()
  })

  it('gets past a child of the killed server that computes on', async () => {
    let up = 0
    const database = await supervise({ onUp: () => { up++ } })
    const client = new pg.Client({ ...database.owner, statement_timeout: 60_000 })
    client.on('error', () => {})
    await client.connect()
    const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows as [{ pid: number }]
    const endless = client.query('do $$ begin loop null; end loop; end $$').then(() => 'ended', () => 'lost')
    process.kill(database.pid, 'SIGKILL')
    await until(() => up === 1)
    assert.equal(await endless, 'lost')
    assert.equal(await waitForEnd(pid, 10_000), true)
    await client.end().catch(() => {})
    await stop()
  })

  it('starts beside the pid file of a dead server, and of one whose number a stranger now has', async () => {
    const file = join(folder, 'pg18', 'postmaster.pid')
    for (const durability of ['none', 'full'] as const) {
      const child = superviseInChild(folder, durability)
      const pid = Number((await firstLine(child)).split(' ')[1])
      await kill(child)
      process.kill(pid, 'SIGKILL')
      assert.equal(await waitForEnd(pid, 10_000), true)
      assert.equal(existsSync(file), true)
      // PostgreSQL itself takes any living process of its own user for the server of that file.
      const stranger = durability === 'full' ? spawn('/bin/sleep', ['600'], { ...await databaseUser(), stdio: 'ignore' }) : undefined
      if (stranger !== undefined) writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
      const database = await supervise({ durability })
      assert.equal(database.adopted, false)
      assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
      if (stranger !== undefined) {
        assert.equal(isAlive(stranger.pid ?? 0), true)
        await kill(stranger)
      }
      await stop()
    }
  })

  it('refuses data of another major version, and data without its passwords', async () => {
    const other = makeFolder()
    mkdirSync(join(other, 'pg17'))
    writeFileSync(join(other, 'pg17', 'PG_VERSION'), '17\n')
    const options = { folder: other, log: silent_log, durability: 'none' } as const
    await assert.rejects(superviseDatabase(options), {
      code: 'database.version-mismatch', parameters: { folder: other, found: '17', needed: '18' },
    })
    mkdirSync(join(other, 'pg18'))
    writeFileSync(join(other, 'pg18', 'PG_VERSION'), '18\n')
    const file = join(other, 'secrets.json')
    await assert.rejects(superviseDatabase(options), { code: 'database.secrets-missing', parameters: { file } })
    assert.equal(existsSync(join(other, 'database.lock')), false)
    rmSync(other, { recursive: true })
  })

  it('refuses a socket path that is too long when it is asked for, and finds a short one itself otherwise', async () => {
    const base = makeFolder()
    const deep = join(base, 'a-rather-long-name-of-a-folder/'.repeat(4))
    mkdirSync(deep, { recursive: true })
    const options = { folder: deep, log: silent_log, durability: 'none' } as const
    await assert.rejects(superviseDatabase({ ...options, socketFolder: join(deep, 'socket') }), { code: 'database.socket-path-too-long' })
    const database = await superviseDatabase(options)
    assert.ok(Buffer.byteLength(database.app.host) < 90)
    assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
    await database.stop()
    assert.equal(existsSync(database.app.host), false)
    rmSync(base, { recursive: true })
  })

  it('refuses somebody else\'s socket folder', async () => {
    const other = makeFolder()
    const options = { folder: other, socketFolder: join(other, 'open'), log: silent_log, durability: 'none' } as const
    mkdirSync(options.socketFolder)
    chmodSync(options.socketFolder, 0o777)
    await assert.rejects(superviseDatabase(options), { code: 'database.socket-folder-unsafe' })
    rmSync(other, { recursive: true })
  })

  // Only root runs the server as somebody else.
  if (process.getuid?.() === 0) it('says which folder its user cannot pass', async () => {
    const closed = mkdtempSync(join(homedir(), 'lantai-supervisor-'))
    const inner = join(closed, 'data')
    chmodSync(closed, 0o700)
    await assert.rejects(superviseDatabase({ folder: inner, log: silent_log, durability: 'none' }), { code: 'database.folder-unreachable' })
    rmSync(closed, { recursive: true })
  })

  it('leaves nothing half when it is killed while the folder is made', async () => {
    const other = makeFolder()
    const child = superviseInChild(other)
    const draft = (): string | undefined => readdirSync(other).find((name) => name.startsWith('initialising-'))
    await until(() => existsSync(join(other, draft() ?? '-', 'data', 'PG_VERSION')))
    await kill(child)
    assert.equal(existsSync(join(other, 'pg18')), false)
    const database = await superviseDatabase({ folder: other, log: silent_log, durability: 'none' })
    assert.deepEqual(await ask(database.app, 'select 1 as n'), [{ n: 1 }])
    await database.stop()
    rmSync(other, { recursive: true, maxRetries: 5 })
  })
})

describe('the test cluster', () => {
  it('ends with its process, even a killed one', async () => {
    const script = `
      const { testCluster } = await import(${JSON.stringify(new URL('./testing.ts', import.meta.url).href)})
      const { admin } = await testCluster()
      console.log(admin.host)
      setInterval(() => {}, 1000)`
    const environment = { ...process.env }
    delete environment['LANTAI_TEST_DATABASE_URL']
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: environment })
    const socket_folder = await firstLine(child)
    assert.equal(existsSync(socket_folder), true)
    const pid = Number(readFileSync(join(socket_folder, '..', 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])
    await kill(child)
    assert.equal(await waitForEnd(pid, 30_000), true)
    await until(() => !existsSync(join(socket_folder, '..')))
  })
})
