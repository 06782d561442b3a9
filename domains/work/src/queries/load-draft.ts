import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'

export interface DraftTarget {
  readonly id: string
  readonly document: string
  readonly unit: string
  readonly lineage: readonly string[]
  readonly discardedAt: Date | null
  readonly version: number
}

export async function loadDraft(db: Database, id: string): Promise<DraftTarget | undefined> {
  const { rows } = await sql<DraftTarget>`
    select matter.id, matter.document_id as document, matter.unit_id as unit, unit.lineage, matter.discarded_at as "discardedAt",
           matter.version
      from work.matter join org.shared_unit as unit on unit.id = matter.unit_id
     where matter.id = ${id}`.execute(db)
  return rows[0]
}
