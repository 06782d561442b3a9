// Writes workbooks for tests, sound ones and broken ones.
import { contentTypes, zipOf } from '../docx/docx-builder.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

export interface SheetSource { readonly name: string; readonly rows: string; readonly columns?: string; readonly state?: string }

export interface BookSource {
  readonly sheets: readonly SheetSource[]
  readonly strings?: readonly string[]
  /** Codes of formats; the first is named by style 1. */
  readonly formats?: readonly string[]
  readonly properties?: string
}

export function sheetXml({ rows, columns = '' }: Pick<SheetSource, 'rows' | 'columns'>): string {
  return `${declaration}<worksheet ${main}>${columns}<sheetData>${rows}</sheetData></worksheet>`
}

export function xlsxOf({ sheets, strings = [], formats = [], properties = '' }: BookSource): Buffer {
  const named = sheets.map(({ name, state }, at) =>
    `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`)
  const relations = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escape(code)}"/>`)
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)]
  return zipOf([
    { name: '[Content_Types].xml', bytes: contentTypes },
    { name: 'xl/workbook.xml', bytes: `${declaration}<workbook ${main}>${properties}<sheets>${named.join('')}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', bytes: `<sst ${main}>${strings.map((each) => `<si>${each}</si>`).join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      bytes: `<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
        `<cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, bytes: sheetXml(sheet) })),
  ])
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** A cell that holds its string itself. */
export function inlineCell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`
}

export function rowOf(number: number, ...cells: readonly string[]): string { return `<row r="${number}">${cells.join('')}</row>` }

/** Rows of strings from A1 on. */
export function gridRows(grid: readonly (readonly string[])[]): string {
  return grid.map((cells, row) => rowOf(row + 1, ...cells.map((text, column) =>
    (text === '' ? '' : inlineCell(`${String.fromCharCode(65 + column)}${row + 1}`, text))))).join('')
}
