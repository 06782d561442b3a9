import type { ExtractedText, ExtractionNote, Extractor, MediaType, Refusal } from '@lantai/kernel'
import { ChildFailed, ExtractProcess } from './child-process.ts'
import type { ChildKind, ChildLimits } from './child-process.ts'
import { readLocations } from './read-locations.ts'
import { refusalCodes } from './docx/extract-refusal.ts'
import { extractErrors } from './errors.ts'
import type { Frame } from './frames.ts'

export interface ChildExtractor extends Extractor {
  /** Ends all children; an extraction underway fails. Nothing can be extracted afterwards. */
  close(): Promise<void>
}

/** A child that has read this many files makes room for a new one, so that nothing can pile up in it. */
const files_per_child_max = 200
/** Children of a kind kept waiting for the next file; more are started while more are needed. */
const waiting_children_max = 2
const waiting_ms_max = 60_000
/** A file more waits until one of these is done: each child may hold memory_mb_max. */
const working_children_max = 8

interface WaitingChild { readonly child: ExtractProcess; readonly kind: ChildKind; readonly files: number; readonly timer: NodeJS.Timeout }

/**
 * Reads files in child processes with a time limit (from when the child is ready) and a memory limit. A child that failed at
 * anything is never used again. Raises extract.too-slow, extract.out-of-memory, extract.crashed (its `cause` is for the log),
 * extract.empty-text and what the file itself is refused for.
 */
export function childExtractor(options: Partial<ChildLimits> = {}): ChildExtractor {
  return new ChildPool({ seconds_max: options.seconds_max ?? 10, memory_mb_max: options.memory_mb_max ?? 512 })
}

class ChildPool implements ChildExtractor {
  /** A new version means a new revision of every document: change it with every change of what text comes out. */
  readonly version = 'extract-1'
  readonly #limits: ChildLimits
  readonly #waiting: WaitingChild[] = []
  readonly #all = new Set<ExtractProcess>()
  readonly #queue: (() => void)[] = []
  #working = 0
  #closed = false

  constructor(limits: ChildLimits) { this.#limits = limits }

  async extract(bytes: Uint8Array, media: MediaType): Promise<ExtractedText> {
    await this.#enter()
    try {
      return await this.#extract(bytes, media)
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#working < working_children_max) this.#working += 1
    else await new Promise<void>((resolve) => { this.#queue.push(resolve) })
  }

  /** The place goes to the next in line, who finds out by himself when the pool was closed. */
  #leave(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#working -= 1
  }

  async #extract(bytes: Uint8Array, media: MediaType): Promise<ExtractedText> {
    if (this.#closed) throw extractErrors('crashed')
    const kind = media === 'application/pdf' ? 'pdf' : 'other'
    const { child, files } = this.#take(kind)
    try {
      const answered = await child.ask(media, bytes)
      const refused = refusalOf(answered)
      if (refused) {
        // Large parts may have been inflated on the way.
        await this.#retire(child)
        throw refused
      }
      const extracted = read(answered)
      this.#giveBack(child, kind, files + 1)
      if (extracted.text.trim() === '') throw extractErrors('empty-text')
      return extracted
    } catch (error) {
      if (!(error instanceof ChildFailed)) throw error
      await this.#retire(child)
      const refusal = extractErrors(error.failure, { ...this.#limits })
      refusal.cause = error
      throw refusal
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { timer } of this.#waiting.splice(0)) clearTimeout(timer)
    await Promise.all([...this.#all].map((child) => this.#retire(child)))
  }

  #take(kind: ChildKind): { child: ExtractProcess; files: number } {
    for (;;) {
      const at = this.#waiting.findLastIndex((each) => each.kind === kind)
      if (at < 0) break
      const found = this.#waiting.splice(at, 1)[0]!
      clearTimeout(found.timer)
      if (found.child.alive) return found
      this.#all.delete(found.child)
    }
    const child = new ExtractProcess(this.#limits, kind)
    this.#all.add(child)
    return { child, files: 0 }
  }

  #giveBack(child: ExtractProcess, kind: ChildKind, files: number): void {
    if (this.#closed || files >= files_per_child_max || this.#waiting.filter((each) => each.kind === kind).length >= waiting_children_max) {
      void this.#retire(child)
      return
    }
    const timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.findIndex((each) => each.child === child), 1)
      void this.#retire(child)
    }, waiting_ms_max)
    this.#waiting.push({ child, kind, files, timer: timer.unref() })
  }

  async #retire(child: ExtractProcess): Promise<void> {
    await child.end()
    this.#all.delete(child)
  }
}

interface Answer {
  readonly refusal?: string
  readonly failure?: 'out-of-memory' | 'crashed'
  readonly message?: string
  readonly encoding: string
  readonly notes: readonly ExtractionNote[]
  readonly text_bytes: number
  readonly locations?: unknown
}

/** Why the file is not read, in words that are ours and not the child's. */
function refusalOf({ header }: Frame): Refusal | undefined {
  const { refusal, message } = header as Answer
  const code = refusalCodes.find((each) => each === refusal)
  if (code === undefined) return undefined
  const refused = extractErrors(code)
  refused.cause = new Error(String(message))
  return refused
}

/** The child read a hostile file: nothing it says is taken without a look. Throws ChildFailed. */
function read({ header, body }: Frame): ExtractedText {
  const answer = header as Answer
  if (answer.failure !== undefined) {
    throw new ChildFailed(answer.failure === 'out-of-memory' ? 'out-of-memory' : 'crashed', String(answer.message))
  }
  const { encoding, notes, text_bytes, locations } = answer
  const isPlace = Number.isSafeInteger(text_bytes) && text_bytes >= 0 && text_bytes <= body.byteLength
  if (typeof encoding !== 'string' || !Array.isArray(notes) || !isPlace) {
    throw new ChildFailed('crashed', 'The child answered in a shape that is not agreed.')
  }
  const clean = notes.map(({ code, byte_start, byte_count, detail }: ExtractionNote) => ({
    code: String(code), byte_start: Number(byte_start), byte_count: Number(byte_count),
    ...(detail === undefined ? {} : { detail: String(detail) }),
  }))
  return {
    text: body.toString('utf8', 0, text_bytes), anchors: new Uint8Array(body.subarray(text_bytes)), encoding, notes: clean,
    ...(locations === undefined ? {} : { locations: readLocations(locations) }),
  }
}
