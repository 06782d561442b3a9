import { isGenerated } from './tree.ts'
import type { Rule } from './tree.ts'

const patterns = [
  /(?<![\w.-])\/(work|root|home)\/[\w.-]/, /\/tmp\/[\w-]*brief/, /[A-Z]:\\Users\\/, /\/Users\/\w/,
  /registry\.npm|registry\.yarnpkg|npmmirror|deb\.debian\.org|archive\.ubuntu\.com|pypi\.org|proxy\.golang/,
]

/** What holds on one machine is wrong on the reader's. */
export const machinePaths: Rule = {
  name: 'machine-paths',
  check: (files) => files.filter(({ path }) => !path.startsWith('tools/tidy/machine-paths') && !isGenerated(path)).flatMap((file) =>
    file.text.split('\n').flatMap((line, at) => patterns.flatMap((pattern) => {
      const found = pattern.exec(line)?.[0]
      return found === undefined ? [] : [{ file: file.path, line: at + 1, message: `${found} names one machine or registry` }]
    }))),
}
