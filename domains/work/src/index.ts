// The only door of work.
import type { Domain } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { workErrors } from './errors.ts'
import { workEvents } from './events.ts'
import { changeDraft } from './operations/change-draft.ts'
import { changeDrafts } from './operations/change-drafts.ts'
import { changeAssignments } from './operations/change-assignments.ts'
import { discardDraft } from './operations/discard-draft.ts'
import { draftMatters } from './operations/draft-matters.ts'
import { exportDrafts } from './operations/export-drafts.ts'
import { listDraftsOperation } from './operations/list-drafts.ts'
import { restoreDraft } from './operations/restore-draft.ts'
import { showDraft } from './operations/show-draft.ts'
import { workPermissions } from './policy.ts'
import { matterResolver } from './queries/resolve.ts'

export const work: Domain = {
  name: 'work',
  operations: [
    draftMatters, changeDraft, changeDrafts, changeAssignments, discardDraft, restoreDraft, listDraftsOperation, showDraft, exportDrafts,
  ],
  permissions: workPermissions,
  errors: workErrors.definitions,
  events: workEvents,
  jobs: [],
  handlers: [],
  resolvers: [matterResolver],
  messages: { 'zh-CN': chinese, en },
}
