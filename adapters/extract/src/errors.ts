import { defineErrors } from '@lantai/kernel'

export const extractErrors = defineErrors('extract', {
  'too-slow': { kind: 'too-slow', when: 'Reading one file took longer than the limit; the child process was killed.' },
  'out-of-memory': { kind: 'too-large', when: 'Reading one file needed more memory than the limit; the child process was killed.' },
  'crashed': { kind: 'unavailable', when: 'The child process that reads files ended or answered nonsense; the file is kept as it is.' },
  'empty-text': { kind: 'invalid', when: 'The file was read but holds no text but white space.' },
})
