// Files whose places are no bytes, from receiving to their sentences.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { childExtractor } from '@lantai/extract'
import { gridRows, linesFrom, pdfOf, xlsxOf } from '@lantai/extract/testing'
import { startWorker } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

interface Shown {
  document: { state: string; failure: string | null; mediaType: string }
  revision: { text: string; sentences: { start: number; end: number; location: Record<string, unknown> | null }[] } | null
}

describe('files of sheets and of pages', () => {
  let world: World
  let officer: Actor
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  before(async () => {
    world = await openWorld()
    await startWorker({ ...world.parts, extractor })
    officer = await world.actor('supervision-officer', world.units.own)
  })
  after(async () => {
    await world.close()
    await extractor.close()
  })

  async function read(bytes: Uint8Array, name: string): Promise<Shown> {
    const blob = await world.upload(officer, bytes)
    const { answer } = await world.runtime.execute('reading.receive-document', { blob, name }, world.call(officer))
    const { document } = (answer as { document: { document: string } }).document
    for (;;) {
      const shown = await world.runtime.ask('reading.show-document', { document }, world.call(officer)) as Shown
      if (shown.document.state !== 'received') return shown
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const placed = ({ revision }: Shown): unknown[] =>
    revision!.sentences.map(({ start, end, location }) => [revision!.text.slice(start, end), location])

  it('are read with the sheet and cells of every sentence', async () => {
    const sheets = [
      { name: '重点任务', rows: gridRows([['1', '新建幼儿园20所。年底前完成。', '基础教育科']]) },
      { name: '进度', rows: gridRows([['', '已开工12所。']]) },
    ]
    const shown = await read(xlsxOf({ sheets }), '任务分解表.xlsx')
    assert.equal(shown.document.mediaType, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    assert.equal(shown.revision!.text, '重点任务\n1\t新建幼儿园20所。年底前完成。\t基础教育科\n\n进度\n已开工12所。')
    const cells = (sheet: string, first: string, last: string) => ({ kind: 'cells', sheet, first, last })
    assert.deepEqual(placed(shown), [
      ['重点任务', cells('重点任务', '', '')], ['1\t新建幼儿园20所。', cells('重点任务', 'A1', 'B1')],
      ['年底前完成。', cells('重点任务', 'B1', 'B1')], ['基础教育科', cells('重点任务', 'C1', 'C1')],
      ['进度', cells('进度', '', '')], ['已开工12所。', cells('进度', 'B1', 'B1')],
    ])
  })

  it('are read with the pages of every sentence', async () => {
    const full = '各县区各部门要认真学习贯彻会议精神切实抓好落实确保按时完成目标'
    const shown = await read(pdfOf([linesFrom(72, 700, ['年初已部署。', full]), linesFrom(72, 700, [`${full.slice(0, 6)}。`])]), '要点.pdf')
    assert.equal(shown.document.mediaType, 'application/pdf')
    assert.deepEqual(placed(shown), [
      ['年初已部署。', { kind: 'pages', first: 1, last: 1, left: 72, top: 130 }],
      [`${full}${full.slice(0, 6)}。`, { kind: 'pages', first: 1, last: 2, left: 72, top: 148 }],
    ])
  })

  it('that are scanned are told so by their document', async () => {
    assert.deepEqual((await read(pdfOf([[]]), '扫描.pdf')).document.failure, 'extract.pdf-without-text')
  })

  it('that are damaged are told so by their document', async () => {
    const cut = xlsxOf({ sheets: [{ name: '表', rows: gridRows([['甲']]) }] }).subarray(0, -30)
    assert.deepEqual((await read(cut, '断.xlsx')).document.failure, 'extract.zip-damaged')
  })

  it('that cannot be read are told so by the answer itself, without a second reading', async () => {
    const blob = await world.upload(officer, pdfOf([[], []]))
    const { answer } = await world.runtime.execute('reading.receive-document', { blob, name: '又一份扫描.pdf' }, world.call(officer))
    const { document } = answer as { document: { document: string; state: string; failure: string | null } }
    assert.deepEqual([document.state, document.failure], ['failed', 'extract.pdf-without-text'])
    interface Steps { steps: { name: string; state: string; failure: string | null }[] }
    const { steps } = await world.runtime.ask('reading.show-document', { document: document.document }, world.call(officer)) as Steps
    assert.deepEqual(steps.filter(({ state }) => state !== 'none').map(({ name, state, failure }) => ({ name, state, failure })),
      [{ name: 'extract', state: 'failed', failure: 'extract.pdf-without-text' }])
  })

  it('of text have no other places than bytes', async () => {
    assert.deepEqual(placed(await read(Buffer.from('年底前完成。'), '讲话.txt')), [['年底前完成。', null]])
  })
})
