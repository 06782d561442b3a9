import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Refusal, SearchIndex } from '@lantai/kernel'
import { rebuildIndexes } from './rebuild-indexes.ts'
import { sqliteSearch } from './sqlite-search.ts'
import { entry, searchIndexContract } from './testing.ts'
import type { IndexUnderTest } from './testing.ts'

async function makeIndex(): Promise<IndexUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-search-'))
  let latest = sqliteSearch({ folder })
  return {
    index: latest,
    reopen: async () => latest = sqliteSearch({ folder }),
    kept: async () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    async close() {
      await latest.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

searchIndexContract('SQLite', makeIndex)

describe('the index in SQLite', () => {
  const folders: string[] = []
  const opened: SearchIndex[] = []
  const open = (folder: string): SearchIndex => {
    const index = sqliteSearch({ folder })
    opened.push(index)
    return index
  }
  let folder: string
  before(() => { folder = makeFolder() })
  after(async () => {
    for (const index of opened) await index.close()
    for (const one of folders) rmSync(one, { recursive: true, force: true })
  })

  function makeFolder(): string {
    const made = mkdtempSync(join(tmpdir(), 'lantai-search-'))
    folders.push(made)
    return made
  }

  const all = { words: [], marks: [], rows_max: 10 }

  it('is a copy of its own for each that is open, and copies that nobody holds go when something is forgotten', async () => {
    const [first, second, third] = [open(folder), open(folder), open(folder)]
    for (const [at, index] of [first, second, third].entries()) {
      await index.apply({ put: [entry(1, '望江亭'), entry(2, `乙${at}`)], removed: [], position: 1 })
    }
    const names = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.sqlite')).sort()
    assert.deepEqual(names(), ['index-1.sqlite', 'index-2.sqlite', 'index-3.sqlite'])
    await second.close()
    await first.apply({ put: [], removed: [1], position: 2 })
    assert.deepEqual(names(), ['index-1.sqlite', 'index-3.sqlite'])
    assert.deepEqual(await third.find(all), [2, 1])
    await third.close()
    await first.close()
  })

  it('begins anew where its file is damaged, is none, or has another form', async () => {
    for (const damage of [Buffer.from('no database at all, '.repeat(1_000)), Buffer.alloc(0), halfOf]) {
      const place = makeFolder()
      const index = open(place)
      await index.apply({ put: Array.from({ length: 400 }, (_, at) => entry(at + 1, `题${at}`, [`句${at}`])), removed: [], position: 5 })
      await index.close()
      const path = join(place, 'index-1.sqlite')
      writeFileSync(path, typeof damage === 'function' ? damage(readFileSync(path)) : damage)
      const again = open(place)
      await again.position()
      await again.find({ ...all, words: ['题1'] })
      assert.equal(await again.position(), undefined)
      assert.deepEqual(await again.find(all), [])
      await again.apply({ put: [entry(1, '好')], removed: [], position: 9 })
      assert.equal(await again.position(), 9)
      await again.close()
    }
  })

  /** The first page is left, so that the damage is met later. */
  function halfOf(bytes: Buffer): Buffer {
    return Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xff)])
  }

  it('is built anew on request by the process that holds it, and dropped where none does', async () => {
    const place = makeFolder()
    assert.deepEqual(await rebuildIndexes(join(place, 'none'), { seconds_max: 1 }), { dropped: 0, built: 0, unfinished: 0 })
    const [held, left] = [open(place), open(place)]
    for (const index of [held, left]) await index.apply({ put: [entry(1, '旧')], removed: [], position: 1 })
    await left.close()
    const asked = rebuildIndexes(place, { seconds_max: 60 })
    while (await held.position() !== undefined) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(await held.find(all), [])
    await held.apply({ put: [entry(2, '新')], removed: [] })
    // Who searches meanwhile does not begin it again.
    assert.equal(await held.position(), undefined)
    assert.deepEqual(await held.find(all), [2])
    await held.apply({ put: [], removed: [], position: 4 })
    assert.deepEqual(await asked, { dropped: 1, built: 1, unfinished: 0 })
    assert.equal(await held.position(), 4)
    assert.deepEqual(readdirSync(place).filter((name) => !name.startsWith('index-1.sqlite')), [])
    assert.deepEqual(await rebuildIndexes(place, { seconds_max: 0 }), { dropped: 0, built: 0, unfinished: 1 })
    await held.close()
  })

  it('says that it cannot be used, and why, where its folder cannot be written', async () => {
    const place = makeFolder()
    writeFileSync(join(place, 'search'), 'a file')
    const index = open(join(place, 'search'))
    await assert.rejects(index.find(all), (error: Refusal) => {
      assert.deepEqual([error.code, (error.cause as { code: string }).code], ['search.unavailable', 'EEXIST'])
      return true
    })
  })
})
