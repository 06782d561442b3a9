import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import { sentenceScope } from '../policy.ts'
import { SentenceId } from '../shapes.ts'

const Step = z.object({
  kind: z.string(), id: z.string(), relation: z.string(), direction: z.enum(['to', 'from']),
  title: z.string(), state: z.string(), link: z.string(),
})

/** What became of a sentence: everything that names it, as far as the caller may see it. */
export const followSentence = query({
  name: 'reading.follow-sentence',
  input: z.object({ sentence: SentenceId }),
  output: z.object({ text: z.string(), steps: z.array(Step) }),
  allow: may('reading.read').on(sentenceScope),
  async run(context) {
    return { text: context.target.text, steps: [...await context.follow('sentence', context.target.id)] }
  },
})
