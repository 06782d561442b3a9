import { defineErrors } from '@lantai/kernel'

export const workErrors = defineErrors('work', {
  'finding-elsewhere': { kind: 'invalid', when: 'A chosen finding is none of the named document; nothing was drafted.' },
  'not-a-task': { kind: 'invalid', when: 'A chosen finding is no task; nothing was drafted.' },
  'task-withdrawn': { kind: 'conflict', when: 'A chosen task has been withdrawn; nothing was drafted.' },
  'draft-discarded': { kind: 'conflict', when: 'The draft was discarded before.' },
  'draft-not-discarded': { kind: 'conflict', when: 'A draft that is to be brought back was not discarded, or was brought back before.' },
  'discarded-too-long': { kind: 'conflict', when: 'A draft was discarded longer ago than it can be brought back.' },
  'task-drafted-anew': { kind: 'conflict', when: 'The task of a discarded draft has another draft by now.' },
  'title-empty': { kind: 'invalid', when: 'The title of a draft would be empty.' },
  'text-too-long': { kind: 'invalid', when: 'A field of a draft is longer than its limit.' },
  'due-no-day': { kind: 'invalid', when: 'A due date names a day that the calendar does not have.' },
  'supervisor-several': { kind: 'invalid', when: 'A cell names several supervisors; a draft has one.' },
  'units-too-many': { kind: 'invalid', when: 'More units are named in one field than the limit.' },
  'cells-refused': {
    kind: 'invalid', when: 'Some cells of a block cannot be written; nothing was changed, and the fields name every such cell.',
  },
  'drafts-too-many': { kind: 'too-large', when: 'A document has more drafts than one table holds.' },
})
