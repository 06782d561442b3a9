import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { checkInstance } from './check-instance.ts'
import type { CheckResult } from './check-instance.ts'
import { makeInstanceFolder, removeInstanceFolder, sentenceIn, startInstance, startRefused } from './instance.ts'
import { killRound } from './kill-round.ts'
import type { KillStage } from './kill-round.ts'
import { databaseProcesses, isAlive, showsProcesses } from './processes.ts'
import { drawFrom } from './seeded.ts'

const seed = 20_260_207

describe('an instance that is killed, orphaned, locked or started twice', {
  skip: showsProcesses ? false : 'processes are found by /proc, which only Linux has',
}, () => {
  let folder: string
  let stage: KillStage
  const check = (deep?: readonly string[]): Promise<CheckResult> => checkInstance({
    folder, caller: stage.instance.caller(stage.token), acknowledged: stage.acknowledged, deep,
  })
  before(async () => {
    folder = makeInstanceFolder()
    const instance = await startInstance(folder)
    stage = { instance, token: (await instance.signIn()).token!, draw: drawFrom(seed), acknowledged: [] }
  })
  after(async () => {
    await stage?.instance.stop()
    await removeInstanceFolder(folder)
  })

  it('shows a bureau at work: documents in every state of review, by two people, and forty drafts', async () => {
    const caller = stage.instance.caller(stage.token)
    const { drafts } = await caller.ask('work.list-drafts', { rows: 100 })
    const { findings } = await caller.ask('reading.list-findings', { rows: 1000 })
    const { documents } = await caller.ask('reading.list-documents')
    const statesOf = (name: string): string => [...new Set<string>(findings
      .filter((one: { documentName: string }) => one.documentName === name).map((one: { state: string }) => one.state))].sort().join()
    const reviewed = documents.map(({ name }: { name: string }) => statesOf(name))
    const count = (states: string): number => reviewed.filter((one: string) => one === states).length
    assert.deepEqual([count('confirmed'), count('confirmed,proposed'), count('proposed')], [3, 2, 3])
    assert.equal(drafts.length, 40)
    const warned = drafts.filter(({ warnings }: { warnings: string[] }) => warnings.length > 0).length
    const watched = drafts.filter(({ supervisor }: { supervisor: object | null }) => supervisor !== null).length
    assert.ok(warned > 5 && warned < 35, `${warned} with warnings`)
    assert.ok(watched > 10 && watched < 35, `${watched} with a supervisor`)
    const reviewers = new Set(findings.map(({ confirmedBy }: { confirmedBy: string | null }) => confirmedBy))
    assert.ok(reviewers.has('苏景行') && reviewers.has('叶知秋'))
  })

  it(`loses nothing when the whole tree is killed while a document is split (seed ${seed})`, async () => {
    const round = await killRound(stage, 'split', 'whole tree', 1)
    assert.deepEqual(round.problems, [])
    assert.equal(round.told, 'document')
  })

  it('adopts the database of a server that was killed in the middle of a command', async () => {
    const round = await killRound(stage, 'transaction open', 'server only', 2)
    assert.deepEqual(round.problems, [])
    assert.ok(round.adopted)
    assert.equal(stage.instance.log.lines.filter(({ step }) => step === 'database.adopted').length, 1)
  })

  it('refuses a second server on the folder in a sentence and leaves the first alone', async () => {
    const { instance } = stage
    const refused = await startRefused(folder)
    assert.equal(refused.code, 1)
    const sentence = `这个数据目录已有一个服务在运行（进程 ${instance.pid}，地址 ${instance.address}）。一个数据目录只能运行一个服务。`
    // Numbers may come grouped.
    assert.equal(sentenceIn(refused.said).replaceAll(/(?<=\d),(?=\d)/g, ''), sentence)
    assert.ok(instance.alive)
    assert.equal((await instance.caller(stage.token).tryAsk('reading.list-documents')).status, 200)
  })

  it('takes over locks whose holder is dead, whose number belongs to somebody else by now, or that were cut', async () => {
    await stage.instance.kill('whole tree')
    const lock = join(folder, 'instance.lock')
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }
    assert.ok(!isAlive(holder.pid))
    writeFileSync(lock, JSON.stringify({ ...holder, pid: process.pid, start: 'another boot:1' }))
    assert.ok(existsSync(join(folder, 'database.lock')), 'a kill leaves this lock too')
    writeFileSync(join(folder, 'database.lock'), '{"pid": 1')
    const pid_file = join(folder, 'pg18', 'postmaster.pid')
    writeFileSync(pid_file, readFileSync(pid_file, 'utf8').replace(/^\d+/, String(process.pid)))
    stage.instance = await startInstance(folder)
    assert.deepEqual((await check([])).problems, [])
  })

  it('stops an orphaned database that was started in another way, and starts it anew', async () => {
    await stage.instance.kill('server only')
    const options = join(folder, 'pg18', 'postmaster.opts')
    const [orphan] = databaseProcesses(folder)
    assert.ok(orphan)
    writeFileSync(options, readFileSync(options, 'utf8').replace('work_mem=8MB', 'work_mem=9MB'))
    stage.instance = await startInstance(folder)
    assert.ok(!stage.instance.adopted)
    assert.equal(stage.instance.log.lines.filter(({ step }) => step === 'database.orphan-stopped').length, 1)
    const result = await check()
    assert.deepEqual(result.problems, [])
    assert.equal(stage.acknowledged.length, 2)
  })

  it('refuses folders that are something else, in a sentence', async () => {
    const strange = makeInstanceFolder()
    try {
      writeFileSync(join(strange, '报表.xlsx'), '')
      const foreign = await startRefused(strange)
      assert.equal(sentenceIn(foreign.said), `“${strange}”里有不属于本系统的文件，没有启动。请用 --data 指定一个空文件夹。`)
      rmSync(join(strange, '报表.xlsx'))
      writeFileSync(join(strange, 'instance.json'), '{"kind":"real","made_at":"2026-01-01T00:00:00.000Z"}')
      assert.equal(sentenceIn((await startRefused(strange)).said), `“${strange}”是正式实例的数据，不能用来演示。`)
      assert.equal(foreign.code, 1)
    } finally {
      await removeInstanceFolder(strange)
    }
  })
})
