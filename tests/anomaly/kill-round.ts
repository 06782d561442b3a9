// One kill: a document on its way in, SIGKILL when the server's own log names the step, a new start on the same folder, and
// the look at what is there.
import { setTimeout as wait } from 'node:timers/promises'
import { checkInstance, settle } from './check-instance.ts'
import type { Acknowledged, CheckResult, Problem } from './check-instance.ts'
import type { Answer } from './caller.ts'
import { Caller } from './caller.ts'
import { startInstance } from './instance.ts'
import type { KillKind, RunningInstance } from './instance.ts'
import { descendantsOf, waitUntilGone } from './processes.ts'
import { makeText } from './seeded.ts'
import type { Draw, MadeText } from './seeded.ts'

export const killWindows = ['receiving', 'temporary file written', 'renamed', 'transaction open', 'extract', 'split'] as const
export type KillWindow = (typeof killWindows)[number]

interface WindowSteps {
  /** The server's line at which the kill comes. */
  readonly opens: string
  /** The line that would show that the kill came too late; without one, the answer to the sender shows it. */
  readonly closes?: string
  /** Large enough for the step to take some time. */
  readonly text_bytes: number
}

const steps: Readonly<Record<KillWindow, WindowSteps>> = {
  'receiving': { opens: 'upload receiving', closes: 'upload temporary-written', text_bytes: 2_000_000 },
  'temporary file written': { opens: 'upload temporary-written', closes: 'upload renamed', text_bytes: 200_000 },
  'renamed': { opens: 'upload renamed', text_bytes: 200_000 },
  'transaction open': { opens: 'reading.receive-document transaction-open', text_bytes: 200_000 },
  'extract': { opens: 'reading.extract-document started', closes: 'reading.extract-document finished', text_bytes: 1_500_000 },
  'split': { opens: 'reading.split-document started', closes: 'reading.split-document finished', text_bytes: 1_500_000 },
}

/** The instance under test, with everything it has acknowledged so far. */
export interface KillStage {
  instance: RunningInstance
  readonly token: string
  readonly draw: Draw
  readonly acknowledged: Acknowledged[]
}

export interface RoundResult {
  readonly window: KillWindow
  readonly kind: KillKind
  /** Whether the kill came before the step was over. */
  readonly inside: boolean
  /** What the sender had been told when the server died. */
  readonly told: 'nothing' | 'upload' | 'document'
  /** Whether the document was there after the start, before the sender repeated anything. */
  readonly present: boolean
  readonly ready_ms: number
  /** From the first answer until no document was underway any more. */
  readonly settled_ms: number
  readonly adopted: boolean
  readonly problems: readonly Problem[]
  readonly check: CheckResult
}

interface Sending {
  readonly name: string
  readonly key: string
  readonly text: MadeText
  /** Bytes handed to the socket so far. */
  sent_bytes: number
  blob?: string
  document?: string
}

const piece_bytes = 32 * 1024

/** In pieces with a pause between, as a line of 3 MB/s brings them: far above the slowest accepted rate. */
async function* pieces(sending: Sending): AsyncGenerator<Uint8Array> {
  const { bytes } = sending.text
  for (let at = 0; at < bytes.length; at += piece_bytes) {
    yield bytes.subarray(at, at + piece_bytes)
    sending.sent_bytes = Math.min(bytes.length, at + piece_bytes)
    await wait(10)
  }
}

const bodyOf = (answer: Answer): Answer['body'] => {
  if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** What a client does: upload, receive, and again under the same key until it has an answer. */
async function bringIn(caller: Caller, sending: Sending): Promise<void> {
  sending.blob ??= bodyOf(await caller.tryUpload(pieces(sending), { announced_bytes: sending.text.bytes.length })).blob as string
  const input = { blob: sending.blob, name: sending.name }
  sending.document = bodyOf(await caller.tryExecute('reading.receive-document', input, sending.key)).document.document as string
}

/** Resolves when the kill has been sent. In the first window a drawn share of the bytes is let through before. */
function killAt(stage: KillStage, window: KillWindow, kind: KillKind, sending: Sending): Promise<void> {
  const { instance, draw } = stage
  const share = draw.share() * 0.9
  instance.aim()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The step of the window "${window}" was never logged.`)), 60_000)
    const end = instance.log.listen(({ step }) => {
      if (step !== steps[window].opens) return
      end()
      clearTimeout(timer)
      void (async () => {
        while (window === 'receiving' && sending.sent_bytes < share * sending.text.bytes.length) await wait(1)
        instance.shoot(kind)
        resolve()
      })()
    })
  })
}

/** Runs one round; `stage` is left with the new server, on which the sender has repeated what was cut off. */
export async function killRound(stage: KillStage, window: KillWindow, kind: KillKind, ordinal: number): Promise<RoundResult> {
  const { instance, draw, acknowledged } = stage
  const text = makeText(draw, `${ordinal}号文件`, steps[window].text_bytes)
  const sending: Sending = { name: `${ordinal}号.txt`, key: `kill-round-${ordinal}`, text, sent_bytes: 0 }
  const children = descendantsOf(instance.pid)
  const lines_before = instance.log.lines.length
  const killed = killAt(stage, window, kind, sending)
  const bringing = bringIn(instance.caller(stage.token), sending).catch((error: unknown) => {
    if (!instance.isShot) throw error
  })
  await Promise.all([killed, bringing])
  const left = [...await instance.gone(kind), ...await leftBehind(instance, children, kind)]
  const { closes } = steps[window]
  const inside = closes ? !instance.log.lines.slice(lines_before).some(({ step }) => step === closes) : told(sending, window) !== 'answered'
  instance.log.close()
  const toldBefore = sending.document ? 'document' : sending.blob ? 'upload' : 'nothing'
  if (sending.document) acknowledged.push(acknowledgement(sending, sending.document))
  stage.instance = await startInstance(instance.folder)
  const settled_ms = await settle(instance.folder)
  const caller = stage.instance.caller(stage.token)
  const before = await checkInstance({ folder: instance.folder, caller, acknowledged, deep: [] })
  const { rows: present } = await listNamed(caller, sending.name)
  const repeated = await repeat(caller, stage, sending)
  const check = await checkInstance({ folder: instance.folder, caller, acknowledged, deep: [repeated.document] })
  const problems = [
    ...before.problems, ...repeated.problems, ...check.problems,
    ...left.map((pid): Problem => ({ kind: 'broken', what: `process ${pid} lives on` })),
  ]
  const { ready_ms, adopted } = stage.instance
  return { window, kind, inside, told: toldBefore, present: present > 0, ready_ms, settled_ms, adopted, problems, check }
}

/** In the windows that end with an answer, whether it came. */
function told(sending: Sending, window: KillWindow): 'answered' | 'waiting' {
  return (window === 'renamed' ? sending.blob : sending.document) === undefined ? 'waiting' : 'answered'
}

function acknowledgement(sending: Sending, document: string): Acknowledged {
  return { document, name: sending.name, digest: sending.text.digest, sentences: sending.text.sentences }
}

/** Children other than PostgreSQL must end with the server, whoever was killed. */
async function leftBehind(instance: RunningInstance, children: readonly number[], kind: KillKind): Promise<readonly number[]> {
  const database = new Set(kind === 'server only' ? instance.databasePids() : [])
  return waitUntilGone(children.filter((pid) => !database.has(pid)), 10)
}

async function listNamed(caller: Caller, name: string): Promise<{ rows: number; documents: readonly string[] }> {
  const { documents } = await caller.ask('reading.list-documents', { rows: 200 })
  const found = (documents as { document: string; name: string }[]).filter((row) => row.name === name)
  return { rows: found.length, documents: found.map((row) => row.document) }
}

/** The sender, who may have heard nothing, does the same again under the same key, and then once more. */
async function repeat(caller: Caller, stage: KillStage, sending: Sending): Promise<{ document: string; problems: readonly Problem[] }> {
  const first = sending.document
  await bringIn(caller, sending)
  const document = sending.document!
  await bringIn(caller, sending)
  const problems: Problem[] = []
  if (first !== undefined && first !== document) problems.push({ kind: 'twice', what: `${first} became ${document} when repeated` })
  if (sending.document !== document) problems.push({ kind: 'twice', what: `${document} became ${sending.document} when repeated` })
  const { rows } = await listNamed(caller, sending.name)
  if (rows !== 1) problems.push({ kind: 'twice', what: `${sending.name} stands ${rows} times in the list` })
  if (first === undefined) stage.acknowledged.push(acknowledgement(sending, document))
  await settle(stage.instance.folder)
  problems.push(...await mark(caller, document, stage.draw))
  // The count beside the document follows in a job.
  await settle(stage.instance.folder)
  return { document, problems }
}

/** Marks the first words of a drawn sentence, so that later rounds have findings to lose. */
async function mark(caller: Caller, document: string, draw: Draw): Promise<readonly Problem[]> {
  const { revision } = await caller.ask('reading.show-document', { document })
  if (revision === null) return [{ kind: 'lost', what: `document ${document} has no text` }]
  const sentences = revision.sentences as { sentence: string }[]
  const { sentence } = sentences[draw.whole(0, sentences.length - 1)]!
  await caller.execute('reading.add-finding', { sentence, kind: 'task', span: { start: 0, end: 4 } })
  return []
}
