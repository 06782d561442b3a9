import { sql } from 'kysely'
import type { Database, MediaType } from '@lantai/kernel'

export interface Source {
  readonly digest: string
  readonly mediaType: MediaType
  readonly lineage: readonly string[]
  readonly state: 'received' | 'ready' | 'failed'
}

/** Where a job finds the original of a document. */
export async function findSource(db: Database, document: string): Promise<Source | undefined> {
  const { rows } = await sql<Source>`
    select document.digest, document.media_type as "mediaType", unit.lineage, document.state
      from reading.document join org.shared_unit as unit on unit.id = document.unit_id where document.id = ${document}`.execute(db)
  return rows[0]
}
