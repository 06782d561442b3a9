// The same statements without the kernel: one real command is recorded on its way to PostgreSQL, then replayed by plain pg with
// fresh ids, keys and places. What the two differ in is the kernel's own work.
import pg from 'pg'
import type { BenchMark, BenchWorld } from './bench-world.ts'

interface Recorded { readonly text: string; readonly values: readonly unknown[] }

export interface Bare { readonly statements: number; once(): Promise<void>; close(): Promise<void> }

export async function bareTransaction(bench: BenchWorld): Promise<Bare> {
  const { recorded, mark } = await record(bench)
  const ids = idsIn(recorded, bench)
  const names = recorded.map((_, at) => `bare_${at}`)
  return {
    statements: recorded.length,
    async once() {
      const fresh = new Map<string, string>(ids.map((id) => [id, crypto.randomUUID()]))
      const next = bench.nextMark()
      fresh.set(mark.sentence, next.sentence)
      fresh.set(mark.document, next.document)
      const client = await bench.pool.connect()
      try {
        await client.query('begin')
        for (const [at, statement] of recorded.entries()) {
          const values = statement.values.map((value) => renew(value, fresh, mark, next))
          await client.query({ name: names[at]!, text: statement.text, values })
        }
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    close: async () => undefined,
  }
}

async function record(bench: BenchWorld): Promise<{ recorded: Recorded[]; mark: BenchMark }> {
  for (let warm = 0; warm < 3; warm += 1) await bench.addFinding()
  const recorded: Recorded[] = []
  const { query } = pg.Client.prototype
  // oxlint-disable-next-line typescript/no-explicit-any -- pg's query has many overloads; the recorder only looks.
  pg.Client.prototype.query = function (this: pg.Client, ...given: any[]): any {
    const first = given[0] as string | { text: string; values?: unknown[] }
    const text = typeof first === 'string' ? first : first.text
    const values = (typeof first === 'string' ? given[1] : first.values) as unknown[] | undefined
    if (!/^\s*(begin|commit|start transaction)/i.test(text)) recorded.push({ text, values: Array.isArray(values) ? values : [] })
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as never
  try {
    await bench.addFinding()
  } finally {
    pg.Client.prototype.query = query
  }
  return { recorded, mark: markIn(recorded) }
}

/** The insert of the finding tells which sentence and place the recorded command marked. */
function markIn(recorded: readonly Recorded[]): BenchMark {
  const insert = recorded.find((statement) => statement.text.includes('insert into reading.finding'))
  if (!insert) throw new Error('The recorded command inserted no finding.')
  const [, document, sentence, kind, start, end] = insert.values as [string, string, string, string, number, number]
  return { document, sentence, kind, span: { start, end } }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Ids that must be new each time: those that are inserted, not those that name what stands already. */
function idsIn(recorded: readonly Recorded[], bench: BenchWorld): string[] {
  const seen = new Map<string, number>()
  const load = recorded.find((statement) => statement.text.includes('from reading.sentence'))
  const insert = recorded.find((statement) => statement.text.includes('insert into reading.finding'))!
  const standing = new Set([
    bench.actor.id, String(insert.values[1]), String(insert.values[2]),
    ...(load?.values ?? []).map(String), ...bench.actor.grants.map((grant) => grant.unit),
  ])
  for (const { values } of recorded) {
    for (const value of values) for (const id of JSON.stringify(value)?.match(uuid) ?? []) seen.set(id, (seen.get(id) ?? 0) + 1)
  }
  const lineage = recorded.flatMap(({ values }) => values.filter(Array.isArray).flat().map(String))
  return [...seen.keys()].filter((id) => !standing.has(id) && !lineage.includes(id))
}

function renew(value: unknown, fresh: ReadonlyMap<string, string>, mark: BenchMark, next: BenchMark): unknown {
  if (typeof value === 'string') {
    if (value === mark.kind) return next.kind
    return value.replace(uuid, (id) => fresh.get(id) ?? id)
  }
  if (value === mark.span.start) return next.span.start
  if (value === mark.span.end) return next.span.end
  return value
}
