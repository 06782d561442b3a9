// The contract of the port SearchIndex: one suite, run over every index.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SearchEntry, SearchIndex, SearchQuestion } from '@lantai/kernel'

export interface IndexUnderTest {
  readonly index: SearchIndex
  /** Another one over what this one has left, which was closed. */
  reopen(): Promise<SearchIndex>
  /** Every byte that is kept anywhere. */
  kept(): Promise<Buffer>
  close(): Promise<void>
}

export function entry(id: number, title: string, texts: readonly string[] = [], marks: readonly string[] = ['m']): SearchEntry {
  return { id, stamp: `stamp ${id} ${title}`, title, texts, marks }
}

const ask = (words: readonly string[], more: Partial<SearchQuestion> = {}): SearchQuestion => ({ words, marks: [], rows_max: 100, ...more })

/** `makeIndex` answers an empty index each time it is called. */
export function searchIndexContract(name: string, makeIndex: () => Promise<IndexUnderTest>): void {
  describe(`search index contract: ${name}`, () => {
    let made: IndexUnderTest
    let index: SearchIndex
    before(async () => {
      made = await makeIndex()
      index = made.index
      await index.apply({
        put: [
          entry(1, '教育工作要点', ['新建公办幼儿园40所。', '责任单位：基教科。'], ['ua', 'sready', 'y2026']),
          entry(2, '会议纪要（2026）5号', ['幼儿园建设项目开工31所。', ' '], ['ub', 'sready', 'y2025']),
          entry(3, 'GB/T 22239 ＡＢＣ', ['學校：𠮷野家', '"quoted" AND (or) NOT near* 100%'], ['ua', 'sfailed', 'y2026']),
          entry(4, '', [], ['ua']),
        ],
        removed: [],
      })
    })
    after(() => made.close())
    findCases(() => index)
    it('keeps its position with what was taken in, and leaves it alone where none is given', async () => {
      assert.equal(await index.position(), undefined)
      await index.apply({ put: [], removed: [], position: 7 })
      await index.apply({ put: [entry(1, '教育工作要点', ['新建公办幼儿园40所。', '责任单位：基教科。'], ['ua', 'sready', 'y2026'])], removed: [] })
      assert.equal(await index.position(), 7)
    })

    it('tells the stamps of what stands in it', async () => {
      assert.deepEqual(await index.stamps([2, 4, 99]), new Map([[2, 'stamp 2 会议纪要（2026）5号'], [4, 'stamp 4 ']]))
      assert.deepEqual(await index.stamps([]), new Map())
    })

    changeCases(makeIndex)
  })
}

function findCases(index: () => SearchIndex): void {
  it('finds words of any length, newest first, in titles and texts and not across two texts', async () => {
    const cases: readonly (readonly [string, number[]])[] = [
      ['幼', [2, 1]], ['所', [2, 1]], ['园', [2, 1]], ['。', [2, 1]], ['幼儿', [2, 1]], ['幼儿园', [2, 1]], ['公办幼儿园40所', [1]],
      ['40', [1]], ['4', [1]], ['0', [3, 2, 1]], ['31所', [2]], ['(2026)5号', [2]], ['abc', [3]], ['bc', [3]], ['22239abc', [3]],
      ['学校:𠮷野家', [3]], ['𠮷', [3]], ['教育工作要点', [1]], ['点', [1]], ['所责', []], ['点新', []], ['儿幼', []], ['幼园', []], ['无', []],
    ]
    for (const [word, expected] of cases) assert.deepEqual(await index().find(ask([word])), expected, word)
  })

  it('takes signs of its own language for what they are', async () => {
    const cases: readonly (readonly [string, number[]])[] = [
      ['"quoted"and', [3]], ['(or)not', [3]], ['near*', [3]], ['100%', [3]], ['*', [3]], ['"', [3]], ['""', []], ['^', []], ['a OR b', []],
      ['{title}', []], ['-', []], ['\\', []], [';', []], ['\'', []], ['+', []], ['NEAR(', []],
    ]
    for (const [word, expected] of cases) assert.deepEqual(await index().find(ask([word])), expected, word)
  })

  it('wants all words, and of each group of marks one', async () => {
    const cases: readonly (readonly [string[], string[][], number[]])[] = [
      [['幼儿园', '基教科'], [], [1]], [['幼儿园', '学校'], [], []], [['幼儿园'], [['ua']], [1]], [['幼儿园'], [['ua', 'ub']], [2, 1]],
      [['幼儿园'], [['ua', 'ub'], ['y2025']], [2]], [[], [['sready']], [2, 1]], [[], [['none']], []], [[], [], [4, 3, 2, 1]],
      // A mark is no word.
      [['sready'], [], []], [['ua'], [], []],
    ]
    for (const [words, marks, expected] of cases) {
      assert.deepEqual(await index().find(ask(words, { marks })), expected, JSON.stringify([words, marks]))
    }
  })

  it('goes on below an id, row by row', async () => {
    assert.deepEqual(await index().find(ask(['幼儿园'], { rows_max: 1 })), [2])
    assert.deepEqual(await index().find(ask(['幼儿园'], { rows_max: 1, before: 2 })), [1])
    assert.deepEqual(await index().find(ask([], { rows_max: 2, before: 4 })), [3, 2])
    assert.deepEqual(await index().find(ask(['幼儿园'], { before: 1 })), [])
  })
}

function changeCases(makeIndex: () => Promise<IndexUnderTest>): void {
  it('replaces and removes, and stands as it was when it is opened again', async () => {
    const made = await makeIndex()
    await made.index.apply({ put: [entry(1, '旧题'), entry(2, '同题')], removed: [], position: 1 })
    await made.index.apply({ put: [entry(1, '新题')], removed: [2, 9], position: 2 })
    const look = async (index: SearchIndex): Promise<unknown> => (
      [await index.find(ask(['题'])), await index.find(ask(['旧题'])), await index.position()])
    assert.deepEqual(await look(made.index), [[1], [], 2])
    await made.index.close()
    await assert.rejects(made.index.position())
    assert.deepEqual(await look(await made.reopen()), [[1], [], 2])
    await made.close()
  })

  it('begins anew without a position when it was closed before it had one', async () => {
    const { index, reopen, close } = await makeIndex()
    await index.apply({ put: [entry(1, '甲')], removed: [] })
    await index.close()
    const again = await reopen()
    assert.equal(await again.position(), undefined)
    await again.reset()
    assert.deepEqual(await again.find(ask([])), [])
    await close()
  })

  it('keeps no byte of what was removed, of none of its forms', async () => {
    const { index, reopen, kept, close } = await makeIndex()
    const others = Array.from({ length: 2_000 }, (_, at) => entry(at + 10, `题${at}`, [`第${at}句说的是别的事情。`]))
    await index.apply({ put: [entry(1, '白鹭洲来文', ['要抓好青石岭专项工作。']), ...others], removed: [], position: 1 })
    await index.apply({ put: [entry(1, '白鹭洲来文', ['要抓好青石岭、桃花坞专项工作。'])], removed: [], position: 2 })
    await index.apply({ put: [], removed: [1], position: 3 })
    const traces = ['白鹭', '鹭洲', '青石', '石岭', '桃花', '花坞', '鹭', '坞', '岭', 'stamp 1 ']
    const found = async (): Promise<string[]> => {
      const bytes = await kept()
      return traces.filter((trace) => bytes.includes(trace))
    }
    assert.deepEqual(await found(), [])
    await index.close()
    assert.deepEqual(await found(), [])
    const again = await reopen()
    assert.deepEqual([await again.position(), (await again.find(ask(['别的事情'], { rows_max: 5_000 }))).length], [3, 2_000])
    assert.deepEqual(await found(), [])
    await close()
  })
}
