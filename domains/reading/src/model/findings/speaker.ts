import type { PageDocument } from '../page/split-documents.ts'

// What bureaus are for, as their names say it; 市, 省, 县 and 局, 厅, 委 stand around it.
const subjects = '教育体育|教育|档案|财政|民政|公安|司法|人力资源和社会保障|人社|自然资源|生态环境|环保|住房和城乡建设|住建|交通运输|交通|水利|农业农村|农业|商务|文化和旅游|文旅|文化|卫生健康|卫生|应急管理|审计|市场监管|统计|'
  + '医疗保障|医保|林业|体育|信访|发展改革|科技|工业和信息化|税务|气象|城管|行政审批|政务服务|退役军人|粮食|广电|旅游|国土资源|规划|城市管理|园林|房管'
const office = new RegExp(`([省市县区州]?)(${subjects})(局|厅|委员会|委)(?!长)`, 'g')

// 霁川市教育局: a place of two characters or more, what kind of place it is, and the office. 开发区 and its like are no such places.
const ofPlace = /^[\u4e00-\u9fff]{1,6}?[\u4e00-\u9fff](?<!开发|新技术|高新|产业|工业|试验|示范|保税|社|园|城)(?=(?:省|自治区|市|县|区|州|旗)(?![长委]))/
const party = /^中共[\u4e00-\u9fff]{2,8}?([省市县区州])委(?:员会)?$/

/** The name an office goes by in its own area (TASKS.md, lead_from): 霁川市教育局 is 市教育局 there. Companies keep their names. */
function ownName(name: string): string {
  if (/(?:公司|集团)$/.test(name)) return name
  let own = name.replace(party, '$1委')
  for (let place = ofPlace.exec(own); place !== null; place = ofPlace.exec(own)) own = own.slice(place[0].length)
  // 泽宁市 speaks through its government.
  return own.replace(/^(省|自治区|市|县|区|州|旗)(?:人民政府|$)/, '$1政府')
}

/**
 * The speaker's own organisation, under the name it goes by in its area (市教育局, 省政府): the document's own, else the office that
 * the text names most, with the level that the text speaks of (全市, 全省). Undefined where the text names none.
 */
export function speakerOf(text: string, document: PageDocument): string | undefined {
  const title = document.title?.value ?? ''
  const level = /(省|自治区|市|县|区|州)(?:人民)?政府工作报告/.exec(title)?.[1] ?? levelOf(text)
  if (/政府工作报告/.test(title.replace(/\s/g, ''))
    || (document.kind?.value === '报告' && /政府/.test(document.organisation?.value ?? ''))) {
    return level === '' ? ownName(document.organisation?.value ?? '') || '政府' : `${level}政府`
  }
  const named = document.organisation?.value.replace(/(?:党委|党组|支部)?(?:副?书记|副?局长|副?主任|副?[省市县区]长|副?校长).*$/, '')
  if (named !== undefined && named.length > 1 && named.length <= 24) return ownName(named)
  // In other documents the office that is named most is the one that most is given to.
  if (document.kind !== undefined && document.kind.value !== '讲话') return undefined
  const counts = new Map<string, number>()
  for (const found of text.matchAll(office)) counts.set(`${found[2]}${found[3]}`, (counts.get(`${found[2]}${found[3]}`) ?? 0) + 1)
  const most = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))[0]
  return most && most[1] >= 2 ? `${level}${most[0]}` : undefined
}

/** 省, 市, 县 or 区: the area that a text calls its own. */
function levelOf(text: string): string {
  const levels = ['省', '自治区', '市', '县', '区', '州', '校']
  const counted = levels.map((level) => ({ level, times: text.split(`全${level}`).length + text.split(`我${level}`).length - 2 }))
  const most = counted.reduce((best, next) => (next.times > best.times ? next : best))
  return most.times > 0 ? most.level : ''
}
