// The map between a text and the bytes it was read from: runs that cover all bytes and all UTF-16 units, in order.
// There is one representation, a byte string (varints, about 1.3 bytes a run), in memory, between processes and in the
// database: a hundred megabytes of text have nine million runs, which no process can hold as objects.

export type AnchorRun =
  /** `units` units of text, each from `bytes_per_unit` bytes of its own. */
  | { readonly kind: 'linear'; readonly units: number; readonly bytes_per_unit: number }
  /** `units` units that only as a whole come from `bytes` bytes: a surrogate pair, a character reference of html. */
  | { readonly kind: 'block'; readonly units: number; readonly bytes: number }
  /** Bytes that gave no text: a byte order mark, a tag, a control character. */
  | { readonly kind: 'skip'; readonly bytes: number }
  /** Units that stand for no byte: the line break between two paragraphs of html. */
  | { readonly kind: 'added'; readonly units: number }

/** Runs as a byte string, made by AnchorWriter or encodeAnchors. */
export type Anchors = Uint8Array

const code_skip = 0
const code_added = 1
const code_block = 2
const code_linear = 3
/** Codes 4 to 7 are linear runs of 1 to 4 bytes a unit, nearly all runs there are. */
const code_linear_short = 3
const bytes_short_max = 4
/** Beyond this a count would not fit a varint of five bytes, of which three bits are the code. */
const count_max = 0xffff_ffff

/** Writes runs one behind the other, joining equal neighbours. */
export class AnchorWriter {
  #bytes = new Uint8Array(256)
  #length = 0
  #code = -1
  #count = 0
  #width = 0

  linear(units: number, bytes_per_unit: number): void {
    if (units === 0) return
    if (bytes_per_unit === 0) { this.added(units); return }
    if (this.#code === code_linear && this.#width === bytes_per_unit) { this.#count += units; return }
    this.#begin(code_linear, units, bytes_per_unit)
  }

  block(units: number, bytes: number): void {
    if (units === 0) this.skip(bytes)
    else if (bytes === 0) this.added(units)
    else if (units === 1) this.linear(1, bytes)
    else this.#begin(code_block, units, bytes)
  }

  skip(bytes: number): void {
    if (bytes === 0) return
    if (this.#code === code_skip) this.#count += bytes
    else this.#begin(code_skip, bytes, 0)
  }

  added(units: number): void {
    if (units === 0) return
    if (this.#code === code_added) this.#count += units
    else this.#begin(code_added, units, 0)
  }

  run(run: AnchorRun): void {
    switch (run.kind) {
      case 'linear': this.linear(run.units, run.bytes_per_unit); break
      case 'block': this.block(run.units, run.bytes); break
      case 'skip': this.skip(run.bytes); break
      case 'added': this.added(run.units); break
    }
  }

  end(): Anchors {
    this.#write()
    this.#code = -1
    return this.#bytes.slice(0, this.#length)
  }

  #begin(code: number, count: number, width: number): void {
    this.#write()
    this.#code = code
    this.#count = count
    this.#width = width
  }

  #write(): void {
    if (this.#code < 0) return
    if (this.#length + 16 > this.#bytes.length) this.#grow()
    const short = this.#code === code_linear && this.#width <= bytes_short_max
    this.#varint(this.#count * 8 + (short ? code_linear_short + this.#width : this.#code))
    if (this.#code === code_block || (this.#code === code_linear && !short)) this.#varint(this.#width)
  }

  #varint(value: number): void {
    if (value < 0 || value > count_max * 8) throw new RangeError(`No run of this length can be written: ${value}.`)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = rest % 128 + 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

export function encodeAnchors(runs: Iterable<AnchorRun>): Anchors {
  const writer = new AnchorWriter()
  for (const run of runs) writer.run(run)
  return writer.end()
}

/** The runs in order. Throws RangeError when the byte string is cut or was not made by AnchorWriter. */
export function* runsOf(anchors: Anchors): Generator<AnchorRun, void, undefined> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let weight = 1; weight < 2 ** 49; weight *= 128) {
      const byte = anchors[at++]
      if (byte === undefined) throw new RangeError('The anchors are cut.')
      value += (byte & 127) * weight
      if (byte < 128) return value
    }
    throw new RangeError('The anchors are not readable.')
  }
  while (at < anchors.length) {
    const first = varint()
    const code = first % 8
    const count = Math.floor(first / 8)
    if (code === code_skip) yield { kind: 'skip', bytes: count }
    else if (code === code_added) yield { kind: 'added', units: count }
    else if (code === code_block) yield { kind: 'block', units: count, bytes: varint() }
    else yield { kind: 'linear', units: count, bytes_per_unit: code === code_linear ? varint() : code - code_linear_short }
  }
}

export function decodeAnchors(anchors: Anchors): AnchorRun[] { return [...runsOf(anchors)] }

export function unitsOf(run: AnchorRun): number { return run.kind === 'skip' ? 0 : run.units }

export function bytesOf(run: AnchorRun): number {
  return run.kind === 'added' ? 0 : run.kind === 'linear' ? run.units * run.bytes_per_unit : run.bytes
}
