// The only door of reading.
import type { Domain } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { readingErrors } from './errors.ts'
import { readingEvents } from './events.ts'
import { pipeline, upkeep } from './jobs/pipeline.ts'
import { countHandlers } from './on/count-findings.ts'
import { addFinding } from './operations/add-finding.ts'
import { answerSecondLook } from './operations/answer-second-look.ts'
import { changeFinding } from './operations/change-finding.ts'
import { confirmFindingOperation } from './operations/confirm-finding.ts'
import { confirmFindingsOperation } from './operations/confirm-findings.ts'
import { followFindings } from './operations/follow-findings.ts'
import { followSentence } from './operations/follow-sentence.ts'
import { listDocumentsOperation } from './operations/list-documents.ts'
import { listFindingsOperation } from './operations/list-findings.ts'
import { listOutcomesOperation } from './operations/list-outcomes.ts'
import { markTargetOperation } from './operations/mark-target.ts'
import { mergeFindings } from './operations/merge-findings.ts'
import { readDue as readDueOperation } from './operations/read-due.ts'
import { receiveDocument } from './operations/receive-document.ts'
import { reopenFindingsOperation } from './operations/reopen-findings.ts'
import { rerunDocument } from './operations/rerun-document.ts'
import { rerunUnit } from './operations/rerun-unit.ts'
import { restoreFindingOperation } from './operations/restore-finding.ts'
import { searchDocuments } from './operations/search-documents.ts'
import { settlePlace } from './operations/settle-place.ts'
import { showDocument } from './operations/show-document.ts'
import { splitFinding } from './operations/split-finding.ts'
import { unmarkTargetOperation } from './operations/unmark-target.ts'
import { withdrawFindingOperation } from './operations/withdraw-finding.ts'
import { readingPermissions } from './policy.ts'
import { documentSearch } from './queries/index-changes.ts'
import { documentResolver, findingResolver } from './queries/resolve.ts'

export { documentScope } from './policy.ts'
export { chosenFindings, documentNames, sentenceWords } from './queries/tasks.ts'
export type { ChosenFinding, SentenceWords } from './queries/tasks.ts'
export { yearOfDocument } from './queries/year-of.ts'
export { readDue } from './model/read-due.ts'
export type { DueClock, DueRead } from './model/read-due.ts'
export { taskWords } from './model/findings/task-words.ts'
export type { TaskWords } from './model/findings/task-words.ts'
export { DocumentId, FindingId, SentenceId } from './shapes.ts'

export const reading: Domain = {
  name: 'reading',
  operations: [
    receiveDocument, listDocumentsOperation, searchDocuments, showDocument, addFinding, confirmFindingOperation, withdrawFindingOperation,
    restoreFindingOperation, confirmFindingsOperation, reopenFindingsOperation, listFindingsOperation, followSentence, settlePlace,
    rerunDocument, rerunUnit,
    answerSecondLook, changeFinding, splitFinding, mergeFindings, followFindings, readDueOperation,
    listOutcomesOperation, markTargetOperation, unmarkTargetOperation,
  ],
  permissions: readingPermissions,
  errors: readingErrors.definitions,
  events: readingEvents,
  jobs: [...pipeline, ...upkeep],
  handlers: countHandlers,
  resolvers: [documentResolver, findingResolver],
  search: documentSearch,
  messages: { 'zh-CN': chinese, en },
}
