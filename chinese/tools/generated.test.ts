// The generated tables are what the packages of the lock file and the texts beside the checkout give.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, deflateRawSync } from 'node:zlib'
import { writeCorpusCounts, writeWordCounts } from './print-ranking-counts.ts'
import { printReadings } from './print-readings.ts'
import { printSimplified } from './print-simplified.ts'
import { digestCorpus, digestDictionary, folders, hasCorpus, textOfDocx } from './read-sources.ts'

function committed(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'src', 'generated', name), 'utf8').replaceAll('\r\n', '\n')
}

describe('the tables of @lantai/chinese', () => {
  it('hold the simplified characters of the dictionary', () => { assert.ok(committed('simplified.json') === printSimplified()) })
  it('hold the readings of the dictionaries', () => { assert.ok(committed('readings.json') === printReadings()) })

  // The bytes before they are compressed: another version of the compressor is no change.
  const counts = JSON.parse(committed('ranking-counts.json')) as {
    dictionaryDigest: string; corpusDigests: Record<string, string[]>; words: string; corpus: string
  }
  const unpack = (packed: string): Buffer => brotliDecompressSync(Buffer.from(packed, 'base64'))

  it('hold the frequencies of the dictionary', () => {
    assert.equal(counts.dictionaryDigest, digestDictionary())
    assert.ok(unpack(counts.words).equals(writeWordCounts()))
  })

  it('hold the counts of these texts and of no others', { skip: hasCorpus() ? false : 'the texts are not here' }, () => {
    assert.deepEqual(counts.corpusDigests, digestCorpus())
    assert.ok(unpack(counts.corpus).equals(writeCorpusCounts()))
  })

  it('name no other folder of texts, and stay small', () => {
    assert.deepEqual(Object.keys(counts.corpusDigests), [...folders])
    assert.ok(Buffer.byteLength(committed('ranking-counts.json')) <= 2_000_000)
    assert.ok(Buffer.byteLength(committed('readings.json')) <= 250_000)
  })
})

describe('the text of a Word file', () => {
  const xml = '<w:document><w:p><w:r><w:t>临溪市</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">教育局 </w:t></w:r></w:p>'
    + '<w:p><w:r><w:t>A&amp;lt;B</w:t><w:delText>旧</w:delText></w:r></w:p></w:document>'
  const expected = '临溪市教育局 \nA&lt;B\n'

  it('is its runs, a line for each paragraph, stored or compressed', () => {
    for (const method of [0, 8]) assert.equal(textOfDocx(zipOf('word/document.xml', xml, method)), expected)
  })

  it('is missing from another archive', () => {
    assert.throws(() => textOfDocx(zipOf('word/styles.xml', xml, 0)), /no word\/document.xml/)
  })
})

/** An archive of one entry, without checksums, which nobody reads here. */
function zipOf(name: string, text: string, method: number): Buffer {
  const content = method === 0 ? Buffer.from(text) : deflateRawSync(text)
  const [local, central, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)]
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(name.length, 26)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt16LE(method, 10)
  central.writeUInt32LE(content.length, 20)
  central.writeUInt16LE(name.length, 28)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + content.length, 16)
  return Buffer.concat([local, Buffer.from(name), content, central, Buffer.from(name), end])
}
