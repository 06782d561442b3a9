/** Why a file is not read, as far as the file itself is to blame; each has its sentence among the errors of this package. */
export const refusalCodes = [
  'encrypted', 'old-word', 'not-docx', 'zip-damaged', 'no-document', 'inflates-too-far', 'nested-too-deep',
  'declares-entities', 'xml-broken', 'not-xlsx', 'no-workbook', 'too-many-cells', 'pdf-encrypted',
  'pdf-damaged', 'pdf-without-text', 'too-many-pages',
] as const

export type RefusalCode = typeof refusalCodes[number]

/** Thrown in the child, where the kernel's errors are not loaded; `message` is for the operator. */
export class ExtractRefusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}
