import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Caller } from './caller.ts'
import { hostileFiles } from './hostile-files.ts'
import { runHostile } from './hostile-run.ts'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'
import type { RunningInstance } from './instance.ts'
import { runMutated } from './mutated-run.ts'
import { showsProcesses } from './processes.ts'

/** The quick ones; `npm run anomaly:hostile` brings all of them. */
const quick = ['a billion laughs in a Word document', 'an external entity', 'one cell in the last corner of a sheet',
  'a tree of pages that is its own branch', 'a stream of objects that extends itself', 'a drawing that draws itself']
const seed = 20_261_124

describe('files that are made to break their reader', {
  skip: showsProcesses ? false : 'memory is read from /proc, which only Linux has',
}, () => {
  let folder: string
  let instance: RunningInstance
  let officer: Caller
  before(async () => {
    folder = makeInstanceFolder()
    instance = await startInstance(folder)
    officer = await instance.signIn()
  })
  after(async () => {
    await instance?.stop()
    await removeInstanceFolder(folder)
  })

  for (const file of hostileFiles.filter(({ title }) => quick.includes(title))) {
    it(file.title, async () => assert.deepEqual((await runHostile(instance, officer, file)).faults, []))
  }

  it(`thirty files of ours, changed by chance (seed ${seed})`, async () => {
    assert.deepEqual((await runMutated(instance, officer, { seed, count: 30 })).faults, [])
  })
})
