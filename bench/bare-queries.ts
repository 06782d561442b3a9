// What one call of the interface asks of the database, recorded on its way there, and asked again by plain pg.
import pg from 'pg'

interface Recorded { readonly text: string; readonly values: readonly unknown[] }

/** The statements of one call, without those that open and close its transaction. */
export async function recordCall(once: () => Promise<void>): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = []
  const { query } = pg.Client.prototype
  // oxlint-disable-next-line typescript/no-explicit-any -- pg's query has many overloads; the recorder only looks.
  pg.Client.prototype.query = function (this: pg.Client, ...given: any[]): any {
    const first = given[0] as string | { text: string; values?: unknown[] }
    const text = typeof first === 'string' ? first : first.text
    const values = (typeof first === 'string' ? given[1] : first.values) as unknown[] | undefined
    // A session says once a minute that it was seen; that is no part of the question.
    if (/^\s*(?:\/\*.*?\*\/\s*)?(select|with)\b/i.test(text) && !/\b(update|insert into|delete from)\s/i.test(text)) {
      recorded.push({ text, values: Array.isArray(values) ? values : [] })
    }
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as never
  try {
    await once()
  } finally {
    pg.Client.prototype.query = query
  }
  if (recorded.length === 0) throw new Error('The call asked nothing of the database.')
  return recorded
}

/** All statements of a call in one read-only transaction; milliseconds. */
export async function askBare(client: pg.Client | pg.PoolClient, statements: readonly Recorded[]): Promise<number> {
  const began_ms = performance.now()
  await client.query('begin transaction isolation level repeatable read, read only')
  for (const { text, values } of statements) await client.query(text, [...values])
  await client.query('commit')
  return performance.now() - began_ms
}
