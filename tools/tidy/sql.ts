// SQL as it stands in migrations and in the code, for the rules about tables.
import { isCode, memberOf, nameOf, parse, walk } from './tree.ts'
import type { Node, SourceFile } from './tree.ts'

export interface SqlText { readonly text: string; readonly line: number }

/** Methods whose string names a table. */
const naming = new Set([
  'selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin',
  'raw', 'table', 'query',
])

/** Every piece of SQL of one file, without comments and quoted text, each with the line it begins on. */
export function sqlOf(file: SourceFile): readonly SqlText[] {
  if (file.path.endsWith('.sql')) return [{ text: bare(file.text), line: 1 }]
  if (!isCode(file.path)) return []
  const { program, lineOf } = parse(file)
  const found: SqlText[] = []
  const take = (node: Node): void => {
    found.push({ text: bare(file.text.slice(node.start + 1, node.end - 1)), line: lineOf(node.start) })
  }
  walk(program, (node) => {
    if (node.type === 'TaggedTemplateExpression') {
      const tag = node['tag'] as Node
      if (nameOf(tag) === 'sql' || memberOf(tag)?.[0] === 'sql') take(node['quasi'] as Node)
    }
    if (node.type !== 'CallExpression') return
    const callee = node['callee'] as Node
    const method = callee.type === 'MemberExpression' ? nameOf(callee['property']) : undefined
    if (method === undefined || !naming.has(method)) return
    for (const argument of node['arguments'] as Node[]) if (['TemplateLiteral', 'Literal'].includes(argument.type)) take(argument)
  })
  return found
}

/** Comments and quoted text name things that are no tables; their length stays, so that lines can be counted. */
function bare(text: string): string {
  return text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (part) => part.replaceAll(/[^\n]/g, ' '))
}

export function lineWithin(piece: SqlText, offset: number): number {
  return piece.line + (piece.text.slice(0, offset).match(/\n/g)?.length ?? 0)
}

/** Schemas the migrations create: name → folder of the package whose they are. */
export function schemasOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const schemas = new Map<string, string>()
  for (const file of files.filter(({ path }) => /\/migrations\/[^/]+\.sql$/.test(path))) {
    const folder = file.path.replace(/\/migrations\/.*$/, '')
    for (const { text } of sqlOf(file)) {
      for (const match of text.matchAll(/\bcreate schema (?:if not exists )?(\w+)/g)) schemas.set(match[1] ?? '', folder)
    }
  }
  return schemas
}
