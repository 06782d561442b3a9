// How the tree is laid out, checked all at once: `node tools/run.mjs tools/tidy.ts` prints `file:line rule message`, one a line.
import { join } from 'node:path'
import { rules } from './tidy/rules.ts'
import { readTree } from './tidy/tree.ts'

const files = readTree(join(import.meta.dirname, '..'))
const findings = rules.flatMap((rule) => rule.check(files).map((finding) => ({ ...finding, rule: rule.name })))
findings.sort((one, other) => one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line)
for (const { file, line, rule, message } of findings) process.stdout.write(`${file}:${line} ${rule} ${message}\n`)
if (findings.length > 0) {
  process.stdout.write(`${findings.length} findings in ${files.length} files\n`)
  process.exitCode = 1
}
