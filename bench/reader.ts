// The page of a document of 60,000 characters with about 700 sentences, as a person meets it: a real server, a real browser. How long until
// text and findings can be seen, and how long from a finding to its sentence and back.
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { openReaderStage } from './reader-stage.ts'
import { option, quantile, whereMeasured } from './measure.ts'

const views = Number(option('views', '12'))
const links = Number(option('links', '60'))
const marks = { view_ms: 1_000, link_ms: 100 } as const

const units = ['基础教育科', '学前教育科', '人事与教师工作科', '财务与基建科', '各县（市、区）教育局', '市教育局', '各学校', '安全与法规科'] as const
const days = ['3月底前', '6月底前', '9月底前', '年底前', '11月15日前', '四季度'] as const
const works = ['新建公办幼儿园', '改造薄弱学校', '培训骨干教师', '排查校园隐患', '建设心理辅导室', '更新教学设备'] as const
const measures = ['所', '所', '名', '处', '间', '套'] as const

/** 700 sentences under headings; every third tells what was done, the others ask for something. */
function longText(): string {
  const lines = ['在全市教育工作会议上的讲话', '（2026年3月5日）', '同志们：']
  for (let number = 1; number <= 690; number += 1) {
    if (number % 60 === 1) lines.push(`${'一二三四五六七八九十'[Math.floor(number / 60)] ?? '十一'}、第${Math.ceil(number / 60)}方面的工作`)
    const work = number % works.length
    const [unit, day] = [units[number % units.length]!, days[number % days.length]!]
    const amount = `${works[work]}${(number % 47) + 3}${measures[work]}`
    const grown = `完成年度计划的${(number % 60) + 40}%，比上年增长${(number % 9) + 1}.${number % 10}%`
    const told = '有关情况逐级报送并向社会公布，群众反映的问题得到了回应，基层的负担有所减轻。'
    const due = `${unit}牵头，${units[(number + 3) % units.length]}配合，${day}${amount}`
    const checked = '逐项核对进度，凡是没有完成的要说明原因、责任人和补救办法，不得以会议落实会议，逾期的由办公室通报并约谈负责人。'
    lines.push(number % 3 === 0 ? `去年，全市${amount}，${grown}，第${number}号台账已经核对，${told}` : `${due}，第${number}号台账${checked}`)
  }
  return lines.join('\n')
}

const name = '很长的文件.txt'
const stage = await openReaderStage()
try {
  const text = longText()
  console.log(`reader · ${whereMeasured()} · load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`)
  const { document, sentences, findings } = await stage.bring(name, text)
  console.log(`${text.length} characters, ${sentences} sentences, ${findings} findings`)
  const address = `/documents/${document}`
  await stage.visit(async (page) => {
    await page.goto(address)
    await firstView(page)
    const warm: number[] = []
    for (let view = 0; view < views; view += 1) {
      await page.goto('about:blank')
      await page.goto(address, { waitUntil: 'commit' })
      warm.push(await firstView(page))
    }
    report('first view, files of the page in the browser’s cache', warm, marks.view_ms)
    report('finding to sentence', await measureLinks(page, 'rows'), marks.link_ms)
    report('sentence to finding', await measureLinks(page, 'marks'), marks.link_ms)
  })
  const cold: number[] = []
  for (let view = 0; view < views; view += 1) {
    await stage.visit(async (page) => {
      await page.goto(address, { waitUntil: 'commit' })
      cold.push(await firstView(page))
    })
  }
  report('first view, nothing in the cache', cold, marks.view_ms)
} finally {
  await stage.close()
}

/** Milliseconds from the beginning of the navigation until sentences and findings are painted. */
async function firstView(page: Page): Promise<number> {
  // Two drawings after it stands in the tree it has been painted.
  return await page.evaluate(`(async () => {
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve))
    while (!(document.querySelector('article [data-sentence]') && document.querySelector('.finding-row'))) await next()
    await next(); await next()
    return performance.now()
  })()`) as number
}

/**
 * Milliseconds from a click until what belongs to it is chosen and stands within the window: of a row its words in the text, of words
 * their row. Measured in the page, so that the way of the test's own messages does not count.
 */
async function measureLinks(page: Page, from: 'rows' | 'marks'): Promise<number[]> {
  return await page.evaluate(`(async () => {
    const waits = []
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const within = (element) => {
      const box = element.getBoundingClientRect()
      return box.bottom > 0 && box.top < innerHeight && box.height > 0
    }
    for (let turn = 0; turn < ${links}; turn += 1) {
      const rows = [...document.querySelectorAll('.finding-row .finding-choose')]
      const pieces = [...document.querySelectorAll('article mark[data-findings]')]
      const all = ${from === 'rows'} ? rows : pieces
      const source = all[(turn * 7919 + 13) % all.length]
      if (source.closest('[data-chosen]')) continue
      source.scrollIntoView({ block: 'center' })
      await next(); await next()
      const begun = performance.now()
      source.click()
      for (;;) {
        await next()
        const row = document.querySelector('.finding-row[data-chosen]')
        const mark = row && document.querySelector('article mark[data-findings~="' + row.dataset.row + '"][data-chosen]')
        const right = row && (${from === 'rows'} ? row.contains(source) : source.dataset.findings.split(' ').includes(row.dataset.row))
        if (right && mark && within(mark) && within(row)) break
        if (performance.now() - begun > 5000) throw new Error('A link leads nowhere: ' + source.outerHTML.slice(0, 200))
      }
      waits.push(performance.now() - begun)
    }
    return waits
  })()`) as number[]
}

function report(what: string, waits: readonly number[], mark_ms: number): void {
  const sorted = Float64Array.from(waits).sort()
  const [middle, late] = [quantile(sorted, 0.5), quantile(sorted, 0.95)]
  const verdict = middle <= mark_ms ? 'holds' : 'MISSED'
  console.log(`${what}: median ${middle.toFixed(0)} ms  p95 ${late.toFixed(0)}  max ${sorted.at(-1)!.toFixed(0)}`
    + `  (n = ${sorted.length}; mark ≤ ${mark_ms} ms ${verdict}; load ${loadavg()[0]!.toFixed(1)})`)
  if (middle > mark_ms) process.exitCode = 1
}
