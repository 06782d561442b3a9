// What a browser has to load before the first page can be used, in gzip bytes, read off the build's own manifest.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildWeb } from './build.ts'

const kilobytes = 1024
const sign_in_bytes_max = 320 * kilobytes
const first_page_bytes_max = 480 * kilobytes

interface Chunk { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }
type Manifest = Readonly<Record<string, Chunk>>

/** Everything an entry loads at once: itself, what it imports and what those import, and their style sheets. */
export function filesOf(manifest: Manifest, entries: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the manifest of the build.`)
    for (const file of [chunk.file, ...chunk.css ?? []]) files.add(file)
    chunk.imports?.forEach(visit)
  }
  entries.forEach(visit)
  return files
}

describe('size of the pages', () => {
  let folder = ''
  let manifest: Manifest = {}
  const gzip_bytes = (entries: readonly string[]): number => [...filesOf(manifest, entries)]
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)

  before(async () => {
    const built = await buildWeb({ log: { info: () => undefined } })
    folder = built.folder
    manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  })

  it('counts a chunk that two others import once, and style sheets too', () => {
    const shared = { file: 'shared.js', css: ['shared.css'] }
    const one = { file: 'one.js', imports: ['shared'] }
    const two = { file: 'two.js', imports: ['shared', 'one'] }
    const files = filesOf({ one, two, shared }, ['one', 'two'])
    assert.deepEqual([...files].sort(), ['one.js', 'shared.css', 'shared.js', 'two.js'])
  })

  it('refuses an entry the build does not know, so that a renamed page cannot weigh nothing', () => {
    assert.throws(() => filesOf({}, ['src/pages/sign-in.tsx']), /not in the manifest/)
  })

  it('keeps sign-in within 320 KB', () => {
    const bytes = gzip_bytes(['index.html', 'src/pages/sign-in.tsx'])
    assert.ok(bytes > 50 * kilobytes, `sign-in weighs only ${bytes} bytes: something is not counted`)
    assert.ok(bytes <= sign_in_bytes_max, `sign-in weighs ${Math.ceil(bytes / kilobytes)} KB`)
  })

  it('keeps the first working page within 480 KB in all', () => {
    const bytes = gzip_bytes(['index.html', 'src/pages/sign-in.tsx', 'src/shell/shell.tsx', 'src/pages/documents/documents.tsx'])
    assert.ok(bytes <= first_page_bytes_max, `the first page weighs ${Math.ceil(bytes / kilobytes)} KB`)
  })

  it('asks no other host for anything', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//)
  })
})
