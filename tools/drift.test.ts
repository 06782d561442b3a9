// The drift check is shown to fail: each change of a registry, a catalogue or a database that generating would have followed.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { cloneDatabase } from '@lantai/database/testing'
import type { TestDatabase } from '@lantai/database/testing'
import { command, defineErrors, may, query, Registry, roles, tool } from '@lantai/kernel'
import type { Domain, Operation } from '@lantai/kernel'
import { migrationFolders } from '@lantai/server'
import { sql } from 'kysely'
import { z } from 'zod'
import { checkAuthorization } from './generators/authorization.ts'
import { flagsOf } from './generators/commands.ts'
import { compare, describeDrift } from './generators/compare.ts'
import { printDatabase } from './generators/database.ts'
import { printAll } from './generators/print-all.ts'
import { noteCodesIn } from './generators/note-codes.ts'
import type { Source } from './generators/source.ts'
import { checkTranslations, englishWords } from './generators/translation-keys.ts'

const LampId = z.uuid().meta({ id: 'LampId' })
const Beam = z.object({ start: z.int().min(0), end: z.int().min(1), colour: z.enum(['warm', 'cold']).default('warm') }).meta({ id: 'Beam' })

const lightLamp = command({
  name: 'harbour.light-lamp',
  input: z.object({ lamp: LampId, beam: Beam, note: z.string().optional() }),
  output: z.object({ lamp: LampId, beam: Beam, at: z.date().transform((date) => date.toISOString()) }),
  allow: may('harbour.keep').within(),
  journal: 'lit',
  async run(_context, input) { return { lamp: input.lamp, beam: input.beam, at: new Date(0) } },
})

const listLamps = query({
  name: 'harbour.list-lamps',
  input: z.object({ rows: z.int().min(1).default(50) }),
  output: z.object({ lamps: z.array(LampId) }),
  allow: may('harbour.keep').within(),
  async run() { return { lamps: [] } },
})

const readLog = tool({
  name: 'harbour.read-log', input: z.object({ file: z.string() }), output: z.object({ lines: z.number() }),
  async run() { return { lines: 0 } },
})

const harbourErrors = defineErrors('harbour', { 'lamp-broken': { kind: 'conflict', when: 'The lamp has no glass.' } })

const sentences = {
  'zh-CN': {
    'operation.harbour.light-lamp': '点灯', 'operation.harbour.list-lamps': '灯具列表', 'operation.harbour.read-log': '读取记录',
    'action.harbour.light-lamp': '点了灯', 'permission.harbour.keep': '看守灯塔', 'error.harbour.lamp-broken': '灯 {name} 已损坏。',
    'note.too-dark': '看不清。',
    ...Object.fromEntries(roles.map((role) => [`role.${role}`, '岗位'])),
  },
  en: {
    'operation.harbour.light-lamp': 'Light a lamp', 'operation.harbour.list-lamps': 'List lamps',
    'operation.harbour.read-log': 'Read the log', 'action.harbour.light-lamp': 'lit a lamp', 'permission.harbour.keep': 'Keep the lamps',
    'error.harbour.lamp-broken': 'Lamp {name} is broken.', 'note.too-dark': 'Too dark.',
    ...Object.fromEntries(roles.map((role) => [`role.${role}`, 'A role'])),
  },
}

function harbour(operations: readonly Operation[]): Domain {
  return {
    name: 'harbour', operations, permissions: { 'harbour.keep': ['handler'] }, errors: harbourErrors.definitions, events: [], jobs: [],
    handlers: [], resolvers: [], messages: sentences,
  }
}

type Sentences = Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>

function sourceWith(operations: readonly Operation[], messages: Sentences = sentences): Source {
  return {
    registry: new Registry([harbour(operations)]), messages: [{ package: 'domains/harbour', ...messages }], webMessages: [],
    statusFor: (_code, kind) => kind === 'conflict' ? 409 : 500, noteCodes: ['too-dark'], version: '0.1.0',
  }
}

const everything = [lightLamp, listLamps, readLog]

function without(language: 'zh-CN' | 'en', key: string): typeof sentences {
  const { [key]: _left, ...rest } = sentences[language] as Record<string, string>
  return { ...sentences, [language]: rest } as typeof sentences
}

function saying(language: 'zh-CN' | 'en', key: string, text: string): typeof sentences {
  return { ...sentences, [language]: { ...sentences[language], [key]: text } }
}

describe('generated files', () => {
  const committed = printAll(sourceWith(everything))

  it('are the same for the same registry, in whatever order it was declared', () => {
    assert.deepEqual(compare(printAll(sourceWith([readLog, listLamps, lightLamp])), (file) => committed.get(file)), [])
    assert.deepEqual(compare(committed, (file) => committed.get(file)?.replaceAll('\n', '\r\n')), [])
  })

  it('are red in every file an added operation shows in', () => {
    const before = printAll(sourceWith([listLamps, readLog]))
    assert.deepEqual(compare(committed, (file) => before.get(file)).map((drift) => drift.file).sort(), [
      'apps/web/src/generated/client.ts', 'docs/commands.md', 'docs/openapi.json', 'docs/permissions.md', 'docs/translation-keys.json',
    ])
  })

  it('are red when an operation is missing in the permissions page, and name its line', () => {
    const page = committed.get('docs/permissions.md') ?? ''
    const cut = page.split('\n').filter((line) => !line.startsWith('| `harbour.list-lamps`')).join('\n')
    const drifts = compare(committed, (file) => file === 'docs/permissions.md' ? cut : committed.get(file))
    assert.equal(drifts.length, 1)
    assert.match(drifts[0]?.expected ?? '', /^\| `harbour\.list-lamps` \| 灯具列表 \| query \| `harbour\.keep` within \| handler \|$/)
    assert.match(describeDrift(drifts[0]!), /^docs\/permissions\.md:\d+ has drifted/)
  })

  it('are red when a file is not there at all', () => {
    const drifts = compare(committed, (file) => file === 'docs/errors.md' ? undefined : committed.get(file))
    assert.equal(drifts.length, 1)
    assert.deepEqual([drifts[0]?.file, drifts[0]?.line, drifts[0]?.found], ['docs/errors.md', 1, undefined])
  })

  it('tell request and answer of one name apart', () => {
    const client = committed.get('apps/web/src/generated/client.ts') ?? ''
    assert.match(client, /export type Beam = \{\n  start: number\n  end: number\n  colour: 'warm' \| 'cold'\n\}/)
    assert.match(client, /export type BeamInput = \{\n  start: number\n  end: number\n  colour\?: 'warm' \| 'cold'\n\}/)
    assert.match(client, /'harbour\.light-lamp': \{\n    kind: 'command'\n/)
    assert.match(client, /    input: \{\n      lamp: LampId\n      beam: BeamInput\n      note\?: string\n    \}/)
    assert.match(client, /beam: Beam\n      at: string\n/)
    assert.doesNotMatch(client, /read-log/)
  })

  it('say in OpenAPI what a caller sends', () => {
    const document = JSON.parse(committed.get('docs/openapi.json') ?? '') as {
      paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string; required: boolean }[] }>>
      components: { schemas: Record<string, unknown> }
    }
    const lighting = document.paths['/api/harbour/light-lamp']?.['post']
    assert.equal(lighting?.operationId, 'harbour.light-lamp')
    assert.deepEqual(lighting?.parameters.map(({ name, in: place, required }) => ({ name, place, required })),
      [{ name: 'Idempotency-Key', place: 'header', required: true }])
    const listing = document.paths['/api/harbour/list-lamps']?.['get']
    assert.deepEqual(listing?.parameters.map(({ name, in: place, required }) => ({ name, place, required })),
      [{ name: 'rows', place: 'query', required: false }])
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '')
    for (const name of references) assert.ok(name in document.components.schemas, name)
    assert.deepEqual(document.paths['/api/harbour/read-log'], undefined)
  })

  it('write a command with its flags, a field of a field with a point', () => {
    assert.match(committed.get('docs/commands.md') ?? '',
      /lantai harbour light-lamp --lamp LampId --beam\.start NUMBER --beam\.end NUMBER \[--beam\.colour warm\|cold\] \[--note TEXT\]\n/)
    const flags = flagsOf({
      type: 'object', required: ['blob', 'name', 'expectedVersion', 'lamps'],
      properties: {
        blob: { type: 'string', format: 'uuid' }, name: { type: 'string' }, expectedVersion: { type: 'integer' }, loud: { type: 'boolean' },
        lamps: { type: 'array', items: { type: 'string', format: 'uuid' } }, title: { anyOf: [{ type: 'null' }, { type: 'string' }] },
      },
    }, new Map())
    assert.deepEqual(flags, [
      { name: 'file', value: 'FILE', required: true, repeated: false }, { name: 'name', value: 'TEXT', required: false, repeated: false },
      { name: 'expected-version', value: 'NUMBER', required: true, repeated: false },
      { name: 'loud', value: '', required: false, repeated: false },
      { name: 'lamps', value: 'ID', required: true, repeated: true }, { name: 'title', value: 'TEXT', required: false, repeated: false },
    ])
  })
})

describe('catalogues', () => {
  const check = (messages: typeof sentences): readonly string[] => checkTranslations(sourceWith(everything, messages))

  it('are quiet when both languages say everything and nothing more', () => assert.deepEqual(check(sentences), []))

  it('are red for a missing key', () => {
    assert.deepEqual(check(without('zh-CN', 'permission.harbour.keep')), [
      'zh-CN: permission.harbour.keep is missing', 'domains/harbour: permission.harbour.keep is not in zh-CN',
    ])
    assert.deepEqual(check(without('en', 'note.too-dark')), ['en: note.too-dark is missing', 'domains/harbour: note.too-dark is not in en'])
  })

  it('are red for a key nothing asks for', () => {
    assert.deepEqual(checkTranslations(sourceWith([listLamps, readLog])).filter((finding) => finding.includes(' en: ')), [
      'domains/harbour en: nothing asks for operation.harbour.light-lamp', 'domains/harbour en: nothing asks for action.harbour.light-lamp',
    ])
  })

  it('are red for an empty sentence', () => {
    assert.deepEqual(check(saying('en', 'note.too-dark', ' ')), ['domains/harbour: note.too-dark is empty in en'])
  })

  it('are red for unlike parameters', () => {
    assert.deepEqual(check(saying('en', 'error.harbour.lamp-broken', 'A lamp is broken.')),
      ['domains/harbour: error.harbour.lamp-broken has {name} in zh-CN and {} in en'])
  })

  it('are red for English left in Chinese, but not for what is written in Latin letters anyway', () => {
    assert.deepEqual(check(saying('zh-CN', 'note.too-dark', '看不清 the lamp。')),
      ['domains/harbour: note.too-dark has English left in zh-CN: the, lamp'])
    assert.deepEqual(englishWords('请用 LANTAI_DATABASE_URL 指定，或执行 lantai doctor --roles。'), [])
    assert.deepEqual(englishWords('参见 /var/lib/lantai 下的 0042_work_matter.sql，上限 {megabytes_max} MB。'), [])
  })

  it('are red for a sentence that stands twice', () => {
    const source = sourceWith(everything)
    const doubled = { package: 'kernel', 'zh-CN': { 'role.head': '局长' }, en: { 'role.head': 'Head' } }
    assert.deepEqual(checkTranslations({ ...source, messages: [...source.messages, doubled] }), [
      'kernel zh-CN: role.head stands in domains/harbour as well', 'kernel en: role.head stands in domains/harbour as well',
    ])
  })

  it('ask of the web page that both languages agree and that every note has its sentence there too', () => {
    const web = { package: 'apps/web', 'zh-CN': { 'shell.title': '兰台' }, en: { 'shell.name': 'Lantai' } }
    assert.deepEqual(checkTranslations({ ...sourceWith(everything), webMessages: [web] }),
      ['apps/web: shell.name is not in zh-CN', 'apps/web: shell.title is not in en', 'apps/web: note.too-dark is missing'])
  })

  it('take the codes of notes from the type that lists them and from notes written out', () => {
    const text = 'export type HtmlNoteCode =\n  /** Why. */\n  | \'too-deep\'\n  | \'too-long\'\nexport type Other = \'else\''
    assert.deepEqual(noteCodesIn(text), ['too-deep', 'too-long'])
    assert.deepEqual(noteCodesIn('note({ code: \'too-dark\', start, end })\nrefuse({ code: \'other\' })\n'), ['too-dark'])
  })
})

describe('authorization table', () => {
  const { registry } = sourceWith(everything)

  it('is quiet when every operation with a route has a line', () => {
    const csv = '# Why.\noperation,roles,own,child,sibling,parent,other\n'
      + 'harbour.light-lamp,handler,allowed\nharbour.list-lamps,reader,absent\n'
    assert.deepEqual(checkAuthorization(registry, csv), [])
  })

  it('is red for an operation that is missing and for one that is gone', () => {
    const csv = 'operation,roles,own,child,sibling,parent,other\r\nharbour.light-lamp,handler,allowed\r\nharbour.sink-ship,head,allowed\r\n'
    assert.deepEqual(checkAuthorization(registry, csv),
      ['harbour.list-lamps has no line', 'harbour.sink-ship is not an operation'])
  })

  it('is red for an empty file', () => {
    assert.deepEqual(checkAuthorization(registry, ''), ['The first line must be operation,roles,own,child,sibling,parent,other, not ""'])
  })
})

describe('files of the database', () => {
  let database: TestDatabase

  before(async () => { database = await cloneDatabase({ folders: migrationFolders }) })
  after(async () => { await database.drop() })

  it('are red when a column was added', async () => {
    const schemas = { all: ['journal', 'kernel'], domains: ['kernel'] }
    const before = await printDatabase(database.owner, schemas, database.roles)
    assert.deepEqual(compare(await printDatabase(database.owner, schemas, database.roles), (file) => before.get(file)), [])
    await sql`alter table kernel.blob add column colour text collate "C"`.execute(database.owner)
    const drifts = compare(await printDatabase(database.owner, schemas, database.roles), (file) => before.get(file))
    assert.deepEqual(drifts.map((drift) => drift.file), ['schema.sql', 'domains/kernel/src/tables.ts'])
    for (const drift of drifts) assert.match(drift.expected ?? '', /colour/)
  })
})
