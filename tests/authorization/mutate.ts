// `npm run mutate:authorization [-- words]`: every decision about who may see or do what is turned once, to always-yes and to always-no,
// and each must be found by the table, the second ids or the answers. With words only the turns whose name has them, each with its finder.
import { registerHooks } from 'node:module'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { instrument, isLookedThrough } from './mutation/sites.ts'
import type { Site } from './mutation/sites.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sites: Site[] = []

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.startsWith('file:')) return loaded
    const file = relative(root, fileURLToPath(url)).split(sep).join('/')
    if (!file.endsWith('.ts') || !isLookedThrough(file)) return loaded
    const found = instrument(file, Buffer.from(loaded.source as Uint8Array).toString('utf8'), sites.length)
    sites.push(...found.sites)
    return { ...loaded, source: found.text }
  },
})

const began = performance.now()
const { Decision } = await import('./mutation/switch.ts')
const decision = new Decision()
Object.assign(globalThis, { decision })
const { run } = await import('./mutation/run.ts')
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
const result = await run(decision, sites, process.argv.slice(2).join(' '), say)
for (const survivor of result.survivors) say(`survives: ${survivor}`)
say(`${result.flips} turns at ${sites.length} places and in every operation: ${result.killed} found, ${result.excused} excused, `
  + `${result.survivors.length} survive, ${((performance.now() - began) / 1000).toFixed(0)} s`)
process.exitCode = result.survivors.length > 0 ? 1 : 0
