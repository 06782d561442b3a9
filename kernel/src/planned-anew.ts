/**
 * Begins a statement whose best plan depends on its values — which units, which kind, from where on. Without it a text that comes again is
 * prepared, and after five times PostgreSQL may keep one plan for all values, which walks through the whole table for some of them.
 */
export const plannedAnew = '/* planned anew */'
