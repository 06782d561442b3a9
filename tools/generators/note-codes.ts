import { parseSync } from 'oxc-parser'
import { isNode, literalOf, nameOf, walk } from '../tidy/tree.ts'
import type { Node } from '../tidy/tree.ts'

/**
 * What the notes of a file may say: the literals of `type …NoteCode = 'a' | 'b'` and of notes written out, `{ code: 'a', start, … }`.
 * Each needs a sentence, and no list at run time holds them.
 */
export function noteCodesIn(text: string): readonly string[] {
  if (!/NoteCode =|code: '/.test(text)) return []
  const codes = new Set<string>()
  walk(parseSync('notes.ts', text).program as unknown as Node, (node) => {
    if (node.type === 'TSTypeAliasDeclaration' && nameOf(node['id'])?.endsWith('NoteCode')) {
      walk(node, (part) => {
        const literal = part.type === 'TSLiteralType' ? literalOf(part['literal']) : undefined
        if (literal !== undefined) codes.add(literal)
      })
    }
    if (node.type === 'ObjectExpression') for (const code of codeOfNote(node['properties'] as Node[])) codes.add(code)
  })
  return [...codes]
}

/** Other objects have codes too; a note also says where. */
function codeOfNote(properties: readonly Node[]): readonly string[] {
  const values = new Map(properties.filter(isNode).map((property) => [nameOf(property['key']), property['value']]))
  const code = literalOf(values.get('code'))
  return code !== undefined && (values.has('start') || values.has('byte_start')) ? [code] : []
}
