// Files of ours, changed by chance as bad disks, bad copies and bad programs change them; which change it was is told with each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bodyDocx, documentXml, gridRows, linesFrom, paragraph, pdfOf, sheetXml, xlsxOf, zipOf } from '@lantai/extract/testing'
import type { ZipEntry } from '@lantai/extract/testing'
import type { Draw } from './seeded.ts'

export interface MutatedFile { readonly name: string; readonly change: string; readonly bytes: Buffer }

interface Base { readonly kind: string; readonly bytes: Buffer; readonly parts?: readonly ZipEntry[] }

const sentences = ['各单位要在6月底前报送自查报告。', '人事科要在8月底前公开招聘教师480名。', '去年，全市新建幼儿园18所。']
const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'e2e', 'fixtures', name))

function basesOf(): readonly Base[] {
  const body = sentences.map((text) => paragraph(text)).join('')
  const grid = [['事项', '主办', '时限'], ...sentences.map((text, at) => [text, '办公室', `${at + 6}月底前`])]
  return [
    { kind: 'txt', bytes: fixture('damaged-page.txt') }, { kind: 'txt', bytes: fixture('clean-notice.txt') },
    { kind: 'html', bytes: fixture('false-charset.html') },
    {
      kind: 'docx', bytes: bodyDocx(body), parts: [
        { name: '[Content_Types].xml', bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
        { name: 'word/document.xml', bytes: documentXml(body) }, { name: 'word/notes.xml', bytes: sentences.join('\n') },
      ],
    },
    {
      kind: 'xlsx', bytes: xlsxOf({ sheets: [{ name: '台账', rows: gridRows(grid) }] }), parts: [
        { name: '[Content_Types].xml', bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
        { name: 'xl/workbook.xml', bytes: '<workbook><sheets><sheet name="台账" sheetId="1"/></sheets></workbook>' },
        { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml({ rows: gridRows(grid) }) },
      ],
    },
    { kind: 'pdf', bytes: pdfOf([linesFrom(80, 760, sentences), linesFrom(80, 760, [...sentences].reverse())]) },
  ]
}

const odd_signs = ['&amp', '&#xD800;', '&#0;', '\u0000', '\uFFFE', '\u202E', ']]>', '<!--', '<![CDATA[', '&x;', '\uD83D']

const changes: Readonly<Record<string, (draw: Draw, base: Base) => Buffer>> = {
  'bits turned': (draw, { bytes }) => {
    const turned = Buffer.from(bytes)
    for (let count = draw.whole(1, 20); count > 0; count -= 1) turned[draw.whole(0, turned.length - 1)]! ^= 1 << draw.whole(0, 7)
    return turned
  },
  'cut at the end': (draw, { bytes }) => bytes.subarray(0, draw.whole(1, bytes.length - 1)),
  'cut at the beginning': (draw, { bytes }) => bytes.subarray(draw.whole(1, bytes.length - 1)),
  'a hole': (draw, { bytes }) => {
    const [from, to] = blockOf(draw, bytes)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  'a block twice': (draw, { bytes }) => {
    const [from, to] = blockOf(draw, bytes)
    const again = Array.from({ length: draw.whole(1, 5) }, () => bytes.subarray(from, to))
    return Buffer.concat([bytes.subarray(0, to), ...again, bytes.subarray(to)])
  },
  'a block of zeros': (draw, { bytes }) => {
    const [from, to] = blockOf(draw, bytes)
    return Buffer.from(bytes).fill(0, from, to)
  },
  'a block of another kind of file': (draw, { bytes }) => {
    const other = draw.whole(0, 1) === 0 ? pdfOf([linesFrom(80, 760, sentences)]) : bodyDocx(paragraph(sentences[0]!))
    const at = draw.whole(0, bytes.length)
    return Buffer.concat([bytes.subarray(0, at), other.subarray(...blockOf(draw, other)), bytes.subarray(at)])
  },
  'parts changed about': (draw, base) => {
    if (!base.parts) return changes['bits turned']!(draw, base)
    const [one, other] = [draw.whole(0, base.parts.length - 1), draw.whole(0, base.parts.length - 1)]
    const parts = base.parts.map((part, at) => (at === one ? { ...part, bytes: base.parts![other]!.bytes } : part))
    return zipOf(draw.whole(0, 2) === 0 ? [...parts, base.parts[other]!] : parts)
  },
  'a number of the text changed': (draw, base) => inText(draw, base, (text) => changedMatch(draw, text, /\d+/g, () => (
    ['-1', '0', '99999999999999999999', '1e309', ''][draw.whole(0, 4)]!))),
  'an element taken away or doubled': (draw, base) => inText(draw, base, (text) => changedMatch(draw, text, /<[^>]*>/g, (found) => (
    ['', found.repeat(2), found.repeat(300), '<', `<a b="${found.slice(1, 5)}"`][draw.whole(0, 4)]!))),
  'signs put in': (draw, base) => inText(draw, base, (text) => {
    const at = draw.whole(0, text.length)
    return text.slice(0, at) + odd_signs[draw.whole(0, odd_signs.length - 1)]! + text.slice(at)
  }),
}

function blockOf(draw: Draw, bytes: Buffer): [number, number] {
  const from = draw.whole(0, bytes.length - 1)
  return [from, Math.min(bytes.length, from + draw.whole(1, 400))]
}

function changedMatch(draw: Draw, text: string, pattern: RegExp, to: (found: string) => string): string {
  const found = [...text.matchAll(pattern)]
  const one = found[draw.whole(0, Math.max(0, found.length - 1))]
  return one ? text.slice(0, one.index) + to(one[0]) + text.slice(one.index + one[0].length) : text
}

/** In the text that a packed file holds, or in the file itself. */
function inText(draw: Draw, base: Base, change: (text: string) => string): Buffer {
  if (!base.parts) return Buffer.from(change(base.bytes.toString('latin1')), 'latin1')
  const at = draw.whole(0, base.parts.length - 1)
  return zipOf(base.parts.map((part, index) => (
    index === at ? { ...part, bytes: change(Buffer.from(part.bytes as string).toString('utf8')) } : part)))
}

/** The same files for the same seed. */
export function* mutatedFiles(draw: Draw, count: number): Generator<MutatedFile> {
  const bases = basesOf()
  const names = Object.keys(changes)
  for (let at = 0; at < count; at += 1) {
    const base = bases[draw.whole(0, bases.length - 1)]!
    const change = names[draw.whole(0, names.length - 1)]!
    yield { name: `第${at + 1}份.${base.kind}`, change, bytes: changes[change]!(draw, base) }
  }
}
