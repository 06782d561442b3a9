import type { Furniture } from './find-furniture.ts'
import { placeOf, readLines } from './page-lines.ts'
import { citeNumber, findNumber, isUnit } from './page-shapes.ts'
import { readDate } from './read-date.ts'
import type { Reading } from './read-head.ts'

export interface RecordReadings { readonly organisation?: Reading; readonly number?: Reading; readonly date?: Reading }

const cells = {
  organisation: /(?:发文机关|发文单位|发布机构|发布机关)\s*[:]?\s*([^\s:]{2,40})/,
  number: /(?:发文字号|文号|文件编号)\s*[:]?\s*([^\t]{4,40})/,
  date: /(?:成文日期|生成日期|发文日期)\s*[:]?\s*([^\t]{6,30})/,
} as const

/** What a site's record says of its only document: 发文机关, 发文字号, 成文日期. 发布日期 is the page's. */
export function readRecord(text: string, furniture: readonly Furniture[]): RecordReadings {
  const rows = furniture.filter(({ kind }) => kind === 'record')
  const [first] = rows
  if (!first) return {}
  let found: RecordReadings = {}
  for (const line of readLines(text, first.start, rows.at(-1)!.end)) {
    for (const name of ['organisation', 'number', 'date'] as const) {
      const cell = cells[name].exec(line.text)
      if (!cell || found[name]) continue
      const from = cell.index + cell[0].length - cell[1]!.length
      const place = valueOf(name, cell[1]!)
      if (place) found = { ...found, [name]: { value: place.value, ...placeOf(line, from + place.start, from + place.end) } }
    }
  }
  return found
}

function valueOf(name: 'organisation' | 'number' | 'date', cell: string): Reading | undefined {
  if (name === 'date') return readDate(cell)
  if (name === 'organisation') return cell.split('、').every(isUnit) ? { value: cell, start: 0, end: cell.length } : undefined
  const place = findNumber(cell)
  return place && { value: citeNumber(cell.slice(place.start, place.end)), ...place }
}
