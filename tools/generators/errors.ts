// docs/errors.md: every expected failure with its HTTP status, when it happens and what people read.
import { printTable } from './markdown.ts'
import { notice } from './source.ts'
import type { Source } from './source.ts'

export function printErrors(source: Pick<Source, 'registry' | 'messages' | 'statusFor'>): string {
  const chinese = new Map(source.messages.flatMap((part) => Object.entries(part['zh-CN'])))
  const codes = [...source.registry.errors()].sort(([one], [other]) => one < other ? -1 : 1)
  const families = Map.groupBy(codes, ([code]) => code.split('.')[0] ?? code)
  const sections = [...families].flatMap(([family, members]) => [
    `## ${family}`, '',
    printTable(['code', 'kind', 'HTTP', 'when', '提示'], members.map(([code, { kind, when }]) =>
      [`\`${code}\``, kind, String(source.statusFor(code, kind)), when, chinese.get(`error.${code}`) ?? '–'])), '',
  ])
  return [
    `<!-- ${notice} -->`, '# Errors 提示', '',
    'An expected failure is answered as `{ code, message, parameters, fields }`; the status follows from',
    'its kind. What stands in braces in a sentence is filled in from the parameters.', '',
    ...sections,
  ].join('\n')
}
