import { packageOf } from './packages.ts'
import { lineWithin, schemasOf, sqlOf } from './sql.ts'
import { isTest } from './tree.ts'
import type { Rule } from './tree.ts'

/** What foreign keys of other schemas may point at. */
const anchors = new Set(['org.unit', 'org.person', 'reading.document', 'reading.sentence', 'work.matter'])

/** A package's SQL names its own schema, others' `shared_*` views, and in migrations the anchors of foreign keys. */
export const views: Rule = {
  name: 'views',
  check(files) {
    const schemas = schemasOf(files)
    if (schemas.size === 0) return []
    const table = new RegExp(`(references\\s+)?(?<![\\w."'])(${[...schemas.keys()].join('|')})\\.(\\w+)(?![\\w-])`, 'g')
    return files.filter(({ path }) => !isTest(path)).flatMap((file) => {
      const own = packageOf(files, file.path)?.folder
      if (!own || own === 'bench') return []
      return sqlOf(file).flatMap((piece) => [...piece.text.matchAll(table)].flatMap((match) => {
        const [, references, schema = '', name = ''] = match
        const anchor = references !== undefined && anchors.has(`${schema}.${name}`)
        if (schemas.get(schema) === own || name.startsWith('shared_') || (anchor && file.path.endsWith('.sql'))) return []
        const message = `${schema}.${name} belongs to ${schemas.get(schema)}; use its door or a shared_ view`
        return [{ file: file.path, line: lineWithin(piece, match.index), message }]
      }))
    })
  },
}
