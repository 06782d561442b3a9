import { isCode, isNode, nameOf, parse, walk } from './tree.ts'
import type { Finding, Node, Rule, SourceFile } from './tree.ts'

/** Folders that say nothing about what lies in them gather everything. */
const banned_folders = new Set(['utils', 'util', 'common', 'shared', 'helpers', 'helper', 'misc', 'lib'])

const banned_words = new Set([
  'mgr', 'cfg', 'conf', 'tmp', 'util', 'utils', 'helper', 'helpers', 'misc', 'ctx', 'req', 'res', 'idx', 'cnt', 'btn', 'msg', 'err', 'evt',
  'obj', 'arr',
  'jiaoban', 'duban', 'banjie', 'xiaohao', 'fenguan', 'danwei', 'renyuan', 'wenjian', 'shouwen', 'zhibiao', 'lixiang', 'xieban', 'zhuban',
])

const file_patterns = [
  /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/,
  /^(README(\.zh-CN)?|ARCHITECTURE|GLOSSARY|CONTRIBUTING|CHANGELOG|LICENSE)(\.md)?$/,
  /^(zh-CN|en)\.(json|md|ts)$/,
  /^\d{4}_[a-z0-9_]+\.sql$/,
  /^\.|^run$/,
]
const plain_folder = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/

export const names: Rule = {
  name: 'names',
  check: (files) => files.flatMap((file) => [...checkPath(file), ...(isCode(file.path) ? checkBindings(file) : [])]),
}

/** Documents that people would bring, with the names people give them. */
function isSample(path: string): boolean { return /(^|\/)(demo|fixtures)\/[^/]+\.(txt|html|csv)$/.test(path) }

function checkPath({ path }: SourceFile): readonly Finding[] {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  const wrong = (message: string): Finding => ({ file: path, line: 1, message })
  const empty = folders.filter((folder) => banned_folders.has(folder))
  const unlike = folders.filter((folder) => !plain_folder.test(folder))
  const plain = isSample(path) || file_patterns.some((pattern) => pattern.test(name))
  const short = (name.split('.')[0] ?? '').split('-').filter((word) => banned_words.has(word))
  return [
    ...empty.map((folder) => wrong(`the folder ${folder} says nothing about what lies in it`)),
    ...unlike.map((folder) => wrong(`the folder ${folder} is not lower-case words with hyphens`)),
    ...plain ? [] : [wrong(`the file ${name} is not lower-case words with hyphens`)],
    ...short.map((word) => wrong(`"${word}" in the file's name: write the whole English word`)),
  ]
}

const naming = new Set(['VariableDeclarator', 'ClassDeclaration', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration'])

/** What the file itself names: variables, functions, classes, types, parameters. Fields of others are theirs to name. */
function checkBindings(file: SourceFile): readonly Finding[] {
  const { program, lineOf } = parse(file)
  const findings: Finding[] = []
  const check = (binding: unknown): void => {
    for (const identifier of identifiersIn(binding)) {
      const name = nameOf(identifier) ?? ''
      for (const word of name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/)) {
        if (!banned_words.has(word)) continue
        findings.push({ file: file.path, line: lineOf(identifier.start), message: `"${word}" in ${name}: write the whole English word` })
      }
    }
  }
  walk(program, (node) => {
    if (naming.has(node.type)) check(node['id'])
    if (node.type === 'CatchClause') check(node['param'])
    if (/Function(Declaration|Expression)$/.test(node.type)) {
      check(node['id'])
      for (const parameter of node['params'] as Node[]) check(parameter)
    }
  })
  return findings
}

/** The names a pattern binds; default values and keys are not its own. */
function identifiersIn(pattern: unknown): readonly Node[] {
  if (!isNode(pattern)) return []
  switch (pattern.type) {
    case 'Identifier': return [pattern]
    case 'ObjectPattern': return (pattern['properties'] as unknown[]).flatMap(identifiersIn)
    case 'Property': return identifiersIn(pattern['value'])
    case 'ArrayPattern': return (pattern['elements'] as unknown[]).flatMap(identifiersIn)
    case 'AssignmentPattern': return identifiersIn(pattern['left'])
    case 'RestElement': return identifiersIn(pattern['argument'])
    default: return []
  }
}
