import { sqlOf } from './sql.ts'
import type { Finding, Rule } from './tree.ts'

/** One sequence over all packages without a gap; each package creates its own schema and no other, named like its folder. */
export const migrations: Rule = {
  name: 'migrations',
  check(files) {
    const found = files.flatMap((file) => {
      const match = /^(.+)\/migrations\/([^/]+)$/.exec(file.path)
      return match ? [{ file, folder: match[1] ?? '', name: match[2] ?? '' }] : []
    }).sort((one, other) => one.name < other.name ? -1 : 1)
    const findings: Finding[] = []
    let expected = 1
    for (const { file, folder, name } of found) {
      const owner = folder.split('/').at(-1) ?? ''
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN)
      const wrong = (message: string, line = 1): void => { findings.push({ file: file.path, line, message }) }
      if (Number.isNaN(number)) wrong(`is not called 0042_${owner}_matter.sql`)
      else if (number < expected) wrong(`number ${name.slice(0, 4)} is taken`)
      else if (number > expected) wrong(`number ${String(expected).padStart(4, '0')} is missing before it`)
      if (!Number.isNaN(number)) expected = number + 1
      if (!name.slice(5).startsWith(owner)) wrong(`does not name its schema: ${name.slice(0, 5)}${owner}….sql`)
      for (const { text } of sqlOf(file)) {
        for (const match of text.matchAll(/\bcreate schema (?:if not exists )?(\w+)/g)) {
          const own = owner === 'kernel' ? ['kernel', 'journal'] : [owner]
          const line = text.slice(0, match.index).split('\n').length
          if (!own.includes(match[1] ?? '')) wrong(`creates the schema ${match[1]}; ${folder} has ${own.join(' and ')}`, line)
        }
      }
    }
    return findings
  },
}
