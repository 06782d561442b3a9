import type { Cue } from '../../api/asking.ts'
import { wordFor } from '../../language.ts'
import type { Translate } from '../../language.ts'

/** Holds of every sentence and says nothing about any. */
const of_every_sentence = 'always'

const deadline = /^(?:by|in|from|every)-(date|month|quarter|half|year|plan|span|recurrence|vague|masked)$/

/** Each cue as its rule and the words that set it off; a rule that these pages have no word for yet is told by its words alone. */
export function cueWords(t: Translate, cues: readonly Cue[]): string {
  const told = cues.filter(({ code }) => code !== of_every_sentence).map(({ code, words }) => {
    const form = deadline.exec(code)?.[1]
    const rule = form === undefined ? wordFor(t, 'cue', code) : wordFor(t, 'period', form)
    const known = rule !== code
    if (words === '') return known ? rule : t('finding.cue-place')
    return known ? t('finding.cue-words', { rule, words }) : t('finding.cue-unnamed', { words })
  })
  return [...new Set(told)].join('；')
}
