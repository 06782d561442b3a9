/** What a title ends with, and the kind of document it names. Longer words stand before the words they end with. */
const words: readonly (readonly [word: string, kind: string])[] = [
  ['工作要点', '工作要点'], ['要点', '工作要点'], ['会议纪要', '纪要'], ['纪要', '纪要'], ['讲话', '讲话'], ['发言', '发言'], ['致辞', '致辞'], ['致词', '致辞'],
  ['演讲', '演讲'], ['主持词', '主持词'], ['述职', '述职'], ['报告', '报告'], ['汇报', '汇报'], ['总结', '总结'], ['计划', '计划'], ['规划', '规划'],
  ['纲要', '纲要'], ['方案', '方案'], ['预案', '预案'], ['通知', '通知'], ['通报', '通报'], ['通告', '通告'], ['公告', '公告'], ['公报', '公报'], ['公示', '公示'],
  ['意见', '意见'], ['决定', '决定'], ['决议', '决议'], ['命令', '令'], ['批复', '批复'], ['请示', '请示'], ['答复', '答复'], ['复函', '函'], ['的函', '函'],
  ['议案', '议案'], ['办法', '办法'], ['规定', '规定'], ['条例', '条例'], ['细则', '细则'], ['规则', '规则'], ['制度', '制度'], ['章程', '章程'], ['准则', '准则'],
  ['指南', '指南'], ['措施', '措施'], ['清单', '清单'], ['承诺书', '承诺书'], ['责任书', '责任书'], ['倡议书', '倡议书'], ['公开信', '公开信'], ['慰问信', '慰问信'],
  ['感谢信', '感谢信'], ['贺信', '贺信'], ['简报', '简报'], ['国务院令', '令'], ['政府令', '令'], ['主席令', '令'], ['建议', '建议'], ['说明', '说明'],
  ['心得体会', '心得体会'], ['体会', '心得体会'],
]

const kinds: ReadonlyMap<string, string> = new Map(words)
const tail = '(?:稿|全文|摘要|提纲|范文|材料|稿范文)?(?:\\s*[(\\[【][^()]{0,40}[)\\]】]){0,2}\\s*[-_—]?\\s*(?:第?篇?\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3}))?\\s*$'
const ending = new RegExp(`(?:${words.map(([word]) => word).join('|')})(?=${tail})`, 'g')

export interface FoundKind { readonly kind: string; readonly start: number; readonly end: number }

/** The kind a (folded) title names at its end: 讲话, 报告, 通知 …; what follows in brackets and a number do not hide it. */
export function readKind(title: string): FoundKind | undefined {
  if (title.length > kind_units_max) return undefined
  let last: FoundKind | undefined
  for (const found of title.matchAll(ending)) {
    const kind = kinds.get(found[0])
    if (kind !== undefined) last = { kind, start: found.index, end: found.index + found[0].length }
  }
  if (!last || last.kind !== '函') return last
  return { ...last, start: last.end - 1 }
}

const kind_units_max = 200
