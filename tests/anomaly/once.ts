// `npm run anomaly:once`: every command of the registry thrice with one key; then, over HTTP, submissions whose socket is cut before the
// answer and that are sent again, the same file from two windows, and one file three times. One record each, and every answer the first.
import { request } from 'node:http'
import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { registry } from '@lantai/server'
import { openGround } from '../authorization/ground.ts'
import { cellsOf } from '../authorization/mutation/checks.ts'
import { sendThrice, ways } from '../operation/once.ts'
import type { Caller } from './caller.ts'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'

const say = (text: string): void => { process.stdout.write(`${text}\n`) }
const faults: string[] = []

async function ofRegistry(): Promise<void> {
  const ground = await openGround()
  try {
    const commands = [...cellsOf(registry)].filter(([name]) => registry.find(name)?.kind === 'command')
    say(`| ${commands.length} commands, each thrice with one key | carried out | answered from before | journal entries | faults |`)
    say('|---|---|---|---|---|')
    for (const way of ways) {
      let [done, repeated, entries, wrong] = [0, 0, 0, 0]
      for (const [name, cells] of commands) {
        const sent = await sendThrice(ground, registry, cells, way)
        done += sent.answers.filter((word) => word === 'done').length
        repeated += sent.answers.filter((word) => word === 'repeated').length
        entries += sent.entries
        wrong += sent.faults.length
        faults.push(...sent.faults.map((fault) => `${name}, ${way}: ${fault}`))
      }
      say(`| ${way} | ${done} | ${repeated} | ${entries} | ${wrong} |`)
    }
  } finally {
    await ground.close()
  }
}

/** Sends the command and cuts the socket so many milliseconds after its last byte; true when an answer came before. */
function sendAndCut(caller: Caller, operation: string, input: object, key: string, cut_ms: number): Promise<boolean> {
  const body = Buffer.from(JSON.stringify(input))
  return new Promise((resolve) => {
    const sent = request(new URL(`/api/${operation.replace('.', '/')}`, caller.address), {
      method: 'POST', agent: false,
      headers: { ...caller.headers(), 'Content-Type': 'application/json', 'Content-Length': body.length, 'Idempotency-Key': key },
    })
    sent.on('response', (response) => response.resume().on('end', () => resolve(true)))
    sent.on('error', () => resolve(false))
    sent.end(body, () => void wait(cut_ms).then(() => {
      sent.destroy()
      resolve(false)
    }))
  })
}

async function documentsNamed(caller: Caller, name: string): Promise<number> {
  const { documents } = await caller.ask('reading.list-documents', { rows: 200 }) as { documents: { name: string }[] }
  return documents.filter((one) => one.name === name).length
}

async function overHttp(): Promise<void> {
  const folder = makeInstanceFolder()
  try {
    const instance = await startInstance(folder)
    const [officer, again] = [await instance.signIn(), await instance.signIn()]
    let [answered, single] = [0, 0]
    const cuts = [0, 0, 1, 2, 5, 10, 20, 40, 80, 160].flatMap((cut_ms) => [cut_ms, cut_ms, cut_ms])
    for (const [at, cut_ms] of cuts.entries()) {
      const name = `断线${at}.txt`
      const input = { blob: await officer.upload(Buffer.from(`${name}：各单位要在6月底前报送自查报告。`)), name }
      const key = randomUUID()
      if (await sendAndCut(officer, 'reading.receive-document', input, key, cut_ms)) answered += 1
      const [second, third] = [await officer.execute('reading.receive-document', input, key),
        await officer.execute('reading.receive-document', input, key)]
      const isOne = await documentsNamed(officer, name) === 1
        && second.body.document.document === third.body.document.document && second.body.outcome === third.body.outcome
      if (isOne) single += 1
      else faults.push(`cut after ${cut_ms} ms: ${await documentsNamed(officer, name)} documents`)
    }
    say(`${cuts.length} submissions cut 0 to 160 ms after their last byte (${answered} answered before) and sent twice more: `
      + `${single} made one record each`)

    const bytes = Buffer.from('同一份文件从两个窗口收，各单位要在6月底前报送自查报告。')
    const receive = async (caller: Caller, name: string) => {
      const blob = await caller.upload(bytes)
      return (await caller.execute('reading.receive-document', { blob, name })).body as { outcome: string; document: { document: string } }
    }
    const outcomes = await Promise.all([receive(officer, '同一份.txt'), receive(again, '同一份.txt'), receive(officer, '改名.txt')])
    const ids = new Set(outcomes.map(({ document }) => document.document))
    const received = outcomes.filter(({ outcome }) => outcome === 'received').length
    if (ids.size !== 1 || received !== 1) faults.push(`the same file thrice: ${ids.size} documents, ${received} received`)
    say(`one file thrice at the same moment from two windows: ${ids.size} record, ${received} received, ${3 - received} told of it`)
    if (await instance.stop() !== 0) faults.push('The server did not end in order.')
  } finally {
    await removeInstanceFolder(folder)
  }
}

await ofRegistry()
await overHttp()
for (const fault of faults) say(`FAULT ${fault}`)
say(`${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
