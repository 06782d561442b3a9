// Files that are made to break whoever opens them: bombs, entities, loops and sizes. Each says what must come of it, by hand.
import { deflateRawSync, deflateSync } from 'node:zlib'
import { bodyDocx, docxOf, documentXml, paragraph, xlsxOf, zipOf } from '@lantai/extract/testing'

export interface HostileFile {
  readonly title: string
  readonly name: string
  /** The code of the refusal; left out, the file is read, and this is its text. */
  readonly refused?: RegExp
  readonly text?: RegExp
  bytes(): Buffer
}

const megabyte = 1024 * 1024
const said = paragraph('各单位要在6月底前报送自查报告。')
const read = /^各单位要在6月底前报送自查报告。$/

const types = { name: '[Content_Types].xml', bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' }

/** A zip of that many empty entries, whose first two are those of a Word document, with the records of 64 bits that so many need. */
export function zipOfMany(entries: number): Buffer {
  const characters = 19
  const [local, listed] = [Buffer.alloc(30 + characters), Buffer.alloc(46 + characters)]
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(characters, 26)
  listed.writeUInt32LE(0x02014b50, 0)
  listed.writeUInt16LE(20, 4)
  listed.writeUInt16LE(20, 6)
  listed.writeUInt16LE(characters, 28)
  const locals = Buffer.alloc(entries * local.length)
  const directory = Buffer.alloc(entries * listed.length)
  for (let at = 0; at < entries; at += 1) {
    const name = at === 0 ? '[Content_Types].xml' : at === 1 ? 'word/document.xml..' : at.toString(36).padStart(characters, '0')
    local.write(name, 30)
    local.copy(locals, at * local.length)
    listed.write(name, 46)
    listed.writeUInt32LE(at * local.length, 42)
    listed.copy(directory, at * listed.length)
  }
  const end = Buffer.alloc(56 + 20 + 22)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  for (const place of [24, 32]) end.writeBigUInt64LE(BigInt(entries), place)
  end.writeBigUInt64LE(BigInt(directory.length), 40)
  end.writeBigUInt64LE(BigInt(locals.length), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(locals.length + directory.length), 64)
  end.writeUInt32LE(1, 72)
  end.writeUInt32LE(0x06054b50, 76)
  for (const place of [84, 86]) end.writeUInt16LE(0xffff, place)
  for (const place of [88, 92]) end.writeUInt32LE(0xffffffff, place)
  return Buffer.concat([locals, directory, end])
}

const laughs = ['<!DOCTYPE lolz [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">',
  ...Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`), ']>'].join('')
const afterDeclaration = (xml: string, more: string): string => xml.replace('?>', `?>${more}`)

const zips: readonly HostileFile[] = [
  {
    title: 'a part of 300 MB of blanks', name: '炸弹.docx', refused: /^extract\./,
    bytes: () => docxOf({ document: Buffer.alloc(300 * megabyte, 0x20) }),
  },
  {
    title: 'a part of 90 MB that announces 1,000 bytes', name: '谎报.docx', refused: /^extract\./,
    bytes: () => zipOf([types, { name: 'word/document.xml', bytes: Buffer.alloc(90 * megabyte, 0x20), told_bytes: 1_000 }]),
  },
  { title: 'a zip of 850,000 entries', name: '百万条目.docx', refused: /^extract\./, bytes: () => zipOfMany(850_000) },
  {
    title: 'a zip in a zip in a zip', name: '套娃.docx', refused: /^(extract|reading)\./,
    bytes() {
      let inner: Buffer = Buffer.alloc(50 * megabyte)
      for (let level = 0; level < 6; level += 1) {
        inner = zipOf([types, ...Array(16).keys()].map((at) => ({ name: at === 0 ? 'word/document.xml' : `${at}.zip`, bytes: inner })))
      }
      return inner
    },
  },
]

const markup: readonly HostileFile[] = [
  {
    title: 'a billion laughs in a Word document', name: '十亿次哈哈.docx', refused: /^extract\./,
    bytes: () => docxOf({ document: afterDeclaration(documentXml(paragraph('&a9;')), laughs) }),
  },
  {
    title: 'a billion laughs in a page', name: '十亿次哈哈.html', text: /&a9;$/,
    bytes: () => Buffer.from(`${laughs.replace('lolz', 'html')}<html><body><p>&a9;</p></body></html>`),
  },
  {
    title: 'an external entity', name: '外部实体.docx', refused: /^extract\./,
    bytes: () => docxOf({
      document: afterDeclaration(documentXml(paragraph('&x;')), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    }),
  },
  {
    title: 'a million elements one in the other', name: '层层嵌套.docx', refused: /^extract\./,
    bytes: () => bodyDocx(`${'<w:sdt>'.repeat(1_000_000)}${'</w:sdt>'.repeat(1_000_000)}${said}`),
  },
  {
    title: 'a million attributes on one element', name: '百万属性.docx', text: read,
    bytes: () => bodyDocx(`<w:p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}/>${said}`),
  },
]

const pictures: readonly HostileFile[] = [
  {
    title: 'a picture of 65,000 × 65,000 points of 80 MB', name: '巨图.docx', text: read,
    bytes() {
      const head = Buffer.from('89504e470d0a1a0a0000000d494844520000fde80000fde808060000000000000000', 'hex')
      return zipOf([
        types, { name: 'word/document.xml', bytes: documentXml(said) },
        { name: 'word/media/image1.png', bytes: Buffer.concat([head, Buffer.alloc(80 * megabyte, 0x5a)]), stored: true },
      ])
    },
  },
]

const cellRow = (at: number): string => `<row r="${at}">${'<c><v>1</v></c>'.repeat(60)}</row>`

const sheets: readonly HostileFile[] = [
  {
    title: 'a sheet of 100,000 rows with 60 cells each', name: '巨表.xlsx', refused: /^(extract|reading)\./,
    bytes: () => xlsxOf({ sheets: [{ name: '表', rows: Array.from({ length: 100_000 }, (_, at) => cellRow(at + 1)).join('') }] }),
  },
  {
    title: 'one cell in the last corner of a sheet', name: '角落.xlsx', text: /报送自查报告/,
    bytes: () => xlsxOf({
      sheets: [{ name: '表', rows: '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>报送自查报告。</t></is></c></row>' }],
    }),
  },
  {
    title: 'a shared string of 40 MB that 100,000 cells name', name: '共用串.xlsx', refused: /^(extract|reading)\./,
    bytes: () => xlsxOf({
      strings: [`<t>${'报'.repeat(13 * megabyte)}</t>`],
      sheets: [{ name: '表', rows: `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(100_000)}</row>` }],
    }),
  },
]

/** Objects in order from 1 on, with a table of where they stand. */
export function rawPdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = pieces[0]!.length
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n')])
    places.push(at)
    pieces.push(piece)
    at += piece.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF`))
  return Buffer.concat(pieces)
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const stream = (dictionary: string, bytes: Buffer): Buffer => Buffer.concat([
  Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream'),
])
const packed = (dictionary: string, text: string | Buffer): Buffer =>
  stream(`${dictionary} /Filter /FlateDecode`, deflateSync(Buffer.from(text as string), { level: 9 }))
const onePage = (...more: readonly (string | Buffer)[]): readonly (string | Buffer)[] => [
  catalog, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
    '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >> >> >>',
  ...more,
]

const pdfs: readonly HostileFile[] = [
  {
    title: 'a tree of pages 20,000 levels deep', name: '深树.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf([catalog, ...Array.from({ length: 20_000 }, (_, at) =>
      `<< /Type /Pages /Count 1 /Kids [${at + 3} 0 R] ${at === 0 ? '' : `/Parent ${at + 1} 0 R`} >>`),
    '<< /Type /Page /Parent 20001 0 R /MediaBox [0 0 595 842] >>']),
  },
  {
    title: 'a tree of pages that is its own branch', name: '自环.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf([catalog, '<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>']),
  },
  {
    title: 'a million pages that are the same', name: '百万页.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf([catalog, `<< /Type /Pages /Count 1000000 /Kids [${'3 0 R '.repeat(1_000_000)}] >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
  },
  {
    title: 'a page of 400 MB of signs, packed', name: '压缩页.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf(onePage(packed('', Buffer.alloc(400 * megabyte, 'BT /F1 9 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET ')))),
  },
  {
    title: 'a stream packed ten times over', name: '十层压缩.pdf', refused: /^(extract|reading)\./,
    bytes() {
      let bytes: Buffer = deflateSync(Buffer.alloc(200 * megabyte, 0x20), { level: 9 })
      for (let level = 1; level < 10; level += 1) bytes = deflateSync(bytes)
      return rawPdf(onePage(stream(`/Filter [${'/FlateDecode '.repeat(10)}]`, bytes)))
    },
  },
  {
    title: 'a stream of objects that extends itself', name: '对象流自环.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf([catalog, stream('/Type /ObjStm /N 1000000000 /First 10 /Extends 2 0 R', Buffer.from('1 0 2 0 <<>>'))]),
  },
  {
    title: 'a table of places that comes before itself', name: '交叉引用自环.pdf', refused: /^(extract|reading)\./,
    bytes() {
      const once = rawPdf(onePage(stream('', Buffer.from('0 0 m'))), '/Prev 0000000000')
      const at = once.lastIndexOf('xref\n0')
      return Buffer.from(once.toString('latin1').replace('/Prev 0000000000', `/Prev ${String(at).padStart(10, '0')}`), 'latin1')
    },
  },
  {
    title: 'a drawing that draws itself', name: '图形自环.pdf', refused: /^(extract|reading)\./,
    bytes: () => rawPdf(onePage(stream('', Buffer.from('/X Do /X Do')),
      stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>', Buffer.from('/X Do /X Do')))),
  },
  {
    title: 'half a million pieces of text on a page', name: '碎片.pdf', text: /^aaaaa/,
    bytes: () => rawPdf(onePage(packed('', `BT /F1 9 Tf ${'(a) Tj 1 1 Td '.repeat(500_000)} ET`))),
  },
]

const texts: readonly HostileFile[] = [
  {
    title: 'a page of 20 MB of open tags', name: '只开不关.html', refused: /^(extract|reading)\./,
    bytes: () => Buffer.from('<b><i><a href=x>字'.repeat(1_100_000)),
  },
  {
    title: 'a line of 60 MB', name: '一行.txt', refused: /^(extract|reading)\./, bytes: () => Buffer.alloc(60 * megabyte, '长'),
  },
  {
    title: 'a raw stream that is no zip', name: '裸流.docx', refused: /^(extract|reading|kernel)\./,
    bytes: () => deflateRawSync(Buffer.alloc(megabyte)),
  },
]

export const hostileFiles: readonly HostileFile[] = [...zips, ...markup, ...pictures, ...sheets, ...pdfs, ...texts]
