import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { looksBinary, sniffMedia } from './sniff.ts'

const paragraph = '各单位要认真学习贯彻会议精神，切实抓好落实，确保按时完成全年目标任务。'

describe('telling binary from text', () => {
  it('names what it knows by the first bytes', () => {
    const padded = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(200)])
    const cases: readonly [string, string][] = [
      ['PK\x03\x04\x14\0\x06\0word/document.xml', 'docx'], ['PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml', 'xlsx'],
      ['PK\x03\x04\x14\0OFD.xml', 'ofd'], ['PK\x03\x04\x14\0notes.txt', 'zip'], ['%PDF-1.7\n', 'pdf'], ['\x89PNG\r\n\x1a\n', 'png'],
      ['\xff\xd8\xff\xe0', 'jpeg'], ['GIF89a', 'gif'], ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'], ['\x1f\x8b\x08\0', 'gzip'],
      ['Rar!\x1a\x07\0', 'rar'], ['7z\xbc\xaf\x27\x1c', '7z'], ['\x7fELF\x02', 'elf'],
      ['MZ\x90\0\x03', 'exe'], ['\0\0\0\x18ftypmp42', 'video'],
    ]
    for (const [head, kind] of cases) assert.equal(looksBinary(padded(head)), kind, kind)
  })

  it('knows a document by the names at the end of its zip, where they do not stand at its start', () => {
    const tailOf = (...names: readonly string[]): Buffer => {
      const entries = names.map((name) => {
        const head = Buffer.alloc(46)
        head.write('PK\x01\x02', 'latin1')
        head.writeUInt16LE(name.length, 28)
        return Buffer.concat([head, Buffer.from(name)])
      })
      const end = Buffer.alloc(22)
      end.write('PK\x05\x06', 'latin1')
      end.writeUInt16LE(names.length, 10)
      return Buffer.concat([...entries, end])
    }
    const head = (name: string): Buffer => Buffer.concat([Buffer.from(`PK\x03\x04\x14\0\x06\0${name}`, 'latin1'), Buffer.alloc(200)])
    const docx = tailOf('customXml/item1.xml', '[Content_Types].xml', 'word/document.xml')
    assert.equal(looksBinary(head('customXml/item1.xml'), docx), 'docx')
    assert.equal(looksBinary(head('a.xml'), tailOf('[Content_Types].xml', 'word\\document.xml')), 'docx')
    assert.equal(looksBinary(head('word/notes.txt'), tailOf('word/notes.txt')), 'zip', 'a folder called word')
    assert.equal(looksBinary(head('a'), tailOf('[Content_Types].xml', 'xl/workbook.xml')), 'xlsx')
    assert.equal(looksBinary(head('xl/notes.txt'), tailOf('xl/notes.txt')), 'zip', 'a folder called xl')
    assert.equal(looksBinary(head('word/document.xml'), docx.subarray(0, -30)), 'docx', 'cut')
    assert.equal(looksBinary(head('word/document.xml'), tailOf('a', 'b').subarray(47)), 'docx', 'a long directory')
    assert.equal(looksBinary(head('a.txt'), tailOf()), 'zip')
    const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    assert.equal(sniffMedia(Buffer.from('%PDF-1.7\n')), 'application/pdf')
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    assert.equal(sniffMedia(head('a'), tailOf('[Content_Types].xml', 'xl/workbook.xml')), sheet)
    assert.deepEqual([sniffMedia(head('a.xml'), docx), sniffMedia(Buffer.from(paragraph), Buffer.from(paragraph))], [media, 'text/plain'])
  })

  it('knows compressed bytes without a signature', () => {
    const noise = Buffer.concat(Array.from({ length: 128 }, (_, turn) => createHash('sha256').update(String(turn)).digest()))
    assert.equal(looksBinary(noise), 'binary')
    assert.equal(looksBinary(deflateRawSync(noise)), 'binary')
    assert.equal(looksBinary(Buffer.alloc(64)), 'binary')
  })

  it('takes text of every encoding for text, with a few control characters too', () => {
    for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) {
      assert.equal(looksBinary(iconv.encode(paragraph, encoding)), undefined, encoding)
    }
    assert.equal(looksBinary(iconv.encode('各單位要認真學習，確實抓好，按時完成全年目標。', 'big5')), undefined)
    assert.equal(looksBinary(iconv.encode('plain English in two bytes\r\n', 'utf-16le')), undefined)
    for (const text of ['', 'MZ is how an office memo may begin', 'BM', 'a\0b', `${paragraph}\0${paragraph}\x01`, 'PK']) {
      assert.equal(looksBinary(Buffer.from(text)), undefined, JSON.stringify(text))
    }
    assert.equal(looksBinary(Buffer.from(paragraph).subarray(0, 40)), undefined, 'a head may be cut inside a character')
  })
})

describe('telling html from plain text', () => {
  it('goes by what stands at the start', () => {
    const pages = [
      '<!DOCTYPE html><html>', '\ufeff \n<html lang="zh">', '<!-- saved from url --><!-- x --><div class="a>b">',
      '<?xml version="1.0"?><html>',
      '<META http-equiv="Content-Type" content="text/html">', '<p>各单位</p>', `${paragraph}<html><body>`, '<br/>', '<p',
    ]
    assert.deepEqual(pages.map((page) => sniffMedia(Buffer.from(page))), [...Array<string>(8).fill('text/html'), 'text/plain'])
    assert.equal(sniffMedia(iconv.encode(`<html><body>${paragraph}`, 'utf-16le')), 'text/html')
    assert.equal(sniffMedia(iconv.encode(`<div>${paragraph}</div>`, 'gb18030')), 'text/html')
  })

  it('leaves plain text plain although it speaks of tags', () => {
    for (const text of ['', paragraph, `${paragraph}请使用 <p> 标签。`, 'a < b and c > d', '<关于召开会议的通知>', '<people>', '<!-- only a comment']) {
      assert.equal(sniffMedia(Buffer.from(text)), 'text/plain', text)
    }
  })

  it('takes no long time over a head made of comments', () => {
    assert.equal(sniffMedia(Buffer.from('<!---->'.repeat(580))), 'text/plain')
  })
})
