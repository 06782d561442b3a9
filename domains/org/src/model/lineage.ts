// A lineage lists the ancestors of a unit from the root down, itself last.

/** True when the unit would come to stand below itself. */
export function wouldCircle(unit: string, newParentLineage: readonly string[]): boolean {
  return newParentLineage.includes(unit)
}

/** Where the parent of a unit stands; the empty lineage of a root's missing parent is reached by nobody. */
export function aboveOf(lineage: readonly string[]): readonly string[] { return lineage.slice(0, -1) }
