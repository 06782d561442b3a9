// The operator's log: one JSON line a step, written at once, so that the line before a crash is there after it.
import pino from 'pino'
import type { Log } from '@lantai/kernel'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export interface FileLog extends Log { close(): void }

export function openLog(folder: string): FileLog {
  mkdirSync(join(folder, 'log'), { recursive: true })
  const destination = pino.destination({ dest: join(folder, 'log', 'lantai.log'), sync: true, mkdir: true })
  // A full disk must not end the process because a line of the log could not be written.
  destination.on('error', () => undefined)
  const logger = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'step' }, destination)
  return {
    info: (step, fields) => logger.info(fields ?? {}, step),
    warn: (step, fields) => logger.warn(fields ?? {}, step),
    error: (step, fields) => logger.error(fields ?? {}, step),
    close: () => { destination.flushSync(); destination.end() },
  }
}
