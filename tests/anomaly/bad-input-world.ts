// The server that gets the bad input, another client who works on it meanwhile, and the look at what was stored.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { BadInput, BadInputWorld, Shown } from './bad-input-cases.ts'
import { badInputs } from './bad-input-cases.ts'
import type { Caller } from './caller.ts'
import { withDatabase } from './check-instance.ts'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'

interface Stores { readonly documents: ReadonlySet<string>; readonly blobs: readonly string[]; readonly objects: ReadonlySet<string> }

/** Everything the instance holds now: ids of documents, digests of upload rows, digests of objects. */
async function storesOf(folder: string): Promise<Stores> {
  const objects = new Set(readdirSync(join(folder, 'objects'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => entry.name))
  return withDatabase(folder, async (db) => {
    const { rows: documents } = await sql<{ id: string }>`select id from reading.document`.execute(db)
    const { rows: blobs } = await sql<{ digest: string }>`select digest from kernel.blob`.execute(db)
    return { documents: new Set(documents.map((row) => row.id)), blobs: blobs.map((row) => row.digest), objects }
  })
}

export interface BadInputRun extends BadInputWorld {
  shown(input: BadInput): Promise<Shown>
  /** What another client was answered in the meantime: how many times the list, and everything else. */
  meanwhile(): { readonly lists: number; readonly others: readonly string[] }
  /** What was stored beyond what the server acknowledged, and what of that is not there; both must be empty. */
  strays(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Starts the server, another client's work, and the cases that take long. */
export async function openBadInputRun(): Promise<BadInputRun> {
  const folder = makeInstanceFolder()
  try {
    const instance = await startInstance(folder)
    const officer = await instance.signIn()
    const before = await storesOf(folder)
    const world = { instance, officer, stored: new Set<string>(), uncertain: new Set<string>(), received: new Set<string>() }
    const other = workMeanwhile(officer)
    const slow = new Map(badInputs.filter((input) => input.slow).map((input) => [input, input.run(world)]))
    // A failure is told by whoever asks for that case.
    for (const shown of slow.values()) shown.catch(() => undefined)
    return {
      ...world,
      shown: (input) => slow.get(input) ?? input.run(world),
      meanwhile: other.seen,
      strays: async () => compare(before, await storesOf(folder), world),
      async close() {
        await other.end()
        await Promise.allSettled(slow.values())
        await instance.stop()
        await removeInstanceFolder(folder)
      },
    }
  } catch (error) {
    await removeInstanceFolder(folder)
    throw error
  }
}

function compare(before: Stores, after: Stores, world: BadInputWorld): string[] {
  const documents = new Set([...before.documents, ...world.received])
  const objects = new Set([...before.objects, ...world.stored])
  const blobs = new Set([...before.blobs, ...world.stored])
  const differences = (what: string, held: Iterable<string>, told: ReadonlySet<string>): string[] => [
    ...[...held].filter((id) => !told.has(id) && !world.uncertain.has(id)).map((id) => `${what} ${id} was never acknowledged`),
    ...[...told].filter((id) => !new Set(held).has(id)).map((id) => `${what} ${id} was acknowledged and is not there`),
  ]
  return [
    ...differences('document', after.documents, documents), ...differences('object', after.objects, objects),
    ...differences('upload', after.blobs, blobs),
  ]
}

function workMeanwhile(caller: Caller): { seen: BadInputRun['meanwhile']; end: () => Promise<void> } {
  let lists = 0
  let ends = false
  const others: string[] = []
  const working = (async () => {
    while (!ends) {
      const answer = await caller.tryAsk('reading.list-documents').catch((error: unknown) => ({ status: String(error) }))
      if (answer.status === 200) lists += 1
      else others.push(String(answer.status))
      await wait(100)
    }
  })()
  return {
    seen: () => ({ lists, others }),
    end: async () => {
      ends = true
      await working
    },
  }
}

export interface ShownRow { readonly title: string; readonly shown: Shown }

/** One line a case, for people: what came, what was answered, what the sender reads. */
export function sentenceTable(rows: readonly ShownRow[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const lines = rows.map(({ title, shown: { status, code, sentences, text } }) => {
    const words = [...sentences, ...(text === undefined ? [] : [`（正文）${text.slice(0, 40)}`])].join(' / ')
    return `| ${cell(title)} | ${status === 0 ? '—' : status} | ${code ?? '—'} | ${cell(words) || '—'} |`
  })
  return ['| what came | status | code | sentence |', '|---|---|---|---|', ...lines].join('\n')
}
