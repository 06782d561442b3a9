// What a test phase says: each failure as it happens, each skipped case with its reason, and at the end the counts as JSON
// in the file that LANTAI_TEST_COUNTS names, so that tools/test.mjs can add the phases up. While nothing runs, a file beside it
// says so: the summary itself comes only when nothing holds the process any more.
import { rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/** Counts one event of node:test; answers what it was, or nothing for what is counted elsewhere. */
export function classify(event) {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined
  const { details, skip, todo } = event.data
  const reason = details?.error?.failureType
  // A parent that fails only because a child failed was counted with the child; a failing hook has no child to tell of it.
  if (event.type === 'test:fail') return reason === 'subtestsFailed' ? undefined : todo !== undefined ? 'skipped' : 'failed'
  if (details?.type === 'suite') return undefined
  return skip !== undefined || todo !== undefined ? 'skipped' : 'passed'
}

function describeError(error) {
  const lines = []
  for (let cause = error?.cause ?? error, depth = 0; cause && depth < 5; cause = cause.cause, depth += 1) {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    lines.push(`${depth ? 'caused by: ' : ''}${text.split('\n').filter((line) => !/^\s+at .*\(?node:/.test(line)).slice(0, 30).join('\n')}`)
  }
  return lines.join('\n').replace(/^/gm, '    ')
}

function place(data) {
  return data.file ? `${relative(process.cwd(), data.file)}:${data.line}` : ''
}

/** Names from the outermost describe inwards; node:test tells parents only by the order in which they start. */
function path(parents, data) {
  return [...parents.slice(0, data.nesting), data.name].join(' › ')
}

// oxlint-disable-next-line import/no-default-export -- node:test takes a reporter as a default export.
export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const parents = []
  const began = performance.now()
  const file = process.env.LANTAI_TEST_COUNTS
  let open = 0
  for await (const event of source) {
    if (event.type === 'test:enqueue' && event.data.nesting === 0 && open++ === 0 && file) rmSync(`${file}.quiet`, { force: true })
    if (event.type === 'test:complete' && event.data.nesting === 0 && --open === 0 && file) writeFileSync(`${file}.quiet`, '')
    if (event.type === 'test:start') parents[event.data.nesting] = event.data.name
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message
    const kind = classify(event)
    if (!kind) continue
    counts[kind] += 1
    const { data } = event
    if (kind === 'failed') yield `  ✗ ${path(parents, data)}\n    ${place(data)}\n${describeError(data.details?.error)}\n`
    if (kind === 'skipped') yield `  – ${path(parents, data)}${typeof data.skip === 'string' && data.skip ? ` (${data.skip})` : ''}\n`
  }
  if (file) writeFileSync(file, JSON.stringify({ ...counts, ms: performance.now() - began }))
}
