import { withoutFurniture } from '@lantai/reading/read-page'
import type { FileRead } from './file-read.ts'
import { fileHeading } from './file-read.ts'

/** The repaired text of the documents, without what belongs to the site. */
export function printText(read: FileRead, named: boolean): string {
  const text = withoutFurniture(read.page.repaired.text, read.page.furniture)
  // What was taken out leaves empty lines behind.
  return fileHeading(read, named) + endLine(text.replaceAll(/\n(?:[ \t\u3000]*\n){2,}/g, '\n\n').replace(/^\s*\n/, ''))
}

function endLine(text: string): string { return text === '' || text.endsWith('\n') ? text : `${text}\n` }
