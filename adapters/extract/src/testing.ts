// Files that tests of other rooms receive.
export { gridRows, inlineCell, rowOf, xlsxOf } from './xlsx/xlsx-builder.ts'
export { linesFrom, pdfOf } from './pdf/pdf-builder.ts'
