// The command as a user runs it, on files of ours: what is read goes to standard output, what is refused is said and fails.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'

const command = join(import.meta.dirname, '..', 'bin', 'lantai.mjs')
let folder: string
before(() => { folder = mkdtempSync(join(tmpdir(), 'lantai 读 ')) })
after(() => rmSync(folder, { recursive: true, force: true }))

interface Ran { readonly out: string; readonly said: string; readonly code: number | null }

function lantai(words: readonly string[], input?: Uint8Array): Ran {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, 'reading', 'read', ...words], {
    cwd: folder, encoding: 'utf8', input: input ?? '', env: { ...process.env, LANTAI_LANGUAGE: 'zh-CN' },
  })
  return { out: stdout, said: stderr, code: status }
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

// 們 82 83, 原 D4 AD: the key 冊 is 83 D4. 。 A1 A3, 總 BF 82: the folded ？ is A3 BF.
const damaged = '同志們:\n今天開(kāi)會(huì),人手一冊(cè)材料,會(huì)后我們?cè)瓉?lái)的安排不變。來(lái)的人要簽到,開(kāi)完再走。\n'
const clean = '同志们：\n今天开会，人手一册材料，会后我们原来的安排不变。来的人要签到，开完再走。\n'

describe('lantai reading read', () => {
  it('prints the repaired text', () => {
    const { out, said, code } = lantai([file('讲话.txt', damaged), '--text'])
    assert.deepEqual({ out, said, code }, { out: clean, said: '', code: 0 })
  })

  it('reads standard input, in another encoding', () => {
    // 你 C4 E3, 好 BA C3, ， A3 AC in GBK.
    const sentence = Buffer.from('c4e3bac3a3ac'.repeat(12), 'hex')
    assert.equal(lantai(['-', '--text'], sentence).out.trim(), '你好，'.repeat(12))
  })

  it('shows people what the documents are and what was repaired', () => {
    const { out, code } = lantai(['讲话.txt'])
    assert.equal(code, 0)
    assert.match(out, /第 1 篇\n {2}文种 {2}讲话\n {2}称谓 {2}同志们/)
    assert.match(out, /字节错位（已证实） {2}1 处/)
  })

  it('explains every place with what was lost and how sure it is', () => {
    const { out } = lantai(['讲话.txt', '--explain'])
    assert.match(out, /2 行 {2}已证实 {2}字节错位 {2}…\S+【們\?cè\)瓉\?lái\)】→【们原来】\n +丢失的字节：D4 已证实、ED 已证实/)
    assert.match(out, /这一页给 4 个字加了注音：開\(kāi\) 會\(huì\) 冊\(cè\) 來\(lái\)/)
  })

  it('gives programs everything, with places in the file', () => {
    const read = JSON.parse(lantai(['讲话.txt', '--json']).out) as {
      text: string; extracted: string; edits: { start: number; byte_start: number }[]
    }
    assert.equal(read.text, clean)
    assert.equal(read.extracted, damaged)
    for (const { start, byte_start } of read.edits) assert.equal(byte_start, Buffer.byteLength(damaged.slice(0, start)))
  })

  it('reads several files each by itself, and refuses each bad one in a sentence', () => {
    file('空.txt', '')
    file('图.txt', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(600, 7)]))
    file('旧.doc', Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(600)]))
    file('断.docx', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(300, 1)]))
    file('白.txt', ' \n \n')
    truncateSync(join(folder, file('大.txt', '')), 101 * 1024 * 1024)
    mkdirSync(join(folder, '夹'))
    const names = ['讲话.txt', '空.txt', '图.txt', '旧.doc', '断.docx', '白.txt', '大.txt', '夹', '无.txt', '讲话.txt']
    const { out, said, code } = lantai([...names, '--text'])
    assert.equal(code, 1)
    assert.equal(out, `── 讲话.txt ──\n${clean}`.repeat(2))
    assert.deepEqual(said.trim().split('\n'), [
      '空.txt: 文件是空的（0 字节）。',
      '图.txt: 不是文本、网页、Word、Excel 或 PDF 文件（从内容看是 png 文件），没有读。可读 txt、html、docx、xlsx 和 pdf。',
      '旧.doc: 这是旧版 Office 格式（doc、xls 等），或加了打开密码，读不出文字。请用 Office 或 WPS 打开，取消密码，另存为 docx 或 xlsx 后再读。',
      '断.docx: 不是文本、网页、Word、Excel 或 PDF 文件（从内容看是 zip 文件），没有读。可读 txt、html、docx、xlsx 和 pdf。',
      '白.txt: 文件里没有文字。如果是扫描件或图片，请先识别成文字。',
      '大.txt: 文件超过 100 MB，没有读。请拆分后再读。',
      '夹: 这是文件夹，不是文件。',
      '无.txt: 没有这个文件。',
    ])
  })

  it('gives programs the sentences and the tasks, one a line and nothing else', () => {
    const sentences = lantai(['讲话.txt', '讲话.txt', '--jsonl']).out.trimEnd().split('\n').map((line) => JSON.parse(line) as { text: string })
    const own = ['同志们：', '今天开会，人手一册材料，会后我们原来的安排不变。', '来的人要签到，开完再走。']
    assert.deepEqual(sentences.map(({ text }) => text), [...own, ...own])
    assert.deepEqual(Object.keys(sentences[0]!), ['text', 'label', 'figures', 'deadlines', 'units'])
    assert.equal(lantai(['讲话.txt', '--tasks']).code, 0)
    const [{ documents }] = [JSON.parse(lantai(['讲话.txt', '--json']).out) as { documents: { sentences: { text: string }[] }[] }]
    assert.deepEqual(documents.map(({ sentences: found }) => found.map(({ text }) => text)), [own])
  })

  it('shows the table of each document, and says where there are no tasks', () => {
    const { out, code } = lantai([file('故事.txt', '从前有座山。\n山上有座庙。\n'), '--table'])
    assert.deepEqual({ out, code }, { out: '任务分解表（初稿）\n（没有读出任务）\n', code: 0 })
  })

  it('refuses to overwrite, to write over what it reads, and what makes no sense together', () => {
    file('旧表.xlsx', '旧')
    mkdirSync(join(folder, '表夹'))
    const refused = (...words: string[]): readonly [string, number | null] => {
      const { out, said, code } = lantai(words)
      assert.equal(out, '')
      return [said.trim(), code]
    }
    assert.deepEqual(refused('讲话.txt', '--xlsx', '旧表.xlsx'), ['“旧表.xlsx”已经存在，没有写。要覆盖请加 --force，或换一个文件名。', 1])
    assert.equal(readFileSync(join(folder, '旧表.xlsx'), 'utf8'), '旧')
    assert.deepEqual(refused('讲话.txt', '--docx', './讲话.txt', '--force'), ['“./讲话.txt”就是正在读的文件，不能覆盖。请换一个文件名。', 1])
    assert.deepEqual(refused('讲话.txt', '--docx', '表夹', '--force'), ['写不了“表夹”：这是文件夹。没有留下不完整的文件。', 1])
    assert.deepEqual(refused('讲话.txt', '--docx', '新表', '--xlsx', './新表'), ['--xlsx 和 --docx 不能写到同一个文件。', 1])
    assert.deepEqual(refused('讲话.txt', '故事.txt', '--xlsx', '新表'), ['--xlsx 和 --docx 一次只能处理一个文件。', 2])
    assert.deepEqual(refused('讲话.txt', '--xlsx'), ['--xlsx 后面缺少内容。', 2])
    assert.deepEqual(refused('讲话.txt', '--xlsx', '--force'), ['--xlsx 后面缺少内容。', 2])
    assert.deepEqual(refused('故事.txt', '--xlsx', '新表'), ['没有读出任务，没有写文件。', 1])
    for (const words of [['--table', '--tasks'], ['--table', '--xlsx', '新表'], ['--force']]) {
      const [said, code] = refused('讲话.txt', ...words)
      assert.match(said, /^用法：lantai reading read/)
      assert.equal(code, 2)
    }
    assert.equal(existsSync(join(folder, '新表')), false)
  })

  it('says how it is used', () => {
    assert.match(lantai([]).said, /用法：lantai reading read/)
    assert.equal(lantai([]).code, 2)
    assert.match(lantai(['讲话.txt', '--xml']).said, /没有 --xml 这一项/)
    assert.match(execFileSync(process.execPath, [command, 'reading', 'read', '讲话.txt', '--text'], {
      cwd: folder, encoding: 'utf8', env: { ...process.env, LANTAI_LANGUAGE: 'en' },
    }), /同志们/)
  })
})
