// Mutated files brought to a real server, several at a time. Each must come to an end that a person can read, and its original stay.
import { createHash } from 'node:crypto'
import { bring, originalOf } from './bringing.ts'
import type { Brought } from './bringing.ts'
import type { Caller } from './caller.ts'
import type { RunningInstance } from './instance.ts'
import { mutatedFiles } from './mutations.ts'
import { drawFrom } from './seeded.ts'

const at_once = 4

export interface MutatedRun {
  /** `kind outcome code` → how many. */
  readonly ends: ReadonlyMap<string, number>
  readonly faults: readonly string[]
  readonly slowest_s: number
}

interface Wanted { readonly seed: number; readonly count: number }

export async function runMutated(instance: RunningInstance, officer: Caller, { seed, count }: Wanted): Promise<MutatedRun> {
  const files = mutatedFiles(drawFrom(seed), count)
  const ends = new Map<string, number>()
  const faults: string[] = []
  let slowest_s = 0
  const work = async (): Promise<void> => {
    for (const { name, change, bytes } of files) {
      const brought = await bring(officer, bytes, name).catch((error: unknown) => String(error))
      const fault = typeof brought === 'string' ? brought : faultOf(instance, brought, bytes)
      if (fault !== '') faults.push(`${name}, ${change}: ${fault}`)
      if (typeof brought === 'string') continue
      slowest_s = Math.max(slowest_s, brought.seconds)
      const end = `${name.split('.').at(-1)} ${brought.outcome} ${brought.code ?? ''}`.trim()
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: at_once }, work))
  const errors = instance.log.lines.filter(({ step }) => step === 'internal error')
  if (errors.length > 0) faults.push(`${errors.length} errors of the server's own, first: ${JSON.stringify(errors[0]).slice(0, 400)}`)
  if (!instance.alive) faults.push('the server is dead')
  return { ends, faults, slowest_s }
}

function faultOf(instance: RunningInstance, { outcome, code, sentence = '', text }: Brought, bytes: Buffer): string {
  if (outcome === 'under way for ever') return outcome
  if (outcome !== 'refused') {
    const original = originalOf(instance, createHash('sha256').update(bytes).digest('hex'))
    if (!original?.equals(bytes)) return 'its original is not what was sent'
  }
  if (outcome === 'read') return typeof text === 'string' ? '' : 'it is read and has no text'
  if (code === 'reading.extract-broke' || code === 'extract.crashed') return `${code}: the child that reads it ended`
  return /\p{Script=Han}.*。/su.test(sentence) ? '' : `no sentence for ${code}`
}
