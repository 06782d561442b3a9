// Files that tests of other rooms receive.
export { bodyDocx, documentXml, docxOf, paragraph, zipOf } from './docx/docx-builder.ts'
export type { ZipEntry } from './docx/docx-builder.ts'
export { gridRows, inlineCell, rowOf, sheetXml, xlsxOf } from './xlsx/xlsx-builder.ts'
export { linesFrom, pdfOf } from './pdf/pdf-builder.ts'
