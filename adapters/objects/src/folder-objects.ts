// Objects in a folder: <folder>/ab/cd/<digest>, temporary files in <folder>/temporary. Both lie on one file system, because
// rename is only atomic within one.
import { createHash, randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import * as fileSystem from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ObjectStore, PutStep, StoredObject } from '@lantai/kernel'
import { limits } from '@lantai/kernel'
import { BatchWriter } from './batch-writer.ts'
import { objectsErrors } from './errors.ts'

/** What the store needs of node:fs/promises; a test may stand in front of the real one to see the order of calls. */
export type FileDoor = Pick<typeof fileSystem, 'open' | 'mkdir' | 'rename' | 'unlink' | 'utimes' | 'stat' | 'readdir'>

export type ObjectCondition = 'intact' | 'damaged' | 'missing'

export interface FolderObjects extends ObjectStore {
  /**
   * Removes temporary files that a killed process left, and answers how many. Another process may be writing into the same
   * folder, so only what has not been touched for `untouched_seconds_min` goes (default: the longest an upload may take); a
   * process that knows itself alone passes 0. What this store itself is writing is never touched.
   */
  sweepTemporary(options?: { untouched_seconds_min?: number }): Promise<number>
  /** Reads all bytes of one object and compares them with its digest. */
  verify(digest: string): Promise<ObjectCondition>
}

const digestPattern = /^[0-9a-f]{64}$/
const prefixPattern = /^[0-9a-f]{2}$/
const read_bytes = 256 * 1024
const folder_mode = 0o700
const object_mode = 0o440

/** `folder` is made when missing. Shapes and errors: the port ObjectStore; ranges are half open and cut at the object's end. */
export function folderObjects(options: { folder: string; fs?: FileDoor }): FolderObjects {
  return new FolderStore(options.folder, options.fs ?? fileSystem)
}

class FolderStore implements FolderObjects {
  readonly #folder: string
  readonly #temporary: string
  readonly #fs: FileDoor
  /** Folders whose entry in their parent is known to be durable. */
  readonly #durable = new Map<string, Promise<void>>()
  readonly #writing = new Set<string>()

  constructor(folder: string, fs: FileDoor) {
    this.#folder = resolve(folder)
    this.#temporary = join(this.#folder, 'temporary')
    this.#fs = fs
  }

  async put(source: AsyncIterable<Uint8Array>, options: { bytes_max: number; onStep?: (step: PutStep) => void }): Promise<StoredObject> {
    const name = `${randomUUID()}.part`
    const path = join(this.#temporary, name)
    this.#writing.add(name)
    try {
      await this.#ensureFolder(this.#folder)
      await this.#ensureFolder(this.#temporary)
      const stored = await this.#receive(path, source, options)
      options.onStep?.('temporary-written')
      // Not inside the call: without a listener its argument would never be evaluated, and nothing be stored.
      const step = await this.#settle(path, stored)
      options.onStep?.(step)
      return stored
    } catch (error) {
      await this.#discard(path)
      throw isDiskFull(error) ? objectsErrors('disk-full') : error
    } finally {
      this.#writing.delete(name)
    }
  }

  /** Writes the temporary file and makes its bytes durable. */
  async #receive(
    path: string, source: AsyncIterable<Uint8Array>, options: { bytes_max: number; onStep?: (step: PutStep) => void },
  ): Promise<StoredObject> {
    const handle = await this.#fs.open(path, 'wx', 0o600)
    const writer = new BatchWriter(handle)
    try {
      for await (const chunk of source) {
        if (chunk.byteLength === 0) continue
        if (writer.bytes === 0) options.onStep?.('receiving')
        if (writer.bytes + chunk.byteLength > options.bytes_max) throw objectsErrors('too-large', { bytes_max: options.bytes_max })
        await writer.add(chunk)
      }
      const digest = await writer.end()
      await handle.chmod(object_mode)
      await handle.sync()
      return { digest, size: writer.bytes }
    } finally {
      // The write underway must end before the handle closes; its failure was or will be thrown above.
      await writer.settle().catch(() => undefined)
      await handle.close()
    }
  }

  /** Moves the durable temporary file to its place, or drops it when an equal object already stands there. */
  async #settle(path: string, object: StoredObject): Promise<PutStep> {
    const target = this.#pathOf(object.digest)
    const parent = dirname(target)
    await this.#ensureFolder(dirname(parent))
    await this.#ensureFolder(parent)
    const standing = await this.#standsFresh(target, object.size)
    if (standing) await this.#fs.unlink(path)
    else await this.#fs.rename(path, target)
    // Also when the object stood there: whoever put it may not have come to this line before a power cut.
    await this.#syncFolder(parent)
    return standing ? 'already-stored' : 'renamed'
  }

  /**
   * Whether an object of this size stands there; if so it counts as put just now, so that a sweep of old objects without a row
   * leaves it to its new owner. One of another size was cut by a damaged disk: the good bytes at hand will take its place.
   */
  async #standsFresh(path: string, size: number): Promise<boolean> {
    try {
      if ((await this.#fs.stat(path)).size !== size) return false
      const now = new Date()
      await this.#fs.utimes(path, now, now)
      return true
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }

  async #discard(path: string): Promise<void> {
    try {
      await this.#fs.unlink(path)
    } catch {
      // Most often it was never made. Whatever the reason, the first failure is the one to tell, and the sweep takes the rest.
    }
  }

  async open(digest: string): Promise<AsyncIterable<Uint8Array>> {
    if (await this.size(digest) === undefined) throw objectsErrors('missing')
    return this.#pieces(digest)
  }

  /** The file is opened by the reader's first step, so that an iterable nobody reads holds no file descriptor. */
  async* #pieces(digest: string): AsyncGenerator<Uint8Array> {
    const handle = await this.#openObject(digest)
    try {
      for (;;) {
        const piece = Buffer.allocUnsafe(read_bytes)
        const { bytesRead } = await handle.read(piece, 0, read_bytes)
        if (bytesRead === 0) return
        yield piece.subarray(0, bytesRead)
      }
    } finally {
      await handle.close()
    }
  }

  async read(digest: string, range?: { start: number; end: number }): Promise<Uint8Array> {
    if (range && !(Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end) && range.start >= 0 && range.start <= range.end)) {
      throw new RangeError(`No byte range: ${range.start} to ${range.end}.`)
    }
    const handle = await this.#openObject(digest)
    try {
      const { size } = await handle.stat()
      const start = Math.min(range?.start ?? 0, size)
      const bytes = Buffer.allocUnsafe(Math.min(range?.end ?? size, size) - start)
      let filled = 0
      while (filled < bytes.byteLength) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.byteLength - filled, start + filled)
        if (bytesRead === 0) throw new Error(`Object ${digest} became shorter while it was read.`)
        filled += bytesRead
      }
      return bytes
    } finally {
      await handle.close()
    }
  }

  async size(digest: string): Promise<number | undefined> {
    return digestPattern.test(digest) ? (await this.#stateOf(digest))?.size : undefined
  }

  async #stateOf(digest: string): Promise<Stats | undefined> {
    try {
      return await this.#fs.stat(this.#pathOf(digest))
    } catch (error) {
      if (isAbsent(error)) return undefined
      throw error
    }
  }

  /** Removing what is not stored is no failure: a sweep that was killed half-way runs again. */
  async remove(digest: string): Promise<void> {
    if (!digestPattern.test(digest)) return
    const path = this.#pathOf(digest)
    try {
      await this.#fs.unlink(path)
    } catch (error) {
      if (isAbsent(error)) return
      throw error
    }
    await this.#syncFolder(dirname(path))
  }

  async* list(): AsyncGenerator<StoredObject & { readonly stored_at: Date }> {
    for (const first of await this.#namesIn(this.#folder, prefixPattern)) {
      for (const second of await this.#namesIn(join(this.#folder, first), prefixPattern)) {
        for (const digest of await this.#namesIn(join(this.#folder, first, second), digestPattern)) {
          const state = digest.startsWith(first + second) ? await this.#stateOf(digest) : undefined
          if (state) yield { digest, size: state.size, stored_at: state.mtime }
        }
      }
    }
  }

  async sweepTemporary(options: { untouched_seconds_min?: number } = {}): Promise<number> {
    const touched_before_ms = Date.now() - (options.untouched_seconds_min ?? limits.upload_seconds_max) * 1000
    let removed = 0
    for (const name of await this.#namesIn(this.#temporary, /\.part$/)) {
      if (this.#writing.has(name)) continue
      const path = join(this.#temporary, name)
      try {
        if ((await this.#fs.stat(path)).mtimeMs > touched_before_ms) continue
        await this.#fs.unlink(path)
        removed += 1
      } catch (error) {
        if (!isAbsent(error)) throw error
      }
    }
    return removed
  }

  async verify(digest: string): Promise<ObjectCondition> {
    if (await this.size(digest) === undefined) return 'missing'
    const hash = createHash('sha256')
    for await (const piece of this.#pieces(digest)) hash.update(piece)
    return hash.digest('hex') === digest ? 'intact' : 'damaged'
  }

  #pathOf(digest: string): string { return join(this.#folder, digest.slice(0, 2), digest.slice(2, 4), digest) }

  async #openObject(digest: string): Promise<fileSystem.FileHandle> {
    if (!digestPattern.test(digest)) throw objectsErrors('missing')
    try {
      return await this.#fs.open(this.#pathOf(digest), 'r')
    } catch (error) {
      throw isAbsent(error) ? objectsErrors('missing') : error
    }
  }

  async #namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
    try {
      return (await this.#fs.readdir(folder)).filter((name) => pattern.test(name)).sort()
    } catch (error) {
      if (isAbsent(error)) return []
      throw error
    }
  }

  /** Makes a folder and its entry in the parent durable, once in this process. */
  #ensureFolder(folder: string): Promise<void> {
    const known = this.#durable.get(folder)
    if (known) return known
    const made = folder === this.#folder ? this.#makeRoot() : this.#makeFolder(folder)
    this.#durable.set(folder, made)
    made.catch(() => this.#durable.delete(folder))
    return made
  }

  /** Parents are synced only where this call made something: the folder above a prepared root may not be ours to open. */
  async #makeRoot(): Promise<void> {
    const first = await this.#fs.mkdir(this.#folder, { recursive: true, mode: folder_mode })
    if (first === undefined) return
    for (let made = this.#folder; made.length >= first.length; made = dirname(made)) await this.#syncFolder(dirname(made))
  }

  /**
   * The parent is synced also when the folder already stood there: another put may have made it a moment ago without having
   * reached its fsync, and an object in a folder that a power cut takes away is lost.
   */

  async #makeFolder(folder: string): Promise<void> {
    try {
      await this.#fs.mkdir(folder, { mode: folder_mode })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    await this.#syncFolder(dirname(folder))
  }

  async #syncFolder(folder: string): Promise<void> {
    // Windows cannot open a folder for fsync; NTFS journals its own entries.
    if (process.platform === 'win32') return
    const handle = await this.#fs.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** ENOTDIR: a file stands where a prefix folder would, so nothing is stored below it. */
function isAbsent(error: unknown): boolean { return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' }

function isDiskFull(error: unknown): boolean { return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT' }
