// Fills an instance with copies of documents that the real pipeline has read: every row of the sample, with ids of its own. Foreign keys
// are taken off while the rows go in and put on again afterwards, when PostgreSQL checks all of them at once; nothing else is relaxed.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

// oxlint-disable-next-line typescript/no-explicit-any -- Tables of several owners are written.
type Owner = Kysely<any>

export interface Filling {
  readonly sample: string
  readonly copies: number
  /** Where the copies stand, in turn. */
  readonly units: readonly string[]
  /** Every how many copies one has findings. */
  readonly findingsEvery: number
  /** Who has confirmed the tasks of every second one of those. */
  readonly confirmer: string
}

const batch_copies = 500

/** One connection throughout: the temporary tables live in it. */
export async function fillDocuments(owner: Owner, fillings: readonly Filling[]): Promise<void> {
  await owner.connection().execute(async (db) => {
    await sql`set synchronous_commit = off`.execute(db)
    const foreign = await sql<{ place: string; name: string; definition: string }>`
      select conrelid::regclass::text as place, conname as name, pg_get_constraintdef(oid) as definition
        from pg_constraint where contype = 'f' and connamespace = 'reading'::regnamespace order by 1, 2`.execute(db)
    for (const { place, name } of foreign.rows) await sql`alter table ${sql.raw(place)} drop constraint ${sql.id(name)}`.execute(db)
    // In turn, so that no stretch of the tables is of one sample alone.
    for (let first = 0; fillings.some(({ copies }) => first < copies); first += batch_copies) {
      for (const filling of fillings) {
        if (first < filling.copies) await copyBatch(db, filling, first, Math.min(batch_copies, filling.copies - first))
      }
    }
    for (const { place, name, definition } of foreign.rows) {
      await sql`alter table ${sql.raw(place)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(db)
    }
    await sql`set synchronous_commit = on`.execute(db)
    await sql`vacuum analyze`.execute(db)
  })
}

async function copyBatch(db: Owner, filling: Filling, first: number, count: number): Promise<void> {
  await mapIds(db, filling, first, count)
  await copyDocuments(db, filling.findingsEvery)
  await copySentences(db)
  await copyFindings(db, filling)
  await sql`drop table copied, copied_sentence`.execute(db)
}

async function mapIds(db: Owner, { sample, units }: Filling, first: number, count: number): Promise<void> {
  await sql`
    create temporary table copied as
    select n, sample.id as sample, sample.revision_id as sample_revision, revision.source_id as sample_source, uuidv7() as document,
           uuidv7() as source, uuidv7() as revision, (${[...units]}::uuid[])[1 + n % ${units.length}::int] as unit
      from generate_series(${first}::int, ${first + count - 1}::int) as n
      join reading.document as sample on sample.id = ${sample}::uuid
      join reading.revision on revision.id = sample.revision_id order by n`.execute(db)
  await sql`
    create temporary table copied_sentence as
    select copied.n, copied.document, copied.revision, sentence.id as sample, uuidv7() as sentence
      from copied join reading.sentence on sentence.revision_id = copied.sample_revision order by copied.n, sentence.ordinal`.execute(db)
  await sql`analyze copied, copied_sentence`.execute(db)
}

async function copyDocuments(db: Owner, findings_every: number): Promise<void> {
  await sql`
    insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, revision_id, finding_count, version,
                                  received_by, received_at)
    select copied.document, copied.unit, '第' || copied.n || '号 ' || name, origin, encode(sha256(copied.document::text::bytea), 'hex'),
           size_bytes, media_type, state, copied.revision,
           case when copied.n % ${findings_every} = 0 then finding_count else 0 end, version, received_by, received_at
      from copied join reading.document as of on of.id = copied.sample order by copied.n`.execute(db)
  await sql`
    insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at, source_id, edits, places,
                                  furniture, parts)
    select case when of.id = copied.sample_source then copied.source else copied.revision end, copied.document, ordinal, tool_version,
           encoding, text, anchors, notes, at, case when of.source_id is not null then copied.source end, edits, places, furniture, parts
      from copied join reading.revision as of on of.id in (copied.sample_source, copied.sample_revision) order by copied.n, ordinal`
    .execute(db)
  await sql`
    insert into reading.step (document_id, name, tool_version, state, failure, started_at, ended_at)
    select copied.document, name, tool_version, state, failure, started_at, ended_at
      from copied join reading.step as of on of.document_id = copied.sample order by copied.n`.execute(db)
  await sql`
    insert into reading.outline (revision_id, tool_version, warnings, at)
    select copied.revision, tool_version, warnings, at
      from copied join reading.outline as of on of.revision_id = copied.sample_revision order by copied.n`.execute(db)
  await sql`
    insert into reading.outline_node (revision_id, ordinal, part, parent, level, number, title, text_start, text_end, part_end, sense,
                                      run_in)
    select copied.revision, ordinal, part, parent, level, number, title, text_start, text_end, part_end, sense, run_in
      from copied join reading.outline_node as of on of.revision_id = copied.sample_revision order by copied.n, ordinal`.execute(db)
}

async function copySentences(db: Owner): Promise<void> {
  await sql`
    insert into reading.sentence (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text,
                                  location)
    select copied.sentence, copied.document, copied.revision, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text, location
      from copied_sentence as copied join reading.sentence as of on of.id = copied.sample order by copied.sentence`.execute(db)
  await sql`
    insert into reading.label (sentence_id, revision_id, label, confidence, cues, statement, node)
    select copied.sentence, copied.revision, label, confidence, cues, statement, node
      from copied_sentence as copied join reading.label as of on of.sentence_id = copied.sample order by copied.sentence`.execute(db)
}

/** Half of the tasks are confirmed, with the trace that the confirming leaves. */
async function copyFindings(db: Owner, { confirmer, findingsEvery: findings_every }: Filling): Promise<void> {
  const confirmed = sql`(copied.n % ${findings_every * 2} = 0 and of.kind = 'task')`
  await sql`
    with made as (
      insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, version, added_by,
                                   added_at, ordinal, confidence, cues, details, tool_version, confirmed_by, confirmed_at)
      select uuidv7(), copied.document, copied.sentence, kind, span_start, span_end, quote, origin,
             case when ${confirmed} then 'confirmed' else state end, version + case when ${confirmed} then 1 else 0 end, added_by, added_at,
             of.ordinal, confidence, cues, details, tool_version, case when ${confirmed} then ${confirmer}::text end,
             case when ${confirmed} then now() end
        from copied_sentence as copied join reading.finding as of on of.sentence_id = copied.sample and of.state <> 'withdrawn'
       where copied.n % ${findings_every} = 0 order by copied.n, of.seq
      returning id, sentence_id, state
    )
    insert into kernel.trace (source_kind, source_id, relation, target_kind, target_id, at)
    select 'sentence', sentence_id, 'confirmed', 'finding', id, now() from made where state = 'confirmed'`.execute(db)
}
