import { isCode, isGenerated, nameOf, parse, walk } from './tree.ts'
import type { Finding, Node, Rule, SourceFile } from './tree.ts'

export const function_lines_max = 70
export const file_lines_max = 600
export const line_columns_max = 140
/** The declaration of operations stays small enough to be read in one sitting. */
export const registry_lines_max = 300

export const sizes: Rule = {
  name: 'sizes',
  check: (files) => files.filter(({ path }) => (isCode(path) || /\.(sql|css)$/.test(path)) && !isGenerated(path))
    .flatMap((file) => [...checkLines(file), ...(isCode(file.path) ? checkFunctions(file) : [])]),
}

function checkLines({ path, text }: SourceFile): readonly Finding[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const lines_max = path === 'kernel/src/registry.ts' ? registry_lines_max : file_lines_max
  const findings: Finding[] = []
  const wrong = (line: number, message: string): void => { findings.push({ file: path, line, message }) }
  if (lines.length > lines_max) wrong(lines_max + 1, `has ${lines.length} lines; at most ${lines_max}`)
  for (const [at, { length }] of lines.entries()) {
    if (length > line_columns_max) wrong(at + 1, `has ${length} columns; at most ${line_columns_max}`)
  }
  return findings
}

function checkFunctions(file: SourceFile): readonly Finding[] {
  const { program, lineOf } = parse(file)
  const findings: Finding[] = []
  walk(program, (node, around) => {
    if (!/^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(node.type) || isSuite(file, around)) return
    const line = lineOf(node.start)
    const lines = lineOf(node.end) - line + 1
    if (lines <= function_lines_max) return
    findings.push({ file: file.path, line, message: `a function of ${lines} lines; at most ${function_lines_max}` })
  })
  return findings
}

/** `describe('…', () => { … })` only holds tests together. */
function isSuite(file: SourceFile, around: readonly Node[]): boolean {
  const call = around.at(-1)
  return file.path.includes('.test.') && call?.type === 'CallExpression' && nameOf(call['callee']) === 'describe'
}
