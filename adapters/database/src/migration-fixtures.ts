// For this package's tests: folders of migrations written on the spot.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface MigrationFixtures {
  /** A new folder with these files. */
  folder(files: Readonly<Record<string, string>>): string
  remove(): void
}

export function migrationFixtures(): MigrationFixtures {
  const made: string[] = []
  return {
    folder(files) {
      const folder = mkdtempSync(join(tmpdir(), 'lantai-migrations-'))
      made.push(folder)
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
      return folder
    },
    remove() {
      for (const folder of made) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The real first migration: the kernel's schemas with the journal. */
export function kernelMigration(): string {
  const kernel = dirname(fileURLToPath(import.meta.resolve('@lantai/kernel')))
  return readFileSync(join(kernel, '..', 'migrations', '0001_kernel.sql'), 'utf8')
}
