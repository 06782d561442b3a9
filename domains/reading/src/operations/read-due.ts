import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { dueClock } from '../model/due-clock.ts'
import { readDue as readWords } from '../model/read-due.ts'
import { findingScope } from '../policy.ts'
import { findSurroundings } from '../queries/corrections.ts'
import { Due, FindingId } from '../shapes.ts'

/** Which day the words of a due date mean where the finding stands: what reading.change-finding would keep. */
export const readDue = query({
  name: 'reading.read-due',
  input: z.object({ finding: FindingId, words: z.string().max(readingLimits.corrected_words_units_max) }),
  output: z.object({ due: Due, year: z.number(), today: z.string() }),
  allow: may('reading.read').on(findingScope),
  async run({ db, target, clock }, { words }) {
    const from = dueClock(await findSurroundings(db, target.sentence), dayOf(clock.now()))
    const read = readWords(words, from)
    if (!read) throw readingErrors('due-no-day', { text: words.slice(0, 40) })
    return { due: read.due, ...from }
  },
})
