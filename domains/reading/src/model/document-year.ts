const year_in_title = /(?<!\d)((?:19|20)\d\d)年?/g

export interface DatedPart { readonly title: string; readonly date: string | null }

/**
 * The year that a document's 6月底 means, by its titles and dates: the 工作要点 of 2026 may be dated in December 2025, and a report on 2025
 * plans in 2026. Undefined where nothing says it, or where two documents of one page say different ones.
 */
export function documentYear(parts: readonly DatedPart[]): number | undefined {
  const years = new Set(parts.flatMap((part) => yearsOf(part)))
  return years.size === 1 ? [...years][0] : undefined
}

function yearsOf({ title, date }: DatedPart): number[] {
  const titled = new Set([...title.normalize('NFKC').matchAll(year_in_title)].map(([, year]) => Number(year)))
  const dated = date === null ? undefined : Number(date.slice(0, 4))
  if (titled.size !== 1) return dated === undefined ? [] : [dated]
  const [named] = titled as unknown as [number]
  if (dated === undefined) return [named]
  // Further apart they are not about the same: the year of a law, of a conference.
  return Math.abs(named - dated) > 1 ? [dated] : [Math.max(named, dated)]
}
