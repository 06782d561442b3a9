import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { AnchorIndex } from '@lantai/chinese'
import { Refusal } from '@lantai/kernel'
import { childExtractor } from './child-extractor.ts'
import type { ChildExtractor } from './child-extractor.ts'
import type { ChildLimits } from './child-process.ts'
import { saysOutOfMemory } from './child-process.ts'
import { FrameReader, frameOf } from './frames.ts'

const page = join(import.meta.dirname, '../../../../shared/corpus/speeches/page.txt')

function isRefusal(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.code, code, String(error.cause))
    return true
  }
}

describe('child extractor', () => {
  const own = childExtractor()
  after(() => own.close())

  async function withLimits(limits: ChildLimits, run: (limited: ChildExtractor) => Promise<void>): Promise<void> {
    const limited = childExtractor(limits)
    try {
      await run(limited)
    } finally {
      await limited.close()
    }
  }

  it('reads text and html, one after the other in one child and several at once', async () => {
    const first = await own.extract(Buffer.from('第一份\r\n'), 'text/plain')
    assert.deepEqual({ ...first, anchors: [...first.anchors] }, { text: '第一份\n', encoding: 'utf-8', anchors: [30, 13], notes: [] })
    const second = await own.extract(Buffer.from('<title>题</title><p>第&amp;二份'), 'text/html')
    assert.equal(second.text, '第&二份')
    assert.deepEqual(second.notes, [{ code: 'html-title', byte_start: 7, byte_count: 3, detail: '题' }])
    assert.deepEqual(new AnchorIndex(second.anchors).byteRangeOf(1, 2), { byte_start: 24, byte_end: 29 })
    const many = await Promise.all(['甲', '乙', '丙'].map((text) => own.extract(Buffer.from(text), 'text/plain')))
    assert.deepEqual(many.map(({ text }) => text), ['甲', '乙', '丙'])
  })

  it('reads GB18030, Big5 and UTF-16 in a child whose prototypes are frozen', async () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['bdccd3fdbed6b9a4d7f7bbe1d2e9', 'gb18030', '教育局工作会议'], ['b1d0a87ca7bda46abec7', 'big5', '教育局大學'],
      ['fffe 5965 b280', 'utf-16le', '教育'], ['bdccd3fd81308130c5fabed6d0a3', 'gb18030', '教育\u0080批局校'],
    ]
    for (const [hex, encoding, text] of cases) {
      const extracted = await own.extract(Buffer.from(hex.replaceAll(' ', ''), 'hex'), 'text/plain')
      assert.deepEqual([extracted.encoding, extracted.text], [encoding, text])
    }
  })

  it('refuses what holds no text', async () => {
    await assert.rejects(own.extract(new Uint8Array(0), 'text/plain'), isRefusal('extract.empty-text'))
    await assert.rejects(own.extract(Buffer.from(' \u3000\n\0'), 'text/plain'), isRefusal('extract.empty-text'))
    await assert.rejects(own.extract(Buffer.from('<p><img src="x"></p>'), 'text/html'), isRefusal('extract.empty-text'))
    assert.equal((await own.extract(Buffer.from('有'), 'text/plain')).text, '有')
  })

  it('kills a child that takes too long, and goes on', async () => {
    await withLimits({ seconds_max: 0.2, memory_mb_max: 4000 }, async (limited) => {
      await assert.rejects(limited.extract(Buffer.alloc(48_000_000, '<p>中 </p>'), 'text/html'), isRefusal('extract.too-slow'))
    })
    assert.equal((await own.extract(Buffer.from('还在'), 'text/plain')).text, '还在')
  })

  it('kills a child that takes too much memory, and goes on', async () => {
    await withLimits({ seconds_max: 60, memory_mb_max: 120 }, async (limited) => {
      await assert.rejects(limited.extract(Buffer.alloc(40_000_000, '中a'), 'text/plain'), isRefusal('extract.out-of-memory'))
      assert.equal((await limited.extract(Buffer.from('还在'), 'text/plain')).text, '还在')
    })
  })

  it('ends what is underway when it is closed, and takes nothing afterwards', async () => {
    const closing = childExtractor()
    const underway = assert.rejects(closing.extract(Buffer.alloc(20_000_000, '<p>中</p>'), 'text/html'), isRefusal('extract.crashed'))
    await closing.close()
    await underway
    await assert.rejects(closing.extract(Buffer.from('x'), 'text/plain'), isRefusal('extract.crashed'))
  })

  it('reads 100,000 nested tags', async () => {
    const extracted = await own.extract(Buffer.from(`${'<div>'.repeat(100_000)}文${'</div>'.repeat(50_000)}`), 'text/html')
    assert.equal(extracted.text, '文')
  })

  it('reads a real page of speeches whole, with every character in its place', async (context) => {
    if (!existsSync(page)) { context.skip('../shared is not beside the checkout'); return }
    const bytes = readFileSync(page)
    const extracted = await own.extract(bytes, 'text/plain')
    assert.equal(extracted.encoding, 'utf-8')
    assert.equal(extracted.text, bytes.toString('utf8'))
    assert.deepEqual(extracted.notes, [])
    const index = new AnchorIndex(extracted.anchors)
    assert.equal(index.bytes, 116_739)
    for (let unit = 0; unit < extracted.text.length;) {
      const range = index.byteRangeOf(unit, unit + 1)
      const back = index.textRangeOf(range.byte_start, range.byte_end)
      assert.equal(back.start, unit)
      assert.equal(bytes.toString('utf8', range.byte_start, range.byte_end), extracted.text.slice(back.start, back.end))
      unit = back.end
    }
  })
})

describe('the child process', () => {
  function runInChild(code: string): { stdout: string; status: number | null } {
    const child = JSON.stringify(join(import.meta.dirname, 'extract-child.ts'))
    const { stderr, status } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', `
      await import(${child})
      ${code}
      process.exit(0)`], { encoding: 'utf8', env: {}, input: '' })
    return { stdout: stderr, status }
  }

  it('has frozen every built-in prototype before it reads anything', () => {
    const { stdout, status } = runInChild(`
      const open = Object.getOwnPropertyNames(globalThis).filter((name) => {
        const value = Reflect.getOwnPropertyDescriptor(globalThis, name).value
        return typeof value === 'function' && !(Object.isFrozen(value) && Object.isFrozen(value.prototype))
      })
      const iterator = Object.getPrototypeOf([][Symbol.iterator]())
      let written = 0
      for (const target of [Object.prototype, Array.prototype, Map.prototype, String.prototype, iterator, Object.getPrototypeOf(iterator),
        Object.getPrototypeOf(Uint8Array.prototype), Function.prototype, Promise.prototype, RegExp.prototype]) {
        try { target.polluted = true; written += 1 } catch {}
      }
      try { JSON.parse('{"__proto__": {"polluted": true}}'); const each = {}; each['__proto__'].polluted = true; written += 1 } catch {}
      process.stderr.write(JSON.stringify({ open, written, polluted: {}.polluted ?? null }))`)
    assert.equal(status, 0)
    assert.deepEqual(JSON.parse(stdout), { open: [], written: 0, polluted: null })
  })
})

describe('the last words of a child', () => {
  it('are understood when V8 runs out of heap', () => {
    const { stderr, status } = spawnSync(
      process.execPath, ['--max-old-space-size=16', '-e', 'const held = []; for (;;) held.push([held])'],
      { encoding: 'utf8', env: {}, cwd: '/' },
    )
    assert.notEqual(status, 0)
    assert.ok(saysOutOfMemory(stderr), stderr)
    assert.ok(!saysOutOfMemory('TypeError: Cannot add property polluted, object is not extensible'))
  })
})

describe('frames', () => {
  it('are put together from pieces of any size', () => {
    const all = Buffer.concat([...frameOf({ a: '一' }, Buffer.from('xyz'), Buffer.from('!')), ...frameOf({ b: 2 })])
    for (const size of [1, 3, 7, 11, all.length]) {
      const reader = new FrameReader()
      const frames = []
      for (let at = 0; at < all.length; at += size) frames.push(...reader.add(all.subarray(at, at + size), 1000))
      assert.deepEqual(frames.map(({ header, body }) => [header, body.toString()]), [[{ a: '一' }, 'xyz!'], [{ b: 2 }, '']])
    }
  })

  it('are refused when they announce more than is allowed or speak nonsense', () => {
    assert.throws(() => new FrameReader().add(Buffer.concat(frameOf({}, Buffer.alloc(200))), 100), RangeError)
    assert.throws(() => new FrameReader().add(Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0x7b]), 100), SyntaxError)
  })
})
