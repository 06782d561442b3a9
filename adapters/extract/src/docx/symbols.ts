// Characters of symbol fonts that forms and lists use, by what people see.

const wingdings: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '□', 0x75: '◆', 0xa1: '○', 0xa8: '□', 0xd8: '➢', 0xe0: '→',
  0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
}
const wingdings2: Readonly<Record<number, string>> = { 0x50: '✓', 0x52: '☑', 0xa3: '□' }
const symbol: Readonly<Record<number, string>> = { 0xb7: '•', 0xb4: '×', 0xb0: '°', 0xb1: '±', 0xa3: '≤', 0xb3: '≥', 0xb9: '≠', 0xb8: '÷' }

const fonts: ReadonlyMap<string, Readonly<Record<number, string>>> = new Map([
  ['wingdings', wingdings], ['wingdings 2', wingdings2], ['symbol', symbol],
])

/** 〓, as printers show that a character is not in their case. */
export const unknownSymbol = '〓'

/** The character that `w:sym` shows; undefined when it means nothing outside of its font. `code` is in hexadecimal digits. */
export function symbolOf(font: string, code: string): string | undefined {
  const value = /^[0-9a-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : 0
  const table = fonts.get(font.toLowerCase())
  if (table) return table[value & 0xff]
  const isText = value >= 0x20 && value <= 0xffff && !(value >= 0xd800 && value <= 0xf8ff) && !(value >= 0x7f && value < 0xa0)
  return isText && !/^(?:wingdings|webdings|symbol)/i.test(font) ? String.fromCharCode(value) : undefined
}
