import { defineErrors } from '@lantai/kernel'

export const extractErrors = defineErrors('extract', {
  'too-slow': { kind: 'too-slow', when: 'Reading one file took longer than the limit; the child process was killed.' },
  'out-of-memory': { kind: 'too-large', when: 'Reading one file needed more memory than the limit; the child process was killed.' },
  'crashed': { kind: 'unavailable', when: 'The child process that reads files ended or answered nonsense; the file is kept as it is.' },
  'encrypted': { kind: 'invalid', when: 'The file has a password: a compound file around a package, or an encrypted entry of a zip.' },
  'old-word': { kind: 'invalid', when: 'The file is a compound file, as office programs wrote them before 2007.' },
  'not-docx': { kind: 'invalid', when: 'The file was taken for a .docx and is no zip.' },
  'zip-damaged': { kind: 'invalid', when: 'The zip is cut, or a part of it has other bytes than its checksum.' },
  'no-document': { kind: 'invalid', when: 'The zip has no word/document.xml.' },
  'inflates-too-far': { kind: 'too-large', when: 'A part inflates to more than 100 MB or than it says, or all parts to more than 200 MB.' },
  'nested-too-deep': { kind: 'invalid', when: 'The XML of a part is nested more than 256 levels deep.' },
  'declares-entities': { kind: 'invalid', when: 'The XML of a part has a document type declaration, which no office program writes.' },
  'xml-broken': { kind: 'invalid', when: 'The XML of a part is not well-formed.' },
  'not-xlsx': { kind: 'invalid', when: 'The file was taken for a .xlsx and is no zip.' },
  'no-workbook': { kind: 'invalid', when: 'The zip has no xl/workbook.xml.' },
  'too-many-cells': { kind: 'too-large', when: 'The sheets hold more than 200,000 cells with text, or rows and columns too far apart.' },
  'pdf-encrypted': { kind: 'invalid', when: 'The PDF asks for a password before it can be opened.' },
  'pdf-damaged': { kind: 'invalid', when: 'The PDF is cut or malformed beyond what can be put together again.' },
  'pdf-without-text': { kind: 'invalid', when: 'No page of the PDF has text: it is scanned, or drawn.' },
  'too-many-pages': { kind: 'too-large', when: 'The PDF has more than 2,000 pages.' },
  'empty-text': { kind: 'invalid', when: 'The file was read but holds no text but white space.' },
})
