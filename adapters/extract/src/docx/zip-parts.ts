import { crc32, inflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { ExtractRefusal } from './extract-refusal.ts'

const megabyte = 1024 * 1024
/** An office file has some dozens; each costs a turn of the event loop. */
const entries_max = 10_000
const method_stored = 0
const method_deflated = 8

export interface ZipLimits {
  /** What one part may inflate to. */
  readonly part_bytes_max: number
  /** What all parts that are read may inflate to; parts nobody asks for, pictures above all, are never inflated. */
  readonly total_bytes_max: number
}

export const zipLimits: ZipLimits = { part_bytes_max: 100 * megabyte, total_bytes_max: 200 * megabyte }

/** The parts of a zip by name. What is inflated is held to its limits while it is inflated. */
export class ZipParts {
  readonly #bytes: Buffer
  readonly #file: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: ZipLimits
  #inflated_bytes = 0

  private constructor(bytes: Buffer, file: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#bytes = bytes
    this.#file = file
    this.#entries = entries
    this.#limits = limits
  }

  /** Throws ExtractRefusal when the directory at the end is missing or not readable. */
  static async open(bytes: Uint8Array, limits: ZipLimits = zipLimits): Promise<ZipParts> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return guarded(async () => {
      const file = await fromBufferPromise(buffer, { lazyEntries: true })
      if (file.entryCount > entries_max) throw new ExtractRefusal('inflates-too-far', `The zip has ${file.entryCount} entries.`)
      const entries = new Map<string, Entry>()
      // Names differ in case from program to program, and Windows programs open them all.
      for await (const entry of file.eachEntry()) {
        const name = entry.fileName.toLowerCase()
        if (!entries.has(name)) entries.set(name, entry)
      }
      return new ZipParts(buffer, file, entries, limits)
    })
  }

  /** Lower-case names, in the order of the directory. */
  names(): readonly string[] { return [...this.#entries.keys()] }

  /** The bytes of a part; undefined when there is none. Throws ExtractRefusal. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name)
    return entry && guarded(() => this.#inflate(entry))
  }

  async #inflate(entry: Entry): Promise<Uint8Array> {
    const { compressionMethod: method, compressedSize: packed_bytes, uncompressedSize: told_bytes } = entry
    if (entry.isEncrypted()) throw new ExtractRefusal('encrypted', `${entry.fileName} is encrypted.`)
    const bytes_max = Math.min(this.#limits.part_bytes_max, this.#limits.total_bytes_max - this.#inflated_bytes)
    if (told_bytes > bytes_max) throw new ExtractRefusal('inflates-too-far', `${entry.fileName} is ${told_bytes} bytes of ${bytes_max}.`)
    const { fileDataStart: start } = await this.#file.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = this.#bytes.subarray(start, start + packed_bytes)
    if (packed.byteLength !== packed_bytes) throw new ExtractRefusal('zip-damaged', `${entry.fileName} reaches beyond the file.`)
    if (method !== method_stored && method !== method_deflated) {
      throw new ExtractRefusal('zip-damaged', `${entry.fileName} is packed by method ${method}.`)
    }
    const bytes = method === method_stored ? packed : inflate(packed, told_bytes, entry.fileName)
    if (bytes.byteLength !== told_bytes || crc32(bytes) !== entry.crc32) {
      throw new ExtractRefusal('zip-damaged', `${entry.fileName} has other bytes than its checksum.`)
    }
    this.#inflated_bytes += bytes.byteLength
    return bytes
  }
}

/** Inflates to what the directory tells at most; a part that goes on beyond is a bomb. One chunk, so that nothing is held twice. */
function inflate(packed: Uint8Array, told_bytes: number, name: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, told_bytes), chunkSize: Math.max(64, told_bytes + 1) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error
    throw new ExtractRefusal('inflates-too-far', `${name} inflates to more than the ${told_bytes} bytes it announces.`)
  }
}

/** Whatever a zip library says about a file is about the file. */
async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ExtractRefusal) throw error
    throw new ExtractRefusal('zip-damaged', String(error instanceof Error ? error.stack : error))
  }
}
