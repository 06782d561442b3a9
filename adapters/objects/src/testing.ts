// The contract of the port ObjectStore: one suite, run over every store.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { ObjectStore, PutStep } from '@lantai/kernel'
import { Refusal } from '@lantai/kernel'

export interface StoreUnderTest { readonly store: ObjectStore; close(): Promise<void> }

/** SHA-256 of no bytes and of "abc", from FIPS 180-4's examples. */
const digest_of_nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const digest_of_abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const plenty = { bytes_max: 64 * 1024 * 1024 }

export const hostileDigests = [
  '', '../../../etc/passwd', digest_of_abc.toUpperCase(), `${digest_of_abc}\n`, `${digest_of_abc}/..`, `../${digest_of_abc.slice(3)}`,
  digest_of_abc.slice(1), `\0${digest_of_abc.slice(1)}`, 'temporary', '.'.repeat(64), '/'.repeat(64),
] as const

export async function* piecesOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

/** Bytes that never repeat within the size used here, so that a piece in the wrong place is noticed. */
export function countingBytes(count: number): Buffer {
  const bytes = Buffer.alloc(count)
  for (let at = 0; at + 4 <= count; at += 4) bytes.writeUInt32LE(at, at)
  return bytes
}

export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> { return Buffer.concat(await collected(pieces)) }

export function isRefusal(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Refusal, `a coded failure was expected, not ${String(error)}`)
    assert.equal(error.code, code)
    return true
  }
}

/** `makeStore` answers an empty store each time it is called. */
export function objectStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`object store contract: ${name}`, () => {
    let made: StoreUnderTest
    before(async () => { made = await makeStore() })
    after(async () => { await made.close() })
    putCases(() => made.store)
    failureCases(() => made.store)
    readCases(() => made.store)
    freshnessCases(() => made.store)
    hostileCases(() => made.store)
    listCases(makeStore)
  })
}

function putCases(store: () => ObjectStore): void {
  it('puts bytes under their SHA-256 and gives them back', async () => {
    assert.deepEqual(await store().put(piecesOf('a', 'b', '', 'c'), plenty), { digest: digest_of_abc, size: 3 })
    assert.equal((await bytesOf(await store().open(digest_of_abc))).toString(), 'abc')
    assert.equal(Buffer.from(await store().read(digest_of_abc)).toString(), 'abc')
    assert.equal(await store().size(digest_of_abc), 3)
  })

  it('puts no bytes at all', async () => {
    assert.deepEqual(await store().put(piecesOf(), plenty), { digest: digest_of_nothing, size: 0 })
    assert.equal((await bytesOf(await store().open(digest_of_nothing))).byteLength, 0)
    assert.equal((await store().read(digest_of_nothing)).byteLength, 0)
    assert.equal(await store().size(digest_of_nothing), 0)
  })

  it('keeps the order of many pieces that fit no block size', async () => {
    const bytes = countingBytes(3_000_001)
    const pieces: Buffer[] = []
    for (let at = 0, length = 1; at < bytes.byteLength; length = length * 3 % 65_521) {
      pieces.push(bytes.subarray(at, at + length))
      at += length
    }
    const { digest, size } = await store().put(piecesOf(...pieces), plenty)
    assert.equal(size, 3_000_001)
    assert.equal(digest, createHash('sha256').update(bytes).digest('hex'))
    assert.ok(bytes.equals(await bytesOf(await store().open(digest))))
  })

  it('keeps the bytes although the source uses one buffer for every piece', async () => {
    const shared = Buffer.alloc(100_000)
    async function* reusing(): AsyncGenerator<Uint8Array> {
      for (let turn = 0; turn < 12; turn += 1) { shared.fill(turn); yield shared }
    }
    const { digest } = await store().put(reusing(), plenty)
    const stored = await store().read(digest)
    for (let turn = 0; turn < 12; turn += 1) assert.ok(stored.subarray(turn * 100_000, (turn + 1) * 100_000).every((byte) => byte === turn))
  })

  it('gives the same answer for the same bytes, one after the other and at once', async () => {
    const bytes = countingBytes(700_000)
    const puts = await Promise.all(Array.from({ length: 8 }, () => store().put(piecesOf(bytes), plenty)))
    const again = await store().put(piecesOf(bytes), plenty)
    for (const stored of puts) assert.deepEqual(stored, again)
    assert.ok(bytes.equals(await store().read(again.digest)))
  })

  it('tells how far it has come', async () => {
    const steps: PutStep[] = []
    const told = (step: PutStep): void => { steps.push(step) }
    await store().put(piecesOf('steps'), { ...plenty, onStep: told })
    assert.deepEqual(steps.splice(0), ['receiving', 'temporary-written', 'renamed'])
    await store().put(piecesOf('st', 'eps'), { ...plenty, onStep: told })
    assert.deepEqual(steps.splice(0), ['receiving', 'temporary-written', 'already-stored'])
  })
}

function failureCases(store: () => ObjectStore): void {
  it('refuses bytes over the limit, and takes exactly the limit', async () => {
    const before_count = (await collected(store().list())).length
    await assert.rejects(store().put(piecesOf('12345', '6789012'), { bytes_max: 11 }), isRefusal('objects.too-large'))
    await assert.rejects(store().put(piecesOf('1'), { bytes_max: 0 }), isRefusal('objects.too-large'))
    assert.equal((await collected(store().list())).length, before_count)
    assert.equal((await store().put(piecesOf('12345', '678901'), { bytes_max: 11 })).size, 11)
  })

  it('stops reading a source that goes on without end', async () => {
    let ended = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(1000)
      } finally {
        ended = true
      }
    }
    await assert.rejects(store().put(endless(), { bytes_max: 10_000 }), isRefusal('objects.too-large'))
    assert.ok(ended)
  })

  it('keeps nothing of a source that fails half-way, and passes its failure on', async () => {
    const bytes = countingBytes(1_500_000)
    async function* failing(): AsyncGenerator<Uint8Array> { yield bytes; throw new Error('the line was cut') }
    await assert.rejects(store().put(failing(), plenty), /the line was cut/)
    assert.equal(await store().size(createHash('sha256').update(bytes).digest('hex')), undefined)
  })
}

function readCases(store: () => ObjectStore): void {
  it('reads ranges, half open and cut at the end', async () => {
    const { digest } = await store().put(piecesOf('0123456789'), plenty)
    const text = async (start: number, end: number): Promise<string> => Buffer.from(await store().read(digest, { start, end })).toString()
    assert.equal(await text(0, 10), '0123456789')
    assert.equal(await text(3, 5), '34')
    assert.equal(await text(8, 99), '89')
    assert.equal(await text(4, 4), '')
    assert.equal(await text(50, 60), '')
    await assert.rejects(text(5, 4), RangeError)
    await assert.rejects(text(-1, 4), RangeError)
  })

  it('says what is missing, at once and not at the first piece', async () => {
    const absent = '0'.repeat(64)
    await assert.rejects(store().open(absent), isRefusal('objects.missing'))
    await assert.rejects(store().read(absent), isRefusal('objects.missing'))
    await assert.rejects(store().read(absent, { start: 0, end: 1 }), isRefusal('objects.missing'))
    assert.equal(await store().size(absent), undefined)
  })

  it('removes, and removes what is not there without complaint', async () => {
    const { digest } = await store().put(piecesOf('to be removed'), plenty)
    await store().remove(digest)
    assert.equal(await store().size(digest), undefined)
    await assert.rejects(store().open(digest), isRefusal('objects.missing'))
    await store().remove(digest)
    assert.deepEqual(await store().put(piecesOf('to be removed'), plenty), { digest, size: 13 })
    assert.equal(Buffer.from(await store().read(digest)).toString(), 'to be removed')
  })
}

function freshnessCases(store: () => ObjectStore): void {
  it('tells when bytes were last put, also when equal bytes stood there', async () => {
    const storedAt = async (digest: string): Promise<number> =>
      (await collected(store().list())).find((object) => object.digest === digest)!.stored_at.getTime()
    const begun_ms = Date.now()
    const { digest } = await store().put(piecesOf('put twice'), plenty)
    const first_ms = await storedAt(digest)
    assert.ok(Math.abs(first_ms - begun_ms) < 60_000)
    await new Promise((resolve) => { setTimeout(resolve, 30) })
    await store().put(piecesOf('put twice'), plenty)
    assert.ok(await storedAt(digest) > first_ms)
  })
}

function hostileCases(store: () => ObjectStore): void {
  for (const hostile of hostileDigests) {
    it(`treats ${JSON.stringify(hostile.slice(0, 24))} as a digest that is not stored`, async () => {
      await assert.rejects(store().open(hostile), isRefusal('objects.missing'))
      await assert.rejects(store().read(hostile), isRefusal('objects.missing'))
      assert.equal(await store().size(hostile), undefined)
      await store().remove(hostile)
    })
  }
}

function listCases(makeStore: () => Promise<StoreUnderTest>): void {
  it('lists every object once, with its size', async () => {
    const own = await makeStore()
    try {
      assert.deepEqual(await collected(own.store.list()), [])
      const expected = new Map<string, number>()
      for (const text of ['一', '二二', '三三三', '', 'abc']) {
        const { digest, size } = await own.store.put(piecesOf(text), plenty)
        expected.set(digest, size)
      }
      const listed = await collected(own.store.list())
      assert.equal(listed.length, 5)
      assert.deepEqual(new Map(listed.map(({ digest, size }) => [digest, size])), expected)
      assert.deepEqual([...expected.values()].sort(), [0, 3, 3, 6, 9])
    } finally {
      await own.close()
    }
  })
}
