// What people have done with the sample's documents: read through, half read through, or not yet looked at; and the drafts made of what was
// confirmed. All of it by the operations of the pages. A key is the digest of its input, so that a start after a kill goes on.
import type { Call } from '@lantai/kernel'
import { createHash } from 'node:crypto'
import type { Composed } from '../compose.ts'

export interface ReviewPlan {
  /** The document by its name, without the ending. */
  readonly document: string
  /** Sign-in names, in turn over the findings. */
  readonly reviewers: readonly string[]
  /** The share of the findings, from the first on, that has been looked at. */
  readonly share: number
  /** Words of findings that were rejected. */
  readonly rejected: readonly string[]
  /** Most drafts that were made of its tasks. */
  readonly drafts_max: number
}

/** Together forty drafts. */
export const reviewPlans: readonly ReviewPlan[] = [
  {
    document: '局长在全市教育工作会议上的讲话', reviewers: ['officer', 'officer-second'], share: 1, drafts_max: 16,
    rejected: ['任务定了，关键在落实', '干什么、什么措施、谁来干、什么时间完成', '都要列出单子来', '各县区的任务已经分解下去，由基础教育科牵头，规划科、各县区教育局配合', '单位'],
  },
  { document: '2026年教育工作要点', reviewers: ['officer-second'], share: 1, drafts_max: 12, rejected: [] },
  { document: '局长办公会议纪要〔2026〕5号', reviewers: ['officer'], share: 1, drafts_max: 12, rejected: [] },
  { document: '关于开展学校食堂专项整治的通知', reviewers: ['officer-second'], share: 0.5, drafts_max: 0, rejected: ['自查自纠（5月10日前）'] },
  { document: '临溪市教育局2025年工作总结', reviewers: ['officer-second'], share: 0.2, drafts_max: 0, rejected: [] },
]

const drafts_wanted = 40

export interface Reviewing {
  readonly composed: Composed
  /** Of a reviewer by his sign-in name. */
  call(reviewer: string, key: string): Call
}

interface ListedFinding {
  readonly finding: string
  readonly kind: string
  readonly state: 'proposed' | 'confirmed'
  readonly quote: string
  readonly origin: 'person' | 'engine'
  readonly version: number
}

/** `documents` are the ids by the names of the files. */
export async function plantReview(reviewing: Reviewing, documents: ReadonlyMap<string, string>): Promise<void> {
  let left = drafts_wanted
  for (const plan of reviewPlans) {
    const document = [...documents].find(([name]) => name.startsWith(`${plan.document}.`))?.[1]
    if (document === undefined) throw new Error(`The sample has no document ${plan.document}.`)
    const findings = await listFindings(reviewing, document)
    await decide(reviewing, plan, document, findings)
    left -= await draft(reviewing, plan, document, Math.min(plan.drafts_max, left))
  }
  await nameSupervisors(reviewing)
}

/** Once the engine has read the document. */
async function listFindings({ composed, call }: Reviewing, document: string): Promise<readonly ListedFinding[]> {
  const asking = call('officer', 'list')
  for (const ends_ms = Date.now() + found_ms_max; Date.now() < ends_ms;) {
    const { steps } = await composed.runtime.ask('reading.show-document', { document }, asking) as {
      steps: readonly { name: string; state: string }[]
    }
    if (steps.some(({ name, state }) => name === 'find' && state === 'done')) {
      const page = await composed.runtime.ask('reading.list-findings', { document, rows: 500 }, asking)
      return (page as { findings: readonly ListedFinding[] }).findings
    }
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  throw new Error('The findings of a document of the sample were not read.')
}

const found_ms_max = 30_000

async function decide(
  reviewing: Reviewing, { reviewers, share, rejected }: ReviewPlan, document: string, findings: readonly ListedFinding[],
): Promise<void> {
  const seen = findings.slice(0, Math.ceil(findings.length * share)).filter(({ state }) => state === 'proposed')
  const refused = seen.filter(({ quote }) => rejected.includes(quote))
  for (const { finding, version } of refused) {
    await execute(reviewing, reviewers.at(-1)!, 'reading.withdraw-finding', { finding, expectedVersion: version })
  }
  const kept = seen.filter((finding) => !refused.includes(finding))
  const length = Math.ceil(kept.length / reviewers.length)
  for (const [turn, reviewer] of reviewers.entries()) {
    const own = kept.slice(turn * length, (turn + 1) * length).map(({ finding, version }) => ({ finding, expectedVersion: version }))
    if (own.length > 0) await execute(reviewing, reviewer, 'reading.confirm-findings', { document, findings: own })
  }
}

/** How many there are now. */
async function draft(reviewing: Reviewing, { reviewers }: ReviewPlan, document: string, count: number): Promise<number> {
  if (count <= 0) return 0
  // What somebody has marked by hand beside them says the same in other words.
  const tasks = (await listFindings(reviewing, document))
    .filter(({ kind, state, origin }) => kind === 'task' && state === 'confirmed' && origin === 'engine')
  const chosen = tasks.slice(0, count).map(({ finding }) => finding)
  await execute(reviewing, reviewers[0]!, 'work.draft-matters', { document, findings: chosen })
  return chosen.length
}

interface ListedDraft {
  readonly matter: string
  readonly version: number
  readonly supervisor: object | null
  readonly lead: readonly { readonly text: string }[]
}

/** Who of the leaders watches over whose work; a third of the drafts still waits for somebody. */
const watching: readonly (readonly [leader: string, leads: RegExp])[] = [
  ['陆怀瑾', /基础教育|学前|城区教育局|各县区|各县（区）|学校/], ['顾清漪', /安全|财务|职业|信息中心|考试中心/], ['程望舒', /办公室|档案|人事/],
]

async function nameSupervisors(reviewing: Reviewing): Promise<void> {
  const { composed, call } = reviewing
  const asking = call('officer', 'list')
  const { drafts } = await composed.runtime.ask('work.list-drafts', { rows: 200 }, asking) as { drafts: readonly ListedDraft[] }
  const ids = new Map<string, string>()
  for (const [name] of watching) {
    const { people } = await composed.runtime.ask('org.list-people', { text: name }, asking) as { people: readonly { id: string }[] }
    if (people[0]) ids.set(name, people[0].id)
  }
  for (const [at, { matter, version, supervisor, lead }] of drafts.entries()) {
    const leader = watching.find(([, leads]) => lead.some(({ text }) => leads.test(text)))?.[0]
    const person = leader === undefined ? undefined : ids.get(leader)
    if (supervisor || person === undefined || at % 3 === 2) continue
    await execute(reviewing, 'officer', 'work.change-draft', { matter, expectedVersion: version, supervisor: person })
  }
}

async function execute({ composed, call }: Reviewing, reviewer: string, operation: string, input: object): Promise<void> {
  const digest = createHash('sha256').update(`${operation} ${JSON.stringify(input)}`).digest('hex').slice(0, 40)
  await composed.runtime.execute(operation, input, call(reviewer, digest))
}
