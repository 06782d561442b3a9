// The load generator: keep-alive sockets, one call after the other on each.
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { closedLoop } from './measure.ts'

interface Order { address: string; token: string; connections: number; seconds: number; sentences: string[] }

const kinds = ['task', 'result', 'problem', 'figure', 'deadline', 'unit']

process.once('message', (order: Order) => {
  void run(order).then((round) => {
    process.send!({ ...round, waits_ms: [...round.waits_ms] }, undefined, undefined, () => { process.exit(0) })
  })
})

async function run(order: Order) {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  const marks = marksOf(order.sentences)
  const url = new URL('/api/reading/add-finding', order.address)
  return closedLoop(order.connections, order.seconds, () => post(agent, url, order.token, marks.next().value as string))
}

function* marksOf(sentences: readonly string[]): Generator<string> {
  for (let start = 0; start < 30; start += 1) {
    for (const kind of kinds) {
      for (const sentence of sentences) yield JSON.stringify({ sentence, kind, span: { start, end: start + 2 } })
    }
  }
  throw new Error('The marks have run out; give more sentences.')
}

function post(agent: Agent, url: URL, token: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent, method: 'POST',
      headers: {
        'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body),
        'Authorization': `Bearer ${token}`, 'Idempotency-Key': randomUUID(),
      },
    }, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
