// Where the packages lie that the data of @lantai/chinese is taken from. They are needed to generate, never to run.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const resolve = createRequire(import.meta.url).resolve

/** A file of an installed package, whether or not the package lets it be imported. */
export function packageFile(name: string, file: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of folders) {
    try {
      return join(dirname(resolve(join(folder, name, 'package.json'))), file)
    } catch { continue }
  }
  throw new Error(`The package ${name} is not installed: node tools/ensure.mjs`)
}

export function readPackageFile(name: string, file: string): string { return readFileSync(packageFile(name, file), 'utf8') }

/** `name@version`, as it stands in the generated file. */
export function packageVersion(name: string): string {
  const { version } = JSON.parse(readPackageFile(name, 'package.json')) as { version: string }
  return `${name}@${version}`
}
