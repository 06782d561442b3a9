import type { SentenceWords } from '@lantai/reading'
import type { DraftRow, DraftUnitRow } from '../queries/drafts.ts'

export const tableColumns = [
  { key: 'number', heading: '序号' }, { key: 'task', heading: '工作任务' }, { key: 'requirement', heading: '办理要求' },
  { key: 'goal', heading: '目标' },
  { key: 'lead', heading: '牵头单位' }, { key: 'assist', heading: '配合单位' }, { key: 'due', heading: '完成时限' },
  { key: 'supervisor', heading: '督办人' }, { key: 'source', heading: '来源' },
] as const

/** Units as the text names them, a group of units by its one name; whoever has a date of his own with it. */
function named(units: readonly DraftUnitRow[]): string {
  return [...Map.groupBy(units, ({ text }) => text)].map(([text, members]) => {
    const dated = members.filter(({ due }) => due !== null)
    if (dated.length === 0) return text
    if (members.length === 1) return `${text}（${members[0]!.due!.text}）`
    return `${text}（其中${dated.map(({ name, due }) => `${name ?? text}${due!.text}`).join('，')}）`
  }).join('、')
}

/** The drafts of one document as the form 任务分解表 that an office hands round; not yet registered, and the mark says so. */
export function draftsTable(name: string, drafts: readonly DraftRow[], sentences: ReadonlyMap<string, SentenceWords>) {
  const rows = drafts.map(({ title, requirement, goal, lead, assist, due, supervisor, sentence }, at) => {
    const place = sentences.get(sentence)
    const source = place ? [place.headings, `第${place.ordinal}句`].filter((words) => words !== '').join('\n') : ''
    return {
      kind: 'task' as const, number: at + 1, task: title, requirement, goal, lead: named(lead), assist: named(assist), due: due.text,
      supervisor: supervisor?.called ?? '', remark: '', source,
    }
  })
  const document = name.replace(/\.(?:docx?|html?|txt)$/i, '').replaceAll('《', '〈').replaceAll('》', '〉')
  return {
    title: `《${document}》任务分解表`, mark: '（拟办稿）', columns: [...tableColumns], rows,
    notes: ['本表为拟办稿，尚未立项；“来源”是原文的标题序号和该句在全文中的次序。'],
  }
}
