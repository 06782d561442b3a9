// `lantai doctor`: what this machine has, in words an operator can act on.
import { rolesSql, readFreeSpace, prepareBinaries } from '@lantai/server'
import process from 'node:process'
import { demoFolder } from '@lantai/server'
import { limits } from '@lantai/kernel'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

export async function doctor(flags: readonly string[]): Promise<number> {
  if (flags.includes('--roles')) {
    process.stdout.write(`${rolesSql()}\n`)
    return 0
  }
  let folder = await demoFolder()
  while (!existsSync(folder)) folder = dirname(folder)
  const space = await readFreeSpace(folder, { free_bytes_min: limits.free_bytes_min, free_share_min: limits.free_share_min })
  const binaries = await prepareBinaries()
  const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`
  process.stdout.write([
    `Node            ${process.version}`,
    `PostgreSQL      ${binaries.version}`,
    `磁盘 disk       ${gigabytes(space.free_bytes)} / ${gigabytes(space.total_bytes)}  ${space.state === 'low' ? '空间不足 low' : '充足 ample'}`,
    `演示数据 demo   ${await demoFolder()}`,
    '',
  ].join('\n'))
  return space.state === 'low' ? 1 : 0
}
