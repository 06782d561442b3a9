// Follows the operator's log of a running server, line by line and at once: a kill must come while the step that the line names
// has only just begun.
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync, watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'

export interface LogLine { readonly step: string; readonly pid: number; readonly [field: string]: unknown }

export type LineListener = (line: LogLine) => void

const look_ms = 50

export class LogTail {
  /** Every line since the tail was opened. */
  readonly lines: LogLine[] = []
  readonly #file: string
  /** Those who wait for a line; a closed log says nothing more, and their timers would hold the process. */
  readonly #waiting = new Set<() => void>()
  readonly #listeners = new Set<LineListener>()
  readonly #timer: NodeJS.Timeout
  #watcher: FSWatcher | undefined
  #descriptor: number | undefined
  #position: number
  #rest = Buffer.alloc(0)

  /** Lines that stand in the file already are left out. The file need not exist yet. */
  constructor(file: string) {
    this.#file = file
    this.#position = existsSync(file) ? statSync(file).size : 0
    // The notice of the system comes within a millisecond; the timer waits for the file and catches what no notice told of.
    this.#timer = setInterval(() => this.#read(), look_ms)
  }

  #open(): number | undefined {
    if (this.#descriptor !== undefined) return this.#descriptor
    if (!existsSync(this.#file)) return undefined
    this.#descriptor = openSync(this.#file, 'r')
    this.#watcher = watch(this.#file, () => this.#read())
    this.#watcher.on('error', () => undefined)
    return this.#descriptor
  }

  #read(): void {
    const descriptor = this.#open()
    if (descriptor === undefined) return
    const piece = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - this.#position))
    const count = piece.length > 0 ? readSync(descriptor, piece, 0, piece.length, this.#position) : 0
    if (count === 0) return
    this.#position += count
    const text = Buffer.concat([this.#rest, piece.subarray(0, count)])
    const end = text.lastIndexOf(0x0a) + 1
    this.#rest = text.subarray(end)
    for (const line of text.toString('utf8', 0, end).split('\n')) if (line !== '') this.#take(line)
  }

  #take(text: string): void {
    let line: LogLine
    try {
      line = JSON.parse(text) as LogLine
    } catch {
      // A killed writer may leave half a line, to which the next one's first line is joined.
      return
    }
    this.lines.push(line)
    for (const listener of this.#listeners) listener(line)
  }

  /** Called for every new line, in the very moment it is read; answers how to end that. */
  listen(listener: LineListener): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  /** The first line with that step from now on; rejects when none comes in time. */
  next(step: string, seconds_max: number): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        unlisten()
        clearTimeout(timer)
        this.#waiting.delete(giveUp)
      }
      const giveUp = (): void => {
        finish()
        reject(new Error(`The log did not say "${step}" within ${seconds_max} s, or was closed.`))
      }
      const timer = setTimeout(giveUp, seconds_max * 1000)
      this.#waiting.add(giveUp)
      const unlisten = this.listen((line) => {
        if (line.step !== step) return
        finish()
        resolve(line)
      })
    })
  }

  /** Reads what is there now, for a look after the writer's death. */
  catchUp(): void { this.#read() }

  close(): void {
    clearInterval(this.#timer)
    this.#watcher?.close()
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
    for (const giveUp of this.#waiting) giveUp()
    this.#listeners.clear()
  }
}
