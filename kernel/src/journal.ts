// The last statement of every command: journal row, trace, events and the kept answer, in one round trip.
import { sql } from 'kysely'
import type { JournalSubject } from './context.ts'
import type { KeptAnswer } from './idempotency.ts'
import type { DatabaseTransaction } from './ports.ts'
import type { TraceLink } from './trace.ts'

export interface PendingEvent { readonly id: string; readonly name: string; readonly payload: Record<string, string | number | boolean> }

export interface CommandRecord {
  readonly now: Date
  readonly actor: string
  /** The person in whose role he did it, where it was not his own. */
  readonly actingFor?: string | undefined
  readonly operation: string
  readonly action: string
  readonly subject: JournalSubject
  readonly digest: Buffer
  readonly links: readonly TraceLink[]
  readonly events: readonly PendingEvent[]
  readonly key?: string
  readonly kept?: KeptAnswer
}

/**
 * Writes everything that must stand or fall with the command's rows. One statement, because at 32 connections the round trips
 * are what limits commands per second.
 */
export async function writeRecord(transaction: DatabaseTransaction, record: CommandRecord): Promise<void> {
  const { subject, now } = record
  await sql`
    with entry as (
      insert into journal.entry (at, actor, acting_for, operation, action, subject_kind, subject_id, lineage, input_digest)
      values (${now}, ${record.actor}, ${record.actingFor ?? null}, ${record.operation}, ${record.action},
              ${subject.kind}, ${subject.id}, ${subject.lineage ?? []}::uuid[], ${record.digest})
    ), link as (
      insert into kernel.trace (source_kind, source_id, relation, target_kind, target_id, at)
      select "sourceKind", "sourceId", relation, "targetKind", "targetId", ${now}
        from jsonb_to_recordset(${JSON.stringify(record.links)}::jsonb)
          as given("sourceKind" text, "sourceId" text, relation text, "targetKind" text, "targetId" text)
      on conflict do nothing
    ), event as (
      insert into kernel.event (id, name, payload, at)
      select id, name, payload, ${now} from jsonb_to_recordset(${JSON.stringify(record.events)}::jsonb)
          as given(id uuid, name text, payload jsonb)
    )
    update kernel.idempotency set answer = ${JSON.stringify(record.kept ?? null)}::jsonb
     where actor = ${record.actor} and key = ${record.key ?? null}`.execute(transaction)
}
