import type { OutlineNode, SentenceLabel, StatementPart } from './shapes.ts'

// How statements (承诺书, 整改报告, 对照检查) title their parts.
const titles: readonly (readonly [part: StatementPart, words: RegExp])[] = [
  ['cause', /原因|根源|剖析/],
  ['commitment', /承诺|保证|表态/],
  ['suggestion', /建议|意见建议|希望/],
  ['plan', /整改(?:计划|措施|方案|思路|方向|打算|目标)|改进措施|努力方向|下(?:一)?步|后续|打算|计划/],
  ['problem', /问题|不足|差距|短板|表现/],
]
const kinds = /承诺|整改|对照检查|检查材料|剖析材料|述职述廉|保证书/

/** Whether a document of this title is a statement, whose sentences are told apart by what they confess and promise. */
export function isStatement(title: string | undefined, kind: string | undefined): boolean {
  return kind === '承诺书' || kinds.test(title ?? '')
}

/** What a sentence of a statement is: by the title of its part, else by its own words. Headings and other sentences are none. */
export function statementPart(
  text: string, label: SentenceLabel, path: readonly OutlineNode[], kind: string | undefined,
): StatementPart | null {
  if (label === 'heading') return null
  if (/^(?:[一二三四五六七八九十]是|\d{1,2}[.、])?建议/.test(text)) return 'suggestion'
  if (/承诺(?!书|制|单位|人|以上)/.test(text) && /(?:我们?|本|坚决|一定|郑重)/.test(text) && label === 'task') return 'commitment'
  for (const node of path) {
    const found = titles.find(([, words]) => words.test(node.title))
    if (!found) continue
    if (label === 'other' && found[0] !== 'cause') return null
    return found[0] === 'problem' && label === 'result' ? null : found[0]
  }
  if (label === 'problem') return 'problem'
  if (label !== 'task') return null
  return kind === '承诺书' ? 'commitment' : 'plan'
}
