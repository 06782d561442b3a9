import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { quoteOf } from '../model/check-span.ts'
import { sentenceScope } from '../policy.ts'
import { insertFinding } from '../queries/findings.ts'
import { DocumentId, FindingId, FindingKind, SentenceId, Span, Version } from '../shapes.ts'

/**
 * Marks words of one sentence by hand. The same mark twice is refused, whoever was first; on words that the engine has proposed as
 * this kind the proposal is confirmed.
 */
export const addFinding = command({
  name: 'reading.add-finding',
  input: z.object({ sentence: SentenceId, kind: FindingKind, span: Span }),
  output: z.object({
    finding: FindingId, document: DocumentId, sentence: SentenceId, kind: FindingKind, quote: z.string(), version: Version,
  }),
  allow: may('reading.mark').on(sentenceScope),
  journal: 'added',
  async run(context, input) {
    const { target } = context
    if (!target.current) throw readingErrors('sentence-superseded')
    const quote = quoteOf(target.text, input.span)
    const stands = await insertFinding(context.db, {
      id: context.ids.next(), document: target.document, sentence: target.id, kind: input.kind, span: input.span, quote,
      addedBy: context.actor.id, at: context.clock.now(),
    })
    if (!stands) throw readingErrors('finding-exists', { quote })
    const { id: finding, version } = stands
    context.subject({ kind: 'finding', id: finding })
    context.trace({ sourceKind: 'sentence', sourceId: target.id, relation: 'marked', targetKind: 'finding', targetId: finding })
    context.emit('reading.finding-added', { document: target.document, finding })
    return { finding, document: target.document, sentence: target.id, kind: input.kind, quote, version }
  },
})
