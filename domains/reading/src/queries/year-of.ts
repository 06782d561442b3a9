import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import { documentYear } from '../model/document-year.ts'
import type { DatedPart } from '../model/document-year.ts'

/** The year a document speaks of, by its own head and end, else by its name. The caller has decided that it may be seen. */
export async function yearOfDocument(db: Database, document: string): Promise<number | undefined> {
  const { rows } = await sql<{ name: string; parts: DatedPart[] }>`
    select document.name, coalesce((
             select jsonb_agg(jsonb_build_object('title', coalesce(part #>> '{title,value}', ''), 'date', part #>> '{date,value}'))
               from reading.revision, jsonb_array_elements(revision.parts) as part where revision.id = document.revision_id), '[]') as parts
      from reading.document where document.id = ${document}`.execute(db)
  const [found] = rows
  if (!found) return undefined
  return documentYear(found.parts.every(isSilent) ? [{ title: found.name, date: null }] : found.parts)
}

function isSilent({ title, date }: DatedPart): boolean { return date === null && !/\d{4}/.test(title) }
