import { printClient } from './client.ts'
import { printCommands } from './commands.ts'
import { printErrors } from './errors.ts'
import { printOpenApi } from './openapi.ts'
import { printPermissions } from './permissions.ts'
import { printTranslationKeys } from './translation-keys.ts'
import type { Source } from './source.ts'

/** Everything that follows from the registry: path from the root → content. The same source gives the same bytes. */
export function printAll(source: Source): ReadonlyMap<string, string> {
  return new Map([
    ['apps/web/src/generated/client.ts', printClient(source)],
    ['docs/commands.md', printCommands(source)],
    ['docs/errors.md', printErrors(source)],
    ['docs/openapi.json', printOpenApi(source)],
    ['docs/permissions.md', printPermissions(source)],
    ['docs/translation-keys.json', printTranslationKeys(source)],
  ])
}
