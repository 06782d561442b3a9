// The only door of the search index.
import { adapterPart } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { searchErrors } from './errors.ts'

export { rebuildIndexes } from './rebuild-indexes.ts'
export { sqliteSearch } from './sqlite-search.ts'

/** What the registry needs of this package: its coded failure and its sentence. */
export const searchPart = adapterPart('search', searchErrors.definitions, { 'zh-CN': chinese, en })
