// `npm run check`: types, lint, layout and drift, one after the other, whatever the earlier ones say.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const types = (project: string): string[] => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]
const checks = [
  { name: 'tsc', args: types('tsconfig.json') },
  ...(existsSync(join(root, 'apps/web/tsconfig.json')) ? [{ name: 'tsc apps/web', args: types('apps/web/tsconfig.json') }] : []),
  { name: 'oxlint', args: ['node_modules/oxlint/bin/oxlint', '--quiet'] },
  { name: 'tidy', args: ['tools/tidy.ts'] },
  { name: 'drift', args: ['tools/drift.ts'] },
]
for (const { name, args } of checks) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.stdout.write(`  ${status === 0 ? '✓' : '✗'} ${name}\n`)
  if (status !== 0) process.exitCode = 1
}
