/** The list as it was answered, but of each finding what this page knows to be newer: an answer may be older than a decision made here. */
export function newest<Row extends { readonly finding: string; readonly version: number }>(
  known: readonly Row[] | undefined, answered: readonly Row[],
): Row[] {
  const rows = new Map((known ?? []).map((row) => [row.finding, row]))
  return answered.map((row) => {
    const mine = rows.get(row.finding)
    return mine && mine.version > row.version ? mine : row
  })
}
