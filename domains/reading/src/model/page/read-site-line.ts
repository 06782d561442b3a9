// Lines that a site writes around a document: buttons, font sizes, source, time, clicks. Such a line is read word by word, and
// is one only if nothing else stands in it.

export interface SiteLine {
  /** Words that only a site's page has: 打印本页, 分享到, 扫一扫在手机打开当前页. */
  readonly certain: number
  /** 字号 and 字体, and counters (浏览次数): a page has them, and a manual on layout might. */
  readonly likely: number
  /** Words of a button that may be any word elsewhere: 下载, 打印. */
  readonly buttons: number
  /** 大, 中, 小: they say nothing by themselves. */
  readonly sizes: number
  /** Labels of a source or time that a page of a document has at its edge: 来源, 发布时间. */
  readonly labels: number
  /** Labels that minutes, bulletins and tables have too: 时间, 编辑, 作者, 阅读量. */
  readonly ambiguous: number
  readonly dates: number
  /** A label whose value may stand on the next line. */
  readonly open?: 'time' | 'words' | 'count'
}

const separator = /[\s|丨·•,;、<>«»›【】[\](){}「」\\/:—+-]+/y
const date = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?/y
const certain = new RegExp(`(?:${[
  '扫一扫在手机上?(?:打开|浏览|查看)(?:当前|本|此)?页面?', '手机扫一扫打开当前页面?', '打印(?:本|此|该|当前)页面?', '打印(?:本|此)?文章', '关闭(?:本|此|当前)?(?:窗口|页面?)',
  '分享(?:到|至)', '加入收藏夹?', '设为首页', '返回顶部', '回到顶部', '返回首页', '返回列表', '返回上一?页', '复制链接', '我要纠错', '网站地图', '无障碍(?:阅读|浏览)?', '大字版',
  '微信扫一扫(?:[:]?分享)?', 'QQ空间', '新浪微博', '腾讯微博', '人人网', '百度贴吧', '朋友圈',
].join('|')})`, 'iy')
const likely = /(?:字号|字体(?:大小)?)(?=\s*(?:[:[【(]|加大|减小|还原|默认|特大|超大|[大中小]|$))/y
const button = /(?:下载|打印|全屏|收藏|关闭|分享|转发|微信|微博|QQ|评论|点赞|举报|返回|复制|加大|减小|还原|首页|上一页|下一页|尾页|末页)/iy
const size = /(?:默认|特大|超大|标准|[大中小](?![\u4e00-\u9fff]))/y
const counter = /(?:浏览(?:次数|量|数)|点击(?:次数|率|量|数)|访问(?:次数|量)|查看次数)\s*(?::|(?=\d))/y
const soft_counter = /(?:浏览|阅读(?:次数|量|数)?|点击|下载次数|人气|评论数?)\s*(?::|(?=\d))/y
const label = new RegExp(`(?:${[
  '(?:信息|文章|稿件|新闻|内容)?来源(?:网站)?', '稿源', '发[布表稿]?(?:时间|日期)', '更新(?:时间|日期)', '录入(?:时间|日期)', '发布(?:人|者|单位|机构|部门)', '上传(?:者|时间)?', '投稿',
].join('|')})\\s*(?::|(?=\\s\\d{4}))`, 'y')
const ambiguous = /(?:时间|日期|(?:文章|本文)?作者|(?:责任)?编辑|责编|审核|校对|签发|初审|复审|终审|通讯员|记者|供稿|撰稿|栏目|分类|类别|标签|关键[词字]|字数)\s*:/y

/** What a value may end at: the next label or button, or the line. */
const next = new RegExp(`(?:^|[\\s|,;、【\\[(/])(?=(?:${[
  certain, likely, counter, soft_counter, label, ambiguous,
].map(({ source }) => source).join('|')}|打印|下载|关闭|分享|收藏)|${date.source})`, 'i')

const value_units_max = 30

type Token = 'certain' | 'likely' | 'buttons' | 'sizes' | 'labels' | 'ambiguous' | 'dates'

/** What the (folded) line says, if it says nothing but such words; nothing for any other line. */
export function readSiteLine(text: string): SiteLine | undefined {
  if (text.length > line_units_max) return undefined
  const counts = { certain: 0, likely: 0, buttons: 0, sizes: 0, labels: 0, ambiguous: 0, dates: 0 }
  let open: SiteLine['open']
  let at = skip(text, 0)
  while (at < text.length) {
    open = undefined
    const token = tokenAt(text, at)
    if (!token) return undefined
    counts[token.kind] += 1
    at = token.end
    if (token.value !== undefined) {
      const end = valueEnd(text, at, token.value)
      if (end === undefined) return undefined
      if (text.slice(at, end).trim() === '') open = token.value
      at = end
    }
    at = skip(text, at)
  }
  return open ? { ...counts, open } : counts
}

const line_units_max = 240

interface Read { kind: Token; end: number; value?: 'time' | 'words' | 'count' }

function tokenAt(text: string, at: number): Read | undefined {
  const dated = match(date, text, at)
  if (dated !== undefined) return { kind: 'dates', end: dated }
  const sure = match(certain, text, at)
  if (sure !== undefined) return { kind: 'certain', end: sure }
  const counted = match(counter, text, at)
  if (counted !== undefined) return { kind: 'likely', end: counted, value: 'count' }
  const sized = match(likely, text, at)
  if (sized !== undefined) return { kind: 'likely', end: sized }
  const read = match(soft_counter, text, at)
  if (read !== undefined) return { kind: 'ambiguous', end: read, value: 'count' }
  const labelled = match(label, text, at)
  if (labelled !== undefined) return { kind: 'labels', end: labelled, value: /时间|日期/.test(text.slice(at, labelled)) ? 'time' : 'words' }
  const either = match(ambiguous, text, at)
  if (either !== undefined) return { kind: 'ambiguous', end: either, value: /时间|日期/.test(text.slice(at, either)) ? 'time' : 'words' }
  const pressed = match(button, text, at)
  if (pressed !== undefined) return { kind: 'buttons', end: pressed }
  const chosen = match(size, text, at)
  return chosen === undefined ? undefined : { kind: 'sizes', end: chosen }
}

function valueEnd(text: string, at: number, kind: 'time' | 'words' | 'count'): number | undefined {
  if (kind === 'count') return at + /^\s*(?:[\d,.]*\s*万?\s*(?:次|人次|人)?)/.exec(text.slice(at))![0].length
  const rest = text.slice(at)
  const value = next.exec(rest.slice(1))
  const units = value ? value.index + 1 : rest.length
  if (kind === 'time') {
    const day = /^\s*\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?/.exec(rest)
    if (day) return at + (day[0].length >= units ? day[0].length : units - day[0].length <= 10 ? units : day[0].length)
  }
  const words = rest.slice(0, units)
  return words.length > value_units_max || /[。!?]/.test(words) ? undefined : at + units
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? at + found[0].length : undefined
}

function skip(text: string, at: number): number { return match(separator, text, at) ?? at }
