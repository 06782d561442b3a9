// The thread that holds the index: one request after the other, so that building it holds nobody up but those who search.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { copiesIn, copyPath, requestFor } from './copies.ts'
import { IndexFile, isDamaged, isLocked, removeFiles } from './index-file.ts'
import type { IndexChanges, SearchQuestion } from '@lantai/kernel'

export type IndexRequest =
  | { readonly verb: 'position' } | { readonly verb: 'reset' } | { readonly verb: 'close' }
  | { readonly verb: 'stamps'; readonly ids: readonly number[] }
  | { readonly verb: 'apply'; readonly changes: IndexChanges }
  | { readonly verb: 'find'; readonly question: SearchQuestion }

export interface IndexFailure { readonly message: string; readonly code: string | undefined }

const copies_max = 64
const { folder } = workerData as { folder: string }

/** The first copy that no other process holds. Copies that nobody holds would keep what is to be forgotten, and go. */
function openCopy(): IndexFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let copy = 1; copy <= copies_max; copy += 1) {
    const path = copyPath(folder, copy)
    try {
      return new IndexFile(path)
    } catch (error) {
      if (isLocked(error)) continue
      if (!isDamaged(error)) throw error
      removeFiles(path)
      return new IndexFile(path)
    }
  }
  throw new Error(`More than ${copies_max} processes search in ${folder}.`)
}

/** Copies whose processes have ended. */
function removeLeft(own: string): void {
  for (const path of copiesIn(folder)) {
    if (path === own) continue
    try {
      new IndexFile(path).close()
    } catch (error) {
      if (!isDamaged(error)) continue
    }
    removeFiles(path)
  }
}

let file: IndexFile | undefined
/** Somebody has asked for the index to be built anew; the request stays until it is. */
let rebuilding = false

function positionOf(index: IndexFile): number | undefined {
  if (!rebuilding && existsSync(requestFor(index.path))) {
    index.reset()
    rebuilding = true
  }
  return index.position()
}

async function apply(index: IndexFile, changes: IndexChanges): Promise<void> {
  index.apply(changes)
  if (changes.removed.length > 0) {
    await index.purge(setImmediate)
    removeLeft(index.path)
  }
  if (!rebuilding || changes.position === undefined) return
  rebuilding = false
  rmSync(requestFor(index.path), { force: true })
}

function answer(request: IndexRequest): unknown {
  if (request.verb === 'close') return file?.close()
  file ??= openCopy()
  switch (request.verb) {
    case 'position': return positionOf(file)
    case 'reset': return file.reset()
    case 'stamps': return file.stamps(request.ids)
    case 'find': return file.find(request.question)
    case 'apply': return apply(file, request.changes)
  }
}

/** What is damaged is dropped and asked again: it then has no position, and whoever follows builds it. */
async function answerOnce(request: IndexRequest): Promise<unknown> {
  try {
    return await answer(request)
  } catch (error) {
    if (!isDamaged(error) || !file) throw error
    file.reset()
    return answer(request)
  }
}

/** Of an error that is handed to another thread only the message would arrive. */
function failureOf(error: unknown): IndexFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return { message: error instanceof Error ? error.message : String(error), code }
}

parentPort!.on('message', ({ id, request }: { id: number; request: IndexRequest }) => {
  answerOnce(request).then(
    (value) => parentPort!.postMessage({ id, value }),
    (error: unknown) => parentPort!.postMessage({ id, failure: failureOf(error) }))
})
