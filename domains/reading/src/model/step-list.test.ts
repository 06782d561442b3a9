import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stepList } from './step-list.ts'
import type { StepName, StepRun, StepState } from './step-list.ts'

const run = (name: StepName, state: StepState, toolVersion = `${name}-1`): StepRun => ({
  name, state, toolVersion, failure: state === 'failed' ? 'reading.find-broke' : null, duration_ms: state === 'done' ? 5 : null, at: null,
})
const told = (runs: readonly StepRun[], underWay = false, versions: Partial<Record<StepName, string>> = {}): string[] => (
  stepList(runs, { underWay, versions }).map(({ name, state, older }) => `${name} ${state}${older ? ' older' : ''}`))

describe('the steps of a document', () => {
  it('wait from the beginning until the one before is done', () => {
    assert.deepEqual(told([], true), ['extract waiting', 'repair waiting', 'split waiting', 'find waiting'])
    assert.deepEqual(told([run('extract', 'done'), run('repair', 'running')], true),
      ['extract done', 'repair running', 'split waiting', 'find waiting'])
  })
  it('after one that failed are not reached, and those of a document from before findings have not run', () => {
    assert.deepEqual(told([run('extract', 'failed')]), ['extract failed', 'repair none', 'split none', 'find none'])
    assert.deepEqual(told([run('extract', 'done'), run('split', 'done')]), ['extract done', 'repair none', 'split done', 'find none'])
  })
  it('that run again are told by their last run, and those behind them wait', () => {
    const all = (['extract', 'repair', 'split', 'find'] as const).map((name) => run(name, 'done'))
    assert.deepEqual(told([...all, run('repair', 'waiting', 'repair-2')]),
      ['extract done', 'repair waiting', 'split waiting', 'find waiting'])
    assert.deepEqual(told(all, false, { repair: 'repair-2', find: 'find-1' }),
      ['extract done', 'repair done older', 'split done', 'find done'])
  })
})
