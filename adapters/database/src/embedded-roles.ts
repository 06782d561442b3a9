// All the superuser of our own server ever does: three roles and one database.
import pg from 'pg'
import type { ConnectionParts } from './settings.ts'
import type { DatabaseSecrets } from './supervisor-files.ts'

/** Makes what is missing, so that a start that was killed in between is completed by the next. */
export async function makeRoles(superuser: ConnectionParts, secrets: DatabaseSecrets): Promise<void> {
  const client = new pg.Client({ ...superuser, application_name: 'lantai supervisor' })
  client.on('error', () => {})
  await client.connect()
  try {
    const roles = await client.query<{ rolname: string }>(`select rolname from pg_roles where rolname like 'lantai\\_%'`)
    const known = new Set(roles.rows.map((row) => row.rolname))
    for (const role of ['owner', 'app', 'sequencer'] as const) {
      if (known.has(`lantai_${role}`)) continue
      await client.query(`create role lantai_${role} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(secrets[role])}`)
    }
    const databases = await client.query(`select 1 from pg_database where datname = 'lantai'`)
    if (databases.rowCount === 0) await client.query('create database lantai owner lantai_owner template template0')
    await client.query('revoke all on database lantai, postgres from public')
    await client.query('grant connect on database lantai to lantai_app, lantai_sequencer')
  } finally {
    await client.end().catch(() => {})
  }
}
