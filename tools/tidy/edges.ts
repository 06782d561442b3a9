// Which package may import which: the table is ARCHITECTURE.md's, so that the page people read is the one that holds.
import { posix } from 'node:path'
import { packageNameOf, packageOf, packagesOf } from './packages.ts'
import type { Package } from './packages.ts'
import { isCode, isTest, parse } from './tree.ts'
import type { Finding, Rule, SourceFile } from './tree.ts'

const table_file = 'ARCHITECTURE.md'
const head = /^\|\s*from\s*\|\s*may import\s*\|/

export const edges: Rule = {
  name: 'edges',
  check(files) {
    const table = readTable(files)
    if (!table) return [{ file: table_file, line: 1, message: 'has no table | from | may import |' }]
    return [...checkRows(files, table), ...files.filter(({ path }) => isCode(path)).flatMap((file) => checkFile(files, table, file))]
  },
}

function isForTests(path: string, specifier: string): boolean {
  return specifier.startsWith('.') ? isTest(posix.join(posix.dirname(path), specifier)) : /^@[^/]+\/[^/]+\/testing$/.test(specifier)
}

interface Row { readonly line: number; readonly allowed: readonly string[] }
type EdgeTable = ReadonlyMap<string, Row>

function readTable(files: readonly SourceFile[]): EdgeTable | undefined {
  const lines = files.find(({ path }) => path === table_file)?.text.split('\n') ?? []
  const start = lines.findIndex((line) => head.test(line))
  if (start < 0) return undefined
  const table = new Map<string, Row>()
  for (let at = start + 2; lines[at]?.startsWith('|'); at += 1) {
    const [, from = '', allowed = ''] = (lines[at] ?? '').split('|')
    for (const name of words(from)) table.set(name, { line: at + 1, allowed: words(allowed) })
  }
  return table
}

function words(cell: string): string[] {
  return cell.split(',').map((word) => word.replaceAll('`', '').trim()).filter((word) => word !== '' && word !== '–')
}

/** What a row may name: a package by its folder or the folder's last word, or a folder of packages. */
function namesOf({ folder }: Package): readonly string[] {
  const [group = '', last] = folder.split('/')
  return last === undefined ? [folder] : [folder, last, group]
}

function checkRows(files: readonly SourceFile[], table: EdgeTable): readonly Finding[] {
  const names = new Set(['all', 'tests', 'tools', 'bench', ...packagesOf(files).flatMap(namesOf)])
  return [...table].flatMap(([from, { line, allowed }]) => [from, ...allowed].filter((name) => !names.has(name))
    .map((name) => ({ file: table_file, line, message: `${name} is no package and no folder of packages` })))
}

function checkFile(files: readonly SourceFile[], table: EdgeTable, file: SourceFile): readonly Finding[] {
  const own = packageOf(files, file.path)
  const names = isTest(file.path) ? ['tests'] : own === undefined || own.folder === '' ? [file.path.split('/')[0] ?? ''] : namesOf(own)
  const row = names.map((name) => table.get(name)).find((found) => found !== undefined)
  return parse(file).imports.flatMap(({ specifier, line }) => {
    if (own !== undefined && own.folder !== '' && !isTest(file.path) && isForTests(file.path, specifier)) {
      return [{ file: file.path, line, message: `${specifier} is for tests only` }]
    }
    const target = packagesOf(files).find(({ name, folder }) => folder !== '' && name === packageNameOf(specifier))
    if (!target || target === own) return []
    if (!row) return [{ file: file.path, line, message: `${table_file} has no row for ${names[0]}` }]
    const allowed = row.allowed.includes('all') || namesOf(target).some((name) => row.allowed.includes(name))
    return allowed ? [] : [{ file: file.path, line, message: `${names[0]} may not import ${target.folder} (${table_file}:${row.line})` }]
  })
}
