import { unitLexicon } from '@lantai/chinese'
import { verbLexicon } from './verbs.ts'

interface LexiconEntry { readonly kind: 'verb' | 'unit-head' | 'department' | 'place'; readonly word: string }

/** The words that the rules know one by one; what they match by pattern is not among them. */
export function lexicon(): LexiconEntry[] {
  return [...verbLexicon().map((word) => ({ kind: 'verb' as const, word })), ...unitLexicon()]
}
