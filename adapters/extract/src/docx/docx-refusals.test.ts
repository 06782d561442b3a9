import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { Refusal, translate } from '@lantai/kernel'
import { childExtractor } from '../child-extractor.ts'
import { extractPart } from '../index.ts'
import { bodyDocx, contentTypes, docxOf, documentXml, numberingXml, paragraph, partOf, zipOf } from './docx-builder.ts'
import type { ZipEntry } from './docx-builder.ts'
import { docxText } from './docx-text.ts'
import { ExtractRefusal } from './extract-refusal.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const megabyte = 1024 * 1024
const sound = bodyDocx(paragraph('临溪市教育局'))

const compound = (name: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000), Buffer.from(name, 'utf16le'), Buffer.alloc(2000)])
const withDocument = (entry: Omit<ZipEntry, 'name'>): Buffer =>
  zipOf([{ name: '[Content_Types].xml', bytes: contentTypes }, { name: 'word/document.xml', ...entry }])
const raw = (xml: string): Buffer => docxOf({ document: xml })
const deep = (levels: number): string => documentXml(`${'<w:sdt>'.repeat(levels - 2)}${'</w:sdt>'.repeat(levels - 2)}${paragraph('深')}`)
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const changed = Buffer.from(sound)
changed[changed.indexOf('word/document.xml') + 30]! ^= 0x55

const refusals: readonly (readonly [what: string, bytes: () => Uint8Array, code: string])[] = [
  ['a package with a password', () => compound('EncryptedPackage'), 'encrypted'],
  ['an encrypted entry', () => withDocument({ bytes: documentXml(''), encrypted: true }), 'encrypted'],
  ['an old Word file', () => compound('WordDocument'), 'old-word'],
  ['a text', () => Buffer.from('临溪市教育局'), 'not-docx'],
  ['nothing', () => new Uint8Array(0), 'not-docx'],
  ['two bytes', () => Buffer.from('PK'), 'zip-damaged'],
  ['a zip cut at its end', () => sound.subarray(0, -30), 'zip-damaged'],
  ['a zip cut in its middle', () => sound.subarray(0, 200), 'zip-damaged'],
  ['a zip with a hole', () => Buffer.concat([sound.subarray(0, 100), sound.subarray(140)]), 'zip-damaged'],
  ['a changed byte', () => changed, 'zip-damaged'],
  ['another checksum', () => withDocument({ bytes: documentXml(paragraph('一')), crc32: 1 }), 'zip-damaged'],
  ['a path that leads outside', () => zipOf([{ name: '../word/document.xml', bytes: 'x' }]), 'zip-damaged'],
  ['a zip without a document', () => zipOf([{ name: 'word/notes.txt', bytes: '不是正文' }]), 'no-document'],
  ['a part larger than it may be', () => withDocument({ bytes: Buffer.alloc(100 * megabyte + 1, 0x20) }), 'inflates-too-far'],
  ['a part that says it is small', () => withDocument({ bytes: Buffer.alloc(60 * megabyte, 0x20), told_bytes: 4096 }), 'inflates-too-far'],
  ['a part that says it is large', () => withDocument({ bytes: documentXml(''), told_bytes: 4_000_000_000 }), 'inflates-too-far'],
  ['parts larger together', () => docxOf({
    document: documentXml(' '.repeat(60 * megabyte)), styles: partOf('styles', ' '.repeat(80 * megabyte)),
    numbering: partOf('numbering', ' '.repeat(80 * megabyte)),
  }), 'inflates-too-far'],
  ['257 levels', () => raw(deep(257)), 'nested-too-deep'],
  ['100,000 levels', () => raw(`<w:document ${word}>${'<a>'.repeat(100_000)}`), 'nested-too-deep'],
  ['entities in entities', () =>
    raw('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&c;&c;">]><x>&a;</x>'), 'declares-entities'],
  ['an external entity', () => raw('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), 'declares-entities'],
  ['entities in the styles', () => bodyDocx(paragraph('一'), { styles: '<!DOCTYPE x><x/>' }), 'declares-entities'],
  ['an entity nobody declared', () => bodyDocx(paragraph('<w:r><w:t>&nbsp;</w:t></w:r>')), 'xml-broken'],
  ['XML that stops', () => raw(documentXml(paragraph('一')).slice(0, -20)), 'xml-broken'],
  ['XML that stops in a tag', () => raw(documentXml(paragraph('一')).slice(0, -3)), 'xml-broken'],
  ['XML that stops in an attribute', () => raw(`<w:document ${word} a="x`), 'xml-broken'],
  ['tags that cross', () => bodyDocx('<w:p><w:r></w:p></w:r>'), 'xml-broken'],
  ['two roots', () => raw(`<w:document ${word}/><w:document ${word}/>`), 'xml-broken'],
  ['no element', () => raw(' <!-- leer --> '), 'xml-broken'],
  ['a comment that never ends', () => raw(`<w:document ${word}><!-- </w:document>`), 'xml-broken'],
  ['text instead of XML', () => raw('临溪市教育局'), 'xml-broken'],
]

describe('docx that is refused', () => {
  const extractor = childExtractor()
  after(() => extractor.close())

  for (const [what, bytes, code] of refusals) {
    it(`${what}: ${code}`, async () => {
      await assert.rejects(extractor.extract(bytes(), docx), (error: unknown) => {
        assert.ok(error instanceof Refusal, String(error))
        assert.equal(error.code, `extract.${code}`, String(error.cause))
        return true
      })
    })
  }

  it('is told in both languages, with what to do', () => {
    for (const code of new Set(refusals.map(([, , each]) => each))) {
      assert.match(translate(extractPart.messages, 'zh-CN', `error.extract.${code}`), /重新上传。$/)
      assert.match(translate(extractPart.messages, 'en', `error.extract.${code}`), /upload (it|it again|the parts)\.$/)
    }
  })

  it('does not keep the next one from being read', async () => {
    assert.equal((await extractor.extract(sound, docx)).text, '临溪市教育局')
    const again = await extractor.extract(bodyDocx(paragraph('第二份', '<w:pStyle w:val="1"/>')), docx)
    assert.deepEqual([again.text, again.encoding, again.notes], ['第二份', 'utf-8', []])
  })

  it('is refused without words when nothing is in it', async () => {
    const empty = extractor.extract(bodyDocx(paragraph('')), docx)
    await assert.rejects(empty, (error: unknown) => (error as Refusal).code === 'extract.empty-text')
  })

  it('is not: 256 levels, a picture that inflates far, and a byte order mark', async () => {
    assert.equal((await extractor.extract(raw(deep(256)), docx)).text, '深')
    const picture = zipOf([
      { name: 'word\\document.xml', bytes: `\ufeff${documentXml(paragraph('图'))}` },
      { name: 'word/media/a.bmp', bytes: Buffer.alloc(300 * megabyte) },
      { name: 'word/theme/theme1.xml', bytes: '<!DOCTYPE x>' },
    ])
    assert.equal((await extractor.extract(picture, docx)).text, '图')
  })

  it('reads far more text than its packed bytes', async () => {
    const many = bodyDocx(paragraph('各县（区）要抓好落实。').repeat(100_000))
    assert.ok(many.length < megabyte)
    const { text } = await extractor.extract(many, docx)
    assert.equal(text.length, 11 * 100_000 + 99_999)
  })

  it('holds its limits against parts that are hard to read', async () => {
    // Rows in rows, whose first cells are looked over again and again; numbers longer than any text.
    const rows = 60
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(rows)}${paragraph('里').repeat(20_000)}${'</w:tc></w:tr></w:tbl>'.repeat(rows)}`
    assert.equal((await docxText(bodyDocx(nested))).text.length, 39_999)
    const numbering = numberingXml([{ format: 'decimal', pattern: '长'.repeat(255) }])
    const numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'.repeat(200_000)
    const long = docxText(bodyDocx(numbered, { numbering }))
    await assert.rejects(long, (error: unknown) => (error as ExtractRefusal).code === 'inflates-too-far')
    const fields = `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000)}</w:p>${paragraph('无').repeat(50_000)}`
    assert.equal((await docxText(bodyDocx(paragraph('有') + fields))).text, '有')
  })
})
