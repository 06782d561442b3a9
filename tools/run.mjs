// Runs a TypeScript file with our Node 24: `node tools/run.mjs FILE.ts [arguments]`. Plain JavaScript, any Node.
import { fileURLToPath } from 'node:url'
import { ownNode, runInPlace } from './runtime.mjs'

const node = ownNode(fileURLToPath(new URL('..', import.meta.url)))
if (!node || process.argv.length < 3) {
  process.stderr.write(node ? 'node tools/run.mjs FILE.ts [arguments]\n'
    : '还没有安装依赖，请先运行 node tools/ensure.mjs。 The dependencies are not installed: run node tools/ensure.mjs first.\n')
  process.exit(1)
}
process.exitCode = await runInPlace(node, process.argv.slice(2))
