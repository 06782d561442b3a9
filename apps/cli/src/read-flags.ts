// What `lantai reading read` was asked for.
import { readWords } from './read-words.ts'
import { wordsOf } from './words.ts'

const viewNames = ['--text', '--explain', '--json', '--jsonl', '--tasks', '--table'] as const
export type ViewName = (typeof viewNames)[number]

export interface ReadRequest {
  /** Files to read; - is standard input. */
  readonly paths: readonly string[]
  /** Undefined for people. */
  readonly view: ViewName | undefined
  readonly xlsx: string | undefined
  readonly docx: string | undefined
  readonly force: boolean
}

/** The request, or the sentence that says why it is none. */
export function readFlags(words: readonly string[]): ReadRequest | string {
  const paths: string[] = []
  const views: ViewName[] = []
  const outputs: { xlsx?: string; docx?: string } = {}
  let force = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    if (word === '-' || !word.startsWith('-')) paths.push(word)
    else if (word === '--force') force = true
    else if (word === '--xlsx' || word === '--docx') {
      const output = words[at += 1]
      if (output === undefined || output === '' || output.startsWith('-')) return wordsOf().flagNeedsValue(word)
      outputs[word === '--xlsx' ? 'xlsx' : 'docx'] = output
    } else {
      const view = viewNames.find((name) => name === word)
      if (!view) return wordsOf().unknownFlag(word, 'reading read')
      views.push(view)
    }
  }
  const writes = outputs.xlsx !== undefined || outputs.docx !== undefined
  if (paths.length === 0 || views.length > 1 || (writes && views.length > 0) || (force && !writes)) return readWords().usage
  if (writes && paths.length > 1) return readWords().oneFile
  return { paths, view: views[0], xlsx: outputs.xlsx, docx: outputs.docx, force }
}
