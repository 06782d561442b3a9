// What the rules look at: files as path and text, so that a test can hand in a tree that exists nowhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { Comment } from 'oxc-parser'

export interface SourceFile {
  /** From the root, with slashes: `kernel/src/registry.ts`. */
  readonly path: string
  readonly text: string
}

export interface Finding { readonly file: string; readonly line: number; readonly message: string }

export interface Rule {
  readonly name: string
  check(files: readonly SourceFile[]): readonly Finding[]
}

/** A node of the syntax tree, read loosely: rules look at few kinds and check each field they use. */
export interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: unknown }

export interface Import {
  readonly specifier: string
  readonly line: number
  /** True where nothing of it is left when the program runs. */
  readonly typeOnly: boolean
  /** `export … from`. */
  readonly passedOn: boolean
}

export interface Parsed {
  readonly program: Node
  readonly comments: readonly Comment[]
  readonly imports: readonly Import[]
  /** Of a place in the text, counted from 1. */
  lineOf(offset: number): number
}

const skipped_folders = new Set(['node_modules', '.git', 'data', 'dist', 'tmp'])
const read_endings = /\.(ts|tsx|mts|mjs|sql|md|json|csv|css|html|yml|yaml)$|^\.ci\/run$/
const skipped_files = new Set(['package-lock.json'])

/** Every text file of the checkout, sorted by path. */
export function readTree(root: string, folder = ''): readonly SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): readonly SourceFile[] => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return skipped_folders.has(entry.name) ? [] : readTree(root, path)
    if (!entry.isFile() || !read_endings.test(path) || skipped_files.has(path)) return []
    return [{ path, text: readFileSync(join(root, path), 'utf8') }]
  }).sort((one, other) => one.path < other.path ? -1 : 1)
}

export function isCode(path: string): boolean { return /\.(ts|tsx|mts|mjs)$/.test(path) && !/\.d\.m?ts$/.test(path) }

/** Tests, and what only tests call: `testing.ts`, `test-….ts`. */
export function isTest(path: string): boolean {
  return /\.test\.(ts|tsx|mjs)$/.test(path) || /\/src\/(.+\/)?(testing|test-[a-z-]+)\.ts$/.test(path) || path.startsWith('tests/')
}

/** Written by tools/generate.ts or chinese/tools/generate.ts; nobody reads it line by line. */
export function isGenerated(path: string): boolean {
  return path.startsWith('apps/web/src/generated/') || path.startsWith('chinese/src/generated/') || path === 'schema.sql'
    || /^domains\/[^/]+\/src\/tables\.ts$/.test(path)
    || /^docs\/(openapi|permissions|errors|commands|translation-keys)\.(json|md)$/.test(path)
}

const parsed = new WeakMap<SourceFile, Parsed>()

export function parse(file: SourceFile): Parsed {
  let found = parsed.get(file)
  if (!found) parsed.set(file, found = parseAnew(file))
  return found
}

function parseAnew({ path, text }: SourceFile): Parsed {
  const { program: tree, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const program = tree as unknown as Node
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
  const lineOf = (offset: number): number => {
    let [low, high] = [0, starts.length]
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
  const imports: Import[] = []
  walk(program, (node) => {
    const passedOn = node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
    if (!passedOn && node.type !== 'ImportDeclaration' && node.type !== 'ImportExpression') return
    const specifier = literalOf(node['source'])
    if (specifier === undefined) return
    const typeOnly = node['importKind'] === 'type' || node['exportKind'] === 'type'
    imports.push({ specifier, line: lineOf(node.start), typeOnly, passedOn })
  })
  return { program, comments, imports, lineOf }
}

/** Calls `visit` for every node, outermost first, with the nodes around it, innermost last. */
export function walk(node: Node, visit: (node: Node, around: readonly Node[]) => void, around: Node[] = []): void {
  visit(node, around)
  around.push(node)
  for (const key of Object.keys(node)) {
    if (key === 'parent') continue
    const value = node[key]
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, visit, around)
    } else if (isNode(value)) walk(value, visit, around)
  }
  around.pop()
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

/** The text of a string literal; undefined for anything else. */
export function literalOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
}

export function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : undefined
}

/** `a.b` as ['a', 'b']; undefined for anything that is not one name and one property. */
export function memberOf(value: unknown): readonly [string, string] | undefined {
  if (!isNode(value) || value.type !== 'MemberExpression' || value['computed'] === true) return undefined
  const [object, property] = [nameOf(value['object']), nameOf(value['property'])]
  return object !== undefined && property !== undefined ? [object, property] : undefined
}
