// Who a process is: its number alone is given out again, so the moment it started belongs to it.
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** Whether a process of that number lives; one that belongs to somebody else counts as living. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** A dead child nobody has collected still answers to signals; it works on nothing any more. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z'
  } catch {
    return false
  }
}

/** One column of what `ps` says about a process. Throws when there is none. */
function askPs(pid: number, column: string): string {
  const parameters = ['-ww', '-o', `${column}=`, '-p', String(pid)]
  return execFileSync('ps', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

/**
 * When a process started, as text that is equal only for the same process: on Linux the boot and the ticks since, elsewhere what `ps` says.
 * undefined when there is no such process or the system does not tell.
 */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${ticks}`
  } catch {
    if (process.platform === 'linux') return undefined
  }
  try {
    return askPs(pid, 'lstart') || undefined
  } catch {
    return undefined
  }
}

/**
 * Whether a process is a PostgreSQL working on that data folder. PostgreSQL makes its data folder its working folder, which Linux shows;
 * elsewhere the command line tells. undefined when the system does not say.
 */
export function worksOn(pid: number, data_folder: string): boolean | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data_folder
  } catch {
    if (process.platform === 'linux') return isAlive(pid) ? undefined : false
  }
  try {
    const command = askPs(pid, 'command')
    return command.includes('postgres') && command.includes(data_folder)
  } catch {
    return undefined
  }
}
