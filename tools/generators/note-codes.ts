import { parseSync } from 'oxc-parser'

/** The literals of `type …NoteCode = 'a' | 'b'`: the one place where a package lists what its notes may say. */
export function noteCodesIn(text: string): readonly string[] {
  if (!text.includes('NoteCode =')) return []
  return parseSync('notes.ts', text).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type !== 'TSTypeAliasDeclaration' || !declared.id.name.endsWith('NoteCode')) return []
    const { typeAnnotation } = declared
    const members = typeAnnotation.type === 'TSUnionType' ? typeAnnotation.types : [typeAnnotation]
    return members.flatMap((member) => {
      const value = member.type === 'TSLiteralType' && member.literal.type === 'Literal' ? member.literal.value : undefined
      return typeof value === 'string' ? [value] : []
    })
  })
}
