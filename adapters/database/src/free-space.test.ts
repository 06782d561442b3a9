import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readFreeSpace, spaceGuard } from './free-space.ts'

describe('free space', () => {
  const more_than_any_disk = 2 ** 60
  let folder = ''
  before(() => { folder = mkdtempSync(join(tmpdir(), 'lantai-space-')) })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('is low below the smaller of both limits only', async () => {
    const state = async (free_bytes_min: number, free_share_min: number): Promise<string> =>
      (await readFreeSpace(folder, { free_bytes_min, free_share_min })).state
    assert.equal(await state(more_than_any_disk, 2), 'low')
    assert.equal(await state(more_than_any_disk, 0), 'ample')
    assert.equal(await state(0, 2), 'ample')
  })

  it('tells bytes and share of one disk', async () => {
    const space = await readFreeSpace(folder, { free_bytes_min: 0, free_share_min: 0 })
    assert.ok(space.free_bytes > 0 && space.free_bytes < space.total_bytes)
    assert.equal(space.free_share, space.free_bytes / space.total_bytes)
  })

  it('lays a reserve down in real blocks, gives it up and lays it down again', async () => {
    const guard = spaceGuard(folder, { free_bytes_min: 0, free_share_min: 0, reserve_bytes: 3_000_000 })
    const file = join(folder, 'reserve')
    assert.equal(await guard.releaseReserve(), false)
    assert.equal(await guard.restoreReserve(), true)
    assert.equal(statSync(file).size, 3_000_000)
    assert.ok(statSync(file).blocks * 512 >= 3_000_000)
    assert.equal(await guard.restoreReserve(), true)
    assert.equal(await guard.releaseReserve(), true)
    assert.equal(existsSync(file), false)
    assert.equal((await guard.check()).state, 'ample')
  })

  it('does not lay the reserve down where that would make space low', async () => {
    const guard = spaceGuard(folder, { free_bytes_min: more_than_any_disk, free_share_min: 1, reserve_bytes: 1_000 })
    assert.equal(await guard.restoreReserve(), false)
    assert.equal(existsSync(join(folder, 'reserve')), false)
  })
})
