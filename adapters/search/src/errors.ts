import { defineErrors } from '@lantai/kernel'

export const searchErrors = defineErrors('search', {
  'unavailable': { kind: 'unavailable', when: 'The search index of this process cannot be opened or written, or its thread has ended.' },
})
