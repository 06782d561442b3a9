// The one visible list of what happens to a received document, in order. A new step is a line here, a job beside it and a
// pure function in model/ or an adapter; each step is unique per (document, step, tool version).
import type { JobDefinition } from '@lantai/kernel'
import { extractDocument } from './extract-document.ts'
import { findFindings } from './find-findings.ts'
import { repairDocument } from './repair-document.ts'
import { rerunOlder } from './rerun-older.ts'
import { splitDocument } from './split-document.ts'

export const pipeline: readonly JobDefinition[] = [extractDocument, repairDocument, splitDocument, findFindings]

/** Besides: what sends older documents through them again. */
export const upkeep: readonly JobDefinition[] = [rerunOlder]
