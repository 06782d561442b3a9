import { defineErrors } from '@lantai/kernel'

export const readingErrors = defineErrors('reading', {
  'name-has-control': { kind: 'invalid', when: 'A file name carries control characters.' },
  'name-has-path': { kind: 'invalid', when: 'A file name carries / or \\, which no file name of an office system has.' },
  'not-text': { kind: 'invalid', when: 'The bytes show another kind of file than text, html or docx, whatever its name says.' },
  'old-office': { kind: 'invalid', when: 'The file is a compound file: an old office format, or a document with a password.' },
  'no-unit': { kind: 'invalid', when: 'No unit was named and the caller may receive for none or for several.' },
  'text-empty': { kind: 'invalid', when: 'The file holds no readable character.' },
  'text-too-long': { kind: 'too-large', when: 'The text read from the file is longer than the limit.' },
  'extract-broke': { kind: 'unavailable', when: 'Reading the file failed several times for a reason that is no property of the file.' },
  'sentence-superseded': { kind: 'conflict', when: 'The sentence belongs to an older revision than the document now has.' },
  'place-superseded': { kind: 'conflict', when: 'The place belongs to an older revision than the document now has.' },
  'no-such-place': { kind: 'invalid', when: 'The revision has no place of this number.' },
  'place-certain': { kind: 'invalid', when: 'The place is proven: there is nothing to settle.' },
  'not-a-choice': { kind: 'invalid', when: 'The text is none of the choices of the place.' },
  'span-outside': { kind: 'invalid', when: 'The marked span is not inside the sentence or cuts a character.' },
  'finding-exists': { kind: 'conflict', when: 'The same span of the same sentence is already marked with this kind.' },
  'finding-withdrawn': { kind: 'conflict', when: 'The finding was withdrawn before.' },
  'finding-confirmed': { kind: 'conflict', when: 'The finding is confirmed already.' },
  'finding-stands': { kind: 'conflict', when: 'The finding is not withdrawn: there is nothing to restore.' },
  'findings-too-many': { kind: 'too-large', when: 'More was read out of a document than the limit.' },
  'find-broke': { kind: 'unavailable', when: 'Reading findings out of a text failed several times.' },
})
