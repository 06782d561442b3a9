// Where the program decides what a caller may see or do: calls, conditions of the language and conditions of SQL. Each is rewritten
// so that a switch outside the program can turn it to always-yes or always-no; nothing of this is in the program itself.
import { literalOf, memberOf, nameOf, parse, walk } from '../../../tools/tidy/tree.ts'
import type { Node } from '../../../tools/tidy/tree.ts'

export interface Site {
  /** `file:line function what stands there`. */
  readonly name: string
  readonly file: string
}

export interface Instrumented { readonly text: string; readonly sites: readonly Site[] }

interface Edit { readonly at: number; readonly remove: number; readonly text: string; readonly rank: number }

/** Refusals that are about who calls or what belongs to what, and not about the state of a thing. */
const refusals: ReadonlySet<string> = new Set([
  'not-permitted', 'not-found', 'not-signed-in', 'role-for-self', 'disable-self', 'roles-apart', 'finding-elsewhere', 'sentence-elsewhere',
])

const value = String.raw`\$\{(?:[^{}]|\{[^{}]*\})*\}`
const everywhere = [
  new RegExp(String.raw`(?:\w+\.)?lineage && ${value}::uuid\[\]`, 'g'),
  new RegExp(String.raw`(?:\w+\.)?lineage @> array\[${value}::uuid\]`, 'g'),
]
/** Conditions that look like many others and are of this kind only in their file. */
const only_in: Readonly<Record<string, readonly RegExp[]>> = {
  'domains/org/src/queries/units.ts': [new RegExp(String.raw`id in \(select unnest\(lineage\) [^)]*?${value}::uuid\[\]\)\)`, 'g')],
  'domains/org/src/queries/calendar-days.ts': [new RegExp(String.raw`entered\.unit_id = any\(${value}::uuid\[\]\)`, 'g')],
  'domains/org/src/queries/sessions.ts': [
    new RegExp(String.raw`(?<= and )person_id = ${value}::uuid|(?<=where )person_id = ${value}::uuid`, 'g'),
    new RegExp(String.raw`(?:session\.)?(?:idle_)?expires > ${value}`, 'g'), /(?:session\.)?ended_at is null/g, /person\.state = 'active'/g,
    /not must_change_secret/g, new RegExp(String.raw`valid_from <= ${value}::date`, 'g'),
    new RegExp(String.raw`\(valid_until is null or valid_until > ${value}::date\)`, 'g'),
    /exists \(select 1 from held where role = 'leader'\)/g,
  ],
  'domains/reading/src/queries/documents.ts': [],
  'domains/reading/src/queries/tasks.ts': [new RegExp(String.raw`finding\.document_id = ${value}`, 'g')],
  'domains/reading/src/queries/review.ts': [new RegExp(String.raw`finding\.document_id (?:=|is distinct from) ${value}`, 'g')],
  'domains/work/src/queries/write-drafts.ts': [new RegExp(String.raw`document_id = ${value}`, 'g')],
  'kernel/src/blob.ts': [new RegExp(String.raw`owner = ${value}`, 'g')],
  'kernel/src/list-entries.ts': [/lineage = '\{\}'/g],
}

/** Files of the program that are looked through; the switch is the global of `switch.ts`. */
export function isLookedThrough(file: string): boolean {
  return !file.endsWith('.test.ts') && !file.endsWith('testing.ts') && !file.endsWith('test-instance.ts')
    && /^(?:domains\/[^/]+|kernel)\/src\//.test(file) && !file.includes('/demo/')
}

/** `first` is the number of the first site, so that every site of the program has its own. */
export function instrument(file: string, text: string, first: number): Instrumented {
  const { program, lineOf } = parse({ path: file, text })
  const sites: Site[] = []
  const functions: Node[] = []
  const edits: Edit[] = []
  const templates: Node[] = []
  const add = (node: { start: number }, what: string): number => {
    const inside = functions.findLast(({ start, end }) => start <= node.start && node.start < end)
    const place = inside ? `${nameOf(inside['id'])} ` : ''
    sites.push({ name: `${file}:${lineOf(node.start)} ${place}${what.replaceAll(/\s+/g, ' ').slice(0, 90)}`, file })
    return first + sites.length - 1
  }
  const put = (at: number, words: string, rank: number, remove = 0): void => { edits.push({ at, remove, text: words, rank }) }
  const around = (node: Node, kind: string, what: string): void => {
    const site = add(node, what)
    put(node.start, `globalThis.decision.${kind}(${site}, () => (`, node.start - node.end)
    put(node.end, '))', node.end - node.start)
  }
  // The arguments stay where they are, because they may wait for something.
  const call = (node: Node, kind: string): void => {
    const callee = node['callee'] as Node
    const site = add(node, text.slice(node.start, node.end))
    put(callee.start, `globalThis.decision.${kind}(${site}, (...given) => `, node.start - node.end)
    put(callee.end, '(...given), ', 0, 1)
  }
  walk(program, (node) => {
    const words = (): string => text.slice(node.start, node.end)
    if (node.type === 'FunctionDeclaration') functions.push(node)
    if (node.type === 'CallExpression') {
      const kind = kindOfCall(node)
      if (kind === 'units') around(node, kind, words())
      else if (kind === 'some') around(node, 'bool', words())
      else if (kind !== undefined) call(node, kind)
    } else if (memberOf(node)?.join('.') === 'context.units') {
      around(node, 'units', words())
    } else if (node.type === 'IfStatement' && refusals.has(refusalOf(node['consequent'] as Node) ?? '')) {
      const test = node['test'] as Node
      around(test, 'bool', `if (${text.slice(test.start, test.end)}) throw ${refusalOf(node['consequent'] as Node)}`)
    } else if (node.type === 'TaggedTemplateExpression' && !templates.some((outer) => outer.start < node.start && node.end < outer.end)) {
      templates.push(node)
    }
  })
  for (const template of templates) for (const pattern of [...everywhere, ...only_in[file] ?? []]) {
    for (const match of text.slice(template.start, template.end).matchAll(pattern)) {
      const start = template.start + match.index
      const site = add({ start }, match[0])
      put(start, '((', -match[0].length)
      const switched = (to: string): string => `\${globalThis.decision.sql(${site}, ${to})}::boolean`
      put(start + match[0].length, ` or ${switched('true')}) and not ${switched('false')})`, match[0].length)
    }
  }
  return { text: apply(text, edits), sites }
}

function kindOfCall(node: Node): string | undefined {
  const callee = node['callee'] as Node
  const name = nameOf(callee)
  if (name === 'requireAlso' || name === 'requirePerson') return 'also'
  if (name === 'reaches') return 'bool'
  if (callee.type !== 'MemberExpression') return undefined
  const property = nameOf(callee['property'])
  const many = (node['arguments'] as unknown[]).length
  if (property === 'require' && many === 4) return 'also'
  if (property === 'reaches' && many === 3) return 'bool'
  if ((property === 'units' && many === 2) || (property === 'unitsFor' && many === 1)) return 'units'
  return property === 'some' && nameOf((callee['object'] as Node)['property']) === 'lineage' ? 'some' : undefined
}

/** The code of `throw orgErrors('role-for-self')`, also with `.keeping()` behind it. */
function refusalOf(node: Node): string | undefined {
  let thrown: Node | undefined = node.type === 'ThrowStatement' ? node['argument'] as Node : undefined
  while (thrown?.type === 'CallExpression') {
    const [first] = thrown['arguments'] as Node[]
    const code = literalOf(first)
    if (code !== undefined) return code
    const callee = thrown['callee'] as Node
    thrown = callee.type === 'MemberExpression' ? callee['object'] as Node : undefined
  }
  return undefined
}

/** At one place the longer thing begins first and ends last. */
function apply(text: string, edits: readonly Edit[]): string {
  let done = ''
  let from = 0
  for (const { at, remove, text: words } of edits.toSorted((one, other) => one.at - other.at || one.rank - other.rank)) {
    done += text.slice(from, at) + words
    from = at + remove
  }
  return done + text.slice(from)
}
