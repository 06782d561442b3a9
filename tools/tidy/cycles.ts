import { posix } from 'node:path'
import { packageNameOf, packageOf, packagesOf } from './packages.ts'
import { isCode, isTest, parse } from './tree.ts'
import type { Finding, Rule, SourceFile } from './tree.ts'

/**
 * Two packages that import each other are one; two files that do so at run time load in an order nobody chose. Types leave
 * nothing behind, so that between files they do not count; between packages they do.
 */
export const cycles: Rule = {
  name: 'cycles',
  check: (files) => [...findCycles(packageGraph(files)), ...findCycles(fileGraph(files))],
}

interface Edge { readonly to: string; readonly file: string; readonly line: number }
type Graph = ReadonlyMap<string, readonly Edge[]>

function packageGraph(files: readonly SourceFile[]): Graph {
  const graph = new Map<string, Edge[]>()
  for (const file of files.filter(({ path }) => isCode(path) && !isTest(path))) {
    const own = packageOf(files, file.path)
    if (!own || own.folder === '') continue
    const edges = graph.get(own.folder) ?? []
    graph.set(own.folder, edges)
    for (const { specifier, line } of parse(file).imports) {
      const target = packagesOf(files).find(({ name, folder }) => folder !== '' && name === packageNameOf(specifier))
      if (!target || target === own || edges.some(({ to }) => to === target.folder)) continue
      edges.push({ to: target.folder, file: file.path, line })
    }
  }
  return graph
}

function fileGraph(files: readonly SourceFile[]): Graph {
  return new Map(files.filter(({ path }) => isCode(path)).map((file) => [file.path, parse(file).imports
    .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
    .map(({ specifier, line }) => ({ to: posix.join(posix.dirname(file.path), specifier), file: file.path, line }))]))
}

/** Each cycle once, at the edge that closes it. */
function findCycles(graph: Graph): readonly Finding[] {
  const findings: Finding[] = []
  const done = new Set<string>()
  const way: string[] = []
  const follow = (from: string): void => {
    way.push(from)
    for (const { to, file, line } of graph.get(from) ?? []) {
      const at = way.indexOf(to)
      if (at >= 0) findings.push({ file, line, message: `closes a circle: ${[...way.slice(at), to].join(' → ')}` })
      else if (!done.has(to)) follow(to)
    }
    way.pop()
    done.add(from)
  }
  for (const from of graph.keys()) if (!done.has(from)) follow(from)
  return findings
}
