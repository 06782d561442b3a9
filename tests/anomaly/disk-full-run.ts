// A disk that fills up under a running server: first below the reserve, then to the last byte, then freed again.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Answer, Caller } from './caller.ts'
import { checkInstance, settle, withDatabase } from './check-instance.ts'
import type { Acknowledged, Problem } from './check-instance.ts'
import { sentenceIn, startInstance } from './instance.ts'
import type { RunningInstance } from './instance.ts'
import { databaseProcesses } from './processes.ts'
import { drawFrom, makeText } from './seeded.ts'
import type { Draw, MadeText } from './seeded.ts'
import type { SmallDisk } from './small-disk.ts'

/** How often an answer with that status and code came. */
export type Tally = Readonly<Record<string, number>>

export interface DiskFullResult {
  readonly low: {
    /** From the fill to the line in the log. */
    readonly noticed_ms: number
    readonly upload: Answer
    readonly receive: Answer
    readonly reading: Tally
    readonly marking: Tally
  }
  readonly wall: {
    /** The upload that was underway when the last byte went. */
    readonly upload: Answer
    readonly reading: Tally
    readonly marking: Tally
    readonly databaseDied: boolean
    /** Reading once the reserve has been given up: from the last byte until the first answer, and what came after. */
    readonly readingAgain_ms: number
    readonly readingAfter: Tally
    /** Answers that are neither a success nor a refusal in words. */
    readonly strange: readonly string[]
  }
  /** From the first freed byte, without any restart. */
  readonly freed: { readonly reading_ms: number; readonly receiving_ms: number }
  readonly problems: readonly Problem[]
  /** Starts on the full disk, with the reserve to give up and without: ready, or the sentence it ended with. */
  readonly starts: { readonly withReserve: string; readonly without: string }
  readonly problemsAfterRestart: readonly Problem[]
  readonly acknowledged: number
}

interface Run {
  readonly disk: SmallDisk
  readonly draw: Draw
  readonly acknowledged: Acknowledged[]
  readonly token: string
  instance: RunningInstance
  sentences: string[]
}

export async function diskFullRun(disk: SmallDisk, seed: number): Promise<DiskFullResult> {
  const instance = await startInstance(disk.folder)
  const draw = drawFrom(seed)
  const run: Run = { disk, draw, acknowledged: [], token: (await instance.signIn()).token!, instance, sentences: [] }
  try {
    await receive(run, makeText(draw, '收下的文件', 60_000))
    await settle(disk.folder)
    run.sentences = await sentencesOf(callerOf(run), run.acknowledged[0]!.document)
    const waiting = await callerOf(run).upload(Buffer.from('先上传、后收文的文件。'))
    const underway = uploadUntil(run)
    const low = await fillBelowReserve(run, waiting)
    const wall = await fillToTheWall(run, underway)
    const freed = await free(run)
    await receive(run, makeText(draw, '腾出空间后收下的文件', 30_000))
    const { problems } = await check(run)
    const starts = await restartOnFull(run)
    const { problems: problemsAfterRestart } = await check(run)
    return { low, wall, freed, problems, starts, problemsAfterRestart, acknowledged: run.acknowledged.length }
  } finally {
    await run.instance.stop()
  }
}

const callerOf = (run: Run): Caller => run.instance.caller(run.token)

function check(run: Run): ReturnType<typeof checkInstance> {
  return checkInstance({ folder: run.disk.folder, caller: callerOf(run), acknowledged: run.acknowledged })
}

async function receive(run: Run, text: MadeText): Promise<void> {
  const name = `${text.digest.slice(0, 8)}.txt`
  const blob = await callerOf(run).upload(text.bytes)
  const { body } = await callerOf(run).execute('reading.receive-document', { blob, name })
  const { document } = body.document as { document: string }
  run.acknowledged.push({ document, name, digest: text.digest, sentences: text.sentences })
}

async function sentencesOf(caller: Caller, document: string): Promise<string[]> {
  const { revision } = await caller.ask('reading.show-document', { document })
  return (revision.sentences as { sentence: string }[]).map(({ sentence }) => sentence)
}

interface Underway { readonly answer: Promise<Answer>; readonly end: () => void }

/** Sends at 300 KB/s until it is refused or told to end; what has been sent lies on the disk meanwhile. */
function uploadUntil(run: Run): Underway {
  let ends = false
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let sent = 0; !ends && sent < 1000; sent += 1) {
      yield Buffer.alloc(30_000, `第${sent}块。`)
      await wait(100)
    }
  }
  return { answer: callerOf(run).tryUpload(pieces()), end: () => { ends = true } }
}

async function fillBelowReserve(run: Run, waiting: string): Promise<DiskFullResult['low']> {
  const noticed = run.instance.log.next('disk space low', 20)
  const began = performance.now()
  // Of 800 MB the reserve is 40; with less than 20 the server would give up its own.
  run.disk.fill(30 * 1024 * 1024)
  await noticed
  const noticed_ms = performance.now() - began
  const caller = callerOf(run)
  return {
    noticed_ms,
    upload: await caller.tryUpload([Buffer.from('磁盘将满时上传的文件。')]),
    receive: await caller.tryExecute('reading.receive-document', { blob: waiting, name: '将满.txt' }),
    reading: tally(await several(5, () => read(run))),
    marking: tally(await several(5, (turn) => mark(run, turn))),
  }
}

const turns_at_wall = 10
const seconds_at_wall_max = 30

async function fillToTheWall(run: Run, underway: Underway): Promise<DiskFullResult['wall']> {
  const lines_before = run.instance.log.lines.length
  run.disk.fill(0)
  const began = performance.now()
  const reading: Answer[] = []
  const marking: Answer[] = []
  for (let turn = 0; turn < turns_at_wall; turn += 1) {
    marking.push(await mark(run, 100 + turn))
    reading.push(await read(run))
    // Its log is what PostgreSQL cannot live without: a new piece of it is asked for each time.
    await withDatabase(run.disk.folder, (db) => sql`select pg_switch_wal()`.execute(db), 'superuser').catch(() => undefined)
  }
  const readingAgain_ms = await msUntil(() => read(run), began, seconds_at_wall_max)
  const after = await several(10, () => read(run))
  setTimeout(underway.end, 5_000).unref()
  const upload = await underway.answer
  const databaseDied = run.instance.log.lines.slice(lines_before).some(({ step }) => step === 'database down')
  const strange = [...reading, ...marking, ...after, upload].filter((answer) => !isInWords(answer)).map((answer) => JSON.stringify(answer))
  return {
    upload, reading: tally(reading), marking: tally(marking), databaseDied, readingAgain_ms, readingAfter: tally(after), strange,
  }
}

/** From `began_ms` until the attempt succeeds. */
async function msUntil(attempt: () => Promise<Answer>, began_ms: number, seconds_max: number): Promise<number> {
  while (performance.now() - began_ms < seconds_max * 1000) {
    if ((await attempt()).status === 200) return performance.now() - began_ms
    await wait(50)
  }
  return Number.POSITIVE_INFINITY
}

function isInWords({ status, body }: Answer): boolean {
  return status === 200 || (status === 503 && /\p{Script=Han}/u.test(String(body?.message)))
}

const freed_seconds_max = 60

async function free(run: Run): Promise<DiskFullResult['freed']> {
  run.disk.empty()
  const began = performance.now()
  const reading_ms = await msUntil(() => read(run), began, freed_seconds_max)
  const receiving_ms = await msUntil(() => callerOf(run).tryUpload([Buffer.from('又能上传了。')]), began, freed_seconds_max)
  return { reading_ms, receiving_ms }
}

/** Everything is killed on the full disk and started there twice, then on the freed disk. */
async function restartOnFull(run: Run): Promise<DiskFullResult['starts']> {
  const { disk } = run
  for (let tries = 0; tries < 100 && !existsSync(join(disk.folder, 'reserve')); tries += 1) await wait(100)
  disk.fill(0)
  await run.instance.kill('whole tree')
  const withReserve = await startOnFull(run)
  disk.fill(0)
  const without = await startOnFull(run)
  disk.empty()
  run.instance = await startInstance(disk.folder)
  return { withReserve, without }
}

/** Leaves nothing running. */
async function startOnFull(run: Run): Promise<string> {
  try {
    run.instance = await startInstance(run.disk.folder)
  } catch (error) {
    return sentenceIn((error as Error).message) + (databaseProcesses(run.disk.folder).length > 0 ? ' (a database was left behind)' : '')
  }
  const reading = tally(await several(5, () => read(run)))
  const upload = await callerOf(run).tryUpload([Buffer.from('磁盘已满时上传的文件。')])
  const { ready_ms } = run.instance
  await run.instance.kill('whole tree')
  return `ready after ${Math.round(ready_ms)} ms, reading ${JSON.stringify(reading)}, upload ${upload.status} ${upload.body?.code}`
}

function read(run: Run): Promise<Answer> {
  return callerOf(run).tryAsk('reading.show-document', { document: run.acknowledged[0]!.document })
}

function mark(run: Run, turn: number): Promise<Answer> {
  const sentence = run.sentences[turn % run.sentences.length]!
  return callerOf(run).tryExecute('reading.add-finding', { sentence, kind: 'task', span: { start: 0, end: 3 } })
}

async function several(times: number, attempt: (turn: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let turn = 0; turn < times; turn += 1) answers.push(await attempt(turn))
  return answers
}

function tally(answers: readonly Answer[]): Tally {
  const groups = Map.groupBy(answers, ({ status, body }) => status === 200 ? '200' : `${status} ${body?.code}`)
  return Object.fromEntries([...groups].map(([name, group]) => [name, group.length]))
}
