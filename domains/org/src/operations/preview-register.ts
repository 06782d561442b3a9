import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { UnitId } from '../model/fields.ts'
import { markOf } from '../model/register/plan.ts'
import { detailOf, notesOf, resultOf } from '../model/register/sentences.ts'
import type { Verdict } from '../model/register/verdict.ts'
import { unitScope } from '../policy.ts'
import { planRegisterFile, readRegisterFile } from '../register-file.ts'

const Kind = z.enum(['units', 'people', 'charges'])
const VerdictField = z.enum(['new', 'same', 'change', 'wrong', 'skipped'])
export const Counts = z.object({ new: z.int(), same: z.int(), change: z.int(), wrong: z.int(), skipped: z.int() })

/** What an uploaded list of units and people would do below the unit, row by row. Nothing is written, and the file is not kept. */
export const previewRegister = query({
  name: 'org.preview-register',
  input: z.object({ blob: z.uuid(), unit: UnitId }),
  output: z.object({
    /** For the import: that it does what was looked at. */
    mark: z.string(),
    counts: Counts,
    sheets: z.array(z.object({
      name: z.string(), kind: Kind, headRow: z.int(), heads: z.array(z.string()), notes: z.array(z.string()),
    })),
    others: z.array(z.string()),
    rows: z.array(z.object({
      sheet: z.string(), kind: Kind, row: z.int(), name: z.string(), verdict: VerdictField, detail: z.string(), result: z.string(),
      cells: z.array(z.string()),
      /** Columns, from one, in which something is wrong. */
      wrong: z.array(z.int()),
    })),
  }),
  allow: may('org.keep-units').on(unitScope((input: { unit: string }) => input.unit)),
  async run(context, { blob }) {
    const read = await readRegisterFile(context, blob)
    let made = 0
    const { verdicts } = await planRegisterFile(context, context.db, read, () => `new-${made += 1}`)
    const { language } = context
    const lists = new Map(read.lists.map((list) => [list.sheet, list]))
    const lines = new Map(read.lists.map((list) => (
      [list.sheet, new Map([...list.rows, ...list.skipped].map((line) => [line.row, line.cells]))])))
    return {
      mark: markOf(verdicts),
      counts: countsOf(verdicts),
      sheets: read.lists.map((list) => ({
        name: list.sheet, kind: list.kind, headRow: list.headRow, heads: [...list.heads], notes: [...notesOf(list, language)],
      })),
      others: [...read.others],
      rows: verdicts.map((verdict) => {
        const { heads, columns } = lists.get(verdict.sheet)!
        const cells = lines.get(verdict.sheet)!.get(verdict.row)!
        return {
          sheet: verdict.sheet, kind: verdict.kind, row: verdict.row, name: verdict.name, verdict: verdict.verdict,
          detail: detailOf(verdict, language), result: resultOf(verdict, language),
          cells: heads.map((_, column) => cells.get(column + 1) ?? ''),
          wrong: verdict.problems.flatMap(({ field }) => field === null ? [] : columns.get(field) ?? []),
        }
      }),
    }
  },
})

export function countsOf(verdicts: readonly Pick<Verdict, 'verdict'>[]): z.infer<typeof Counts> {
  const counts = { new: 0, same: 0, change: 0, wrong: 0, skipped: 0 }
  for (const { verdict } of verdicts) counts[verdict] += 1
  return counts
}
