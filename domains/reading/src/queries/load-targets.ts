// What the scopes load: the thing with where it stands, in one statement each.
import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import type { FindingKind } from './findings.ts'

export interface DocumentTarget {
  readonly id: string
  readonly unit: string
  readonly lineage: readonly string[]
  readonly revision: string | null
  readonly version: number
}

export async function loadDocument(db: Database, id: string): Promise<DocumentTarget | undefined> {
  const { rows } = await sql<DocumentTarget>`
    select document.id, document.unit_id as unit, unit.lineage, document.revision_id as revision, document.version
      from reading.document join org.shared_unit as unit on unit.id = document.unit_id
     where document.id = ${id}`.execute(db)
  return rows[0]
}

export interface SentenceTarget {
  readonly id: string
  readonly document: string
  readonly documentName: string
  readonly unit: string
  readonly lineage: readonly string[]
  readonly text: string
  /** False when the document has a newer revision than this sentence's. */
  readonly current: boolean
}

export async function loadSentence(db: Database, id: string): Promise<SentenceTarget | undefined> {
  const { rows } = await sql<SentenceTarget>`
    select sentence.id, document.id as document, document.name as "documentName", document.unit_id as unit, unit.lineage,
           sentence.text, document.revision_id = sentence.revision_id as current
      from reading.sentence
      join reading.document on document.id = sentence.document_id
      join org.shared_unit as unit on unit.id = document.unit_id
     where sentence.id = ${id}`.execute(db)
  return rows[0]
}

export interface FindingTarget {
  readonly id: string
  readonly document: string
  readonly sentence: string
  readonly quote: string
  readonly unit: string
  readonly lineage: readonly string[]
  readonly kind: FindingKind
  readonly state: 'proposed' | 'confirmed' | 'withdrawn'
  /** Marked to be measured later. */
  readonly isTarget: boolean
  readonly version: number
}

export async function loadFinding(db: Database, id: string): Promise<FindingTarget | undefined> {
  const { rows } = await sql<FindingTarget>`
    select finding.id, document.id as document, finding.sentence_id as sentence, finding.quote, document.unit_id as unit, unit.lineage,
           finding.kind, finding.state, finding.target_by is not null as "isTarget", finding.version
      from reading.finding
      join reading.document on document.id = finding.document_id
      join org.shared_unit as unit on unit.id = document.unit_id
     where finding.id = ${id}`.execute(db)
  return rows[0]
}
