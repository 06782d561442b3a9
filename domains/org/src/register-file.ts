// An uploaded list held against the register: read in the extracting child, planned, not written. A look and an import share it.
import type { Database, MediaType, QueryContext } from '@lantai/kernel'
import { orgErrors } from './errors.ts'
import { orgLimits } from './limits.ts'
import { dayOf } from './model/day.ts'
import { accountOf } from './model/register/plan-people.ts'
import { cellOf } from './model/register/plan-units.ts'
import { planRegister, readRegister } from './model/register/plan.ts'
import type { ReadRegister, RegisterPlan } from './model/register/plan.ts'
import { requireAlso } from './policy.ts'
import { loadStanding } from './queries/register.ts'
import type { PlacedUnit } from './queries/units.ts'

const workbook: MediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Context = Pick<QueryContext<PlacedUnit>, 'objects' | 'extractor' | 'ownBlob' | 'clock' | 'target' | 'unitsFor'>

/** Raises org.register-unfit for a file without a list, and what the reader of files refuses. Before any lock is taken. */
export async function readRegisterFile(context: Context, blob: string): Promise<ReadRegister> {
  const { digest, size_bytes } = await context.ownBlob(blob)
  const megabytes_max = orgLimits.register_bytes_max / 1024 / 1024
  if (size_bytes > orgLimits.register_bytes_max) throw orgErrors('register-file-large', { megabytes_max })
  const read = readRegister(await context.extractor.extract(await context.objects.read(digest), workbook))
  if (!read || read.lists.length === 0) throw orgErrors('register-unfit', { sheets: read?.others.join('、') ?? '' })
  const rows = read.lists.reduce((sum, list) => sum + list.rows.length, 0)
  if (rows > orgLimits.register_rows_max) throw orgErrors('register-rows', { rows, rows_max: orgLimits.register_rows_max })
  return read
}

/** The caller keeps what the lists are of, where they stand. */
export async function planRegisterFile(
  context: Context, db: Database, read: ReadRegister, nextId: () => string,
): Promise<RegisterPlan> {
  const kinds = new Set(read.lists.map(({ kind }) => kind))
  if (kinds.has('people')) requireAlso(context, 'org.keep-people', 'org.read', context.target)
  if (kinds.has('charges')) {
    requireAlso(context, 'org.keep-charges', 'org.read', context.target)
    requireAlso(context, 'org.keep-duties', 'org.read', context.target)
  }
  const people = read.lists.filter(({ kind }) => kind === 'people')
  const accounts = people.flatMap((list) => list.rows.map((row) => accountOf(cellOf(list, row, 'account'))))
  const standing = await loadStanding(db, context.target.id, accounts.filter((account) => account !== ''), dayOf(context.clock.now()))
  return planRegister(read, standing, nextId, orgLimits.tree_levels_max)
}

