// What the lines of an official document's head look like, after folding. Shared by the furniture, which must not touch them,
// and by the reading of heads.

const salutation = new RegExp(`^(?:${[
  '(?:尊敬的|亲爱的)[^。;]{1,40}', '各位[^。;]{1,40}', '[^。;:]{0,20}同志们',
  '(?:女士们|先生们|朋友们|老师们|同学们|代表们|委员们|乡亲们|同胞们|战友们|嘉宾们|主席团)[^。;]{0,30}',
].join('|')})[:!,]$`)
/** Addressing those present: 同志们：, 各位代表：, 尊敬的各位领导： */
export const isSalutation = (text: string): boolean => text.length <= 60 && /[:!,]$/.test(text) && salutation.test(text)

const numbered = new RegExp(`^(?:${[
  '[一二三四五六七八九十百]{1,4}\\s*[、.,]', '[(][一二三四五六七八九十\\d]{1,3}[)]', '\\d{1,2}\\s*[、.](?!\\d)',
  '第[一二三四五六七八九十百\\d]{1,4}[章节条编款项]', '[①-⑳]', '[一二三四五六七八九十]是',
].join('|')})`)
/** 一、 （一） 1. 第一条 第二章: titles of parts, never of documents. */
export const isNumbered = (text: string): boolean => numbered.test(text)

export const endsSentence = (text: string): boolean => /[。!?;…][”’")》】]*$/.test(text)
/** A line of running text, or one that says something as a sentence does. */
export const isBody = (text: string): boolean =>
  text.length > 120 || (text.includes('。') && text.length >= 12) || (text.length > 24 && endsSentence(text))

const year = '(?:19|20)\\d\\d'
const bracketed = `(?:[〔\\[【(〈]\\s?${year}\\s?[〕\\]】)〉]?|${year}\\s?[〕\\]】)〉])\\s?第?\\s?\\d{1,5}\\s?号`
const document_number = new RegExp(
  `(?:[\\u4e00-\\u9fff][\\u4e00-\\u9fff、]{0,14}?\\s?${bracketed}|` +
  `〔${year}〕\\s?\\d{1,5}\\s?号|(?:[\\u4e00-\\u9fff]{0,8}令)?第\\s?\\d{1,4}\\s?号)`,
)

export interface Place { readonly start: number; readonly end: number }

/** A document number, as a place in the line, wherever it stands. */
export function findNumber(text: string): Place | undefined {
  const found = document_number.exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}

/** The document number of a line that holds nothing else, but for the signatory of a report upwards. */
export function readNumberLine(text: string): Place | undefined {
  if (text.length > 60 || !text.includes('号')) return undefined
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

export const isAttachmentHead = (text: string): boolean =>
  /^附\s?(?:件|表|录)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:]?$/.test(text)
export const namesAttachment = (text: string): boolean => /^附\s?(?:件|表|录)?\s*\d{0,2}\s*:/.test(text) || isAttachmentHead(text)
/** （此件公开发布）, 抄送, 印发: what stands behind the date of a document. */
export const isColophon = (text: string): boolean =>
  /^[(][^()]{2,30}[)]$/.test(text) || /^(?:抄\s?送|抄\s?报|报\s?送|主题词|印发|共印|公开方式)/.test(text) || text.endsWith('印发')

const unit_end = new RegExp(`(?:${[
  '政府', '国务院', '办公厅', '办公室', '委员会', '工委', '党组', '党委', '省委', '市委', '区委', '县委', '纪委', '团委', '局', '厅', '部', '署', '院', '校',
  '大学', '中学', '小学', '园', '协会', '学会', '公司', '集团', '中心', '馆', '处', '科', '所', '站', '支队', '总队', '小组', '专家组', '指挥部', '专班',
  '政协', '人大', '工会', '联合会', '军委', '银行', '台', '社', '基金会', '委', '办', '省', '市', '县', '区', '旗', '州', '镇', '乡', '街道',
].join('|')})$`)
/** The name of a unit and nothing else. */
export const isUnit = (text: string): boolean => text.length >= 2 && text.length <= 40 && unit_end.test(text) && !no_unit.test(text)
const no_unit = /[。,;:!?“”《》]|关于|印发|转发|批转|[厅院局委府会]对/

const posts = [
  '总理', '主席', '省长', '市长', '县长', '区长', '州长', '镇长', '乡长', '局长', '厅长', '部长', '主任', '书记', '校长', '院长', '馆长', '处长', '科长',
  '检察长', '董事长', '总经理', '秘书长', '常委', '委员', '组长', '代表',
]
const post = `(?:副|代)?(?:${posts.join('|')})`
const person = '[\\u4e00-\\u9fff](?:\\s?[\\u4e00-\\u9fff·]){1,5}'
const speaker = new RegExp(`^[(]?\\s*(.{0,40}?)${post}(?:[、,].{2,30}${post})?\\s*[\\s:]\\s*${person}\\s*[)]?$`)

/** 市教育局局长 王建国: who speaks or signs, with the place of the unit before the post; it may be empty. */
export function readSpeakerLine(text: string): Place | undefined {
  if (text.length > 60 || /[。;!?]/.test(text)) return undefined
  const found = speaker.exec(text)
  if (!found) return undefined
  const start = text.indexOf(found[1]!, /^[(]?\s*/.exec(text)![0].length)
  const end = start + found[1]!.length
  // 教育局长 is the 局长 of the 教育局.
  const joined = /^(?:副|代)?([局厅部])长/.exec(text.slice(end))
  return { start, end: joined && found[1] !== '' && !found[1]!.endsWith(joined[1]!) && text[end] === joined[1] ? end + 1 : end }
}
