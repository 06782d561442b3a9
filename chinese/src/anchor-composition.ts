import type { AnchorRun, Anchors } from './anchors.ts'
import { AnchorWriter, bytesOf, runsOf, unitsOf } from './anchors.ts'

/**
 * Joins two maps: `outer` from a decoded text to bytes, `inner` from a second text to the decoded one (its "bytes" are units
 * of the decoded text). The answer maps the second text to bytes. Throws RangeError when `inner` does not cover exactly the
 * units of `outer`.
 */
export function composeAnchors(outer: Anchors, inner: Anchors): Anchors {
  const writer = new AnchorWriter()
  const source = new OuterRuns(outer)
  for (const run of runsOf(inner)) {
    if (run.kind === 'added') writer.added(run.units)
    else if (run.kind === 'skip') writer.skip(source.take(run.bytes))
    else if (run.kind === 'linear' && run.bytes_per_unit === 1) source.copy(run.units, writer)
    else if (run.kind === 'block') wholly(1, run.units, run.bytes)
    else wholly(run.units, 1, run.bytes_per_unit)
  }
  writer.skip(source.rest())
  return writer.end()

  function wholly(times: number, units: number, width: number): void {
    for (let turn = 0; turn < times; turn += 1) {
      writer.skip(source.takeSkipped())
      writer.block(units, source.take(width))
    }
  }
}

/** Reads the outer runs by units of their text. */
class OuterRuns {
  readonly #runs: Generator<AnchorRun, void, undefined>
  #run: AnchorRun | undefined
  /** Units of the present run that were taken already. */
  #taken = 0

  constructor(anchors: Anchors) {
    this.#runs = runsOf(anchors)
    this.#next()
  }

  #next(): void {
    this.#run = this.#runs.next().value ?? undefined
    this.#taken = 0
  }

  /** Bytes in front of the next unit that gave no text. */
  takeSkipped(): number {
    let bytes = 0
    for (; this.#run?.kind === 'skip'; this.#next()) bytes += this.#run.bytes
    return bytes
  }

  /** Takes units and answers how many bytes they and what was skipped between them cover. */
  take(units: number): number {
    let bytes = 0
    for (let wanted = units; wanted > 0;) {
      bytes += this.takeSkipped()
      const [count, covered] = this.#takeFromRun(wanted)
      bytes += covered
      wanted -= count
    }
    return bytes
  }

  /** Takes units and writes their runs as they are. */
  copy(units: number, writer: AnchorWriter): void {
    for (let wanted = units; wanted > 0;) {
      writer.skip(this.takeSkipped())
      const run = this.#run
      const [count, bytes] = this.#takeFromRun(wanted)
      if (run?.kind === 'linear') writer.linear(count, run.bytes_per_unit)
      else writer.block(count, bytes)
      wanted -= count
    }
  }

  /** A block that is cut in two gives all its bytes to its first part: half a surrogate pair has no bytes of its own. */
  #takeFromRun(wanted: number): [units: number, bytes: number] {
    const run = this.#run
    if (!run) throw new RangeError('The inner anchors reach beyond the decoded text.')
    const units = unitsOf(run)
    const count = Math.min(wanted, units - this.#taken)
    const bytes = run.kind === 'linear' ? count * run.bytes_per_unit : this.#taken === 0 ? bytesOf(run) : 0
    this.#taken += count
    if (this.#taken === units) this.#next()
    return [count, bytes]
  }

  rest(): number {
    const bytes = this.takeSkipped()
    if (this.#run) throw new RangeError('The inner anchors do not cover the decoded text.')
    return bytes
  }
}
