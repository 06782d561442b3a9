// What every benchmark here needs: a closed loop of callers, quantiles, and where the figure was taken.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'

export interface Round { readonly done: number; readonly seconds: number; readonly waits_ms: Float64Array }

/** `callers` run `once` again and again for `seconds`; each waits for its answer before the next call. */
export async function closedLoop(callers: number, seconds: number, once: (caller: number) => Promise<void>): Promise<Round> {
  const waits: number[] = []
  const began_ms = performance.now()
  const ends_ms = began_ms + seconds * 1000
  await Promise.all(Array.from({ length: callers }, async (_, caller) => {
    while (performance.now() < ends_ms) {
      const start_ms = performance.now()
      await once(caller)
      waits.push(performance.now() - start_ms)
    }
  }))
  return { done: waits.length, seconds: (performance.now() - began_ms) / 1000, waits_ms: Float64Array.from(waits).sort() }
}

export const perSecond = (round: Round): number => round.done / round.seconds

export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function whereMeasured(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const changes = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], { encoding: 'utf8' }).trim()
  const state = changes === '' ? '' : ' (with uncommitted changes)'
  return `commit ${commit}${state} · node ${process.version} · ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`
}

export function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? otherwise : process.argv[at + 1] ?? otherwise
}
