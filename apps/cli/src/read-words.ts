// What `lantai reading read` says, in both languages. Nothing was uploaded here and nothing stored, so that the sentences of the
// extraction, which speak of that, have their own wording.
import type { Certainty, EditClass } from '@lantai/chinese'
import { Refusal } from '@lantai/kernel'
import type { ArithmeticWarning, PartSense, TableColumnKey } from '@lantai/reading/read-page'
import { language } from './words.ts'

const writeReasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件夹', ENOTDIR: '路径中有一段不是文件夹', EISDIR: '这是文件夹', EACCES: '没有写入权限', EPERM: '没有写入权限，或文件正被其他程序打开',
  EBUSY: '文件正被其他程序（如 Excel、WPS）打开', EROFS: '磁盘是只读的', ENOSPC: '磁盘已满', EDQUOT: '已超出磁盘配额', ENAMETOOLONG: '文件名太长',
}

const chinese = {
  usage: '用法：lantai reading read 文件… [--text|--explain|--json|--jsonl|--tasks|--table]，文件写“-”即读标准输入；'
    + '或 lantai reading read 文件 [--xlsx 输出文件] [--docx 输出文件] [--force]，把任务分解表写成表格或文档。',
  oneFile: '--xlsx 和 --docx 一次只能处理一个文件。',
  exists: (path: string) => `“${path}”已经存在，没有写。要覆盖请加 --force，或换一个文件名。`,
  isInput: (path: string) => `“${path}”就是正在读的文件，不能覆盖。请换一个文件名。`,
  sameOutput: '--xlsx 和 --docx 不能写到同一个文件。',
  unwritable: (path: string, code: string) => `写不了“${path}”：${writeReasons[code] ?? `系统返回 ${code}`}。没有留下不完整的文件。`,
  nothingToWrite: '没有读出任务，没有写文件。',
  written: (path: string, tasks: number) => `已写入“${path}”：${tasks} 项任务。`,
  standardInput: '标准输入',
  unreadable: (code: string) => (code === 'ENOENT' ? '没有这个文件。' : code === 'EISDIR' ? '这是文件夹，不是文件。'
    : code === 'EACCES' ? '没有读取这个文件的权限。' : `读不到这个文件（${code}）。`),
  tooLarge: (megabytes_max: number) => `文件超过 ${megabytes_max} MB，没有读。请拆分后再读。`,
  empty: '文件是空的（0 字节）。',
  oldOffice: '这是旧版 Office 格式（doc、xls 等），或加了打开密码，读不出文字。请用 Office 或 WPS 打开，取消密码，另存为 docx 或 xlsx 后再读。',
  notText: (found: string) =>
    `不是文本、网页、Word、Excel 或 PDF 文件（从内容看是 ${found} 文件），没有读。可读 txt、html、docx、xlsx 和 pdf。`,
  textTooLong: (units_max: number) => `文字过长（超过 ${units_max / 10_000} 万字），没有读。请拆分后再读。`,
  refused: {
    'extract.too-slow': '10 秒内没有读完，已停止。请换一种格式再读。',
    'extract.out-of-memory': '读这份文件需要的内存超过 512 MB 的上限，已停止。请拆成几份再读。',
    'extract.crashed': '读取文件的进程意外中断，可以重试。',
    'extract.encrypted': '文件加了打开密码，读不出文字。请用 Office 或 WPS 打开，取消密码后另存为 docx 或 xlsx。',
    'extract.old-word': '这是旧版 Word 或 WPS 文件（doc 格式），读不出文字。请用 Word 或 WPS 打开，另存为 docx。',
    'extract.not-docx': '这不是 docx 文件，读不出文字。请用 Word 或 WPS 打开，另存为 docx。',
    'extract.zip-damaged': '文件不完整或已损坏。请用 Office 或 WPS 打开检查，另存为 docx 或 xlsx。',
    'extract.no-document': 'docx 文件里没有正文部分，读不出文字。',
    'extract.inflates-too-far': '文件解压后超过上限（单个部分 100 MB、合计 200 MB），已停止。',
    'extract.nested-too-deep': '文件内部嵌套超过 256 层，不是办公软件正常保存的结果，已停止。',
    'extract.declares-entities': '文件内部含有办公软件不会写入的声明，为安全起见没有读取。',
    'extract.xml-broken': '文件内部格式有错误，读不下去。请用 Office 或 WPS 打开（必要时选择修复），另存为 docx 或 xlsx。',
    'extract.not-xlsx': '这不是 xlsx 工作簿，读不出文字。请用 Excel 或 WPS 打开，另存为 xlsx。',
    'extract.no-workbook': 'xlsx 文件里没有工作表部分，读不出文字。',
    'extract.too-many-cells': '有文字的单元格超过 20 万个，或者行列相隔太远，已停止。请只保留要读的工作表和行。',
    'extract.pdf-encrypted': 'PDF 加了打开密码，读不出文字。请用 PDF 软件打开，取消密码后另存。',
    'extract.pdf-damaged': 'PDF 不完整或已损坏。请打开检查，重新导出或另存为 PDF。',
    'extract.pdf-without-text': 'PDF 只有图像，没有文字，大约是扫描件。请先用文字识别软件转成带文字的 PDF 或 Word 文档。',
    'extract.too-many-pages': 'PDF 超过 2000 页，已停止。请拆成几份再读。',
    'extract.empty-text': '文件里没有文字。如果是扫描件或图片，请先识别成文字。',
  } as Readonly<Record<string, string>>,
  characters: (count: number, encoding: string) => `${count.toLocaleString('zh-CN')} 字，${encoding}`,
  document: (ordinal: number) => `第 ${ordinal} 篇`,
  noDocument: '（没有认出正文）',
  fields: {
    title: '标题', kind: '文种', salutation: '称谓', organisation: '单位', occasion: '场合', number: '文号', addressees: '主送',
    signature: '署名', date: '日期',
  } as Readonly<Record<string, string>>,
  repairs: '修复', keys: (count: number) => `这一页给 ${count} 个字加了注音：`,
  furniture: '不属于正文的页面杂项', places: '逐处说明（行号按读出的原文）', line: '行', lost: '丢失的字节',
  counted: (count: number) => `${count.toLocaleString('zh-CN')} 处`, clean: '文字完好，没有改动。', more: (count: number) => `另有 ${count} 种`,
  classes: {
    misread: 'UTF-8 被当成单字节编码', annotation: '逐字注音', bytes: '字节错位', tag: '残留标签', script: '繁体', 'lost-sign': '数字后缺年月日号',
    width: '半角标点', space: '多余空格', mask: '遮盖',
  } satisfies Record<EditClass, string>,
  certainties: { proven: '已证实', ranked: '有候选', unexplained: '未能解释', masked: '待填' } satisfies Record<Certainty, string>,
  found: '读出', outline: '大纲', inSentence: (ordinal: number) => `第${ordinal}句，`,
  counts: [
    (count: number) => `任务 ${count} 项`, (count: number) => `成效 ${count} 句`, (count: number) => `问题 ${count} 句`,
    (count: number) => `数字 ${count} 个`,
  ] as readonly ((count: number) => string)[],
  senses: { review: '回顾', deploy: '部署', problem: '问题', situation: '形势', none: '' } satisfies Record<PartSense, string>,
  columns: {
    number: '序号', task: '工作任务', goal: '目标', lead: '牵头单位', assist: '配合单位', due: '完成时限', remark: '备注', source: '来源',
  } satisfies Record<TableColumnKey, string>,
  taskCount: (count: number) => `${count} 项`, noTasks: '（没有读出任务）', moreTasks: (count: number) => `… 另 ${count} 项，见 --table`,
  warning: '请核对',
  warnings: {
    'sum-differs': (stated: number, counted: number) => `写的是 ${stated}，各项合计 ${counted}`,
    'share-over-whole': (stated: number, counted: number) => `各项比重合计 ${counted}%，超过 ${stated}%`,
    'part-over-whole': (stated: number, counted: number) => `其中项 ${counted} 大于总数 ${stated}`,
  } satisfies Record<ArithmeticWarning['code'], (stated: number, counted: number) => string>,
}

const englishWriteReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder', ENOTDIR: 'a part of the path is no folder', EISDIR: 'it is a folder', EACCES: 'it may not be written',
  EPERM: 'it may not be written, or another program has it open', EBUSY: 'another program, such as Excel or WPS, has it open',
  EROFS: 'the disk is read-only', ENOSPC: 'the disk is full', EDQUOT: 'the disk quota is used up', ENAMETOOLONG: 'the name is too long',
}

const english: typeof chinese = {
  usage: 'Usage: lantai reading read FILE… [--text|--explain|--json|--jsonl|--tasks|--table]; - reads standard input. '
    + 'Or lantai reading read FILE [--xlsx OUT] [--docx OUT] [--force] writes the decomposition table as a spreadsheet or document.',
  oneFile: '--xlsx and --docx take one file at a time.',
  exists: (path) => `“${path}” exists already and was not written. Add --force to overwrite it, or choose another name.`,
  isInput: (path) => `“${path}” is the file being read and cannot be overwritten. Choose another name.`,
  sameOutput: '--xlsx and --docx cannot be written to the same file.',
  unwritable: (path, code) =>
    `Cannot write “${path}”: ${englishWriteReasons[code] ?? `the system says ${code}`}. No incomplete file is left.`,
  nothingToWrite: 'No tasks were found; nothing was written.',
  written: (path, tasks) => `Wrote “${path}”: ${tasks} ${tasks === 1 ? 'task' : 'tasks'}.`,
  standardInput: 'standard input',
  unreadable: (code) => (code === 'ENOENT' ? 'There is no such file.' : code === 'EISDIR' ? 'This is a folder and not a file.'
    : code === 'EACCES' ? 'This file may not be read.' : `This file cannot be read (${code}).`),
  tooLarge: (megabytes_max) => `The file is larger than ${megabytes_max} MB and was not read. Split it first.`,
  empty: 'The file is empty (0 bytes).',
  oldOffice: 'This is an old Office format (doc, xls and the like), or has a password. Open it in Office or WPS, save as docx or xlsx.',
  notText: (found) =>
    `This is no text, web page, Word, Excel or PDF file (by its content ${found}), not read. txt, html, docx, xlsx, pdf can be.`,
  textTooLong: (units_max) => `The text is longer than ${units_max.toLocaleString('en')} characters and was not read.`,
  refused: {
    'extract.too-slow': 'Not read within 10 seconds; stopped. Try another format.',
    'extract.out-of-memory': 'Reading this file takes more than 512 MB of memory; stopped. Split it first.',
    'extract.crashed': 'The process that read the file broke off; it can be tried again.',
    'extract.encrypted': 'The file has a password. Open it in Office or WPS, take the password off and save it as docx or xlsx.',
    'extract.old-word': 'This is an old Word or WPS file (doc). Open it in Word or WPS and save it as docx.',
    'extract.not-docx': 'This is no docx file. Open it in Word or WPS and save it as docx.',
    'extract.zip-damaged': 'The file is incomplete or damaged. Open it in Office or WPS and save it as docx or xlsx.',
    'extract.no-document': 'The docx file has no document part.',
    'extract.inflates-too-far': 'The file inflates beyond the limit (one part 100 MB, all parts 200 MB); stopped.',
    'extract.nested-too-deep': 'The file is nested more than 256 levels deep, as no office program saves it; stopped.',
    'extract.declares-entities': 'The file has declarations that no office program writes, and was not read for safety.',
    'extract.xml-broken': 'The file is malformed inside. Open it in Office or WPS (repair it if asked) and save it as docx or xlsx.',
    'extract.not-xlsx': 'This is no xlsx workbook. Open it in Excel or WPS and save it as xlsx.',
    'extract.no-workbook': 'The xlsx file has no worksheets.',
    'extract.too-many-cells': 'More than 200,000 cells with text, or rows and columns far apart; stopped. Keep only what is to be read.',
    'extract.pdf-encrypted': 'The PDF has a password. Open it in a PDF program, take the password off and save it.',
    'extract.pdf-damaged': 'The PDF is incomplete or damaged. Export or save it as PDF again.',
    'extract.pdf-without-text': 'The PDF has only pictures and no text; it is probably scanned. Turn it into text by OCR first.',
    'extract.too-many-pages': 'The PDF has more than 2,000 pages; stopped. Split it.',
    'extract.empty-text': 'The file has no text. A scan or picture has to be recognised first.',
  },
  characters: (count, encoding) => `${count.toLocaleString('en')} characters, ${encoding}`,
  document: (ordinal) => `Document ${ordinal}`,
  noDocument: '(no document was found)',
  fields: {
    title: 'title', kind: 'kind', salutation: 'salutation', organisation: 'organisation', occasion: 'occasion', number: 'number',
    addressees: 'addressees', signature: 'signature', date: 'date',
  },
  repairs: 'Repairs', keys: (count) => `This page annotates ${count} characters: `,
  furniture: 'Furniture of the page, not part of any document', places: 'Place by place (lines of the text as it was read)', line: 'line',
  lost: 'bytes lost', counted: (count) => count.toLocaleString('en'), clean: 'The text is sound; nothing was changed.',
  more: (count) => `${count} more`,
  classes: {
    misread: 'UTF-8 read byte by byte', annotation: 'readings put in', bytes: 'bytes out of step', tag: 'left tags',
    script: 'traditional characters', 'lost-sign': 'signs lost behind digits', width: 'half-width signs', space: 'stray spaces',
    mask: 'masks',
  },
  certainties: { proven: 'proven', ranked: 'ranked', unexplained: 'unexplained', masked: 'to be filled in' },
  found: 'found', outline: 'outline', inSentence: (ordinal) => `sentence ${ordinal}: `,
  counts: [
    (count) => `${count} ${count === 1 ? 'task' : 'tasks'}`, (count) => `${count} ${count === 1 ? 'result' : 'results'}`,
    (count) => `${count} ${count === 1 ? 'problem' : 'problems'}`, (count) => `${count} ${count === 1 ? 'figure' : 'figures'}`,
  ],
  senses: { review: 'review', deploy: 'deployment', problem: 'problems', situation: 'situation', none: '' },
  columns: {
    number: 'no.', task: 'task', goal: 'goal', lead: 'lead', assist: 'assist', due: 'due', remark: 'remark', source: 'source',
  },
  taskCount: (count) => `${count}`, noTasks: '(no tasks were found)', moreTasks: (count) => `… ${count} more, see --table`,
  warning: 'to be checked',
  warnings: {
    'sum-differs': (stated, counted) => `${stated} is stated, the parts come to ${counted}`,
    'share-over-whole': (stated, counted) => `the shares come to ${counted} %, more than ${stated} %`,
    'part-over-whole': (stated, counted) => `a part of ${counted} is more than the whole of ${stated}`,
  },
}

export function readWords(): typeof chinese { return language() === 'en' ? english : chinese }

/** The sentence of a file that cannot be read; undefined where the fault is ours. */
export function refusalSentence(error: unknown): string | undefined {
  return error instanceof Refusal ? readWords().refused[error.code] : undefined
}
