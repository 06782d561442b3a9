import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instrument, isLookedThrough } from './sites.ts'
import { Decision } from './switch.ts'

type Made = (decision: Decision, ...given: unknown[]) => unknown

/** The rewritten text as a function of what it names. */
async function made(text: string, names: readonly string[]): Promise<Made> {
  const { text: rewritten } = instrument('domains/org/src/policy.ts', text, 0)
  const source = `export default (${names.join(', ')}) => { ${rewritten} }`
  interface Module { default(...given: unknown[]): unknown }
  const { default: run } = await import(`data:text/javascript,${encodeURIComponent(source)}`) as Module
  return (decision, ...given) => {
    Object.assign(globalThis, { decision })
    return run(...given)
  }
}

function turned(to: boolean): Decision {
  const decision = new Decision()
  decision.units_of_all = ['every']
  decision.turned = { site: 0, to }
  return decision
}

describe('rewriting what decides', () => {
  it('turns a condition that refuses', async () => {
    const run = await made("if (a) throw orgErrors('role-for-self')", ['a', 'orgErrors'])
    const errors = (code: string): Error => new Error(code)
    assert.throws(() => run(new Decision(), true, errors), /role-for-self/)
    run(turned(false), true, errors)
    assert.throws(() => run(turned(true), false, errors), /role-for-self/)
  })

  it('leaves a condition alone that is about the state of a thing', () => {
    assert.deepEqual(instrument('domains/org/src/policy.ts', "if (a) throw orgErrors('unit-closed')", 0).sites, [])
  })

  it('turns the units a permission reaches, also within a query', async () => {
    const run = await made('sql`select 1 where unit.lineage && ${context.unitsFor("org.read")}::uuid[]`', ['sql', 'context'])
    const seen: unknown[] = []
    const sql = (words: readonly string[], ...values: unknown[]): void => { seen.push([words.join('?'), ...values]) }
    const context = { unitsFor: () => ['own'] }
    run(new Decision(), sql, context)
    run(turned(true), sql, context)
    const words = 'select 1 where ((unit.lineage && ?::uuid[] or ?::boolean) and not ?::boolean)'
    assert.deepEqual(seen, [[words, ['own'], false, false], [words, ['every'], false, false]])
  })

  it('turns a look at the second thing, and passes what waits on', async () => {
    const run = await made('done.push((async () => { requireAlso(context, await thing) })())', ['done', 'requireAlso', 'context', 'thing'])
    const outcome = async (decision: Decision, requireAlso: () => void): Promise<void> => {
      const done: Promise<void>[] = []
      run(decision, done, requireAlso, {}, Promise.resolve({}))
      await done[0]
    }
    const refuse = (): void => { throw new Error('refused') }
    await assert.rejects(outcome(new Decision(), refuse), /refused/)
    await outcome(turned(true), refuse)
    await assert.rejects(outcome(turned(false), () => undefined), { code: 'kernel.not-permitted' })
  })

  it('looks through the kernel and the domains, without their tests', () => {
    assert.ok(isLookedThrough('domains/work/src/queries/drafts.ts') && isLookedThrough('kernel/src/runtime.ts'))
    assert.ok(!isLookedThrough('domains/org/src/queries/sessions.test.ts') && !isLookedThrough('apps/web/src/store.ts'))
  })
})
