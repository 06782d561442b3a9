import {
  AlignmentType, BorderStyle, Document, Footer, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, convertMillimetersToTwip,
} from 'docx'
import type { IFontAttributesProperties, IParagraphOptions, ISectionOptions } from 'docx'
import { fontTable, fonts } from './docx-fonts.ts'
import type { ColumnKey, OfficeGroup, OfficeTable, OfficeTask } from './office-table.ts'
import { centred, columnMillimetres, groupText, marginMillimetres, linesOf } from './office-table.ts'

/** Half points: 二号, 三号, 四号, 小四, 五号, 小五. */
const sizes = { title: 44, third: 32, fourth: 28, body: 24, fifth: 21, small: 18 } as const
const program = 'Lantai 兰台'
const a4_millimetres = { long: 297, short: 210 } as const

/**
 * The tables as one Word document (docx, ECMA-376), each on pages of its own as an attachment: A4 on its side, the heads of the columns on
 * every page, no row parted between two. What XML cannot hold is left out of the texts.
 */
export async function writeDecompositionDocx(tables: readonly OfficeTable[]): Promise<Uint8Array> {
  const document = new Document({
    title: linesOf(tables[0]?.title ?? '').join(' '), creator: program, lastModifiedBy: program,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.body, language: { eastAsia: 'zh-CN' } } } } },
    sections: tables.map((table, at) => section(table, tables.length > 1 ? `附件${at + 1}` : '附件')),
  })
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable }])
}

function section(table: OfficeTable, attachment: string): ISectionOptions {
  const sides = Object.entries(marginMillimetres)
  const margin = Object.fromEntries(sides.map(([side, millimetres]) => [side, convertMillimetersToTwip(millimetres)]))
  return {
    properties: {
      page: {
        // The library turns the page itself: it is told the measures of one that stands.
        size: {
          orientation: PageOrientation.LANDSCAPE, width: convertMillimetersToTwip(a4_millimetres.short),
          height: convertMillimetersToTwip(a4_millimetres.long),
        },
        margin: { ...margin, footer: convertMillimetersToTwip(15) },
      },
    },
    footers: { default: new Footer({ children: [pageNumber()] }) },
    children: [
      line(attachment, fonts.first, sizes.third, { spacing: { after: 120 } }),
      line(table.title, fonts.title, sizes.title, { alignment: AlignmentType.CENTER, spacing: exactly(33, table.mark === '' ? 12 : 0) }),
      ...table.mark === '' ? []
        : [line(table.mark, fonts.second, sizes.third, { alignment: AlignmentType.CENTER, spacing: exactly(28, 12) })],
      grid(table),
      ...table.notes.map((note, at) => line(`${at === 0 ? '说明：' : ''}${note}`, fonts.body, sizes.fifth, {
        spacing: at === 0 ? { before: 160 } : {}, indent: at === 0 ? {} : { left: sizes.fifth * 30 },
        ...at < table.notes.length - 1 && { keepNext: true },
      })),
    ],
  }
}

/** Lines of so many points, and so many points below the last. */
function exactly(points: number, after: number): IParagraphOptions['spacing'] {
  return { line: points * 20, lineRule: LineRuleType.EXACT, after: after * 20 }
}

function line(text: string, font: IFontAttributesProperties, size: number, more: IParagraphOptions = {}): Paragraph {
  const runs = linesOf(text).map((words, at) => new TextRun({ text: words, font, size, ...at > 0 && { break: 1 } }))
  return new Paragraph({ ...more, children: runs })
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.page, size: sizes.fourth })],
  })
}

function grid(table: OfficeTable): Table {
  const keys = table.columns.map(({ key }) => key)
  const widths = columnMillimetres(keys).map((millimetres) => convertMillimetersToTwip(millimetres))
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED, columnWidths: widths, width: { size: sumOf(widths), type: WidthType.DXA },
    alignment: AlignmentType.CENTER, margins: { left: 57, right: 57, top: 40, bottom: 40, marginUnitType: WidthType.DXA },
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [
      new TableRow({
        tableHeader: true, cantSplit: true,
        children: table.columns.map(({ heading }, at) =>
          cell(heading, fonts.first, sizes.body, widths[at]!, { alignment: AlignmentType.CENTER })),
      }),
      // The last row stays with the notes, which would stand alone on a page.
      ...table.rows.map((row, at) => row.kind === 'group' ? groupRow(row, widths)
        : taskRow(row, keys, widths, table.notes.length > 0 && at === table.rows.length - 1)),
    ],
  })
}

/** Kept with the row below: a heading at the foot of a page heads nothing. */
function groupRow(row: OfficeGroup, widths: readonly number[]): TableRow {
  const font = row.depth === 1 ? fonts.first : fonts.second
  const only = cell(groupText(row), font, sizes.body, sumOf(widths), { keepNext: true }, widths.length)
  return new TableRow({ cantSplit: true, children: [only] })
}

function sumOf(widths: readonly number[]): number { return widths.reduce((sum, width) => sum + width, 0) }

function taskRow(row: OfficeTask, keys: readonly ColumnKey[], widths: readonly number[], keepNext: boolean): TableRow {
  const kept = keepNext ? { keepNext } : {}
  return new TableRow({
    cantSplit: true,
    children: keys.map((key, at) => {
      const size = key === 'task' || key === 'number' ? sizes.body : key === 'source' ? sizes.small : sizes.fifth
      const words = String(row[key] ?? '')
      return cell(words, fonts.body, size, widths[at]!, { ...kept, ...centred.has(key) && { alignment: AlignmentType.CENTER } })
    }),
  })
}

function cell(
  text: string, font: IFontAttributesProperties, size: number, width: number, paragraph: IParagraphOptions, columnSpan?: number,
): TableCell {
  return new TableCell({
    children: [line(text, font, size, paragraph)], width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER,
    ...columnSpan !== undefined && { columnSpan },
  })
}
