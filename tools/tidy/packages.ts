import type { SourceFile } from './tree.ts'

export interface Package {
  /** From the root: `adapters/database`; empty for the root's own folders. */
  readonly folder: string
  readonly name: string
  readonly declared: ReadonlySet<string>
  /** Specifiers of its doors: `@lantai/database`, `@lantai/database/testing`. */
  readonly doors: ReadonlySet<string>
  /** The files behind the doors. */
  readonly doorFiles: ReadonlySet<string>
}

interface Manifest {
  readonly name?: string
  readonly exports?: Record<string, string>
  readonly bin?: Record<string, string>
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

const known = new WeakMap<readonly SourceFile[], readonly Package[]>()

/** Every package of the tree, deepest folder first. */
export function packagesOf(files: readonly SourceFile[]): readonly Package[] {
  let packages = known.get(files)
  if (!packages) {
    packages = files.filter(({ path }) => path === 'package.json' || path.endsWith('/package.json')).map(readPackage)
      .sort((one, other) => other.folder.length - one.folder.length)
    known.set(files, packages)
  }
  return packages
}

function readPackage({ path, text }: SourceFile): Package {
  const manifest = JSON.parse(text) as Manifest
  const folder = path.slice(0, -'/package.json'.length)
  const name = manifest.name ?? ''
  const exported = Object.entries(manifest.exports ?? {})
  const entered = [...exported.map(([, file]) => file), ...Object.values(manifest.bin ?? {})]
  return {
    folder, name,
    declared: new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })),
    doors: new Set(exported.map(([door]) => name + door.slice(1))),
    doorFiles: new Set(entered.map((file) => `${folder}/${file.replace(/^\.\//, '')}`)),
  }
}

export function packageOf(files: readonly SourceFile[], path: string): Package | undefined {
  return packagesOf(files).find(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
}

/** `@lantai/database/testing` → `@lantai/database`; `zod/v4` → `zod`. */
export function packageNameOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
