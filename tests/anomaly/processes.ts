// Which processes belong to an instance, as Linux tells it. Elsewhere the tests that kill are skipped.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

export const showsProcesses = process.platform === 'linux'

interface ProcessState { readonly state: string; readonly parent: number }

function stateOf(pid: number): ProcessState | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}

/** A dead process nobody has collected counts as dead. */
export function isAlive(pid: number): boolean {
  const found = stateOf(pid)
  return found !== undefined && found.state !== 'Z' && found.state !== 'X'
}

function allPids(): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && pid > 0)
}

/** Children, their children and so on; not the process itself. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map(allPids().map((each) => [each, stateOf(each)?.parent]))
  const found: number[] = []
  let newest = [pid]
  while (newest.length > 0) {
    newest = [...parents].filter(([, parent]) => parent !== undefined && newest.includes(parent)).map(([each]) => each)
    found.push(...newest)
  }
  return found
}

/** Every PostgreSQL process of a data folder, whoever its parent is by now: PostgreSQL makes its folder its working folder. */
export function databaseProcesses(folder: string): number[] {
  return allPids().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(join(folder, 'pg')) && isAlive(pid)
    } catch {
      return false
    }
  })
}

export function killAtOnce(pids: Iterable<number>): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Answers which of them live on after that time. */
export async function waitUntilGone(pids: Iterable<number>, seconds_max: number): Promise<number[]> {
  const end = performance.now() + seconds_max * 1000
  let left = [...pids].filter(isAlive)
  while (left.length > 0 && performance.now() < end) {
    await wait(5)
    left = left.filter(isAlive)
  }
  return left
}
