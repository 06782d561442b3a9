import { declarationsIn } from './one-verb.ts'
import { lineWithin, sqlOf } from './sql.ts'
import { isCode, isTest } from './tree.ts'
import type { Finding, Rule, SourceFile } from './tree.ts'

const glossary_file = 'GLOSSARY.md'

/** Verbs of two words; what follows them, if anything, is the noun. */
const phrases = ['sign-in', 'sign-out', 'set-up']

/** Whoever asks; no noun of the field. */
const pronouns = new Set(['me'])

/** Parts of a partitioned table are no tables of their own. */
const creating = /\bcreate (?:unlogged )?table (?:if not exists )?([\w.]+)(?![\w.])(?! partition of)/g

/** A noun that is not in the glossary was not thought about, and soon has a second word beside it. */
export const glossary: Rule = {
  name: 'glossary',
  check(files) {
    const text = files.find(({ path }) => path === glossary_file)?.text ?? ''
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.replaceAll('`', '').trim()))
    const nouns = new Set(rows.map((cells) => cells[2] ?? ''))
    const tables = new Set(rows.map((cells) => cells[3] ?? ''))
    return files.flatMap((file) => [...checkTables(file, tables), ...checkOperations(file, nouns)])
  },
}

function checkTables(file: SourceFile, tables: ReadonlySet<string>): readonly Finding[] {
  if (!/\/migrations\/[^/]+\.sql$/.test(file.path)) return []
  return sqlOf(file).flatMap((piece) => [...piece.text.matchAll(creating)].filter((match) => !tables.has(match[1] ?? '')).map((match) => ({
    file: file.path, line: lineWithin(piece, match.index), message: `the table ${match[1]} is not in ${glossary_file}`,
  })))
}

function checkOperations(file: SourceFile, nouns: ReadonlySet<string>): readonly Finding[] {
  if (!isCode(file.path) || isTest(file.path) || !/^(domains\/[^/]+|kernel)\/src\//.test(file.path)) return []
  return declarationsIn(file).flatMap(({ name, line }) => {
    const noun = nounOf(name)
    // What is done to many at once is named in the plural: work.change-drafts.
    if (noun === '' || nouns.has(noun) || nouns.has(singular(noun)) || pronouns.has(noun)) return []
    return [{ file: file.path, line, message: `"${noun}" of ${name} is not in ${glossary_file}` }]
  })
}

/** `reading.add-finding` → finding; `reading.list-findings` → finding; `org.sign-in` → nothing. */
export function nounOf(operation: string): string {
  const words = operation.split('.')[1] ?? ''
  const phrase = phrases.find((each) => words === each || words.startsWith(`${each}-`))
  const noun = phrase === undefined ? words.slice(words.indexOf('-') + 1) : words.slice(phrase.length + 1)
  return words.startsWith('list-') ? singular(noun) : noun
}

function singular(noun: string): string {
  if (noun === 'people') return 'person'
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun
}
