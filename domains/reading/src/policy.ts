// Who may do what in reading, and where a thing of reading stands.
import type { PermissionTable, Scope } from '@lantai/kernel'
import { unitScopeOf } from '@lantai/org'
import { loadDocument, loadFinding, loadSentence } from './queries/load-targets.ts'
import { loadSecondLook } from './queries/second-looks.ts'
import type { SecondLookTarget } from './queries/second-looks.ts'
import type { DocumentTarget, FindingTarget, SentenceTarget } from './queries/load-targets.ts'

const staff = [
  'head', 'leader', 'office-head', 'supervision-officer', 'unit-head', 'liaison', 'handler', 'statistician', 'assessor',
  'inspector', 'archivist',
] as const

export const readingPermissions = {
  /** Everyone on the staff reads what stands in his scope. */
  'reading.read': staff,
  'reading.receive': ['supervision-officer'],
  'reading.mark': ['supervision-officer'],
} as const satisfies PermissionTable

export const documentScope: Scope<{ document: string }, DocumentTarget> = {
  view: 'reading.read',
  load: (db, input) => loadDocument(db, input.document),
}

export const sentenceScope: Scope<{ sentence: string }, SentenceTarget> = {
  view: 'reading.read',
  load: (db, input) => loadSentence(db, input.sentence),
}

export const findingScope: Scope<{ finding: string }, FindingTarget> = {
  view: 'reading.read',
  load: (db, input) => loadFinding(db, input.finding),
}

export const secondLookScope: Scope<{ look: string }, SecondLookTarget> = {
  view: 'reading.read',
  load: (db, input) => loadSecondLook(db, input.look),
}

/** The unit a document is received for; without one, the only unit the caller may receive for. */
export const receivingScope: Scope<{ unit?: string | undefined }, { lineage: readonly string[]; unit: string }> = {
  view: 'org.read',
  async load(db, input, actor) {
    const own = [...new Set(actor.grants.filter((grant) => grant.role === 'supervision-officer').map((grant) => grant.unit))]
    const unit = input.unit ?? (own.length === 1 ? own[0] : undefined)
    if (!unit) return undefined
    return unitScopeOf(db, unit)
  },
}
