/** What others may follow up. Payloads hold ids only. */
export const workEvents = [
  /** {document, matter} */ 'work.matter-drafted',
  /** {document, matter} */ 'work.draft-changed',
  /** {document, matter} */ 'work.draft-discarded',
  /** {document, matter} */ 'work.draft-restored',
] as const
