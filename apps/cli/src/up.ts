// `lantai up`: starts an instance and keeps it until Ctrl-C.
import process from 'node:process'
import { isAbsolute, resolve } from 'node:path'
import { announce, announceProgress, demoFolder, openInstance } from '@lantai/server'
import type { ExternalDatabase, ProcessRole } from '@lantai/server'
import { buildWeb } from '@lantai/web/build'
import { Complaint } from './ask-server.ts'
import { parseFlags } from './flags.ts'
import type { Flag } from './flags.ts'
import { version } from './help.ts'
import { say, wordsOf } from './words.ts'

const flags: readonly Flag[] = [
  { name: 'demo', path: ['demo'], type: 'truth', required: false },
  { name: 'data', path: ['data'], type: 'text', required: false },
  { name: 'port', path: ['port'], type: 'number', required: false },
  { name: 'host', path: ['host'], type: 'text', required: false },
  { name: 'role', path: ['role'], type: 'text', required: false },
]

const default_port = 7300

interface Asked { demo?: boolean; data?: string; port?: number; host?: string; role?: ProcessRole }

export async function up(words: readonly string[]): Promise<number> {
  const asked = parseFlags('up', flags, words).input as Asked
  if (!asked.demo && !asked.data) throw new Complaint(wordsOf().dataMissing, 2)
  const kind = asked.demo ? 'demo' as const : 'real' as const
  const folder = asked.data ? (isAbsolute(asked.data) ? asked.data : resolve(asked.data)) : await demoFolder()
  const ended = untilAsked()
  const { folder: webFolder } = await buildWeb({ log: { info: (step) => { if (step === 'web build started') announceProgress('web') } } })
  const instance = await openInstance({
    folder, kind, webFolder,
    // A demonstration shows its passwords, so it answers to this machine only.
    host: kind === 'demo' ? '127.0.0.1' : asked.host ?? '127.0.0.1',
    port: asked.port ?? default_port, version: version(), role: asked.role ?? 'all', external: externalDatabase(),
    https: process.env['LANTAI_HTTPS'] === '1', onProgress: announceProgress,
  })
  announce(instance, version(), kind)
  await ended
  say(wordsOf().stopping)
  await instance.stop()
  say(wordsOf().stopped)
  return 0
}

function externalDatabase(): ExternalDatabase | undefined {
  const { LANTAI_DATABASE_URL: url, LANTAI_DATABASE_OWNER_URL: owner } = process.env
  return url ? { app: { url }, owner: { url: owner ?? url } } : undefined
}

/** The first signal ends in order, within the limits that stopping has; a second one changes nothing. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
