import { defineErrors } from '@lantai/kernel'

export const objectsErrors = defineErrors('objects', {
  'too-large': { kind: 'too-large', when: 'More bytes came than the caller allows; nothing is kept.' },
  'disk-full': { kind: 'unavailable', when: 'The disk or the quota is full while an object is written; nothing is kept.' },
  'missing': { kind: 'not-found', when: 'No object is stored under the digest, or the string is not a digest at all.' },
})
