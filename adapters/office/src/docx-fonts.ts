import type { IFontAttributesProperties } from 'docx'

/** Digits and letters in Times New Roman, as official documents have them; the rest, quotation marks too, in the named font. */
function font(eastAsia: string): IFontAttributesProperties {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, hint: 'eastAsia' }
}

const names = { title: '方正小标宋简体', body: '仿宋_GB2312', second: '楷体_GB2312', first: '黑体', page: '宋体' } as const

export const fonts = {
  title: font(names.title), body: font(names.body), second: font(names.second), first: font(names.first), page: font(names.page),
} as const

const others: Readonly<Record<string, string>> = { [names.title]: '宋体', [names.body]: '仿宋', [names.second]: '楷体' }

/** Tells Word and WPS which font to take where one of these is not installed. */
export const fontTable: string = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  + '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
  + Object.entries(others).map(([name, other]) =>
    `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`).join('')
  + '</w:fonts>'
