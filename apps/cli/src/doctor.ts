// `lantai doctor`: what this machine has, in words an operator can act on.
import { rebuildIndexes, rolesSql, readFreeSpace, prepareBinaries } from '@lantai/server'
import process from 'node:process'
import { demoFolder } from '@lantai/server'
import { limits } from '@lantai/kernel'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Complaint } from './ask-server.ts'
import { say, wordsOf } from './words.ts'

export async function doctor(flags: readonly string[]): Promise<number> {
  if (flags.includes('--roles')) {
    process.stdout.write(`${rolesSql()}\n`)
    return 0
  }
  if (flags.includes('--rebuild')) return rebuild(flags)
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

/** A large index takes minutes. */
const rebuild_seconds_max = 1_800

/** Drops what is derived, the search index, and has it built anew from the rows: by the server where one runs, else at its next start. */
async function rebuild(flags: readonly string[]): Promise<number> {
  const at = flags.indexOf('--data')
  const given = at < 0 ? undefined : flags[at + 1]
  if (at >= 0 && given === undefined) throw new Complaint(wordsOf().flagNeedsValue('--data'), 2)
  const folder = given === undefined ? await demoFolder() : resolve(given)
  if (!existsSync(folder)) throw new Complaint(wordsOf().folderMissing(folder), 2)
  say(wordsOf().rebuilding(folder))
  const { dropped, built, unfinished } = await rebuildIndexes(join(folder, 'search'), { seconds_max: rebuild_seconds_max })
  say(wordsOf().rebuilt(dropped, built, unfinished))
  return unfinished > 0 ? 1 : 0
}
