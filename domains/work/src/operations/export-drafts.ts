import { may, query } from '@lantai/kernel'
import { DocumentId, documentNames, documentScope, sentenceWords } from '@lantai/reading'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { workLimits } from '../limits.ts'
import { draftsTable, tableColumns } from '../model/drafts-table.ts'
import { listDrafts } from '../queries/drafts.ts'

const keys = tableColumns.map(({ key }) => key)
const Row = z.object({
  kind: z.literal('task'), number: z.number(), task: z.string(), requirement: z.string(), goal: z.string(), lead: z.string(),
  assist: z.string(), due: z.string(), supervisor: z.string(), remark: z.string(), source: z.string(),
})

/** The drafts of one document as the decomposition table, to be written as an office file; leaving the house, it is journaled. */
export const exportDrafts = query({
  name: 'work.export-drafts',
  input: z.object({ document: DocumentId }),
  output: z.object({
    title: z.string(), mark: z.string(), columns: z.array(z.object({ key: z.enum(keys), heading: z.string() })), rows: z.array(Row),
    notes: z.array(z.string()),
  }),
  allow: may('work.read').on(documentScope),
  reveals: 'exported',
  async run(context, { document }) {
    const { db, target } = context
    const { exported_rows_max } = workLimits
    const drafts = await listDrafts(db, {
      units: [target.unit], people: context.unitsFor('org.read-people'), document, after: 0, rows_max: exported_rows_max + 1,
    })
    if (drafts.length > exported_rows_max) throw workErrors('drafts-too-many', { rows_max: exported_rows_max })
    context.subject({ kind: 'document', id: document })
    const name = (await documentNames(db, [document])).get(document) ?? ''
    return draftsTable(name, drafts, await sentenceWords(db, drafts.map(({ sentence }) => sentence)))
  },
})
