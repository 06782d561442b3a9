// `npm test`: every check and every test, phase by phase; the last line, alone, is `N passed, N failed, N skipped`.
// `npm test -- kernel` runs only phases of that name and test files with that word in their path.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownNode, runInPlace, whenNpmIsGone } from './runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** One test may take this long; the slowest are those that start and kill whole servers. */
const test_seconds_max = 300
/** After the last test of a phase the process has this long to end by itself; what keeps it open is a leak and fails. */
const ending_seconds_max = 10

const phases = [
  { name: 'check', title: '检查 check' },
  { name: 'model', title: '规则 model' },
  { name: 'operation', title: '操作 operation' },
  { name: 'contract', title: '契约 contract' },
  { name: 'browser', title: '浏览器 browser' },
  { name: 'anomaly', title: '异常 anomaly' },
]

// ── which file belongs where ────────────────────────────────────────────────────────────────────────────────────────

function testFiles(folder = root) {
  const found = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || ['node_modules', 'data', 'dist', 'tmp', 'fixtures'].includes(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...testFiles(path))
    else if (/\.test\.(ts|mjs)$/.test(entry.name)) found.push(relative(root, path).split(sep).join('/'))
  }
  return found.sort()
}

/** Rules need no database; whatever clones one is an operation, in whichever folder it stands. Nothing is left out. */
function phaseOf(file) {
  if (file.startsWith('tests/e2e/')) return 'browser'
  if (file.startsWith('tests/anomaly/')) return 'anomaly'
  if (file.startsWith('adapters/') || file.startsWith('apps/')) return 'contract'
  const rules = /^(chinese|kernel|tools)\//.test(file) || /^domains\/[^/]+\/src\/model\//.test(file)
  return rules && !readFileSync(join(root, file), 'utf8').includes('@lantai/database/testing') ? 'model' : 'operation'
}

/** Each check counts as one test. Tools that are not there yet are left out. */
function checks() {
  const tool = (name) => [`tools/${name}.ts`, `tools/${name}/index.ts`, `tools/${name}/main.ts`, `tools/${name}/${name}.ts`]
    .find((file) => existsSync(join(root, file)))
  const types = (project) => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]
  const list = [
    { name: 'tsc', args: types('tsconfig.json') },
    { name: 'tsc apps/web', args: types('apps/web/tsconfig.json'), needs: 'apps/web/tsconfig.json' },
    { name: 'oxlint', args: ['node_modules/oxlint/bin/oxlint', '--quiet'] },
  ]
  for (const name of ['tidy', 'drift']) if (tool(name)) list.push({ name, args: [tool(name)] })
  return list.filter((check) => !check.needs || existsSync(join(root, check.needs)))
}

function selection(filters) {
  const names = phases.map((phase) => phase.name)
  const fits = (filter, phase, text) => names.includes(filter) ? filter === phase : text.includes(filter)
  const chosen = (phase, text) => filters.length === 0 || filters.some((filter) => fits(filter, phase, text))
  const files = testFiles().map((file) => ({ file, phase: phaseOf(file) })).filter(({ file, phase }) => chosen(phase, file))
  return phases.map((phase) => ({
    ...phase,
    files: files.filter((entry) => entry.phase === phase.name).map((entry) => entry.file),
    checks: phase.name === 'check' ? checks().filter((check) => chosen('check', check.name)) : [],
  })).filter((phase) => phase.files.length + phase.checks.length > 0)
}

// ── what browser tests need ─────────────────────────────────────────────────────────────────────────────────────────

function findChromium() {
  if (process.env.LANTAI_CHROMIUM) return existsSync(process.env.LANTAI_CHROMIUM) ? process.env.LANTAI_CHROMIUM : undefined
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  if (process.platform === 'darwin') places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  return places.find((path) => existsSync(path))
}

/** Chinese without a Chinese font is a row of boxes, in which no picture test can see a fault. */
function hasChineseFont() {
  const answer = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return answer.error !== undefined || answer.stdout.trim() !== ''
}

function aptGet(args) {
  process.stdout.write(`  apt-get ${args.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const answer = spawnSync('apt-get', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env })
  const said = `${answer.stdout ?? ''}${answer.stderr ?? answer.error?.message ?? ''}`
  if (answer.status !== 0) process.stdout.write(`${said.split('\n').slice(-15).join('\n')}\n`)
  return answer.status === 0
}

/** Path of a browser, after installing it where that is ours to do; undefined when there is none. Says what it does. */
function provideChromium() {
  const missing = []
  if (!findChromium()) missing.push('chromium')
  if (process.platform === 'linux' && (missing.length > 0 || !hasChineseFont())) missing.push('fonts-wqy-microhei')
  if (process.env.LANTAI_CHROMIUM && missing[0] === 'chromium') {
    process.stdout.write(`LANTAI_CHROMIUM 指向的文件不存在：${process.env.LANTAI_CHROMIUM}  LANTAI_CHROMIUM names a file that is not there.\n`)
    return undefined
  }
  if (missing.length === 0) return findChromium()
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (mayInstall) {
    process.stdout.write(`安装浏览器测试所需的 ${missing.join('、')} … installing ${missing.join(' and ')} for the browser tests\n`)
    const began = performance.now()
    if (aptGet(['update', '-q'])) aptGet(['install', '-y', '-q', ...missing])
    process.stdout.write(`  安装用时 install time: ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  }
  const found = findChromium()
  if (!found) {
    process.stdout.write('没有找到 Chromium，浏览器测试将跳过。请安装 chromium 和一种中文字体（如 fonts-wqy-microhei），或用 LANTAI_CHROMIUM 指明程序路径。\n'
      + 'No Chromium was found, so the browser tests are skipped. Install chromium and a Chinese font, '
      + 'or set LANTAI_CHROMIUM to its path.\n')
  } else if (!hasChineseFont()) {
    process.stdout.write('没有中文字体，截图里的汉字会是方框。请安装一种（如 fonts-wqy-microhei）。 '
      + 'There is no Chinese font: characters in pictures will be boxes.\n')
  }
  return found
}

// ── running ─────────────────────────────────────────────────────────────────────────────────────────────────────────

let current
let interrupted = false
function interrupt() {
  interrupted = true
  current?.kill('SIGTERM')
}

/** A child of ours with its output on our own; answers how it ended. `watch` is called each second and may answer why to kill it. */
function run(args, { env = process.env, watch } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    current = child
    let reason
    const timer = setInterval(() => {
      reason ??= watch?.()
      if (reason) child.kill('SIGKILL')
    }, 1000)
    child.once('error', (error) => { reason = error.message })
    child.once('close', (code, signal) => {
      clearInterval(timer)
      current = undefined
      resolve({ code, signal, reason })
    })
  })
}

async function runCheck(check) {
  const { code } = await run(check.args)
  process.stdout.write(`  ${code === 0 ? '✓' : '✗'} ${check.name}\n`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function runTests(files, folder, name) {
  const file = join(folder, `${name}.json`)
  const { NODE_TEST_CONTEXT: _ours, ...inherited } = process.env
  let seen = 0
  const { code, signal, reason } = await run([
    '--test', '--test-isolation=none', `--test-timeout=${test_seconds_max * 1000}`,
    `--test-reporter=${new URL('reporter.mjs', import.meta.url).href}`, '--test-reporter-destination=stdout', ...files,
  ], {
    env: { ...inherited, LANTAI_TEST_COUNTS: file },
    watch() {
      seen = existsSync(file) || existsSync(`${file}.quiet`) ? seen + 1 : 0
      return seen > ending_seconds_max ? 'something a test started keeps the process open' : undefined
    },
  })
  const counts = readCounts(file)
  const whole = counts !== undefined && !reason && (code === 0 || counts.failed > 0)
  if (whole) return counts
  process.stdout.write(`  ✗ ${name}: ${reason ?? (signal ? `ended by ${signal}` : `ended with code ${code}`)}\n`)
  return { passed: counts?.passed ?? 0, failed: (counts?.failed ?? 0) + 1, skipped: counts?.skipped ?? 0 }
}

async function runPhase(phase, folder) {
  process.stdout.write(`\n── ${phase.title} ──\n`)
  const began = performance.now()
  const total = { passed: 0, failed: 0, skipped: 0 }
  const add = (counts) => { for (const key of Object.keys(total)) total[key] += counts[key] }
  for (const check of phase.checks) if (!interrupted) add(await runCheck(check))
  if (phase.files.length > 0 && !interrupted) add(await runTests(phase.files, folder, phase.name))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`  ${phase.name}: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped, ${seconds} s\n`)
  return total
}

async function main() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)
  whenNpmIsGone(interrupt)
  const chosen = selection(process.argv.slice(2))
  if (chosen.some((phase) => phase.name === 'browser')) {
    const chromium = provideChromium()
    if (chromium) process.env.LANTAI_CHROMIUM = chromium
    else delete process.env.LANTAI_CHROMIUM
  }
  const folder = mkdtempSync(join(tmpdir(), 'lantai-test-'))
  const total = { passed: 0, failed: 0, skipped: 0 }
  const began = performance.now()
  for (const phase of chosen) {
    if (interrupted) break
    const counts = await runPhase(phase, folder)
    for (const key of Object.keys(total)) total[key] += counts[key]
  }
  rmSync(folder, { recursive: true, force: true })
  if (interrupted) total.failed += 1
  process.stdout.write(`\n测试用时 test time: ${((performance.now() - began) / 1000).toFixed(1)} s${interrupted ? '，被中断 interrupted' : ''}\n`)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 || total.passed + total.skipped === 0 ? 1 : 0
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await main()
} else {
  const node = ownNode(root)
  if (!node) throw new Error('Our Node is not installed: run node tools/ensure.mjs first.')
  process.exitCode = await runInPlace(node, process.argv.slice(1))
}
