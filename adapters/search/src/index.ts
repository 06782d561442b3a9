// The only door of the search index.
export { rebuildIndexes } from './rebuild-indexes.ts'
export { sqliteSearch } from './sqlite-search.ts'
