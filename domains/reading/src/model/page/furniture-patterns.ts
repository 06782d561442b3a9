// What single (folded) lines of page furniture look like. Each pattern is for a whole line; where a line must stand for it to
// count is decided in find-furniture.ts.

import { isNumbered } from './page-shapes.ts'

const explicit = /无码|人妻|熟妇|熟女|骚妇|寂寞|成人影院|成人视频|色情片|做爱|性爱|乱伦|一级毛片|黄片|裸聊|博彩|百家乐|时时彩|AV(?![a-zA-Z])/g
const suggestive = /亚洲|欧美|日韩|日本|韩国|国产|精品|一区|二区|三区|久久|免费|高清|在线|观看|视频|中文字幕|激情|色|娱乐城|棋牌|彩票|赌场|投注|澳门/g

/** The title a hijacked page shows to search engines: no sentence, and several of the words such titles are made of. */
export function isSpam(text: string): boolean {
  if (text.length > 300 || /[。;]/.test(text)) return false
  const sure = new Set(text.match(explicit)).size
  return sure > 0 && sure * 2 + new Set(text.match(suggestive)).size >= 4
}

const numeral = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})'
const adorned = '(?:精选|通用|汇总|集锦|合集|优秀|最新|推荐|实用|大全|锦集|热门|必备|模板)'
const several = `(?:${adorned}?${numeral}\\s*篇|[(\\[【]\\s*${adorned}?\\s*${numeral}\\s*篇\\s*[)\\]】])`
const collected = new RegExp(`^[^。;!?]{2,60}?${several}(?:\\s*[(【\\[][^。]{0,60}[)】\\]]|\\s+[^。]{2,30})?(?:\\s*[-_|—].{0,30})?$`)
/** 教育工作推进会讲话3篇(…): the title of a page that collects texts of several, and of none of them. */
export const isCollectedTitle = (text: string): boolean => text.length <= 130 && text_kinds.test(text) && collected.test(text)

const editor = /小编|范文网|范文大全|作文网|文库网|本站/
const offered = new RegExp(`(?:${[
  '供(?:大家|您|你|各位)', '仅供参考', '欢迎(?:大家|您|各位)?(?:参考|阅读|借鉴|收藏|下载|查看|分享|来)', '(?:希望|但愿).{0,14}(?:帮助|有用|喜欢|借鉴|参考)',
  '(?:一起|就|快)来?(?:看看|看一看|了解|学习)', '[为给](?:大家|您|各位)', '整理', '收集', '搜集', '带来', '分享', '编写', '推荐', '准备',
].join('|')})`)
const pointing = /(?:下面|以下|下文|本文)(?:内容|文章)?(?:就?是|为|由)/
const offered_outright = /供(?:大家|您|各位)(?:参考|阅读|借鉴|学习|查阅)|欢迎(?:大家|您|各位)?(?:参考|阅读|借鉴|收藏|下载)|希望.{0,10}(?:大家|您|你们?).{0,10}(?:帮助|有用)/
const collecting = /[为给](?:大家|您)(?:整理|收集|搜集|推荐|带来|准备)|(?:收集|搜集)(?:整理)?的|范文/

/** What an editor of a collection writes before, between and behind the texts. */
export function isBlurb(text: string): boolean {
  if (text.length > blurb_units_max) return false
  if (editor.test(text) && (offered.test(text) || pointing.test(text)) && !/小编(?:队伍|培训|们)|新媒体小编/.test(text)) return true
  return offered_outright.test(text) && (pointing.test(text) || /^(?:以上|上述)/.test(text)) && collecting.test(text)
}
/** An editor's words before texts, not behind them. */
export const announcesTexts = (text: string): boolean =>
  isBlurb(text) && !/^(?:以上|上述)/.test(text) && (pointing.test(text) || /收集|搜集|整理|带来|准备|分享|推荐/.test(text))
/** In the middle of a page only a line that begins so is an editor's. */
export const pointsAtTexts = (text: string): boolean => /^(?:以上|上述|下面|以下|今天|本文)/.test(text)

const blurb_units_max = 700

export const isAdvertisement = (text: string): boolean => text.length <= 120 && advertisements.some((pattern) => pattern.test(text))
/** Advertisements that only such sites have, wherever they stand. */
export const isDownloadBox = (text: string): boolean => text.length <= 120 &&
  (/将本文的?word文档下载到电脑/i.test(text) || /^推荐度\s*:[\s★☆]*$/.test(text) || /^点击下载(?:文档|本文|全文)/.test(text) || /^文档为doc格式$/i.test(text))

const advertisements: readonly RegExp[] = [
  /^(?:点击|立即|马上|免费)(?:下载|查看|阅读)(?:本文|全文|文档|原文|此文|更多|word).{0,20}$/i,
  /^(?:下载|查看|阅读)(?:本文|全文|文档|原文)(?:\(?word\)?)?$/i,
  /^(?:欢迎|请|扫码|扫描|长按|搜索|微信)[^。]{0,30}关注[^。]{0,20}(?:公众号|微信号|服务号)[^。]{0,20}$/,
  /^(?:扫码|扫描|长按|识别)[^。]{0,14}(?:关注|二维码|下载)[^。]{0,20}$/,
  /^更多[^。]{0,30}(?:关注|访问|点击|登录|查看|浏览|进入|尽在)[^。]{0,30}$/,
  /^(?:原文|本文|文章)(?:链接|地址|来源|转载自|来自)\s*[:]?\s*(?:https?:|www\.)\S{0,100}$/i,
  /^(?:转载|如需转载)[^。]{0,6}请(?:注明|保留)[^。]{0,40}$/,
  /^(?:广告|AD|赞助商链接)$/i,
]

const list_names = [
  '相关(?:文章|阅读|推荐|报道|文档|范文|稿件|热词|搜索)', '推荐(?:阅读|文章|内容|范文)', '热门(?:文章|推荐|阅读|标签|点击|范文|搜索)',
  '猜你喜欢', '你可能(?:还)?喜欢', '大家都在看', '延伸阅读', '拓展阅读', '最新(?:文章|发布|更新)', '阅读排行榜?', '点击排行榜?', '精彩推荐', '为您推荐', '友情链接', '往期回顾',
]
const list_head = new RegExp(`^[【[(◆■●▍|>\\s]*(?:${list_names.join('|')})[】\\])\\s:>]*$`)
const marked_list_head = /^[【[(◆■●▍|>\s]*相关(?:链接|新闻|信息|资料|内容|解读)\s*(?:[】\])]\s*:?|:)\s*$/
const titled_list_head = /^[^。;]{4,80}(?:相关(?:文章|阅读|推荐|范文|文档)|推荐(?:阅读|文章))\s*[:]$/
/** 相关文章： and the like, with or without the page's title before it; links follow. */
export const headsLinks = (text: string): boolean => text.length <= 100 &&
  (list_head.test(text) || marked_list_head.test(text) || titled_list_head.test(text))
/** 上一篇：…, 下一篇：…: always a link. */
export const isNeighbourLink = (text: string): boolean => text.length <= 120 &&
  // 相关文章：… | … | …, all in one line.
  (/^(?:相关|推荐|热门|延伸|更多)(?:文章|阅读|链接|范文|内容|推荐)\s*:.*\|/.test(text)
  || /^[【[(<\s]*[上下]一[篇条则章]\s*[】\])]?\s*[:>]/.test(text) || /^[【[(<\s]*[上下]一[篇条则章][】\])>\s]*$/.test(text))
const text_kinds = /讲话|总结|计划|报告|方案|范文|发言|致辞|稿|体会|材料|心得|演讲|通知|意见|要点|作文|申请|检讨|承诺|倡议|制度|汇报|规划|述职|自查|主持词/
const model_texts = /\d{1,3}\s*篇|怎么写|范文|(?:模板|大全|精选|集锦|合集)(?:[(【].*)?$/
/** A title as only sites of model texts make them; `sure` if no list of attachments could have it. */
export function readSiteTitle(text: string): 'sure' | 'maybe' | undefined {
  if (text.length > 70 || /[。;!\t]/.test(text) || !text_kinds.test(text) || !model_texts.test(text) || isNumbered(text)) return undefined
  return /\d{1,3}\s*篇|怎么写/.test(text) ? 'sure' : 'maybe'
}

export const claimsRights = (text: string): boolean => text.length <= 200 && (
  /^(?:[^。]{0,30})?(?:版权所有|Copyright|©|All Rights Reserved)/i.test(text) || /ICP备\s*\d+|公网安备\s*\d*|网站标识码/i.test(text)
  || /^(?:免责声明|版权声明)\s*[:]/.test(text) || /^(?:声明:)?[^。]{0,60}未经[^。]{0,16}(?:授权|许可|同意)[^。]{0,20}(?:转载|复制)/.test(text)
)
/** Beside a claim of rights these are the site's as well. */
export const namesSite = (text: string): boolean => text.length <= 120 && !text.includes('。') &&
  /^(?:主办|承办|协办|主管|技术支持|维护|地址|联系地址|电话|联系电话|邮编|邮箱|传真|网址|建议使用|网站地图|联系我们|关于我们|中文域名|您是第|总访问)/.test(text)

/** The words under a newspaper's photograph. */
export const isCaption = (text: string): boolean => text.length <= 160 && (
  /(?:记者|通讯员|摄影)[^。,;:]{1,24}摄(?:影)?\s*[)]?$/.test(text) || /。[^。]{0,24}记者\s?[^。,;:]{2,14}$/.test(text)
)
export const isByline = (text: string): boolean => /^[(]?(?:本报|本网|本台)?(?:首席|特约)?(?:记者|通讯员)\s*[^。,;:的]{2,20}$/.test(text)

const record_label = new RegExp(`^(?:${[
  '索引号', '信息索引', '主题分类', '发文机关', '发布机构', '发布机关', '发文单位', '成文日期', '生成日期', '发文日期', '标题', '名称', '信息名称', '发文字号', '文号', '文件编号',
  '发布日期', '发布时间', '主题词', '公开方式', '公开范围', '公开时限', '公开日期', '有效性', '有效期', '时效', '效力状态', '体裁分类', '体裁', '服务对象', '分类', '信息分类', '信息类别',
  '关键词', '内容概述', '组配分类', '公文种类', '统一登记号', '废止日期', '生效日期', '所属主题',
].join('|')})(?:[:\\t]|$)`)
const record_only = /^(?:索引号|信息索引|主题分类|发布机构|公开方式|公开范围|公开时限|信息分类|有效性|组配分类|统一登记号|主题词|体裁分类|发布日期|效力状态)/

/** The label a row of a site's record of the document begins with. */
export function readRecordLabel(text: string): { label: string; alone: boolean; telling: boolean } | undefined {
  if (text.length > 300) return undefined
  const squeezed = text.replaceAll(' ', '')
  const found = record_label.exec(squeezed)
  if (!found) return undefined
  const label = found[0].replace(/[:\t]$/, '')
  return { label, alone: squeezed.slice(found[0].length).trim() === '', telling: record_only.test(label) }
}

/** — 3 —, 第3页, 第3页 共10页. */
export const isPageNumber = (text: string): boolean => text.length <= 24 &&
  (/^[-—–]{1,2}\s*\d{1,4}\s*[-—–]{1,2}$/.test(text) || /^第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?$/.test(text))

/** Tags that came over as text, whole or without their first mark. */
const names = 'p|br|div|span|strong|b|i|u|em|a|img|font|center|table|tbody|tr|td|th|ul|ol|li|section|article|h[1-6]|script|style|hr|o:p'
export const left_tag = new RegExp([
  `</?(?:${names})(?:\\s[^<>\\n]{0,300})?/?>`, '/(?:p|div|span|strong|td|tr|li)>', '&(?:nbsp|ensp|emsp|zwj|zwnj|#160|#12288);',
].join('|'), 'gi')
