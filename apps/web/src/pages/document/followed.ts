// What others decide, laid on the list of this page. Pure.
import type { Finding } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'

type Followed = Pick<OutputOf<'reading.follow-findings'>, 'findings' | 'gone'>

/** The list with what is newer in the answer; the same list where nothing is, so that nothing is drawn anew. */
export function withFollowed(known: readonly Finding[], { findings, gone }: Followed): readonly Finding[] {
  const versions = new Map(known.map(({ finding, version }) => [finding, version]))
  const news = findings.filter(({ finding, version }) => version > (versions.get(finding) ?? 0))
  const left = new Map(gone.filter(({ finding, version }) => version > (versions.get(finding) ?? version)).map((one) => [one.finding, one]))
  if (news.length + left.size === 0) return known
  const changed = new Map(news.map((one) => [one.finding, one]))
  return [
    ...known.map((row) => {
      const withdrawn = left.get(row.finding)
      return withdrawn ? { ...row, state: 'withdrawn' as const, version: withdrawn.version } : changed.get(row.finding) ?? row
    }),
    ...news.filter(({ finding }) => !versions.has(finding)),
  ]
}
