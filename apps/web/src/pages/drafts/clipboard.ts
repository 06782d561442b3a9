import { readBlock } from './cells.ts'

/** The block that is pasted: the first table of the html, if there is one, and else tab text. */
export function blockFrom(data: DataTransfer): string[][] {
  const html = data.getData('text/html')
  const table = html === '' ? null : new DOMParser().parseFromString(withoutLook(html), 'text/html').querySelector('table')
  const rows = [...table?.rows ?? []].map((row) => [...row.cells].flatMap((cell) => (
    // A cell over several columns is the first of them; the others stay empty, so that what follows stays in its column.
    [linesOf(cell), ...Array<string>(Math.max(0, cell.colSpan - 1)).fill('')])))
  return rows.length > 0 ? rows : readBlock(data.getData('text/plain'))
}

/** Only the words are wanted; styles of a spreadsheet would each break our policy and be told on the console. */
function withoutLook(html: string): string {
  return html.replaceAll(/<style\b[^]*?<\/style\s*>/gi, '').replaceAll(/(<[^<>]*?)\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, '$1')
}

/** Lines by <br> and paragraphs; a line end in the source of the page is only a space. */
function linesOf(cell: HTMLTableCellElement): string {
  for (const end of cell.querySelectorAll('br')) end.replaceWith('\u2028')
  for (const paragraph of cell.querySelectorAll('p + p, div + div')) paragraph.prepend('\u2028')
  return (cell.textContent ?? '').replaceAll(/[^\S\u2028]+/g, ' ').replaceAll(/ ?\u2028 ?/g, '\n').trim()
}
