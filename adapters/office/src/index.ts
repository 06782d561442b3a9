// The only door: files that office programs open.
export { writeDecompositionDocx } from './decomposition-docx.ts'
export { writeDecompositionXlsx } from './decomposition-xlsx.ts'
export { writeListsXlsx } from './lists-xlsx.ts'
export type { OfficeList } from './lists-xlsx.ts'
export type { ColumnKey, OfficeGroup, OfficeTable, OfficeTask } from './office-table.ts'
