// What must hold of a file that is made to break whoever opens it, once it has been brought to a server.
import { bring, MemoryWatch } from './bringing.ts'
import type { Brought } from './bringing.ts'
import type { Caller } from './caller.ts'
import type { HostileFile } from './hostile-files.ts'
import type { RunningInstance } from './instance.ts'

const seconds_max = 10
const server_mb_max = 700
/** As the pool's children are limited, and what the system counts a moment later. */
const children_mb_max = 1_500

export interface HostileRun {
  readonly sent_mb: number
  readonly brought: Brought
  readonly watch: MemoryWatch
  readonly faults: readonly string[]
}

export async function runHostile(instance: RunningInstance, officer: Caller, file: HostileFile): Promise<HostileRun> {
  const bytes = file.bytes()
  const watch = new MemoryWatch(instance)
  const brought = await bring(officer, bytes, file.name).finally(() => watch.stop())
  const faults = faultsOf(file, brought, watch, instance.alive).map((fault) => `${file.title}: ${fault}`)
  return { sent_mb: bytes.length / 1024 / 1024, brought, watch, faults }
}

function faultsOf(file: HostileFile, brought: Brought, watch: MemoryWatch, alive: boolean): readonly string[] {
  const { outcome, code = '', text = '', sentence = '', seconds } = brought
  const asExpected = file.text ? outcome === 'read' && file.text.test(text.trim()) : outcome !== 'read' && file.refused!.test(code)
  return [
    ...asExpected ? [] : [`${outcome} ${code} ${text.slice(0, 60)}`],
    ...outcome === 'read' || /\p{Script=Han}.*。/su.test(sentence) ? [] : [`no sentence: ${sentence}`],
    ...seconds <= seconds_max ? [] : [`${seconds.toFixed(1)} s`],
    ...watch.server_mb <= server_mb_max ? [] : [`the server held ${watch.server_mb.toFixed(0)} MB`],
    ...watch.children_mb <= children_mb_max ? [] : [`its children held ${watch.children_mb.toFixed(0)} MB`],
    ...alive ? [] : ['the server is dead'],
  ]
}
