// The unit tree as rows in the order people read it, each with its depth.
export interface TreeUnit { readonly id: string; readonly parent: string | null; readonly name: string; readonly ordinal: number }

export interface TreeRow<Unit extends TreeUnit> {
  readonly unit: Unit
  /** 0 for the top. */
  readonly depth: number
  /** Ids from the top down, without itself. */
  readonly above: readonly string[]
  /** How many stand directly below it; not called children, which a table would take for rows. */
  readonly below: number
}

/** Siblings by ordinal, then by name. A unit whose parent is not in the list stands at the top. */
export function treeOf<Unit extends TreeUnit>(units: readonly Unit[]): TreeRow<Unit>[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = new Map<string | null, Unit[]>()
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null
    const siblings = below.get(parent)
    if (siblings) siblings.push(unit)
    else below.set(parent, [unit])
  }
  const rows: TreeRow<Unit>[] = []
  const place = (parent: string | null, above: readonly string[]): void => {
    const siblings = [...below.get(parent) ?? []]
    siblings.sort((one, other) => one.ordinal - other.ordinal || one.name.localeCompare(other.name, 'zh-CN'))
    for (const unit of siblings) {
      rows.push({ unit, depth: above.length, above, below: below.get(unit.id)?.length ?? 0 })
      place(unit.id, [...above, unit.id])
    }
  }
  place(null, [])
  return rows
}
