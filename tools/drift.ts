// Whether every generated file is what the tree would generate now, both catalogues say everything and nothing more, and every
// operation stands in the authorization table. Prints all of it at once; ends with 1 when there is anything.
import { join } from 'node:path'
import { checkAuthorization } from './generators/authorization.ts'
import { compare, describeDrift } from './generators/compare.ts'
import { printMigrated } from './generators/database.ts'
import { printAll } from './generators/print-all.ts'
import { readSource } from './generators/read-source.ts'
import { checkTranslations } from './generators/translation-keys.ts'
import { readTreeFile } from './generators/tree-file.ts'

const root = join(import.meta.dirname, '..')
const authorization = 'tests/authorization/expected.csv'
const source = readSource(root)
const generated = new Map([...printAll(source), ...await printMigrated(root)])
const findings = [
  ...compare(generated, (file) => readTreeFile(root, file)).map(describeDrift),
  ...checkTranslations(source).map((finding) => `messages ${finding}`),
  ...checkAuthorization(source.registry, readTreeFile(root, authorization) ?? '').map((finding) => `${authorization} ${finding}`),
]
for (const finding of findings) process.stdout.write(`${finding}\n`)
if (findings.length > 0) {
  process.stdout.write(`${findings.length} findings. Where a file has drifted: npm run generate, and read what changed.\n`)
  process.exitCode = 1
}
