import { literalOf, nameOf, parse, walk } from './tree.ts'
import type { Finding, Node, Rule, SourceFile } from './tree.ts'

export interface Declaration { readonly name: string; readonly line: number }

/** The operations a file declares: `command({ name: 'reading.add-finding', … })`. */
export function declarationsIn(file: SourceFile): readonly Declaration[] {
  const { program, lineOf } = parse(file)
  const found: Declaration[] = []
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || !['command', 'query', 'tool'].includes(nameOf(node['callee']) ?? '')) return
    const [definition] = node['arguments'] as Node[]
    if (definition?.type !== 'ObjectExpression') return
    for (const property of definition['properties'] as Node[]) {
      const name = nameOf(property['key']) === 'name' ? literalOf(property['value']) : undefined
      if (name !== undefined) found.push({ name, line: lineOf(node.start) })
    }
  })
  return found
}

/** `reading.add-finding` stands alone in domains/reading/src/operations/add-finding.ts, so that its name is its address. */
export const oneVerb: Rule = {
  name: 'one-verb',
  check: (files) => files.flatMap((file) => {
    const match = /^domains\/([^/]+)\/src\/(?:(operations)\/)?(.+)\.ts$/.exec(file.path)
    if (!match || file.path.endsWith('.test.ts')) return []
    const [, domain, operations, word] = match
    const declared = declarationsIn(file)
    const wrong = (line: number, message: string): Finding => ({ file: file.path, line, message })
    if (!operations) return declared.map(({ name, line }) => wrong(line, `${name} belongs in domains/${domain}/src/operations/`))
    if (declared.length !== 1) return [wrong(declared[1]?.line ?? 1, `declares ${declared.length} operations; one verb a file`)]
    return declared.filter(({ name }) => name !== `${domain}.${word}`)
      .map(({ name, line }) => wrong(line, `declares ${name}; the file of that name is ${name.split('.')[1]}.ts`))
  }),
}
