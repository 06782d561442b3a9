// The thread that holds the index: one request after the other, so that building it holds nobody up but those who search.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
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
    const path = pathOf(copy)
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

function pathOf(copy: number): string { return join(folder, `index-${copy}.sqlite`) }

/** Copies whose processes have ended. */
function removeLeft(own: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (!/^index-\d+\.sqlite$/.test(name) || path === own) continue
    try {
      new IndexFile(path).close()
    } catch (error) {
      if (!isDamaged(error)) continue
    }
    removeFiles(path)
  }
}

let file: IndexFile | undefined

function answer(request: IndexRequest): unknown {
  if (request.verb === 'close') return file?.close()
  file ??= openCopy()
  switch (request.verb) {
    case 'position': return file.position()
    case 'reset': return file.reset()
    case 'stamps': return file.stamps(request.ids)
    case 'find': return file.find(request.question)
    case 'apply':
      file.apply(request.changes)
      if (request.changes.removed.length > 0) removeLeft(file.path)
      return undefined
  }
}

/** What is damaged is dropped and asked again: it then has no position, and whoever follows builds it. */
function answerOnce(request: IndexRequest): unknown {
  try {
    return answer(request)
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
  try {
    const value = answerOnce(request)
    parentPort!.postMessage({ id, value })
  } catch (error) {
    parentPort!.postMessage({ id, failure: failureOf(error) })
  }
})
