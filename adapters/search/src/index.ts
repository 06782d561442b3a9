// The only door of the search index.
export { sqliteSearch } from './sqlite-search.ts'
