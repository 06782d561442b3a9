// `npm run generate`: writes everything that follows from the registry and the migrations. tools/drift.ts checks that it was done.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compare } from './generators/compare.ts'
import { printMigrated } from './generators/database.ts'
import { printAll } from './generators/print-all.ts'
import { readSource } from './generators/read-source.ts'
import { readTreeFile } from './generators/tree-file.ts'

const root = join(import.meta.dirname, '..')
const files = new Map([...printAll(readSource(root)), ...await printMigrated(root)])
const changed = compare(files, (file) => readTreeFile(root, file))
for (const { file } of changed) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), files.get(file) ?? '')
  process.stdout.write(`written ${file}\n`)
}
process.stdout.write(`${files.size} generated files, ${changed.length} written\n`)
