import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import * as fileSystem from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { FileDoor, FolderObjects } from './folder-objects.ts'
import { folderObjects } from './folder-objects.ts'
import { bytesOf, collected, countingBytes, hostileDigests, isRefusal, objectStoreContract, piecesOf } from './testing.ts'

const digest_of_abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const plenty = { bytes_max: 64 * 1024 * 1024 }

function newFolder(): Promise<string> { return fileSystem.mkdtemp(join(tmpdir(), 'lantai-objects-')) }

objectStoreContract('folder', async () => {
  const folder = await newFolder()
  return { store: folderObjects({ folder }), close: () => fileSystem.rm(folder, { recursive: true }) }
})

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await fileSystem.readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
}

/** The real file system, with a list of what was asked of it; `cut` stops the world at one call, as a power cut would. */
function recordingDoor(folder: string, calls: string[], cut?: string): FileDoor {
  const nameOf = (path: unknown): string => relative(folder, String(path)).replace(/temporary\/.+\.part$/, 'temporary/*') || '.'
  const record = (call: string): void => {
    if (call === cut) throw new Error(`cut before ${call}`)
    calls.push(call)
  }
  const door = {
    ...fileSystem,
    async open(path: string, flags: string, mode?: number) {
      const handle = await fileSystem.open(path, flags, mode)
      return new Proxy(handle, {
        get(target, key) {
          if (key === 'sync') return async () => { record(`sync ${nameOf(path)}`); await target.sync() }
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) as unknown : value
        },
      })
    },
    async mkdir(path: string, options: object) { record(`mkdir ${nameOf(path)}`); return fileSystem.mkdir(path, options) },
    async rename(from: string, to: string) { record(`rename ${nameOf(to)}`); await fileSystem.rename(from, to) },
    async unlink(path: string) { record(`unlink ${nameOf(path)}`); await fileSystem.unlink(path) },
  }
  return door as FileDoor
}

describe('folder objects', () => {
  const made: string[] = []
  let folder: string
  let store: FolderObjects
  beforeEach(async () => {
    folder = await newFolder()
    made.push(folder)
    store = folderObjects({ folder })
  })
  after(async () => { for (const each of made) await fileSystem.rm(each, { recursive: true, force: true }) })

  it('stores under two levels of folders, readable by owner and group only, never writable', async () => {
    await store.put(piecesOf('abc'), plenty)
    assert.deepEqual(await filesBelow(folder), [`ba/78/${digest_of_abc}`])
    assert.equal((await fileSystem.stat(join(folder, 'ba/78', digest_of_abc))).mode & 0o777, 0o440)
    for (const each of ['ba', 'ba/78', 'temporary']) assert.equal((await fileSystem.stat(join(folder, each))).mode & 0o777, 0o700)
  })

  it('makes its own folder and the ones above', async () => {
    const deep = folderObjects({ folder: join(folder, 'one/two/objects') })
    await deep.put(piecesOf('abc'), plenty)
    assert.equal(await deep.verify(digest_of_abc), 'intact')
  })

  it('leaves no temporary file after a success, a repetition, a failing source and too many bytes', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> { yield countingBytes(1_200_000); throw new Error('cut') }
    await store.put(piecesOf('abc'), plenty)
    await store.put(piecesOf('abc'), plenty)
    await assert.rejects(store.put(failing(), plenty), /cut/)
    await assert.rejects(store.put(piecesOf(countingBytes(2_000_000)), { bytes_max: 1_999_999 }), isRefusal('objects.too-large'))
    await Promise.all(Array.from({ length: 6 }, () => store.put(piecesOf('at once'), plenty)))
    assert.equal((await filesBelow(folder)).length, 2)
    assert.deepEqual(await fileSystem.readdir(join(folder, 'temporary')), [])
  })

  it('fsyncs the bytes before the rename and the folders before the answer', async () => {
    const calls: string[] = []
    await folderObjects({ folder, fs: recordingDoor(folder, calls) }).put(piecesOf('abc'), plenty)
    assert.deepEqual(calls, [
      'mkdir .', 'mkdir temporary', 'sync .', 'sync temporary/*',
      'mkdir ba', 'sync .', 'mkdir ba/78', 'sync ba', `rename ba/78/${digest_of_abc}`, 'sync ba/78',
    ])
    calls.length = 0
    await folderObjects({ folder, fs: recordingDoor(folder, calls) }).put(piecesOf('abc'), plenty)
    assert.deepEqual(calls.slice(-5), ['sync .', 'mkdir ba/78', 'sync ba', 'unlink temporary/*', 'sync ba/78'])
  })

  it('finds every state a cut can leave: not stored, or whole', async () => {
    const calls: string[] = []
    await folderObjects({ folder, fs: recordingDoor(folder, calls) }).put(piecesOf('abc'), plenty)
    for (const call of new Set(calls)) {
      const place = await newFolder()
      made.push(place)
      await assert.rejects(folderObjects({ folder: place, fs: recordingDoor(place, [], call) }).put(piecesOf('abc'), plenty), /cut before/)
      const later = folderObjects({ folder: place })
      const size = await later.size(digest_of_abc)
      assert.ok(size === undefined || size === 3, `${call} left ${size} bytes`)
      assert.deepEqual(await later.put(piecesOf('abc'), plenty), { digest: digest_of_abc, size: 3 })
      assert.equal(await later.verify(digest_of_abc), 'intact')
    }
  })

  it('sweeps what a killed process left, and reads what was renamed but never answered', async () => {
    await store.put(piecesOf('first'), plenty)
    await fileSystem.writeFile(join(folder, 'temporary', 'left-behind.part'), 'half a fi')
    await fileSystem.mkdir(join(folder, 'ba/78'), { recursive: true })
    await fileSystem.writeFile(join(folder, 'ba/78', digest_of_abc), 'abc')
    const later = folderObjects({ folder })
    assert.equal(await later.sweepTemporary(), 0, 'a fresh file may be another process at work')
    assert.equal(await later.sweepTemporary({ untouched_seconds_min: 0 }), 1)
    assert.deepEqual(await fileSystem.readdir(join(folder, 'temporary')), [])
    assert.equal((await bytesOf(await later.open(digest_of_abc))).toString(), 'abc')
    assert.equal(await later.verify(digest_of_abc), 'intact')
  })

  it('sweeps by age and never what it is writing itself', async () => {
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a')
      assert.equal((await fileSystem.readdir(join(folder, 'temporary'))).length, 1)
      assert.equal(await store.sweepTemporary({ untouched_seconds_min: 0 }), 0)
      yield Buffer.from('bc')
    }
    assert.equal((await store.put(slow(), plenty)).digest, digest_of_abc)
    const old = join(folder, 'temporary', 'old.part')
    await fileSystem.writeFile(old, 'x')
    const yesterday = new Date(Date.now() - 86_400_000)
    await fileSystem.utimes(old, yesterday, yesterday)
    assert.equal(await store.sweepTemporary(), 1)
    assert.equal(await folderObjects({ folder: join(folder, 'never-made') }).sweepTemporary(), 0)
  })

  it('notices damage, and puts good bytes where an object was cut short', async () => {
    await store.put(piecesOf('abc'), plenty)
    const path = join(folder, 'ba/78', digest_of_abc)
    await fileSystem.chmod(path, 0o600)
    await fileSystem.writeFile(path, 'abd')
    assert.equal(await store.verify(digest_of_abc), 'damaged')
    await fileSystem.truncate(path, 1)
    assert.equal(await store.verify(digest_of_abc), 'damaged')
    await store.put(piecesOf('abc'), plenty)
    assert.equal(await store.verify(digest_of_abc), 'intact')
    assert.equal(await store.verify('0'.repeat(64)), 'missing')
    for (const hostile of hostileDigests) assert.equal(await store.verify(hostile), 'missing')
  })

  it('passes over foreign files when it lists', async () => {
    await store.put(piecesOf('abc'), plenty)
    await fileSystem.writeFile(join(folder, 'README'), 'x')
    await fileSystem.writeFile(join(folder, 'ba', '78', 'note'), 'x')
    await fileSystem.writeFile(join(folder, 'aa'), 'a file where a folder would stand')
    await fileSystem.mkdir(join(folder, 'ba', '79'))
    await fileSystem.writeFile(join(folder, 'ba', '79', digest_of_abc), 'abc')
    assert.deepEqual((await collected(store.list())).map(({ digest, size }) => [digest, size]), [[digest_of_abc, 3]])
    assert.equal(await store.size(`aa${'0'.repeat(62)}`), undefined)
  })
})

describe('folder objects on a full disk', () => {
  let folder: string
  let mounted = false
  before(async () => {
    folder = await newFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', folder], { stdio: 'ignore' })
      mounted = true
    } catch {
      mounted = false
    }
  })
  after(async () => {
    if (mounted) execFileSync('umount', [folder])
    await fileSystem.rmdir(folder)
  })

  it('refuses in words, keeps nothing, reads what it has and goes on by itself', async (context) => {
    if (!mounted) { context.skip('only root can mount a small disk'); return }
    const store = folderObjects({ folder: join(folder, 'objects') })
    await store.put(piecesOf('abc'), plenty)
    const large = await store.put(piecesOf(countingBytes(1_000_000)), plenty)
    const other = countingBytes(1_500_000).reverse()
    await assert.rejects(store.put(piecesOf(other), plenty), isRefusal('objects.disk-full'))
    assert.deepEqual(await fileSystem.readdir(join(folder, 'objects', 'temporary')), [])
    assert.equal(await store.verify(digest_of_abc), 'intact')
    assert.equal(await store.verify(large.digest), 'intact')
    await store.remove(large.digest)
    assert.equal((await store.put(piecesOf(other), plenty)).size, 1_500_000)
  })
})
