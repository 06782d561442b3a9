// What the parent and the child say to each other over pipes: frames of a length (4 bytes, big-endian), a header in JSON and
// raw parts. No structured deserialization, so that a child taken over by a hostile file can send the parent nothing but text.

export interface Frame { readonly header: unknown; readonly body: Buffer }

const length_bytes = 8

/** [header length, body length, header, body...] as buffers to be written one behind the other. */
export function frameOf(header: object, ...body: readonly Uint8Array[]): Uint8Array[] {
  const text = Buffer.from(JSON.stringify(header))
  const lengths = Buffer.alloc(length_bytes)
  lengths.writeUInt32BE(text.byteLength, 0)
  lengths.writeUInt32BE(body.reduce((sum, part) => sum + part.byteLength, 0), 4)
  return [lengths, text, ...body]
}

/** Gathers the pieces of a pipe into frames; throws RangeError when a frame would be larger than `bytes_max`. */
export class FrameReader {
  #pieces: Buffer[] = []
  #bytes = 0

  get waiting(): boolean { return this.#bytes > 0 }

  /** Answers the frames that are complete with this piece. Throws SyntaxError when a header is not JSON. */
  add(piece: Buffer, bytes_max: number): Frame[] {
    this.#pieces.push(piece)
    this.#bytes += piece.byteLength
    const frames: Frame[] = []
    for (let frame = this.#take(bytes_max); frame; frame = this.#take(bytes_max)) frames.push(frame)
    return frames
  }

  #take(bytes_max: number): Frame | undefined {
    if (this.#bytes < length_bytes) return undefined
    if (this.#pieces[0]!.byteLength < length_bytes) this.#join()
    const header_bytes = this.#pieces[0]!.readUInt32BE(0)
    const body_bytes = this.#pieces[0]!.readUInt32BE(4)
    const total = length_bytes + header_bytes + body_bytes
    if (total > bytes_max) throw new RangeError(`A frame of ${total} bytes is larger than ${bytes_max}.`)
    if (this.#bytes < total) return undefined
    this.#join()
    const all = this.#pieces[0]!
    this.#pieces = total < all.byteLength ? [all.subarray(total)] : []
    this.#bytes -= total
    const body = all.subarray(length_bytes + header_bytes, total)
    return { header: JSON.parse(all.toString('utf8', length_bytes, length_bytes + header_bytes)), body }
  }

  #join(): void { if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)] }
}
