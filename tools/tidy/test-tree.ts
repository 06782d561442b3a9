// Small trees for the rules' tests; nothing of them exists on a disk.
import type { Rule, SourceFile } from './tree.ts'

export function file(path: string, text = ''): SourceFile { return { path, text } }

export const kernelPackage = file('kernel/package.json', JSON.stringify({
  name: '@lantai/kernel', exports: { '.': './src/index.ts', './testing': './src/testing.ts' },
}))

export const readingPackage = file('domains/reading/package.json', JSON.stringify({
  name: '@lantai/reading', exports: { '.': './src/index.ts' }, dependencies: { '@lantai/kernel': '0.1.0', zod: '4.6.7' },
}))

/** What the rule says about the last file, as `line message`, with the others around it. */
export function told(rule: Rule, ...files: readonly SourceFile[]): readonly string[] {
  const last = files.at(-1)?.path
  return rule.check(files).filter((finding) => finding.file === last).map(({ line, message }) => `${line} ${message}`)
}
