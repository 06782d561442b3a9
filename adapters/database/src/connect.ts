// Opens a pool: Kysely over pg, with hot statements prepared, values read exactly, and a lost connection never ending the process.
import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { plannedAnew } from '@lantai/kernel'
import type { Database, Log } from '@lantai/kernel'
import { databaseErrors } from './errors.ts'
import { isUnavailable } from './failures.ts'
import { clientSettings } from './settings.ts'
import type { ConnectionSettings } from './settings.ts'
import { value_types } from './values.ts'

export type OpenSettings = ConnectionSettings & {
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number
  readonly log: Log
  /** A statement that runs longer is given up by the server; 30 s unless told, 0 for none. */
  readonly statement_milliseconds_max?: number
  /** Waiting for a free or new connection; 5 s unless told. */
  readonly connect_milliseconds_max?: number
  /** Off behind a pooler that hands one connection to several clients in turn. */
  readonly prepare?: boolean
  /** Seen in pg_stat_activity; 'lantai' unless told. */
  readonly application_name?: string
}

export interface OpenDatabase {
  readonly db: Database
  readonly pool: pg.Pool
  close(): Promise<void>
}

const prepared_texts_max = 400
const seen_texts_max = 2000
const prepared = new Map<string, string>()
const seen_once = new Set<string>()

/**
 * The name under which a statement is prepared, or undefined. A text gets one when it comes the second time, so that one-off texts
 * (lists of changing length) do not use up the 400 places; every connection would keep each plan in memory. One that says that it is
 * planned anew gets none.
 */
export function statementName(text: string): string | undefined {
  if (text.startsWith(plannedAnew)) return undefined
  const name = prepared.get(text)
  if (name !== undefined || prepared.size >= prepared_texts_max) return name
  if (!seen_once.delete(text)) {
    if (seen_once.size >= seen_texts_max) seen_once.clear()
    seen_once.add(text)
    return undefined
  }
  const given = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  prepared.set(text, given)
  return given
}

const begins = /^\s*(begin|start transaction)\b/i

/**
 * pg's client, naming statements that come as text and values, and sending BEGIN together with the statement after it: in
 * pipeline mode that saves a round trip a transaction. Should BEGIN fail, the statement after it fails in its place.
 */
class PreparingClient extends pg.Client {
  #begun: Promise<unknown> | undefined

  // oxlint-disable-next-line typescript/no-explicit-any -- pg's query() has seven overloads; the call is handed on as it came.
  override query(...parameters: any[]): any {
    const [text, values, ...rest] = parameters
    if (typeof text === 'string' && typeof values !== 'function' && rest.length === 0) {
      if (begins.test(text)) return this.#begin(text)
      const name = Array.isArray(values) && values.length > 0 ? statementName(text) : undefined
      return this.#afterBegin(name === undefined ? super.query(...(parameters as [string])) : super.query({ name, text, values } as never))
    }
    return super.query(...(parameters as [string]))
  }

  #begin(text: string): Promise<unknown> {
    this.#begun = super.query(text)
    this.#begun.catch(() => undefined)
    return Promise.resolve({ command: 'BEGIN', rowCount: null, oid: null, rows: [], fields: [] })
  }

  #afterBegin<Result>(statement: Promise<Result>): Promise<Result> {
    const begun = this.#begun
    if (begun === undefined) return statement
    this.#begun = undefined
    return Promise.all([statement, begun]).then(([result]) => result)
  }
}

/** Raises `database.unavailable` in place of what pg says when no connection can be had. */
async function connectOrRefuse(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (isUnavailable(error)) throw Object.assign(databaseErrors('unavailable'), { cause: error })
    throw error
  }
}

/**
 * Opens a pool lazily: the first connection is made by the first query. Getting no connection raises `database.unavailable`;
 * what breaks off during a statement keeps pg's own error, and isUnavailable() knows both.
 */
export function openDatabase(settings: OpenSettings): OpenDatabase {
  const { log } = settings
  const options: pg.PoolConfig & { pipeline: boolean } = {
    ...clientSettings('url' in settings ? { url: settings.url } : {
      host: settings.host, port: settings.port, user: settings.user, password: settings.password, database: settings.database,
    }),
    Client: settings.prepare === false ? pg.Client : PreparingClient,
    max: settings.poolSize ?? 10,
    types: value_types as never,
    application_name: settings.application_name ?? 'lantai',
    statement_timeout: settings.statement_milliseconds_max ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: settings.connect_milliseconds_max ?? 5_000,
    keepAlive: true,
    // Statements that do not wait for each other's answers travel together; PostgreSQL still runs them one after the other.
    pipeline: settings.prepare !== false,
  }
  const pool = new pg.Pool(options)
  const report = (error: Error): void => log.warn('database.connection-lost', { code: (error as { code?: string }).code ?? error.message })
  // Without a listener on the pool (idle) and on each client (between two statements of a transaction) a dropped connection ends the
  // process.
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => (await connectOrRefuse(pool)) as unknown as PostgresPoolClient,
      end: () => pool.end(),
      Client: pg.Client as never,
      options: pool.options as never,
    } as never,
  })
  const db = new Kysely<never>({ dialect }) as Database
  let closing: Promise<void> | undefined
  return {
    db,
    pool,
    close() {
      // Kysely only ends a pool it has used.
      closing ??= db.destroy().then(() => (pool.ended || pool.ending ? undefined : pool.end()))
      return closing
    },
  }
}
