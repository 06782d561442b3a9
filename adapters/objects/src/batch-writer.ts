import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** Written and hashed in pieces of this size: the 64 KB pieces of a socket, awaited one by one, hold a put below the disk's rate. */
const batch_bytes = 512 * 1024

/** Hashes what comes and writes it to one file, filling one batch while the other is on its way to the disk. */
export class BatchWriter {
  readonly #handle: FileHandle
  readonly #hash = createHash('sha256')
  #filling: Buffer = Buffer.allocUnsafe(batch_bytes)
  #spare: Buffer | undefined
  #filled_bytes = 0
  #underway: Promise<void> | undefined
  #total_bytes = 0

  constructor(handle: FileHandle) { this.#handle = handle }

  get bytes(): number { return this.#total_bytes }

  async add(chunk: Uint8Array): Promise<void> {
    this.#total_bytes += chunk.byteLength
    let start = 0
    while (start < chunk.byteLength) {
      const count = Math.min(chunk.byteLength - start, batch_bytes - this.#filled_bytes)
      this.#filling.set(chunk.subarray(start, start + count), this.#filled_bytes)
      this.#filled_bytes += count
      start += count
      if (this.#filled_bytes === batch_bytes) await this.#send()
    }
  }

  /** Waits until everything is written (not yet durable) and answers the digest. */
  async end(): Promise<string> {
    await this.#send()
    await this.settle()
    return this.#hash.digest('hex')
  }

  /** Waits for the write that is underway, so that the file is not closed below it. */
  async settle(): Promise<void> { await this.#underway }

  async #send(): Promise<void> {
    const batch = this.#filling.subarray(0, this.#filled_bytes)
    const previous = this.#underway
    await previous
    this.#underway = writeAll(this.#handle, batch)
    // A failure is met at the next await; without this handler it would first count as unhandled and end the process.
    this.#underway.catch(() => undefined)
    this.#hash.update(batch)
    const full = this.#filling
    this.#filling = this.#spare ?? Buffer.allocUnsafe(batch_bytes)
    this.#spare = full
    this.#filled_bytes = 0
  }
}

/** One write call may take fewer bytes than it was given, on a disk that is nearly full for one. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let start = 0
  while (start < bytes.byteLength) start += (await handle.write(bytes, start, bytes.byteLength - start)).bytesWritten
}
