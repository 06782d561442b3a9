// Who may do what in work, and where a draft stands.
import type { PermissionTable, Scope } from '@lantai/kernel'
import { loadDraft } from './queries/load-draft.ts'
import type { DraftTarget } from './queries/load-draft.ts'

export const workPermissions = {
  /** A draft is the office's own until it is registered: the units it names do not see it. */
  'work.read': ['head', 'leader', 'office-head', 'supervision-officer'],
  'work.draft': ['supervision-officer'],
} as const satisfies PermissionTable

export const draftScope: Scope<{ matter: string }, DraftTarget> = {
  view: 'work.read',
  load: (db, input) => loadDraft(db, input.matter),
}
