// How the queue's own connections reach the database, and the settings every pg-boss object here has in common.
import type { ConstructorOptions } from 'pg-boss'

/** A URL for somebody else's server, or the parts for our own socket, where `host` is the socket's folder. */
export type JobsConnection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string }

/** What `pg` takes for either form. */
export function clientSettings(connection: JobsConnection): Record<string, unknown> {
  if ('url' in connection) return { connectionString: connection.url }
  const { host, port, user, password, database } = connection
  return { host, port, user, password, database }
}

/** pg-boss with nothing switched on; the three users of it (installer, sender, worker) add what they need. */
export function bossSettings(connection: JobsConnection): ConstructorOptions {
  return {
    ...clientSettings(connection),
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    persistWarnings: false,
    persistQueueStats: false,
    // Needs ownership of the indexes, which the app role does not have; PostgreSQL's own vacuum keeps them in order.
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  }
}
