// What the terminal says at the start. Chinese first; every line also in English, because an operator may know only one.
import type { Instance } from './open-instance.ts'

export function announce(instance: Instance, version: string, kind: 'demo' | 'real'): void {
  const lines = [
    '',
    `  兰台 Lantai ${version} · ${kind === 'demo' ? '演示实例 demo instance' : '正式实例 instance'}`,
    '',
    `  地址 address   ${instance.address ?? '—'}`,
  ]
  if (instance.setUpSecret) {
    lines.push(
      `  初始化 set up  ${instance.address}/set-up#${instance.setUpSecret}`,
      '                 （一次有效，用来建立三名管理员 · works once, creates the three administrators）',
    )
  }
  for (const account of (instance.accounts ?? []).slice(0, 4)) {
    lines.push(`  账号 account   ${account.signInName}  ${account.secret}   ${account.name} · ${account.title}`)
  }
  const others = (instance.accounts?.length ?? 0) - 4
  if (others > 0) lines.push(`                 其余 ${others} 个账号见登录页 · the others are shown on the sign-in page`)
  lines.push(`  数据 data      ${instance.folder}`, `  日志 log       ${instance.folder}/log/lantai.log`)
  if (!instance.journalProtected) {
    lines.push('  注意 note      日志未受数据库保护 · the journal is not protected by the database (lantai doctor --roles)')
  }
  lines.push(
    '',
    '  按 Ctrl-C 结束 · press Ctrl-C to stop',
    '',
  )
  process.stdout.write(`${lines.join('\n')}\n`)
}

export function announceProgress(message: 'database' | 'migrations' | 'sample' | 'web'): void {
  const words = {
    database: '启动数据库 starting the database',
    migrations: '检查数据库结构 checking the schema',
    sample: '检查演示数据 checking the sample bureau',
    web: '生成网页 building the pages (the first time, or after a change)',
  }
  process.stdout.write(`  … ${words[message]}\n`)
}
