import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import { insertElementMarkupAccordingToOrderOfSiblings, sanitizeTextContent } from 'write-excel-file/utility'
import { marginMillimetres } from './office-table.ts'

/** As the library counts it without exporting the name. */
type FileContent = Stream | Buffer | Blob

const inch_millimetres = 25.4
const footer_inches = 0.5

export interface SheetFrame {
  readonly name: string
  readonly headRow: number
  /** The last row that the heads stand over, and how many columns they are. */
  readonly lastRow: number
  readonly columns: number
}

/**
 * What the library does not write by itself (ECMA-376, SpreadsheetML): the sheet is printed one page wide, the row of column heads again on
 * every page, the page's number between dashes below; the heads filter the rows. Heights of rows are given as first ones, so that a row
 * still grows with its text.
 */
export function sheetSetup(sheets: readonly SheetFrame[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes) => {
            if (tag === 'pageSetup') return { ...attributes, fitToWidth: 1, fitToHeight: 0 }
            if (tag === 'pageMargins') return { ...attributes, ...marginInches() }
            return tag === 'row' ? { ...attributes, customHeight: 0 } : attributes
          },
          transform: (sheet, _options, { sheetIndex }) => [
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>', '<printOptions horizontalCentered="1"/>',
            `<autoFilter ref="${filterRange(sheets[sheetIndex]!)}"/>`,
          ].reduce(inOrder, sheet),
          insert: () => '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>',
        },
        'xl/workbook.xml': {
          transform: (workbook) => workbook.replace('<definedNames/>', `<definedNames>${titles(sheets)}</definedNames>`),
        },
      },
    },
  }
}

/** Excel refuses a sheet whose elements stand in another order. */
const element_order = [
  'sheetPr', 'sheetViews', 'cols', 'sheetData', 'autoFilter', 'mergeCells', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter',
]

function inOrder(sheet: string, element: string): string {
  return insertElementMarkupAccordingToOrderOfSiblings(sheet, element, element_order, 'worksheet')
}

function marginInches(): Record<string, number> {
  const sides = Object.entries(marginMillimetres).map(([side, millimetres]) => [side, Number((millimetres / inch_millimetres).toFixed(2))])
  return { ...Object.fromEntries(sides), footer: footer_inches }
}

function filterRange({ headRow, lastRow, columns }: Pick<SheetFrame, 'headRow' | 'lastRow' | 'columns'>): string {
  return `A${headRow}:${String.fromCodePoint('A'.codePointAt(0)! + columns - 1)}${lastRow}`
}

function titles(sheets: readonly SheetFrame[]): string {
  return sheets.map(({ name, headRow }, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">`
    + `'${sanitizeTextContent(name)}'!$${headRow}:$${headRow}</definedName>`).join('')
}
