import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { FrameReader, frameOf } from './frames.ts'
import type { Frame } from './frames.ts'

export type ChildFailure = 'too-slow' | 'out-of-memory' | 'crashed'

/** Why a child gave no answer; it is dead when this is thrown. `message` is for the operator, never for a user. */
export class ChildFailed extends Error {
  readonly failure: ChildFailure
  constructor(failure: ChildFailure, message: string) {
    super(message)
    this.name = 'ChildFailed'
    this.failure = failure
  }
}

/** Children that read PDF load its library first. */
export type ChildKind = 'pdf' | 'other'

export interface ChildLimits { readonly seconds_max: number; readonly memory_mb_max: number }

/** Starting Node takes a tenth of a second; on a machine that is overloaded, many times that. */
const start_seconds_max = 60
const memory_poll_ms = 100
const megabyte = 1024 * 1024
const stderr_characters_max = 16_000
/** The answer's text and anchors are never longer than this many times the question, or than what a packed file may inflate to. */
const growth_max = 16
const inflated_bytes_max = 256 * megabyte

/** One child and one question at a time. */
export class ExtractProcess {
  readonly #child: ChildProcess
  readonly #limits: ChildLimits
  readonly #reader = new FrameReader()
  readonly #started: Promise<Frame>
  readonly #ended: Promise<void>
  #bytes_max = megabyte
  #expected: { resolve: (frame: Frame) => void; reject: (error: Error) => void } | undefined
  #stderr = ''
  #dead = false
  #killedFor: ChildFailed | undefined

  constructor(limits: ChildLimits, kind: ChildKind) {
    this.#limits = limits
    this.#child = spawn(process.execPath, [...flags(limits), join(import.meta.dirname, 'extract-child.ts'), kind], {
      cwd: '/', env: environment(), stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true,
    })
    this.#ended = new Promise((resolve) => { this.#child.once('close', () => resolve()).once('error', () => resolve()) })
    this.#child.once('error', (error) => this.#fail(new ChildFailed('crashed', error.message)))
    this.#child.once('close', (code, signal) => this.#closed(code, signal))
    this.#child.stdout!.on('data', (piece: Buffer) => this.#receive(piece))
    this.#child.stderr!.on('data', (piece: Buffer) => { this.#stderr = (this.#stderr + piece.toString()).slice(-stderr_characters_max) })
    // A write to a child that has just died fails here; how it died is told by 'close'.
    this.#child.stdin!.on('error', () => undefined)
    this.#started = this.#answer(start_seconds_max)
    // Met again by ask(); without this, a child that cannot start would end the whole program.
    this.#started.catch(() => undefined)
  }

  get alive(): boolean { return !this.#dead }

  /** Sends one file and waits for the answer, at most `seconds_max` from when the child is ready. Throws ChildFailed. */
  async ask(media: string, bytes: Uint8Array): Promise<Frame> {
    this.#hold(true)
    const watching = setInterval(() => void this.#watchMemory(), memory_poll_ms)
    try {
      await this.#started
      this.#bytes_max = Math.max(bytes.byteLength * growth_max, inflated_bytes_max)
      const frame = this.#answer(this.#limits.seconds_max)
      for (const part of frameOf({ media }, bytes)) this.#child.stdin!.write(part)
      return await frame
    } finally {
      clearInterval(watching)
      this.#hold(false)
    }
  }

  /** Whether the program must stay up for this child: while it works, not while it waits for the next file. */
  #hold(busy: boolean): void {
    const pipes = [this.#child.stdin, this.#child.stdout, this.#child.stderr] as unknown as { ref(): void; unref(): void }[]
    for (const each of [this.#child, ...pipes]) {
      if (busy) each.ref()
      else each.unref()
    }
  }

  /** Kills the child and waits until the system has let go of it. */
  async end(): Promise<void> {
    this.#kill(new ChildFailed('crashed', 'The extractor was closed.'))
    this.#hold(true)
    await this.#ended
  }

  #answer(seconds: number): Promise<Frame> {
    const { promise, resolve, reject } = Promise.withResolvers<Frame>()
    if (this.#dead) { reject(this.#killedFor ?? new ChildFailed('crashed', 'The child has ended.')); return promise }
    const timer = setTimeout(() => this.#kill(new ChildFailed('too-slow', `No answer within ${seconds} s.`)), seconds * 1000)
    const settle = (): void => { clearTimeout(timer); this.#expected = undefined }
    this.#expected = {
      resolve: (frame) => { settle(); resolve(frame) },
      reject: (error) => { settle(); reject(error) },
    }
    return promise
  }

  #receive(piece: Buffer): void {
    try {
      for (const frame of this.#reader.add(piece, this.#bytes_max)) this.#expected?.resolve(frame)
    } catch (error) {
      this.#kill(new ChildFailed('crashed', `The child's answer is not readable: ${String(error)}`))
    }
  }

  /** The V8 limit does not count buffers; what the system counts is watched as well, where it says so (Linux). */
  async #watchMemory(): Promise<void> {
    if (process.platform !== 'linux' || this.#dead) return
    // The file is gone when the child is; that it died is told by 'close'.
    const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8').catch(() => '')
    const resident_mb = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
    if (resident_mb <= this.#limits.memory_mb_max) return
    this.#kill(new ChildFailed('out-of-memory', `The child held ${Math.round(resident_mb)} MB.`))
  }

  #kill(reason: ChildFailed): void {
    this.#killedFor ??= reason
    this.#child.kill('SIGKILL')
  }

  #closed(code: number | null, signal: NodeJS.Signals | null): void {
    const failure = saysOutOfMemory(this.#stderr) ? 'out-of-memory' : 'crashed'
    this.#fail(this.#killedFor ?? new ChildFailed(failure, `Exit ${code ?? signal}: ${this.#stderr}`))
  }

  #fail(reason: ChildFailed): void {
    this.#dead = true
    this.#killedFor ??= reason
    this.#expected?.reject(this.#killedFor)
  }
}

/** V8 ends the process itself when its heap is full, and says so on stderr only. */
export function saysOutOfMemory(stderr: string): boolean { return /heap out of memory|heap limit|Allocation failed/i.test(stderr) }

/** Nothing of ours: no address, no password, no NODE_OPTIONS. Windows starts no program without its own folder's name. */
function environment(): Record<string, string> {
  return process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? 'C:\\Windows' } : {}
}

/**
 * The child may read its own code and nothing else, start no process and no thread, load no native module, and make no code from
 * strings. The young generation of V8 counts beside the old one.
 */
function flags({ memory_mb_max }: ChildLimits): string[] {
  return [
    `--max-old-space-size=${Math.max(16, Math.floor(memory_mb_max * 0.75))}`, '--max-semi-space-size=8',
    '--disallow-code-generation-from-strings', '--no-addons', '--no-warnings', '--permission',
    ...codeFolders().map((folder) => `--allow-fs-read=${folder}`),
  ]
}

function codeFolders(): readonly string[] {
  const own = dirname(import.meta.dirname)
  const require = createRequire(import.meta.url)
  const parser = require.resolve('parse5')
  const modules = parser.slice(0, parser.lastIndexOf(`node_modules${sep}`) + 'node_modules'.length)
  return [own, dirname(dirname(require.resolve('@lantai/chinese'))), modules]
}
