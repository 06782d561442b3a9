// Writes PDF documents for tests. Chinese text stands in a font that is named and not embedded, by the standard tables for it.
export interface PdfLine { readonly text: string; readonly x: number; readonly y: number; readonly size?: number }
export type PdfPageSource = readonly PdfLine[]

const width = 595
const height = 842

/** Pages of A4; places are points from the left and the bottom. A page without lines has a drawing instead. */
export function pdfOf(pages: readonly PdfPageSource[], trailer = ''): Buffer {
  const first = 6
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [814 [500 500]] ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 ' +
      '/Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((lines, at) => {
      const content = lines.length === 0 ? '100 100 200 200 re f' : lines.map(showing).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * at + 1} 0 R ` +
          '/Resources << /Font << /F1 3 0 R >> >> >>',
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF`, 'latin1')
}

function showing({ text, x, y, size = 12 }: PdfLine): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET`
}

/** Lines below one another from a place on, each a string. */
export function linesFrom(x: number, y: number, texts: readonly string[], size = 12): PdfLine[] {
  return texts.map((text, at) => ({ text, x, y: y - at * size * 1.5, size }))
}
