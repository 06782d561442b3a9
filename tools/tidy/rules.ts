import { bannedCalls } from './banned-calls.ts'
import { barrels } from './barrels.ts'
import { cycles } from './cycles.ts'
import { dependencies } from './dependencies.ts'
import { doors } from './doors.ts'
import { edges } from './edges.ts'
import { escapes } from './escapes.ts'
import { glossary } from './glossary.ts'
import { machinePaths } from './machine-paths.ts'
import { migrations } from './migrations.ts'
import { names } from './names.ts'
import { oneVerb } from './one-verb.ts'
import { sizes } from './sizes.ts'
import { views } from './views.ts'
import type { Rule } from './tree.ts'

/** Every rule; each has a test beside it in which it fails. */
export const rules: readonly Rule[] = [
  edges, escapes, doors, dependencies, cycles, views, migrations, oneVerb, names, glossary, sizes, bannedCalls, barrels, machinePaths,
]
