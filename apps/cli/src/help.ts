import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { placesOf } from './views/text-columns.ts'
import { language } from './words.ts'

const command_places = 48

export function version(): string {
  return (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }).version
}

export function printVersion(): number {
  process.stdout.write(`lantai ${version()}\n`)
  return 0
}

const own = {
  'zh-CN': [
    ['up --demo', '启动演示实例（npm start 即此）'],
    ['up --data 文件夹 [--port 端口] [--host 地址]', '启动正式实例；首次给出一次有效的初始化链接'],
    ['sign-in [--url 地址] [--name 登录名]', '登录，令牌 12 小时有效'],
    ['sign-out', '退出登录'],
    ['reading read 文件…|- [--text|--explain]', '离线阅读文件：修复文字、分出各篇，列出大纲和任务'],
    ['reading read 文件…|- --table', '任务分解表（初稿）'],
    ['reading read 文件 --xlsx|--docx 输出 [--force]', '把任务分解表写成表格或文档；--force 覆盖已有文件'],
    ['reading read 文件…|- --json|--jsonl|--tasks', '供程序使用：全部内容、逐句、逐项任务'],
    ['doctor [--roles]', '检查本机环境；--roles 打印外部数据库所需的角色语句'],
    ['doctor --rebuild', '重建搜索索引；--data 指定数据文件夹，默认为演示实例'],
    ['help [命令]', '查看命令的用法'],
  ],
  en: [
    ['up --demo', 'starts the demo instance (what npm start does)'],
    ['up --data FOLDER [--port N] [--host H]', 'starts a real instance; the first time it prints a one-time set-up link'],
    ['sign-in [--url URL] [--name NAME]', 'signs in; the token lasts 12 hours'],
    ['sign-out', 'signs out'],
    ['reading read FILE…|- [--text|--explain]', 'reads files offline: repairs the text, tells its documents apart, lists parts and tasks'],
    ['reading read FILE…|- --table', 'the draft decomposition table'],
    ['reading read FILE --xlsx|--docx OUT [--force]', 'writes that table as a spreadsheet or document; --force overwrites'],
    ['reading read FILE…|- --json|--jsonl|--tasks', 'for programs: everything, one sentence a line, one task a line'],
    ['doctor [--roles]', 'checks this machine; --roles prints the SQL an external database needs'],
    ['doctor --rebuild', 'builds the search index anew; --data names the folder, otherwise that of the demo'],
    ['help [COMMAND]', 'how a command is used'],
  ],
} as const

export async function help(words: readonly string[]): Promise<number> {
  const { catalogues, registry } = await import('@lantai/server')
  const { flagsOf } = await import('./flags.ts')
  const speak = language()
  const [domain, verb] = words
  const named = domain && verb ? registry.find(`${domain}.${verb}`) : undefined
  if (named) {
    const flags = flagsOf(named).map((flag) => {
      const value = flag.type === 'truth' ? '' : ` ${flag.values ? flag.values.join('|') : flag.type}`
      return `  --${flag.name}${value}${flag.required ? '' : '  [ ]'}`
    })
    const title = `lantai ${domain} ${verb} — ${catalogues[speak][`operation.${named.name}`] ?? ''}`
    process.stdout.write([title, ...flags, '  --json', ''].join('\n'))
    return 0
  }
  const rows = registry.operations().filter((operation) => !domain || operation.name.startsWith(`${domain}.`))
    .map((operation) => [operation.name.replace('.', ' '), catalogues[speak][`operation.${operation.name}`] ?? ''] as const)
  for (const [left, right] of [...(domain ? [] : own[speak]), ...rows]) {
    process.stdout.write(`  lantai ${left}${' '.repeat(Math.max(2, command_places - placesOf(left)))}${right}\n`)
  }
  return 0
}
