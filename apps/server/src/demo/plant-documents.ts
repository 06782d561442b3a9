// The sample's documents and marks are made through the operations a person would use. The idempotency keys are fixed, so that
// a start after a kill goes on where the last one ended.
import { storeBlob } from '@lantai/kernel'
import type { Actor, Call } from '@lantai/kernel'
import { actorOf } from '@lantai/org'
import { createReadStream, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Composed } from '../compose.ts'
import type { DemoAccount } from '../instance-facts.ts'
import { plantReview } from './plant-review.ts'

const folder = join(import.meta.dirname, '..', '..', 'demo')

interface Mark { readonly words: string; readonly kind: string }

// The youngest last, so that the list shows it first.
const documents: readonly { name: string; marks: readonly Mark[] }[] = [
  { name: '2025年教育工作要点.txt', marks: [] },
  { name: '顾清漪副局长在全市校园安全工作会议上的讲话（录音整理）.txt', marks: [] },
  { name: '临溪市教育局2025年工作总结.txt', marks: [] },
  { name: '局长办公会议纪要〔2026〕5号.txt', marks: [] },
  { name: '关于开展学校食堂专项整治的通知.txt', marks: [] },
  { name: '转载的讲话（网页受损）.txt', marks: [] },
  {
    name: '2026年教育工作要点.html',
    marks: [
      { words: '新建改扩建公办幼儿园40所，新增学位8400个', kind: 'task' },
      { words: '12月底前完成', kind: 'deadline' },
      { words: '招聘农村教师620名', kind: 'task' },
    ],
  },
  {
    name: '局长在全市教育工作会议上的讲话.txt',
    marks: [
      { words: '全市新建改扩建公办幼儿园38所', kind: 'result' },
      { words: '52.4%', kind: 'figure' },
      { words: '还有47个班超过56人', kind: 'problem' },
      { words: '全市再新建改扩建公办幼儿园40所', kind: 'task' },
      { words: '年底前', kind: 'deadline' },
      { words: '基础教育科', kind: 'unit' },
      { words: '3月底前报市局', kind: 'deadline' },
      { words: '今年补充农村教师620名，8月底前到岗', kind: 'task' },
    ],
  },
]

/** Needs the worker to run: a mark is made on a sentence, and sentences come from the pipeline. */
export async function plantDocuments(instanceFolder: string, composed: Composed, accounts: readonly DemoAccount[]): Promise<void> {
  const done = join(instanceFolder, 'demo-documents-planted')
  if (existsSync(done)) return
  const officers = accounts.filter((account) => account.roles.includes('supervision-officer'))
  if (officers.length < 2) throw new Error('The sample bureau has fewer than two supervision officers.')
  const actors = new Map<string, Actor>()
  for (const officer of officers) actors.set(officer.signInName, await signIn(composed, officer))
  const callOf = (name: string, key: string): Call =>
    ({ actor: actors.get(name)!, address: '127.0.0.1', language: 'zh-CN', key: `demo-sample-${key}` })
  const call = (key: string): Call => callOf(officers[0]!.signInName, key)
  const received = new Map<string, string>()
  for (const [index, sample] of documents.entries()) {
    const document = await receive(composed, call(`document-${index}`), sample.name)
    received.set(sample.name, document)
    await addMarks(composed, call, document, index, sample.marks)
  }
  await plantReview({ composed, call: callOf }, received)
  for (const [name, { session }] of actors) {
    await composed.runtime.execute('org.sign-out', {}, callOf(name, `sign-out-${session}`.slice(0, 80)))
  }
  writeFileSync(done, '')
}

async function signIn(composed: Composed, account: DemoAccount): Promise<Actor> {
  const key = composed.parts.ids.next()
  const input = { name: account.signInName, secret: account.secret, kind: 'token', label: '演示数据' }
  const { answer } = await composed.runtime.execute('org.sign-in', input, {
    actor: { kind: 'anonymous', id: 'anonymous', grants: [] }, address: '127.0.0.1', language: 'zh-CN', key,
  })
  const actor = await actorOf(composed.database.db, (answer as { token: string }).token, composed.parts.clock.now())
  if (!actor) throw new Error('The sample officer could not sign in.')
  return actor
}

async function receive(composed: Composed, call: Call, name: string): Promise<string> {
  const blob = await storeBlob(composed.parts, call.actor, createReadStream(join(folder, name)))
  const keyed = { ...call, key: `${call.key}-${blob.blob}` }
  const { answer } = await composed.runtime.execute('reading.receive-document', { blob: blob.blob, name }, keyed)
  return (answer as { document: { document: string } }).document.document
}

interface Shown {
  readonly document: { readonly state: string }
  readonly steps: readonly { readonly name: string; readonly state: string }[]
  readonly revision: { readonly text: string; readonly sentences: readonly { sentence: string; start: number; end: number }[] } | null
}

const ready_ms_max = 20_000

async function addMarks(
  composed: Composed, call: (key: string) => Call, document: string, index: number, marks: readonly Mark[],
): Promise<void> {
  if (marks.length === 0) return
  const { revision } = await whenReady(composed, call('read'), document)
  for (const [place, mark] of marks.entries()) {
    const at = revision!.text.indexOf(mark.words)
    const sentence = revision!.sentences.find((one) => one.start <= at && at + mark.words.length <= one.end)
    if (at === -1 || !sentence) throw new Error(`The sample ${index} has no sentence with its mark ${place}.`)
    const span = { start: at - sentence.start, end: at - sentence.start + mark.words.length }
    const input = { sentence: sentence.sentence, kind: mark.kind, span }
    await composed.runtime.execute('reading.add-finding', input, call(`finding-${index}-${place}`))
  }
}

/** Once the engine has read it too: a mark on the words of a proposal confirms that, and is no second finding. */
async function whenReady(composed: Composed, call: Call, document: string): Promise<Shown> {
  for (const ends_ms = Date.now() + ready_ms_max; Date.now() < ends_ms;) {
    const shown = await composed.runtime.ask('reading.show-document', { document }, call) as Shown
    if (shown.document.state === 'ready' && shown.steps.some(({ name, state }) => name === 'find' && state === 'done')) return shown
    if (shown.document.state === 'failed') break
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  throw new Error('A document of the sample bureau did not become ready.')
}
