import type { Anchors } from './anchors.ts'
import { AnchorWriter } from './anchors.ts'

/** What could not be read as it stands. Offsets and counts are bytes of the original, which stays as it is. */
export interface DecodingNote {
  readonly code: DecodingNoteCode
  readonly byte_start: number
  readonly byte_count: number
  readonly detail?: string
}

export type DecodingNoteCode =
  /** Bytes that are no character of the encoding; the text shows U+FFFD. */
  | 'invalid-bytes'
  /** The file ends inside a character; the text shows U+FFFD. */
  | 'cut-at-end'
  /** Control characters, NUL among them, that PostgreSQL or a browser would not take; left out of the text. */
  | 'control-character'
  /** The file says it is in encoding `detail`; its bytes say otherwise. */
  | 'declared-encoding-ignored'
  /** There are `detail` notes in all; only the first are listed. */
  | 'more-notes'

export const notes_max = 1000

const chunk_units = 32 * 1024
const replacement = 0xfffd
const line_feed = 0x0a

/** Takes characters in order and holds the text, its anchors and the notes. */
export class TextSink {
  readonly anchors = new AnchorWriter()
  readonly #parts: string[] = []
  readonly #chunk = new Uint16Array(chunk_units)
  readonly #decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  #used = 0
  /** The linear run being gathered; kept here because this is the innermost loop. */
  #units = 0
  #width = 0
  readonly #notes: DecodingNote[] = []
  #noted = 0
  #omitted_start = 0

  /** One UTF-16 unit that came from `bytes` bytes. */
  unit(code: number, bytes: number): void {
    if (this.#used === chunk_units) this.#flush()
    this.#chunk[this.#used++] = code
    if (bytes === this.#width) { this.#units += 1; return }
    this.anchors.linear(this.#units, this.#width)
    this.#units = 1
    this.#width = bytes
  }

  /** Several units that only together come from `bytes` bytes. */
  group(codes: readonly number[], bytes: number): void {
    if (this.#used + codes.length > chunk_units) this.#flush()
    for (const code of codes) this.#chunk[this.#used++] = code
    this.#endRun()
    this.anchors.block(codes.length, bytes)
  }

  codePoint(code: number, bytes: number): void {
    if (code < 0x10000) this.unit(code, bytes)
    else this.group([0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff)], bytes)
  }

  skip(bytes: number): void {
    this.#endRun()
    this.anchors.skip(bytes)
  }

  /** A byte sequence that is no character: one U+FFFD. */
  invalid(byte_start: number, byte_count: number): void {
    this.unit(replacement, byte_count)
    this.note('invalid-bytes', byte_start, byte_count)
  }

  cut(byte_start: number, byte_count: number): void {
    this.unit(replacement, byte_count)
    this.note('cut-at-end', byte_start, byte_count)
  }

  /**
   * A C0 control other than a carriage return, each `width` bytes wide. Tab, line feed and form feed stay. A vertical tab is
   * the line break within a paragraph of word processors and becomes one; all others are left out and noted.
   */
  control(code: number, byte_start: number, width: number): void {
    if (code === 0x09 || code === line_feed || code === 0x0c) { this.unit(code, width); return }
    if (code === 0x0b) this.unit(line_feed, width)
    else this.skip(width)
    this.note('control-character', byte_start, width)
  }

  lineBreak(bytes: number): void { this.unit(line_feed, bytes) }

  /** Notes of one kind that touch become one; beyond notes_max they are only counted. */
  note(code: DecodingNoteCode, byte_start: number, byte_count: number, detail?: string): void {
    const last = this.#notes.at(-1)
    if (this.#noted === this.#notes.length && last?.code === code && last.byte_start + last.byte_count === byte_start && byte_count > 0) {
      this.#notes[this.#notes.length - 1] = { ...last, byte_count: last.byte_count + byte_count }
      return
    }
    this.#noted += 1
    if (this.#notes.length < notes_max) this.#notes.push({ code, byte_start, byte_count, ...(detail === undefined ? {} : { detail }) })
    else if (this.#noted === notes_max + 1) this.#omitted_start = byte_start
  }

  end(): { text: string; anchors: Anchors; notes: readonly DecodingNote[] } {
    this.#endRun()
    this.#flush()
    const notes = this.#noted > this.#notes.length
      ? [...this.#notes, { code: 'more-notes' as const, byte_start: this.#omitted_start, byte_count: 0, detail: String(this.#noted) }]
      : this.#notes
    return { text: this.#parts.join(''), anchors: this.anchors.end(), notes }
  }

  #endRun(): void {
    this.anchors.linear(this.#units, this.#width)
    this.#units = 0
    this.#width = 0
  }

  /** The platforms we run on are little-endian, so the chunk's memory is UTF-16LE. */
  #flush(): void {
    this.#parts.push(this.#decoder.decode(this.#chunk.subarray(0, this.#used)))
    this.#used = 0
  }
}
