// The table of drafts in a real browser: from a key to what it paints, with three hundred rows, beside a plain table of fields.
import { loadavg } from 'node:os'
import type { CDPSession, Page } from 'playwright-core'
import { openBrowserStage } from './browser-stage.ts'
import { option, quantile, whereMeasured } from './measure.ts'

const rows = Number(option('rows', '300'))
const keys = Number(option('keys', '60'))
const budget_ms = 50
/** About as fast as somebody types. */
const between_ms = 60
const name = '三百条.txt'

const fields = ['办公室', '人事科', '财务科', '基教科', '学前科', '职成科', '规划科', '安法科']
const works = [
  '校园安全隐患排查', '教师公开招聘', '义务教育薄弱学校改造', '公办幼儿园新建', '职业学校实训基地建设', '经费使用审计', '学籍信息核对', '食堂改造',
]
const places = ['城区', '乡镇', '山区', '沿河', '边远', '新建', '寄宿制', '民办']

function textOf(count: number): string {
  const tasks = Array.from({ length: count }, (_none, at) => {
    const work = `${places[Math.floor(at / 8) % 8]}${works[Math.floor(at / 64) % 8]}`
    return `${fields[at % 8]}要在2026年${at % 12 + 1}月底前完成${work}${at + 1}项。`
  })
  return ['在全市教育工作会议上的讲话', '同志们：', '一、今年的主要任务', ...tasks].join('\n')
}

/** In the page: from the time of a key until the frame behind it is handed over. */
const watching = `(() => {
  window.lags = []
  addEventListener('keydown', ({ timeStamp, key }) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => lags.push([key, performance.now() - timeStamp])
      channel.port2.postMessage(null)
    })
  }, true)
})()`

interface Pressed { readonly lags_ms: Float64Array; readonly work_ms: number; readonly layout_ms: number }

/** What the page's own thread has worked: unlike the time on the clock it does not grow with what else the machine does. */
async function worked(session: CDPSession): Promise<{ work: number; layout: number }> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (metric: string): number => metrics.find((one) => one.name === metric)?.value ?? Number.NaN
  return { work: of('TaskDuration') * 1_000, layout: (of('LayoutDuration') + of('RecalcStyleDuration')) * 1_000 }
}

async function press(page: Page, wanted: readonly string[]): Promise<Pressed> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await worked(session)
  await page.evaluate('lags.length = 0')
  for (const key of wanted) {
    await page.keyboard.press(key)
    await page.waitForTimeout(between_ms)
  }
  const lags = await page.evaluate('lags') as [string, number][]
  if (lags.length !== wanted.length) throw new Error(`${wanted.length} keys were pressed and ${lags.length} seen.`)
  const after = await worked(session)
  await session.detach()
  return {
    lags_ms: Float64Array.from(lags.map(([, lag_ms]) => lag_ms)).sort(), work_ms: (after.work - before.work) / wanted.length,
    layout_ms: (after.layout - before.layout) / wanted.length,
  }
}

function told(what: string, { lags_ms, work_ms, layout_ms }: Pressed, within?: number): boolean {
  const [middle, high, most] = [quantile(lags_ms, 0.5), quantile(lags_ms, 0.95), lags_ms.at(-1)!]
  const verdict = within === undefined ? '' : high <= within ? `  ≤ ${within} ms: holds` : `  > ${within} ms: DOES NOT HOLD`
  const quantiles = `median ${middle.toFixed(1)} ms  p95 ${high.toFixed(1)} ms  max ${most.toFixed(1)} ms  n ${lags_ms.length}`
  console.log(`${what.padEnd(32)} ${quantiles}${verdict}`)
  console.log(`${''.padEnd(32)} work of the page a key ${work_ms.toFixed(1)} ms, of that style and layout ${layout_ms.toFixed(1)} ms`)
  return within === undefined || high <= within
}

const letters = (count: number): string[] => Array.from({ length: count }, (_none, at) => 'abcdefghijklmnopqrstuvwxyz'[at % 26]!)
const arrows = (count: number): string[] => Array.from({ length: count }, (_none, at) => (
  at % 10 === 9 ? 'ArrowRight' : at % 20 < 10 ? 'ArrowDown' : 'ArrowUp'))
/** Words of seven letters, each ended and written, and the next one a row below. */
const words = (count: number): string[] => Array.from({ length: count }, (_none, at) => (at % 8 === 7 ? 'Enter' : letters(26)[at % 26]!))

async function draftAll(page: Page): Promise<void> {
  await page.goto('/documents')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'), page.getByRole('button', { name: '上传文件', exact: true }).first().click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(textOf(rows)) })
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await row.getByText('可阅读', { exact: true }).waitFor()
  await row.getByRole('link', { name, exact: true }).click()
  await page.locator('.reader-panel .loading').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '生成拟办', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^列出的全部任务/).click()
  await dialog.getByRole('button', { name: '生成拟办', exact: true }).click()
  await dialog.waitFor({ state: 'hidden', timeout: 60_000 })
  await page.getByRole('link', { name: '查看拟办' }).first().click()
  await page.getByRole('grid').waitFor()
}

const peerRow = (row: number): string => (
  `<tr>${Array.from({ length: 6 }, (_cell, column) => `<td><input value="第${row + 1}行第${column + 1}格的文字"></td>`).join('')}</tr>`)
const peerRows = Array.from({ length: rows }, (_none, row) => peerRow(row)).join('')
const peer = `<!doctype html><meta charset="utf-8"><table border="1">${peerRows}</table>`

const stage = await openBrowserStage()
const { page } = stage
let holds = true
try {
  await draftAll(page)
  const shown = await page.locator('[data-cell$="-0"]').count()
  console.log(`the table of drafts · ${await page.getByRole('row').count() - 1} rows, ${shown} of them drawn · ${whereMeasured()}`)
  console.log(`load ${loadavg().map((one) => one.toFixed(2)).join(' ')} · one key every ${between_ms} ms and more`)
  await page.evaluate(watching)
  await page.locator('[data-cell="2-0"]').click()
  await press(page, arrows(20))
  await page.locator('[data-cell="2-2"]').click()
  holds = told('typed into a cell', await press(page, letters(keys)), budget_ms) && holds
  await page.keyboard.press('Escape')
  await page.locator('[data-cell="20-0"]').click()
  holds = told('arrow from cell to cell', await press(page, arrows(keys)), budget_ms) && holds
  await page.locator('[data-cell="40-2"]').click()
  const written = await press(page, words(keys))
  holds = told('typed, with every word written', written, budget_ms) && holds
  await page.waitForTimeout(2_000)
  // The peer: nothing but fields, no program behind them.
  const plain = await page.context().newPage()
  await plain.setContent(peer)
  await plain.evaluate(watching)
  await plain.locator('input').nth(12).click()
  told('peer: typed into a plain field', await press(plain, letters(keys)))
  told('peer: Tab from field to field', await press(plain, Array.from({ length: keys }, () => 'Tab')))
  console.log(`load ${loadavg().map((one) => one.toFixed(2)).join(' ')} afterwards`)
} finally {
  await stage.close()
}
if (!holds) process.exitCode = 1
