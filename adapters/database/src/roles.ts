// The three roles of the database, and what an external server's administrator must run once.
import { quoteName } from './sql-text.ts'

export interface DatabaseRoles {
  /** Migrates and owns everything; not a superuser. */
  readonly owner: string
  /** Serves; on journal entries INSERT and SELECT only. */
  readonly app: string
  /** Chains the journal. */
  readonly sequencer: string
}

export const default_roles: DatabaseRoles = { owner: 'lantai_owner', app: 'lantai_app', sequencer: 'lantai_sequencer' }

/** SQL for psql, to be run by an administrator of an external server (PostgreSQL 17 or later); passwords are asked for. */
export function rolesSql(options: { roles?: DatabaseRoles; database?: string } = {}): string {
  const roles = options.roles ?? default_roles
  const database = quoteName(options.database ?? 'lantai')
  const [owner, app, sequencer] = [quoteName(roles.owner), quoteName(roles.app), quoteName(roles.sequencer)]
  const created = [owner, app, sequencer].map((role) => [
    `create role ${role} login nosuperuser nocreatedb nocreaterole noinherit;`,
    `\\password ${role}`,
  ].join('\n'))
  return `-- Run as a superuser with psql, once.
${created.join('\n')}
create database ${database} owner ${owner} template template0 encoding 'UTF8'
  locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8';
revoke all on database ${database} from public;
grant connect on database ${database} to ${app}, ${sequencer};
\\connect ${database}
revoke create on schema public from public;
-- LANTAI_DATABASE_URL=postgres://${roles.app}:<password>@<host>/${options.database ?? 'lantai'}
-- LANTAI_DATABASE_OWNER_URL=postgres://${roles.owner}:<password>@<host>/${options.database ?? 'lantai'}
`
}
