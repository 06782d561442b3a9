/** What others may follow up. Payloads hold ids only. */
export const readingEvents = [
  /** {document} */ 'reading.document-received',
  /** {document, revision} */ 'reading.document-ready',
  /** {document, finding} */ 'reading.finding-added',
  /** {document, finding} */ 'reading.finding-confirmed',
  /** {document, finding} */ 'reading.finding-changed',
  /** {document, finding} */ 'reading.finding-reopened',
  /** {document, finding} */ 'reading.finding-withdrawn',
  /** {document, finding} */ 'reading.finding-restored',
  /** {document, finding} */ 'reading.target-marked',
  /** {document, finding} */ 'reading.target-unmarked',
  /** {document, revision} */ 'reading.findings-proposed',
  /** {document} */ 'reading.second-look-answered',
] as const
