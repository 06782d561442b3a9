// What the lines of an official document's head look like, after folding. Shared by the furniture, which must not touch them,
// and by the reading of heads.

/** Addressing those present: 同志们：, 各位代表：, 尊敬的各位领导： */
export const isSalutation = (text: string): boolean => text.length <= 60 && /[:!,]$/.test(text) && salutation.test(text)
const salutation = /^(?:(?:尊敬的|亲爱的)[^。;]{1,40}|各位[^。;]{1,40}|[^。;:]{0,20}同志们|(?:女士们|先生们|朋友们|老师们|同学们|代表们|委员们|乡亲们|同胞们|战友们|嘉宾们|大家好|主席团)[^。;]{0,30})[:!,]$/

/** 一、 （一） 1. 第一条 第二章: titles of parts, never of documents. */
export const isNumbered = (text: string): boolean =>
  /^(?:[一二三四五六七八九十百]{1,4}\s*[、.,]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}\s*[、.](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条编款项]|[①-⑳]|[一二三四五六七八九十]是)/.test(text)

export const endsSentence = (text: string): boolean => /[。!?;…][”’")》】]*$/.test(text)
/** A line of running text, or one that says something as a sentence does. */
export const isBody = (text: string): boolean => text.length > 120 || (text.includes('。') && text.length >= 12) || (text.length > 24 && endsSentence(text))

const kind_of_bracket = '[〔\\[【(〈]'
const number_pattern = new RegExp(
  `(?:[\\u4e00-\\u9fff][\\u4e00-\\u9fff、]{0,14}?\\s?(?:${kind_of_bracket}\\s?(?:19|20)\\d\\d\\s?[〕\\]】)〉]?|(?:19|20)\\d\\d\\s?[〕\\]】)〉])\\s?第?\\s?\\d{1,5}\\s?号|(?:[\\u4e00-\\u9fff]{0,8}令)?第\\s?\\d{1,4}\\s?号)`,
)

/** A document number, as a place in the line, wherever it stands. */
export function findNumber(text: string): { start: number; end: number } | undefined {
  const found = number_pattern.exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}

/** The document number of a line that holds nothing else, but for the signatory of a report upwards. */
export function readNumberLine(text: string): { start: number; end: number } | undefined {
  if (text.length > 60) return undefined
  const found = findNumber(text)
  if (!found || !/^[\s(]*$/.test(text.slice(0, found.start))) return undefined
  return /^[\s)]*(?:签发人\s*:.{0,20})?$/.test(text.slice(found.end)) ? found : undefined
}

/** The number as it is cited: full brackets, no blanks. */
export function citeNumber(text: string): string {
  const squeezed = text.replaceAll(/\s/g, '')
  const parts = /^(.*?)[〔[【(〈]?((?:19|20)\d\d)[〕\]】)〉]?第?(\d{1,5})号$/.exec(squeezed)
  return parts && /[〔[【(〈〕\]】)〉]/.test(squeezed) ? `${parts[1]}〔${parts[2]}〕${parts[3]}号` : squeezed
}

export const isAttachmentHead = (text: string): boolean => /^附\s?(?:件|表|录)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:]?$/.test(text)
export const namesAttachment = (text: string): boolean => /^附\s?(?:件|表|录)?\s*\d{0,2}\s*:/.test(text) || isAttachmentHead(text)
/** （此件公开发布）, 抄送, 印发: what stands behind the date of a document. */
export const isColophon = (text: string): boolean => /^[(][^()]{2,30}[)]$/.test(text) || /^(?:抄\s?送|抄\s?报|报\s?送|主题词|印发|共印)/.test(text) || /印发$/.test(text)

const unit_end = /(?:政府|国务院|办公厅|办公室|委员会|工委|党组|党委|省委|市委|区委|县委|纪委|团委|局|厅|部|署|院|校|大学|学校|学院|中学|小学|幼儿园|园|协会|学会|公司|集团|中心|馆|处|科|所|站|支队|总队|领导小组|小组|专家组|指挥部|专班|法院|检察院|政协|人大|工会|联合会|军委|银行|总局|台|社|基金会|委|办|省|市|县|区|旗|州|镇|乡|街道|自治区)$/
export const isUnit = (text: string): boolean => text.length >= 2 && text.length <= 40 && unit_end.test(text) && !/[。,;:!?“”]/.test(text)

const post = '(?:总理|副?主席|副?省长|副?市长|副?县长|副?区长|副?州长|副?镇长|副?乡长|副?局长|副?厅长|副?部长|副?主任|副?书记|副?校长|副?院长|副?馆长|副?处长|副?科长|检察长|董事长|总经理|秘书长|常委|委员|组长|代表)'
const speaker = new RegExp(`^[(]?\\s*(.{0,40}?)(${post})\\s*[:]?\\s*([\\u4e00-\\u9fff](?:\\s?[\\u4e00-\\u9fff·]){1,5})\\s*[)]?$`)

/** 市教育局局长 王 建国: who speaks or signs, with where the unit before the post ends. */
export function readSpeakerLine(text: string): { unit_end: number } | undefined {
  if (text.length > 50 || /[。;,!?]/.test(text)) return undefined
  const found = speaker.exec(text)
  if (!found || !new RegExp(`${post}[\\s:]`).test(text)) return undefined
  return { unit_end: text.indexOf(found[1]!) + found[1]!.length }
}
