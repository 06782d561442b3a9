// Queries of the server as react-query sees them; the key is always [operation, input].
import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import type { InputOf, OutputOf, QueryName } from '../generated/client.ts'
import { ask, fetchAnswer } from './call.ts'
import type { CallSettings } from './call.ts'
import { Refused } from './failure.ts'
import { newest } from './newest.ts'

export function asking<Name extends QueryName>(name: Name, input: InputOf<Name>, settings: Pick<CallSettings, 'unsigned'> = {}) {
  return queryOptions({ queryKey: [name, input], queryFn: ({ signal }) => ask(name, input, { ...settings, signal }) })
}

export interface DemoAccount {
  readonly name: string
  readonly title: string
  readonly signInName: string
  readonly secret: string
  readonly roles: readonly string[]
  readonly unitName: string
}

/** What may be known before sign-in. */
export interface InstanceFacts {
  readonly kind: 'demo' | 'real'
  readonly version: string
  /** True while the one-time set-up link has not been used. */
  readonly setUp: boolean
  readonly demoAccounts?: readonly DemoAccount[]
}

export const instanceFacts = queryOptions({
  queryKey: ['instance'],
  queryFn: async ({ signal }) => await fetchAnswer('/api/instance', { method: 'GET', signal }) as InstanceFacts,
  staleTime: 60_000,
})

export const showMe = asking('org.show-me', {}, { unsigned: 'raise' })
export type Me = OutputOf<'org.show-me'>

export type Role = Me['roles'][number]['role']
export type DocumentSummary = OutputOf<'reading.list-documents'>['documents'][number]
export type DocumentPage = OutputOf<'reading.show-document'>
export type Revision = NonNullable<DocumentPage['revision']>
export type Place = Revision['places'][number]
export type Sentence = Revision['sentences'][number]
export type Outline = NonNullable<Revision['outline']>
export type Finding = OutputOf<'reading.list-findings'>['findings'][number]
export type Draft = OutputOf<'work.list-drafts'>['drafts'][number]
export type Cue = Finding['cues'][number]

export const listDocuments = infiniteQueryOptions({
  queryKey: ['reading.list-documents', 'pages'],
  queryFn: ({ pageParam, signal }) => ask('reading.list-documents', { before: pageParam }, { signal }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.more ? page.documents.at(-1)?.cursor : undefined,
})

export function listAllFindings(filter: Pick<InputOf<'reading.list-findings'>, 'kind' | 'state' | 'target'>) {
  return infiniteQueryOptions({
    queryKey: ['reading.list-findings', 'pages', filter],
    queryFn: ({ pageParam, signal }) => (
      ask('reading.list-findings', { ...filter, order: 'newest', after: pageParam, rows: 200 }, { signal })),
    initialPageParam: 0,
    getNextPageParam: (page) => page.more ? page.findings.at(-1)?.cursor : undefined,
  })
}

/** Findings beyond this many in one document are not drawn, and the page says so; a book of ten long reports has as many. */
export const findings_of_document_max = 20_000
const findings_of_document_rows = 500

/** All findings of one document, because the text can only be marked with all of them. */
export function findingsOf(document: string) {
  return queryOptions({
    queryKey: ['reading.list-findings', { document }],
    async queryFn({ client, queryKey, signal }) {
      const findings: Finding[] = []
      for (;;) {
        const after = findings.at(-1)?.cursor ?? 0
        const page = await ask('reading.list-findings', { document, after, rows: findings_of_document_rows }, { signal })
        findings.push(...page.findings)
        if (page.more && findings.length < findings_of_document_max) continue
        return newest(client.getQueryData<Finding[]>(queryKey), findings)
      }
    },
  })
}

/** Drafts beyond this many are not drawn, and the page says so. */
export const drafts_shown_max = 2_000
const drafts_rows = 500

/** All drafts of a document or a unit, because a block of cells is copied and written over all of them. */
export function listDrafts(filter: Pick<InputOf<'work.list-drafts'>, 'document' | 'unit' | 'state'>) {
  return queryOptions({
    queryKey: ['work.list-drafts', filter],
    async queryFn({ signal }) {
      const drafts: Draft[] = []
      for (;;) {
        const page = await ask('work.list-drafts', { ...filter, after: drafts.at(-1)?.cursor ?? 0, rows: drafts_rows }, { signal })
        drafts.push(...page.drafts)
        if (!page.more || drafts.length >= drafts_shown_max) return drafts
      }
    },
  })
}

/** A refusal is final; a lost answer is asked for twice more. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && !(error instanceof Refused && !error.passing),
        retryDelay: (count) => 500 * 2 ** count,
        staleTime: 5_000,
        networkMode: 'always',
      },
    },
  })
}

export function listPeople(input: Omit<InputOf<'org.list-people'>, 'after'>) {
  return infiniteQueryOptions({
    queryKey: ['org.list-people', 'pages', input],
    queryFn: ({ pageParam, signal }) => ask('org.list-people', { ...input, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.after ?? undefined,
  })
}

export const listEntries = infiniteQueryOptions({
  queryKey: ['journal.list-entries', 'pages'],
  queryFn: ({ pageParam, signal }) => ask('journal.list-entries', { before: pageParam, rows: 100 }, { signal }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.more ? page.entries.at(-1)?.seq : undefined,
})
