// Builds the pages when their sources have changed since the last build, so that a checkout starts by one command.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const home = import.meta.dirname
const folder = join(home, 'dist')
const marker = 'built-from.json'

/** What a caller's log must offer; each line is one step. */
export interface BuildLog { info(step: string, fields?: Record<string, unknown>): void }

export interface BuiltWeb {
  /** Absolute path of the folder with index.html and assets. */
  readonly folder: string
  /** False when the pages on disk were already those of the present sources. */
  readonly built: boolean
}

/**
 * Builds into a folder beside dist/ and puts it in its place by renaming, so that a reader never sees half a build and a
 * build that was killed leaves the last good one standing. Raises what Vite raises when the sources do not build.
 */
export async function buildWeb({ log }: { readonly log: BuildLog }): Promise<BuiltWeb> {
  const source = hashSources()
  if (builtFrom(folder) === source) return { folder, built: false }
  const began = performance.now()
  log.info('web build started')
  const { build } = await import('vite')
  const fresh = join(home, `dist-${randomBytes(6).toString('hex')}`)
  try {
    await build({
      root: home, configFile: join(home, 'vite.config.ts'), configLoader: 'native', mode: 'production', logLevel: 'error',
      build: { outDir: fresh, emptyOutDir: true },
    })
    writeFileSync(join(fresh, marker), JSON.stringify({ source }))
    takePlace(fresh, source)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  log.info('web build finished', { duration_ms: Math.round(performance.now() - began) })
  return { folder, built: true }
}

/** SHA-256 over the paths and bytes of everything that decides what is built. */
export function hashSources(): string {
  const hash = createHash('sha256')
  const files = [...sourceFiles(home), join(home, '..', '..', 'package-lock.json')]
  for (const file of files) {
    if (!existsSync(file)) continue
    const bytes = readFileSync(file)
    hash.update(`${relative(home, file).split(sep).join('/')}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

function sourceFiles(from: string): string[] {
  const entries = readdirSync(from, { withFileTypes: true }).filter((entry) => !isNoSource(entry.name))
  return entries.flatMap((entry) => entry.isDirectory() ? sourceFiles(join(from, entry.name)) : [join(from, entry.name)]).sort()
}

function isNoSource(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === 'dist' || name.startsWith('dist-') || name.endsWith('.test.ts')
}

function builtFrom(place: string): string | undefined {
  try {
    const kept = JSON.parse(readFileSync(join(place, marker), 'utf8')) as { source?: string }
    return existsSync(join(place, 'index.html')) ? kept.source : undefined
  } catch (error) {
    // No build yet, or one that was cut: either way it is built anew.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Two processes may have built at once; whichever comes second finds the same pages in place and leaves them. */
function takePlace(fresh: string, source: string): void {
  const old = `${fresh}-old`
  mkdirSync(folder, { recursive: true })
  renameSync(folder, old)
  try {
    renameSync(fresh, folder)
  } catch (error) {
    if (builtFrom(folder) !== source) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}
