import { sheetReader } from './sheet-xml.ts'

/** The codes of formats that are named by number only (18.8.30), as a Chinese office program shows them. */
const builtin: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy',
  18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
  29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}

/** The code of the number format for each style of a cell, in the order in which cells name them. */
export function cellFormats(source: string | undefined): readonly string[] {
  if (source === undefined) return []
  const own = new Map<number, string>()
  const ids: number[] = []
  const reader = sheetReader(source)
  let isCells = false
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    if (reader.name === 's:cellXfs') isCells = token === 'open'
    if (token !== 'open') continue
    const id = Number(reader.attribute('numFmtId') ?? 0)
    if (reader.name === 's:numFmt') own.set(id, reader.attribute('formatCode') ?? '')
    else if (reader.name === 's:xf' && isCells) ids.push(id)
  }
  return ids.map((id) => own.get(id) ?? builtin[id] ?? '')
}
