import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { settleIn } from '../jobs/settle-in.ts'
import { placesOf } from '../model/repaired-revision.ts'
import { secondLookScope } from '../policy.ts'
import { dropFinding, findPresentSentence, takeOverFinding } from '../queries/decisions.ts'
import type { PresentSentence } from '../queries/decisions.ts'
import { lockDocument } from '../queries/revisions.ts'
import type { RevisionRow } from '../queries/revisions.ts'
import { answerLook } from '../queries/second-looks.ts'
import type { SecondLookTarget } from '../queries/second-looks.ts'
import { DocumentId, SecondLookId, SentenceId, Version } from '../shapes.ts'

/**
 * A decision whose sentence is no longer there is taken over to a sentence of the present text, or dropped. Taken over, it stands on
 * its words there, or on the whole sentence where they are not; a settled place is settled where the sentence shows the same.
 */
export const answerSecondLook = command({
  name: 'reading.answer-second-look',
  input: z.object({
    look: SecondLookId, expectedVersion: Version, answer: z.enum(['take-over', 'drop']),
    /** For `take-over`: of the present text of the same document. */
    sentence: SentenceId.optional(),
  }),
  output: z.object({ look: SecondLookId, document: DocumentId, version: Version }),
  allow: may('reading.mark').on(secondLookScope),
  journal: 'looked-again',
  async run(context, input) {
    const { target } = context
    if (target.state !== 'open') throw readingErrors('look-answered')
    expectVersion(target.version, input.expectedVersion)
    const [by, at] = [context.actor.id, context.clock.now()]
    const revision = await lockDocument(context.db, target.document)
    if (input.answer === 'take-over') {
      const sentence = input.sentence && revision ? await findPresentSentence(context.db, input.sentence, revision) : undefined
      if (!sentence || !revision) throw readingErrors('sentence-elsewhere')
      await takeOver(context, { target, sentence, revision })
    } else if (target.finding !== null) {
      await dropFinding(context.db, { finding: target.finding, by, at })
    }
    const state = input.answer === 'drop' ? 'dropped' : 'taken-over'
    const version = await answerLook(context.db, { id: target.id, expected: input.expectedVersion, state, by, at })
    if (version === undefined) throw readingErrors('look-answered')
    context.subject({ kind: 'document', id: target.document })
    context.emit('reading.second-look-answered', { document: target.document })
    return { look: target.id, document: target.document, version }
  },
})

interface TakeOver { readonly target: SecondLookTarget; readonly sentence: PresentSentence; readonly revision: string }

async function takeOver(context: CommandContext<SecondLookTarget>, { target, sentence, revision }: TakeOver): Promise<void> {
  if (target.finding === null) {
    const place = (current: RevisionRow): number | undefined => placeIn(current, sentence, target.words)
    await settleIn(context, { document: target.document, revision, text: target.settled!, everywhere: false, place })
    return
  }
  const found = sentence.text.indexOf(target.words)
  const [start, end] = found < 0 ? [0, sentence.text.length] : [found, found + target.words.length]
  const quote = sentence.text.slice(start, end)
  const stands = await takeOverFinding(context.db, { finding: target.finding, sentence: sentence.sentence, start, end, quote })
  if (!stands) throw readingErrors('finding-exists', { quote })
  context.trace({
    sourceKind: 'sentence', sourceId: sentence.sentence, relation: 'marked', targetKind: 'finding', targetId: target.finding,
  })
}

/** The first place of the sentence that shows the same, is not certain, and that nobody has settled. */
function placeIn({ source, edits, places }: RevisionRow, sentence: PresentSentence, shown: string): number | undefined {
  return placesOf(source?.text ?? '', { edits: edits ?? [], places: places ?? [] }).find((place) => (
    place.start >= sentence.start && place.start < sentence.end && place.shown === shown && place.certainty !== 'proven'
    && place.settledBy === undefined))?.edit
}
