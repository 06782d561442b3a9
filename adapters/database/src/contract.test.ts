// What every PostgreSQL we claim must do for us: the bundled 18 (or LANTAI_TEST_DATABASE_URL) and 17, never as a superuser.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import { printSchema, printTables } from './catalogue.ts'
import { openDatabase } from './connect.ts'
import type { OpenDatabase } from './connect.ts'
import { isDiskFull, isUnavailable } from './failures.ts'
import { migrate } from './migrate.ts'
import { kernelMigration, migrationFixtures } from './migration-fixtures.ts'
import type { MigrationFixtures } from './migration-fixtures.ts'
import { startEmbeddedCluster, startExternalCluster } from './test-clusters.ts'
import { cloneDatabase, findPostgres17, silent_log, testCluster } from './testing.ts'
import type { TestCluster, TestDatabase } from './testing.ts'

async function one<Row>(db: Database, statement: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await statement.execute(db)
  assert.equal(rows.length, 1)
  return rows[0] as Row
}

const source_17 = findPostgres17()

const servers: readonly { name: string; cluster?: () => Promise<TestCluster>; major?: number }[] = [
  { name: 'the usual server', cluster: () => testCluster() },
  { name: 'PostgreSQL 17', cluster: source_17 === undefined ? undefined : () => testCluster({ source: source_17 }), major: 17 },
]

for (const server of servers) {
  const options = { skip: server.cluster === undefined ? 'no PostgreSQL 17 found (LANTAI_POSTGRES_17)' : false }
  describe(`database contract on ${server.name}`, options, () => {
    let cluster: TestCluster
    let files: MigrationFixtures
    before(async () => {
      files = migrationFixtures()
      if (server.cluster !== undefined) cluster = await server.cluster()
    })
    after(() => files.remove())

    it('runs on the version it says', () => {
      if (server.major !== undefined) assert.equal(cluster.major, server.major)
      assert.ok(cluster.major >= 17)
    })

    describe('roles and journal', () => {
      let database: TestDatabase
      before(async () => { database = await cloneDatabase({ cluster, folders: [files.folder({ '0001_kernel.sql': kernelMigration() })] }) })
      after(() => database.drop())

      it('gives none of the three roles a superuser\'s reach', async () => {
        for (const role of ['owner', 'app', 'sequencer'] as const) {
          const row = await one(database[role], sql<{ name: string; super: boolean }>`
            select rolname as name, rolsuper or rolcreaterole or rolcreatedb as super from pg_roles where rolname = current_user`)
          assert.deepEqual(row, { name: database.roles[role], super: false })
        }
      })

      const forbidden = [
        'update journal.entry set action = action', 'delete from journal.entry', 'truncate journal.entry', 'drop table journal.entry',
        'alter table journal.entry disable trigger all', `select setval('journal.entry_seq_seq', 1)`,
      ]
      for (const statement of forbidden) {
        it(`refuses the app role: ${statement}`, async () => {
          await assert.rejects(sql.raw(statement).execute(database.app), { code: '42501' })
        })
      }

      it('lets the app role insert and read entries, and the sequencer only read them', async () => {
        const rights = sql<Record<string, boolean>>`
          select has_table_privilege('journal.entry', 'insert') as insert, has_table_privilege('journal.entry', 'select') as select`
        assert.deepEqual(await one(database.app, rights), { insert: true, select: true })
        assert.deepEqual(await one(database.sequencer, rights), { insert: false, select: true })
      })

      it('says whether the journal is protected', async () => {
        const folders = [files.folder({ '0001_kernel.sql': kernelMigration() })]
        const three = await migrate({ connection: database.settings.owner, folders, roles: database.roles })
        assert.deepEqual({ applied: three.applied, journalProtected: three.journalProtected }, { applied: [], journalProtected: true })
        const single = await migrate({ connection: database.settings.owner, folders })
        assert.equal(single.journalProtected, false)
        assert.equal(single.roles.app, database.roles.owner)
      })

      it('can sort, fold and search Chinese', async () => {
        const row = await one(database.owner, sql<Record<string, unknown>>`
          select 'ÀÉ' = upper('àé') as folds, '教' ~ '[[:alpha:]]' as letter,
            (select datctype from pg_database where datname = current_database()) as ctype`)
        assert.deepEqual(row, { folds: true, letter: true, ctype: 'C.UTF-8' })
      })
    })

    describe('migrations', () => {
      let database: TestDatabase
      before(async () => { database = await cloneDatabase({ cluster, folders: [] }) })
      after(() => database.drop())
      const run = (...folders: string[]): ReturnType<typeof migrate> =>
        migrate({ connection: database.settings.owner, folders, roles: { app: database.roles.app, sequencer: database.roles.sequencer } })
      const first = [
        'create schema a;', 'create table a.t (n int);', 'insert into a.t values (1);',
        'grant usage on schema a to lantai_app;', 'grant select on a.t to lantai_app;', '',
      ].join('\n')
      const second = 'insert into a.t values (2);\n'

      it('ends well when twenty run at once', async () => {
        const folders = [files.folder({ '0001_a.sql': first }), files.folder({ '0002_b.sql': second })]
        const results = await Promise.all(Array.from({ length: 20 }, () => run(...folders)))
        assert.deepEqual(results.flatMap((result) => result.applied).toSorted(), ['0001_a.sql', '0002_b.sql'])
        assert.deepEqual(results.map((result) => result.number), Array.from({ length: 20 }, () => 2))
        const { rows } = await sql<{ n: number }>`select n from a.t order by n`.execute(database.app)
        assert.deepEqual(rows, [{ n: 1 }, { n: 2 }])
      })

      it('takes other line ends for the same text', async () => {
        const result = await run(files.folder({ '0001_a.sql': first.replaceAll('\n', '\r\n'), '0002_b.sql': second }))
        assert.deepEqual(result.applied, [])
      })

      it('refuses a changed one', async () => {
        await assert.rejects(run(files.folder({ '0001_a.sql': `${first} `, '0002_b.sql': second })), {
          code: 'database.migration-changed', parameters: { file: '0001_a.sql' },
        })
      })

      it('refuses a database newer than the program', async () => {
        await assert.rejects(run(files.folder({ '0001_a.sql': first })), {
          code: 'database.migration-newer', parameters: { found: '0002_b.sql', known: '0001_a.sql' },
        })
      })

      it('refuses two with one number, a missing number and a misnamed file', async () => {
        await assert.rejects(run(files.folder({ '0001_a.sql': first }), files.folder({ '0001_other.sql': second })), {
          code: 'database.migration-number-clash', parameters: { number: '0001', first: '0001_a.sql', second: '0001_other.sql' },
        })
        await assert.rejects(run(files.folder({ '0001_a.sql': first, '0003_c.sql': second })), {
          code: 'database.migration-number-gap', parameters: { number: '0002' },
        })
        await assert.rejects(run(files.folder({ '1_a.sql': first })), { code: 'database.migration-name', parameters: { file: '1_a.sql' } })
      })

      it('leaves nothing of one that fails and says the line', async () => {
        const third = 'insert into a.t values (3);\n\nselect nonsense;\n'
        const folder = files.folder({ '0001_a.sql': first, '0002_b.sql': second, '0003_c.sql': third })
        await assert.rejects(run(folder), {
          code: 'database.migration-failed', parameters: { file: '0003_c.sql', line: 3, reason: 'column "nonsense" does not exist' },
        })
        assert.deepEqual(await one(database.owner, sql`select count(*) as n from a.t`), { n: 2 })
        assert.deepEqual(await one(database.owner, sql`select max(number) as last from lantai_meta.migration`), { last: 2 })
      })

      it('refuses one that would end its transaction', async () => {
        const folder = files.folder({ '0001_a.sql': first, '0002_b.sql': second, '0003_c.sql': 'insert into a.t values (3);\ncommit;\n' })
        await assert.rejects(run(folder), { code: 'database.migration-transaction', parameters: { file: '0003_c.sql', line: 2 } })
      })

      it('refuses roles that are not there', async () => {
        await assert.rejects(migrate({ connection: database.settings.owner, folders: [], roles: { app: 'nobody_of_that_name' } }), {
          code: 'database.role-missing', parameters: { role: 'nobody_of_that_name' },
        })
      })
    })

    describe('clones', () => {
      it('know nothing of each other', async () => {
        const folders = [files.folder({ '0001_a.sql': 'create table public.t (n int); grant select, insert on public.t to lantai_app' })]
        const [left, right] = await Promise.all([cloneDatabase({ cluster, folders }), cloneDatabase({ cluster, folders })])
        await sql`insert into public.t values (1)`.execute(left.app)
        assert.deepEqual((await sql`select n from public.t`.execute(right.app)).rows, [])
        assert.deepEqual((await sql`select n from public.t`.execute(left.app)).rows, [{ n: 1 }])
        await Promise.all([left.drop(), right.drop()])
        const again = openDatabase({ ...left.settings.owner, log: silent_log })
        await assert.rejects(sql`select 1`.execute(again.db), { code: '3D000' })
        await again.close()
      })

      it('hold what was installed after the migrations', async () => {
        const afterMigrate = async (owner: TestDatabase['settings']['owner']): Promise<void> => {
          const open = openDatabase({ ...owner, log: silent_log })
          await sql`create schema installed`.execute(open.db)
          await open.close()
        }
        const database = await cloneDatabase({ cluster, folders: [], afterMigrate })
        assert.deepEqual(await one(database.owner, sql`select count(*) as n from pg_namespace where nspname = 'installed'`), { n: 1 })
        await database.drop()
      })
    })

    describe('connections', () => {
      let database: TestDatabase
      let open: OpenDatabase
      before(async () => {
        database = await cloneDatabase({ cluster, folders: [] })
        open = openDatabase({ ...database.settings.app, poolSize: 2, log: silent_log, statement_milliseconds_max: 10_000 })
      })
      after(async () => {
        await open.close()
        await database.drop()
      })

      it('read values exactly', async () => {
        const row = await one(open.db, sql`
          select 9007199254740991::int8 as whole, 0.10::numeric(10, 2) as exact, date '2026-02-28' as day,
            timestamptz '2026-02-28 08:00+08' as moment, array[1, null]::int8[] as wholes, array['2026-02-28']::date[] as days,
            array[1.50, 2]::numeric[] as exacts, '{"a": 1}'::jsonb as document, '\\x00ff'::bytea as bytes`)
        assert.deepEqual(row, {
          whole: 9007199254740991, exact: '0.10', day: '2026-02-28', moment: new Date('2026-02-28T00:00:00Z'), wholes: [1, null],
          days: ['2026-02-28'], exacts: ['1.50', '2'], document: { a: 1 }, bytes: Buffer.from([0, 255]),
        })
        await assert.rejects(sql`select 9007199254740993::int8`.execute(open.db), RangeError)
      })

      it('prepare a statement from its second use on', async () => {
        const single = openDatabase({ ...database.settings.app, poolSize: 1, log: silent_log })
        const ask = (): Promise<unknown> => sql`select ${cluster.major}::int + 7 as marked`.execute(single.db)
        const prepared = async (): Promise<number> => (await one(single.db, sql<{ n: number }>`
          select count(*) as n from pg_prepared_statements where statement like '%as marked'`)).n
        const before_count = await prepared()
        for (let time = 0; time < 3; time++) await ask()
        assert.deepEqual([before_count, await prepared()], [0, 1])
        await single.close()
      })

      it('outlive the loss of an idle one and of one in a transaction', async () => {
        const end_others = sql`
          select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()`
        const other = openDatabase({ ...database.settings.app, poolSize: 1, log: silent_log })
        await sql`select 1`.execute(open.db)
        await end_others.execute(other.db)
        // The loss of an idle connection may be noticed by the next statement only; then that one fails, once for each of the two.
        const answers: unknown[] = []
        for (let time = 0; time < 3; time++) answers.push(await one(open.db, sql`select 1 as n`).catch(isUnavailable))
        assert.deepEqual(answers.filter((answer) => answer !== true).at(-1), { n: 1 })
        await assert.rejects(open.db.transaction().execute(async (transaction) => {
          await sql`select 1`.execute(transaction)
          await end_others.execute(other.db)
          await wait(50)
          await sql`select 1`.execute(transaction)
        }), (error) => isUnavailable(error))
        assert.deepEqual(await one(open.db, sql`select 1 as n`), { n: 1 })
        await other.close()
      })

      it('say that none is to be had', async () => {
        const full = openDatabase({ ...database.settings.app, poolSize: 1, connect_milliseconds_max: 20_000, log: silent_log })
        await full.db.connection().execute(async (connection) => {
          await sql`select 1`.execute(connection)
          // Only now, so that a busy machine has time to open the one that is held.
          full.pool.options.connectionTimeoutMillis = 50
          await assert.rejects(sql`select 1`.execute(full.db), { code: 'database.unavailable' })
        })
        await full.close()
        const nowhere = openDatabase({ host: '/nowhere', port: 5432, user: 'x', password: 'x', database: 'x', log: silent_log })
        await assert.rejects(sql`select 1`.execute(nowhere.db), { code: 'database.unavailable' })
        await nowhere.close()
      })

      it('tell a full disk, and other failures, from an absent server', async () => {
        const failure = async (code: string): Promise<unknown> => sql
          .raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
          .execute(open.db).then(() => undefined, (error: unknown) => error)
        const judged = async (code: string): Promise<boolean[]> => [isUnavailable(await failure(code)), isDiskFull(await failure(code))]
        assert.deepEqual(await judged('53100'), [false, true])
        assert.deepEqual(await judged('08006'), [true, false])
        assert.deepEqual(await judged('23505'), [false, false])
        assert.equal(isUnavailable(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })), false)
      })

      it('give up a statement that runs too long', async () => {
        const hasty = openDatabase({ ...database.settings.app, poolSize: 1, statement_milliseconds_max: 50, log: silent_log })
        await assert.rejects(sql`select pg_sleep(60)`.execute(hasty.db), { code: '57014' })
        await hasty.close()
      })
    })

    describe('catalogue', () => {
      const structure = `create schema shop;
        create type shop.mood as enum ('good', 'it''s bad');
        create table shop.unit_kind (id uuid primary key, name text collate "C" not null unique, note text);
        create table shop.item (
          seq bigint generated always as identity primary key, kind uuid not null references shop.unit_kind (id), day date not null,
          price numeric(10, 2) not null default 0, mood shop.mood, tags text[] not null, "Odd" jsonb, bytes bytea, at timestamptz not null,
          doubled numeric generated always as (price * 2) stored, check (price >= 0));
        create index item_day on shop.item (day) where price > 1;
        create view shop.shared_item as select seq, day from shop.item;
        create function shop.one() returns int language sql as 'select 1';
        revoke execute on function shop.one() from public;
        grant usage on schema shop to lantai_app;
        grant select, insert on shop.item to lantai_app;
        grant update (price) on shop.item to lantai_sequencer;`
      const expected_schema = `-- Printed from the catalogue of a migrated database; not to be edited and not to be run.

create schema shop;

create type shop.mood as enum ('good', 'it''s bad');

create table shop.item (
  seq bigint generated always as identity not null,
  kind uuid not null,
  day date not null,
  price numeric(10,2) default 0 not null,
  mood shop.mood,
  tags text[] not null,
  "Odd" jsonb,
  bytes bytea,
  at timestamp with time zone not null,
  doubled numeric generated always as ((price * (2)::numeric)) stored,
  constraint item_pkey PRIMARY KEY (seq),
  constraint item_price_check CHECK ((price >= (0)::numeric)),
  constraint item_kind_fkey FOREIGN KEY (kind) REFERENCES shop.unit_kind(id)
);
CREATE INDEX item_day ON shop.item USING btree (day) WHERE (price > (1)::numeric);

create table shop.unit_kind (
  id uuid not null,
  name text collate "C" not null,
  note text,
  constraint unit_kind_pkey PRIMARY KEY (id),
  constraint unit_kind_name_key UNIQUE (name)
);

create view shop.shared_item as
 SELECT seq,
    day
   FROM shop.item;

CREATE OR REPLACE FUNCTION shop.one()
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

grant usage on schema shop to lantai_app;
grant insert, select on shop.item to lantai_app;
grant update on shop.item (price) to lantai_sequencer;
`
      const expected_tables = `// Generated from the database by \`npm run generate\`; not to be edited.
import type { Generated, GeneratedAlways } from 'kysely'

/** A row some of whose columns the database fills in. */
type Filled<Row, Made> = Omit<Row, keyof Made> & Made

export interface ShopItem {
  seq: number
  kind: string
  day: string
  price: string
  mood: 'good' | 'it\\'s bad' | null
  tags: string[]
  Odd: unknown
  bytes: Buffer | null
  at: Date
  doubled: string | null
}

export interface ShopSharedItem {
  seq: number | null
  day: string | null
}

export interface ShopUnitKind {
  id: string
  name: string
  note: string | null
}

export interface ShopTables {
  'shop.item': Filled<ShopItem, {
    seq: GeneratedAlways<ShopItem['seq']>
    price: Generated<ShopItem['price']>
    doubled: GeneratedAlways<ShopItem['doubled']>
  }>
  'shop.shared_item': ShopSharedItem
  'shop.unit_kind': ShopUnitKind
}
`
      let database: TestDatabase
      before(async () => { database = await cloneDatabase({ cluster, folders: [files.folder({ '0001_shop.sql': structure })] }) })
      after(() => database.drop())

      it('prints the structure, the same in every clone', async () => {
        assert.equal(await printSchema(database.owner, ['shop'], database.roles), expected_schema)
        const other = await cloneDatabase({ cluster, folders: [files.folder({ '0001_shop.sql': structure })] })
        assert.equal(await printSchema(other.owner, ['shop'], other.roles), expected_schema)
        await other.drop()
      })

      it('prints the rows for the compiler', async () => {
        assert.equal(await printTables(database.owner, 'shop'), expected_tables)
      })

      it('sees every kind of change', async () => {
        const changes = [
          'alter table shop.unit_kind alter note set not null', 'alter table shop.unit_kind alter note type varchar(5)',
          `alter table shop.unit_kind alter note set default ''`, 'alter table shop.item drop constraint item_price_check',
          'drop index shop.item_day', 'grant delete on shop.item to lantai_app', 'grant execute on function shop.one() to public',
          `create or replace function shop.one() returns int language sql as 'select 2'`, `alter type shop.mood add value 'new'`,
          'create or replace view shop.shared_item as select seq, day from shop.item where seq > 1', 'create sequence shop.counter',
          'alter table shop.item enable row level security', 'alter table shop.unit_kind alter name type text collate "default"',
        ]
        let last = await printSchema(database.owner, ['shop'], database.roles)
        for (const change of changes) {
          await sql.raw(change.replaceAll('lantai_app', database.roles.app)).execute(database.owner)
          const now = await printSchema(database.owner, ['shop'], database.roles)
          assert.notEqual(now, last, change)
          last = now
        }
      })
    })
  })
}

describe('a server somebody else keeps, as the test cluster', () => {
  it('serves a role that may make databases and roles but is no superuser', async () => {
    const usual = await startEmbeddedCluster()
    const { admin } = usual
    assert.ok('host' in admin)
    const superuser = openDatabase({ ...admin, log: silent_log, poolSize: 1 })
    await sql.raw(`create role lantai_suite login createdb createrole password 'suite'`).execute(superuser.db)
    await sql.raw('grant connect on database postgres to lantai_suite').execute(superuser.db)
    const url = `postgres://lantai_suite:suite@localhost:${admin.port}/postgres?host=${encodeURIComponent(admin.host)}`
    const cluster = await startExternalCluster(url)
    const files = migrationFixtures()
    const database = await cloneDatabase({ cluster, folders: [files.folder({ '0001_kernel.sql': kernelMigration() })] })
    try {
      assert.equal(cluster.major, usual.major)
      await assert.rejects(sql`delete from journal.entry`.execute(database.app), { code: '42501' })
      assert.deepEqual((await sql`select current_user::text as name`.execute(database.app)).rows, [{ name: 'lantai_test_app' }])
    } finally {
      await database.drop()
      await cluster.stop()
      await superuser.close()
      await usual.stop()
      files.remove()
    }
  })
})
