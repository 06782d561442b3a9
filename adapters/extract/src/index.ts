// The only door: text out of original bytes.
import { adapterPart } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { extractErrors } from './errors.ts'

export { childExtractor } from './child-extractor.ts'
export type { ChildExtractor } from './child-extractor.ts'
export { extractErrors } from './errors.ts'

/** What the registry needs of this package: its coded failures and their sentences, and those of its notes. */
export const extractPart = adapterPart('extract', extractErrors.definitions, { 'zh-CN': chinese, en })
