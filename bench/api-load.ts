// One caller of the interface in a process of its own: asks one address after the other and waits for each whole answer.
import { Agent, request } from 'node:http'

interface Order { readonly address: string; readonly token: string; readonly paths: readonly string[]; readonly calls: number }
export interface Answered { readonly waits_ms: number[]; readonly bytes: number }

process.on('message', (order: Order) => {
  void ask(order).then((answered) => { process.send!(answered) }, (error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

async function ask({ address, token, paths, calls }: Order): Promise<Answered> {
  const waits_ms: number[] = []
  let bytes = 0
  for (let turn = 0; turn < calls; turn += 1) {
    const began_ms = performance.now()
    bytes += await get(new URL(paths[turn % paths.length]!, address), token)
    waits_ms.push(performance.now() - began_ms)
  }
  return { waits_ms, bytes: Math.round(bytes / calls) }
}

function get(url: URL, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { Authorization: `Bearer ${token}` } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => { bytes += chunk.length })
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${url.pathname} answered ${response.statusCode}`))
      })
      response.once('error', reject)
    })
    sent.once('error', reject)
    sent.end()
  })
}
