// The kernel's own part of the registry: its errors and the journal's one query. It has no business noun.
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { kernelErrors } from './errors.ts'
import { listEntries } from './list-entries.ts'
import type { ErrorDefinition } from './errors.ts'
import type { Domain } from './registry.ts'

export const journal: Domain = {
  name: 'journal',
  operations: [listEntries],
  permissions: { 'journal.read': ['audit-administrator'] },
  errors: kernelErrors.definitions,
  events: [],
  jobs: [],
  handlers: [],
  resolvers: [],
  messages: { 'zh-CN': chinese, en },
}

/** An adapter's part of the registry: expected failures and their sentences, no operation. */
export function adapterPart(name: string, errors: ReadonlyMap<string, ErrorDefinition>, messages: Domain['messages']): Domain {
  return { name, operations: [], permissions: {}, errors, events: [], jobs: [], handlers: [], resolvers: [], messages }
}
