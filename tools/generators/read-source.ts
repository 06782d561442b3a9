// The tree as it stands: the registry through the server's door, catalogues and note codes from the files.
import { registry, statusFor } from '@lantai/server'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { noteCodesIn } from './note-codes.ts'
import { packageFolders } from './packages.ts'
import type { PackageMessages, Source } from './source.ts'

/** `root` is the folder of the checkout. */
export function readSource(root: string): Source {
  const packages = packageFolders(root)
  const sources = packages.flatMap((folder) => sourceFiles(join(root, folder, 'src')))
  const messages = packages.flatMap((folder) => readMessages(root, folder, join(folder, 'messages')))
  return {
    registry,
    messages,
    webMessages: readMessages(root, 'apps/web', 'apps/web/messages'),
    statusFor,
    noteCodes: [...new Set(sources.flatMap((file) => noteCodesIn(readFileSync(file, 'utf8'))))],
    version: String((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version),
  }
}

function readMessages(root: string, name: string, folder: string): readonly PackageMessages[] {
  const read = (language: string): Record<string, string> | undefined => {
    const file = join(root, folder, `${language}.json`)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> : undefined
  }
  const [chinese, english] = [read('zh-CN'), read('en')]
  return chinese || english ? [{ package: name, 'zh-CN': chinese ?? {}, en: english ?? {} }] : []
}

function sourceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort().map((name) => join(folder, name))
}
