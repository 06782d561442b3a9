// The port SearchIndex over SQLite FTS5 in a thread of its own.
import { Worker } from 'node:worker_threads'
import type { SearchIndex } from '@lantai/kernel'
import { searchErrors } from './errors.ts'
import type { IndexFailure, IndexRequest } from './index-worker.ts'

interface Waiting { resolve(value: unknown): void; reject(error: unknown): void }

/** Young objects of a batch are tokens: more room would only be filled before it is cleaned. */
const thread_limits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 384 }

/** `folder` is the instance's own; the thread begins with the first request. */
export function sqliteSearch({ folder }: { readonly folder: string }): SearchIndex {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0
  let closed = false

  function begin(): Worker {
    const made = new Worker(new URL('./index-worker.ts', import.meta.url), {
      workerData: { folder }, resourceLimits: thread_limits, name: 'search', execArgv: [],
    })
    made.on('message', ({ id, value, failure }: { id: number; value?: unknown; failure?: IndexFailure }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) made.unref()
      if (failure === undefined) asked?.resolve(value)
      else asked?.reject(Object.assign(new Error(failure.message), { code: failure.code }))
    })
    made.on('error', (error) => end(made, error))
    made.on('exit', () => end(made, new Error('The thread of the search index has ended.')))
    return made
  }

  /** The next request begins another thread. */
  function end(ended: Worker, error: unknown): void {
    if (worker === ended) worker = undefined
    for (const asked of waiting.values()) asked.reject(error)
    waiting.clear()
  }

  /** Whoever searches is told in words; the cause is for the log. */
  async function ask<Answer>(request: IndexRequest): Promise<Answer> {
    try {
      return await send(request) as Answer
    } catch (error) {
      throw Object.assign(searchErrors('unavailable'), { cause: error })
    }
  }

  function send(request: IndexRequest): Promise<unknown> {
    if (closed) return Promise.reject(new Error('The search index is closed.'))
    worker ??= begin()
    worker.ref()
    const id = next += 1
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker!.postMessage({ id, request })
    })
  }

  return {
    position: () => ask({ verb: 'position' }),
    stamps: (ids) => ask({ verb: 'stamps', ids }),
    apply: (changes) => ask({ verb: 'apply', changes }),
    reset: () => ask({ verb: 'reset' }),
    find: (question) => ask({ verb: 'find', question }),
    async close() {
      if (worker) await ask({ verb: 'close' })
      closed = true
      await worker?.terminate()
    },
  }
}
