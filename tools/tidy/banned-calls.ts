import { isCode, isNode, isTest, literalOf, memberOf, nameOf, parse, walk } from './tree.ts'
import type { Finding, Node, Rule, SourceFile } from './tree.ts'

/** Finds nothing wrong, or says what to do instead. */
type Ban = (file: SourceFile, node: Node) => string | undefined

const worldless = /^(domains\/[^/]+|chinese|kernel)\/src\//
const world_files = new Set(['kernel/src/clock.ts'])
const printing = /^(apps\/cli\/|apps\/server\/src\/announce\.ts$|tools\/|bench\/)/
const ending = /^(apps\/cli\/bin\/|tools\/|bench\/)/
const own_hosts = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$)/

/** Model and operations are the same at any hour, on any machine: what changes comes through ports. */
function reachesOut({ path }: SourceFile, node: Node): string | undefined {
  if (!worldless.test(path) || isTest(path) || world_files.has(path)) return undefined
  const constructed = node.type === 'NewExpression' ? nameOf(node['callee']) : undefined
  if (constructed === 'Date' && (node['arguments'] as Node[]).length === 0) return 'new Date(): take the clock'
  const member = memberOf(node)?.join('.')
  if (member === 'Date.now') return 'Date.now: take the clock'
  if (['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(member ?? '')) return `${member}: take random or ids`
  if (member === 'process.env') return 'process.env: the caller hands settings in'
  if (node.type !== 'CallExpression') return undefined
  const called = nameOf(node['callee']) ?? ''
  if (['setTimeout', 'setInterval', 'setImmediate'].includes(called)) return `${called}: a job waits, a rule does not`
  if (['randomUUID', 'randomBytes', 'randomInt'].includes(called)) return `${called}: take random or ids`
  return undefined
}

const bans: readonly Ban[] = [
  reachesOut,
  (file, node) => memberOf(node)?.[0] === 'console' && !printing.test(file.path) ? 'console: take the log, or announce' : undefined,
  (file, node) => memberOf(node)?.join('.') === 'process.exit' && !ending.test(file.path)
    ? 'process.exit: whatever is open is lost; return or throw' : undefined,
  (_file, node) => node.type === 'CallExpression' && nameOf(node['callee']) === 'eval' ? 'eval' : undefined,
  (_file, node) => node.type === 'NewExpression' && nameOf(node['callee']) === 'Function' ? 'new Function' : undefined,
  (_file, node) => node.type === 'TSAsExpression' && isNode(node['typeAnnotation']) && node['typeAnnotation'].type === 'TSAnyKeyword'
    ? 'as any: say what it is, or unknown' : undefined,
  (file, node) => {
    const [suite, word] = memberOf(node) ?? []
    const left = ['it', 'describe', 'test', 'suite'].includes(suite ?? '') && ['only', 'skip', 'todo'].includes(word ?? '')
    return left && file.path.includes('.test.') ? `${suite}.${word} leaves tests out; a condition goes into { skip }` : undefined
  },
  (_file, node) => {
    if (node.type !== 'CallExpression' || !['fetch', 'sendBeacon'].includes(calledName(node['callee']))) return undefined
    const address = textOf((node['arguments'] as Node[])[0])
    return /^(https?:)?\/\//.test(address) && !own_hosts.test(address) ? `a call to ${address}: nothing leaves the house` : undefined
  },
]

function calledName(callee: unknown): string { return nameOf(callee) ?? memberOf(callee)?.[1] ?? '' }

/** The text of a literal, or of a template up to its first value. */
function textOf(node: Node | undefined): string {
  if (node?.type !== 'TemplateLiteral') return literalOf(node) ?? ''
  const [first] = node['quasis'] as { value: { cooked: string } }[]
  return first?.value.cooked ?? ''
}

export const bannedCalls: Rule = {
  name: 'banned-calls',
  check: (files) => files.filter(({ path }) => isCode(path)).flatMap((file) => {
    const { program, comments, lineOf } = parse(file)
    const findings: Finding[] = []
    walk(program, (node) => {
      for (const ban of bans) {
        const message = ban(file, node)
        if (message !== undefined) findings.push({ file: file.path, line: lineOf(node.start), message })
      }
    })
    for (const { value, start } of comments) {
      const word = /@ts-(ignore|nocheck)\b/.exec(value)?.[0]
      if (word !== undefined) findings.push({ file: file.path, line: lineOf(start), message: `${word}: mend the type` })
    }
    return findings
  }),
}
