import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { diskFullRun } from './disk-full-run.ts'
import type { DiskFullResult } from './disk-full-run.ts'
import { mountSmallDisk, obstacleToMounting } from './small-disk.ts'
import type { SmallDisk } from './small-disk.ts'

const seed = 20_260_208
// The reserve and the limits are set for a disk of this size; see disk-full-run.ts.
const megabytes = 800

describe(`a disk that fills up under a running server (seed ${seed})`, { skip: obstacleToMounting() ?? false }, () => {
  let mounted: SmallDisk
  let result: DiskFullResult
  before(async () => {
    mounted = mountSmallDisk(megabytes) as SmallDisk
    result = await diskFullRun(mounted, seed)
  })
  after(() => mounted?.unmount())

  it('refuses uploads and receipts in words before the wall, and goes on reading and marking', () => {
    const { upload, receive, reading, marking } = result.low
    for (const answer of [upload, receive]) {
      assert.equal(answer.status, 503)
      assert.equal(answer.body.code, 'kernel.storage-full')
      assert.equal(answer.body.message, '服务器磁盘空间不足，暂停收文，查阅不受影响。请联系系统管理员清理空间，腾出空间后自动恢复。')
      assert.equal(answer.headers['retry-after'], '5')
    }
    assert.deepEqual({ reading, marking }, { reading: { 200: 5 }, marking: { 200: 5 } })
  })

  it('answers nothing but successes and sentences at the wall, and reads again once the reserve is given up', () => {
    const { wall } = result
    assert.ok(wall.databaseDied, 'the wall was not reached')
    assert.deepEqual(wall.strange, [])
    assert.equal(wall.upload.body.code, 'kernel.storage-full')
    assert.deepEqual(wall.readingAfter, { 200: 10 })
  })

  it('reads and receives again by itself when there is room', () => {
    assert.ok(Number.isFinite(result.freed.reading_ms) && Number.isFinite(result.freed.receiving_ms))
  })

  it('loses and damages nothing', () => {
    assert.deepEqual([...result.problems, ...result.problemsAfterRestart], [])
    assert.equal(result.acknowledged, 2)
  })

  it('starts on the full disk by giving up the reserve, and without one says why it does not', () => {
    assert.match(result.starts.withReserve, /^ready .*reading \{"200":5\}, upload 503 kernel\.storage-full$/)
    assert.match(result.starts.without, /所在的磁盘已满，没有启动。请清理出空间后重新启动，已收下的文件不受影响。$/)
  })
})
