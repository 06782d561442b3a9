// A file brought to a real server as a person brings it: sent up, received, and watched until the server has made up its mind.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { checkout } from '@lantai/server'
import type { Caller } from './caller.ts'
import { descendantsOf } from './processes.ts'
import type { RunningInstance } from './instance.ts'

export interface Brought {
  /** `read`: there is a text; `refused`: not taken in; `needs a person`: taken in, with a sentence why it cannot be read. */
  readonly outcome: 'read' | 'refused' | 'needs a person' | 'under way for ever'
  readonly code?: string
  readonly sentence?: string
  readonly text?: string
  /** Of the document that stands now. */
  readonly document?: string
  readonly seconds: number
}

/** What the page of a document says. */
const pageWords = JSON.parse(readFileSync(join(checkout, 'apps', 'web', 'messages', 'zh-CN.json'), 'utf8')) as Record<string, string>

export async function bring(caller: Caller, bytes: Uint8Array, name: string, seconds_max = 90): Promise<Brought> {
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  const blob = await caller.upload(bytes)
  const { status, body } = await caller.tryExecute('reading.receive-document', { blob, name })
  if (status !== 200) return { outcome: 'refused', code: body.code as string, sentence: body.message as string, seconds: seconds() }
  const { document } = body.document as { document: string }
  while (seconds() < seconds_max) {
    const shown = await caller.ask('reading.show-document', { document })
    const failure = shown.document.failure as string | null
    if (failure !== null) {
      const sentence = pageWords[`failure.${failure}`]
      return { outcome: 'needs a person', code: failure, sentence, document, seconds: seconds() }
    }
    if (shown.document.state !== 'received') {
      return { outcome: 'read', text: shown.revision?.text as string, document, seconds: seconds() }
    }
    await wait(20)
  }
  return { outcome: 'under way for ever', document, seconds: seconds() }
}

/** What the server's own process and the children that read files held at most, in megabytes; the database is not among them. */
export class MemoryWatch {
  server_mb = 0
  children_mb = 0
  readonly #timer: NodeJS.Timeout
  readonly #pid: number

  constructor({ pid }: RunningInstance) {
    this.#pid = pid
    this.#look()
    this.#timer = setInterval(() => this.#look(), 50)
  }

  #look(): void {
    this.server_mb = Math.max(this.server_mb, residentOf(this.#pid))
    const children = descendantsOf(this.#pid).filter((pid) => commandOf(pid).includes('extract-child'))
    this.children_mb = Math.max(this.children_mb, children.reduce((sum, pid) => sum + residentOf(pid), 0))
  }

  stop(): void { clearInterval(this.#timer) }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Bytes of the original as they stand in the instance's folder; undefined when there is none under that digest. */
export function originalOf({ folder }: RunningInstance, digest: string): Buffer | undefined {
  const entries = readdirSync(`${folder}/objects`, { recursive: true, withFileTypes: true })
  const entry = entries.find((one) => one.isFile() && one.name === digest)
  return entry && readFileSync(`${entry.parentPath}/${entry.name}`)
}
