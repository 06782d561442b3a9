import type { CommandContext, DatabaseTransaction } from '@lantai/kernel'
import { carryDecisions, markIn } from '../model/carry-decisions.ts'
import { carrySettlings, settlingsOf } from '../model/carry-settlings.ts'
import type { RepairedBase, Settling } from '../model/carry-settlings.ts'
import { clearProposals, listOlderFindings, listStanding, listTexts, moveFindings } from '../queries/decisions.ts'
import { forgetOutline } from '../queries/outlines.ts'
import { findRevision } from '../queries/revisions.ts'
import type { RevisionRow } from '../queries/revisions.ts'
import { insertSecondLooks, listWaitingSettlings, returnLooks } from '../queries/second-looks.ts'
import { joinSentences, listSpans } from '../queries/sentences.ts'
import { keepSettled } from './keep-settled.ts'

type Carrying = { readonly db: DatabaseTransaction } & Pick<CommandContext, 'ids' | 'clock'>

export interface Passing {
  readonly document: string
  /** The present text until now; the document is locked. */
  readonly older: string
  /** The text that the engine has made now, with its sentences. */
  readonly base: string
}

/**
 * Takes what people have decided into a text made anew, and lists what has no place there. The revision to become the present one:
 * the new text, or what it becomes with the settled places; or the present one, where nothing new came out.
 */
export async function carryOver(context: Carrying, { document, older, base }: Passing): Promise<string> {
  const [before, made] = [await findRevision(context.db, older), await findRevision(context.db, base)]
  if (!before || !made) throw new Error('A revision of the document is gone.')
  if ((before.base ?? older) === base) return older
  const newer = await carryPlaces(context, { document, before, made })
  await carryFindings(context, { document, older, newer })
  return newer
}

async function carryPlaces(
  context: Carrying, { document, before, made }: { readonly document: string; readonly before: RevisionRow; readonly made: RevisionRow },
): Promise<string> {
  const { db, ids, clock } = context
  const later = await baseOf(context, made)
  const waiting = await listWaitingSettlings(db, document)
  const settled = before.base === null ? [] : settlingsOf(await baseOf(context, (await findRevision(db, before.base))!), repairOf(before))
  const { repair, listed } = carrySettlings([...settled, ...waiting], later)
  await insertSecondLooks(db, listed.filter((one) => settled.includes(one)).map((one) => ({
    id: ids.next(), document, finding: null, revision: before.base, decided: 'settled' as const, text: one.text, nth: one.nth,
    start: one.start, words: one.shown, settled: one.settled, by: one.by, decidedAt: new Date(one.at), at: clock.now(),
  })))
  const kept: readonly Settling[] = listed
  await returnLooks(db, document, { findings: [], looks: waiting.filter((one) => !kept.includes(one)).map(({ look }) => look) })
  if (!repair || !made.source) return made.revision
  return (await keepSettled(context, { document, source: made.source.revision, base: made.revision, repair })).revision
}

async function baseOf({ db }: Carrying, revision: RevisionRow): Promise<RepairedBase> {
  return {
    source: revision.source?.text ?? '', repair: repairOf(revision), text: revision.text,
    sentences: await listSpans(db, revision.revision),
  }
}

function repairOf({ edits, places }: RevisionRow) { return { edits: edits ?? [], places: places ?? [] } }

async function carryFindings(
  { db, ids, clock }: Carrying, { document, older, newer }: { readonly document: string; readonly older: string; readonly newer: string },
): Promise<void> {
  await joinSentences(db, older, newer)
  await clearProposals(db, newer)
  await forgetOutline(db, newer)
  const standing = await listStanding(db, newer)
  const all = (await listOlderFindings(db, document, { older, newer })).map((row) => ({ ...row, decision: row.finding }))
  // What a person has decided comes before what is only proposed.
  const order = [...all.filter(({ decided }) => decided !== null), ...all.filter(({ decided }) => decided === null)]
  const decisions = order.map(({ state, mark, ...row }) => (
    { ...row, mark: state === 'withdrawn' ? null : mark, changed: row.decided === 'changed' }))
  const taken = new Set(standing.map(({ sentence, mark }) => markIn(sentence, mark)))
  const { stand, listed } = carryDecisions(decisions, await listTexts(db, newer), taken)
  await moveFindings(db, stand)
  const found = [...standing.map(({ finding }) => finding), ...stand.map(({ decision }) => decision)]
  await returnLooks(db, document, { findings: found, looks: [] })
  const left = new Set(listed)
  await insertSecondLooks(db, decisions.flatMap(({ decision, decided, text, nth, start, words, by, at }) => (
    decided === null || !left.has(decision) ? [] : [{
      id: ids.next(), document, finding: decision, revision: null, decided, text, nth, start, words, settled: null, by, decidedAt: at,
      at: clock.now(),
    }])))
}
