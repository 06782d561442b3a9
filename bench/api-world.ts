// A durable database in a temporary folder with the sample bureau and, read by the real pipeline, the texts that are copied to fill it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase, superviseDatabase } from '@lantai/database'
import { installJobs } from '@lantai/jobs'
import { queuesOf, storeBlob } from '@lantai/kernel'
import type { Actor, Call } from '@lantai/kernel'
import { actorOf } from '@lantai/org'
import { compose, createHttp, migrationFolders, plantDemo, registry } from '@lantai/server'
import type { Composed } from '@lantai/server'
import type { Kysely } from 'kysely'

export interface Caller { readonly token: string; readonly actor: Actor }

export interface ApiWorld {
  readonly composed: Composed
  readonly address: string
  /** Of the whole bureau. */
  readonly officer: Caller
  /** Of one county and its schools. */
  readonly liaison: Caller
  // oxlint-disable-next-line typescript/no-explicit-any -- The bench writes tables of several owners.
  readonly owner: Kysely<any>
  call(caller: Caller): Call
  close(): Promise<void>
}

export interface Sample { readonly document: string; readonly sentences: number }

const quiet = { info() {}, warn() {}, error() {} }
const root = join(import.meta.dirname, '..')
const short_sentences = 20
const long_sentences = 700

export async function openApiWorld(folder: string): Promise<ApiWorld> {
  const database = await superviseDatabase({ folder, log: quiet, durability: 'full' })
  const { roles } = await migrate({ connection: database.owner, folders: migrationFolders, roles: { app: database.app.user } })
  await installJobs(database.owner, { app: roles.app, queues: queuesOf(registry) })
  const composed = compose({ folder, app: database.app, log: quiet })
  const accounts = await plantDemo(folder, composed)
  const signIn = async (name: string): Promise<Caller> => {
    const account = accounts.find(({ signInName }) => signInName === name)!
    const { answer } = await composed.runtime.execute('org.sign-in', { name, secret: account.secret, kind: 'token' }, {
      actor: { kind: 'anonymous', id: 'anonymous', grants: [] }, address: '127.0.0.1', language: 'zh-CN', key: composed.parts.ids.next(),
    })
    const { token } = answer as { token: string }
    return { token, actor: (await actorOf(composed.database.db, token, new Date()))! }
  }
  const [officer, liaison] = [await signIn('officer'), await signIn('liaison-second')]
  const call = ({ actor }: Caller): Call => ({ actor, address: '127.0.0.1', language: 'zh-CN', key: composed.parts.ids.next() })
  const http = await createHttp({
    composed, facts: async () => ({ kind: 'demo', version: '0', setUp: false }), https: false, storageLow: () => false,
  })
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  const owner = openDatabase({ ...database.owner, log: quiet, poolSize: 1, statement_milliseconds_max: 0, prepare: false })
  return {
    composed, address, officer, liaison, owner: owner.db, call,
    async close() {
      await http.close()
      await owner.close()
      await composed.close()
      await database.stop()
    },
  }
}

/** What is copied, short ones first. */
export async function readSamples({ composed, call, officer }: ApiWorld): Promise<Sample[]> {
  await composed.startWork()
  const samples: Sample[] = []
  for (const [at, text] of sampleTexts().entries()) samples.push(await readSample(composed, call(officer), `样本${at + 1}.txt`, text))
  await composed.jobs.stop(10)
  return samples
}

/** The beginnings of four of the demonstration's own documents, and one long text of all own documents. */
function sampleTexts(): string[] {
  const read = (folder: string): string[] => readdirSync(join(root, folder)).filter((name) => name.endsWith('.txt')).toSorted()
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
  const demo = read('apps/server/demo').filter((text) => !text.includes('<'))
  const long = [...demo, ...read('tests/reading/fixtures')].join('\n')
  return [...demo.slice(0, 4).map((text) => beginning(text, short_sentences)), beginning(long, long_sentences)]
}

function beginning(text: string, sentences: number): string {
  return text.split(/(?<=[。！？]|[^。！？\n]\n)/u).filter((one) => one.trim() !== '').slice(0, sentences).join('')
}

async function readSample(composed: Composed, call: Call, name: string, text: string): Promise<Sample> {
  const { blob } = await storeBlob(composed.parts, call.actor, (async function* () { yield Buffer.from(text) })())
  const { answer } = await composed.runtime.execute('reading.receive-document', { blob, name }, call)
  const { document } = (answer as { document: { document: string } }).document
  for (const ends_ms = Date.now() + 60_000; Date.now() < ends_ms;) {
    const shown = await composed.runtime.ask('reading.show-document', { document }, call) as {
      steps: { name: string; state: string }[]; revision: { sentences: unknown[] } | null
    }
    const found = shown.steps.some((step) => step.name === 'find' && step.state === 'done')
    if (found) return { document, sentences: shown.revision!.sentences.length }
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  throw new Error(`The pipeline did not read ${name}.`)
}
