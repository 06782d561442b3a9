// Looks into what was written, for tests.
import { spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import type { OfficeTable, OfficeTask } from './office-table.ts'

/** The parts of an office file by name. */
export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const file = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  const parts = new Map<string, string>()
  for await (const entry of file.eachEntry()) parts.set(entry.fileName, await text(await file.openReadStreamPromise(entry)))
  return parts
}

/** What a part says between `<tag …>` and `</tag>`, in order, references resolved. */
export function textsOf(part: string, tag: string): string[] {
  return [...part.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, words = '']) => words
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&'))
}

export function countOf(part: string, words: string): number { return part.split(words).length - 1 }

export const officeProgram: string | undefined = spawnSync('soffice', ['--version']).status === 0 ? 'soffice' : undefined

/** A table of one task in whose cells stand the words given. */
export function tableOf(words: Partial<OfficeTask>): OfficeTable {
  return {
    title: '任务分解表', mark: '（初稿）', notes: ['须经核定。'],
    columns: [
      { key: 'number', heading: '序号' }, { key: 'task', heading: '工作任务' }, { key: 'goal', heading: '目标' },
      { key: 'lead', heading: '牵头单位' }, { key: 'assist', heading: '配合单位' }, { key: 'due', heading: '完成时限' },
      { key: 'remark', heading: '备注' }, { key: 'source', heading: '来源' },
    ],
    rows: [{ kind: 'task', number: 1, task: '', goal: '', lead: '', assist: '', due: '', remark: '', source: '', ...words }],
  }
}
