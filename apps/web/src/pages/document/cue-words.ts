import type { Cue } from '../../api/asking.ts'
import { wordFor } from '../../language.ts'
import type { Translate } from '../../language.ts'

/** Each cue as its rule and the words that set it off; a rule that these pages have no word for yet is told by its words alone. */
export function cueWords(t: Translate, cues: readonly Cue[]): string {
  const told = cues.map(({ code, words }) => {
    const rule = wordFor(t, 'cue', code)
    const known = rule !== code
    if (words === '') return known ? rule : t('finding.cue-place')
    return known ? t('finding.cue-words', { rule, words }) : t('finding.cue-unnamed', { words })
  })
  return [...new Set(told)].join('；')
}
