import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of the server's packages, sorted: `adapters/database`, `chinese`, … The web page has catalogues of its own. */
export function packageFolders(root: string): readonly string[] {
  const inside = (group: string): string[] => readdirSync(join(root, group)).map((name) => `${group}/${name}`)
  return ['chinese', 'kernel', ...inside('adapters'), ...inside('domains'), 'apps/cli', 'apps/server']
    .filter((folder) => existsSync(join(root, folder, 'package.json'))).sort()
}
