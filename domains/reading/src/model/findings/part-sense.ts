import type { PartSense } from './shapes.ts'

// What headings and leading sentences call their part. A heading that says two things (回顾和部署) says neither.
const senses: readonly (readonly [sense: PartSense, words: RegExp])[] = [
  ['problem', new RegExp(
    '存在(?:的|哪些)?(?:主要|突出)?(?:问题|不足|困难|差距)|问题(?:和|与|及)?不足|(?:主要|突出)问题|差距和|短板弱项|困难(?:和|与)(?:问题|挑战)|(?:问题|产生)(?:的)?(?:主要)?原因'
      + '|原因(?:分析|剖析)|查摆(?:出)?的?问题|问题清单|不足之处|问题表现|(?:反馈|发现|查找|自查|梳理)(?:出)?的?(?:主要|突出)?(?:意见|问题)|^(?:主要)?问题$|问题(?:查找|查摆)|不足$'
      + '|原因$',
  )],
  ['deploy', new RegExp(
    '主要任务|重点任务|重点工作|工作(?:部署|安排|打算|重点|要求|措施|计划|任务|目标)|目标任务|总体(?:要求|思路|目标|安排)|主要(?:目标|措施|举措)|任务(?:分工|措施|和)|(?:具体|保障|组织|整改'
      + '|实施|有关|几点|几项|三点|四点|五点)(?:要求|保障|措施|步骤|意见|实施)|下(?:一)?步|下(?:一)?阶段|今后|打算|贯彻落实(?:的问题)?$|(?:怎么|如何)(?:干|抓|办|做)$|整改(?:计划|方案|措施)'
      + '|实施(?:步骤|意见)|组织(?:领导|实施)|方法步骤'
      + '|时间安排|承诺|建议|(?:运用|巩固|扩大|应用|推广)(?:。|$)|预期目标|要抓好|职责分工|基本原则|指导思想|奋斗目标',
  )],
  ['review', new RegExp(
    '回顾|成效$|已完成|整改(?:情况|落实情况|进展|结果|成效)|完成情况|工作情况|进展情况|基本情况|开展情况|落实情况|主要(?:成绩|成效|做法|收获)|取得的?(?:成绩|成效|进展|新)|成绩(?:和|与)'
      + '|工作总结|(?:过去|去年|上年|一年来|五年来|上半年|前三季度|上一年)(?:的)?(?:工作|成绩|成就)?$|新(?:成效|进展|突破|亮点|起色|成果|提升|成绩|面貌|台阶|局面)$|印象|感受|感悟|体会|收获|变化'
      + '|(?:难忘|不平凡|极不寻常)的(?:一|五)年'
      + '|经验(?:和|与)?(?:体会|做法|启示)|(?:上半年|前三季度)工作(?!安排|部署|要点|计划)',
  )],
  ['situation', /形势|(?:草案）?》?|情况)的?说明$|重要(?:意义|性)|背景|意义|充分认识|(?:提高|统一)(?:思想)?认识|起因|意图|机遇|新(?:使命|时代)/],
]

const imperative = new RegExp(
  '^(?:进一步|全面|深入|切实|着力|加快|加强|大力|坚持|坚决|持续|扎实|认真|积极|推进|推动|抓好|抓住|突出|聚焦|强化|深化|健全|完善|落实|做好|提高|提升|建立|构建|促进|严格|优化|创新|狠抓|紧盯|统筹|维护'
    + '|保障|改善|压实|明确|努力|实施|开展|组织|打造|发展|加力|更大|更好|更加|牢牢|以.{2,20}(?:推动|推进|促进|抓好|落实))',
)
const accomplished = new RegExp(
  '(?:明显|显著|稳步|扎实|持续|不断|有效|有力|更加|进一步|全面|成功|圆满|胜利|积极|蓬勃)(?:[\\u4e00-\\u9fff]{2,4})(?:。)?$|(?:见效|向好|进展顺利|成效显著|迈上新台阶|再上新台阶'
    + '|取得.{0,6}(?:成效|进展|突破))。?$',
)

// What others have proposed is answered, not set.
const othersOpinions = /(?:提出|反映|收集|征求)(?:到)?的?[^，。]{0,6}(?:意见|建议)/

/** The sense that a heading gives its part; undefined where it gives none of its own. */
export function senseOfHeading(title: string): PartSense | undefined {
  if (othersOpinions.test(title)) return undefined
  const found = senses.filter(([, words]) => words.test(title)).map(([sense]) => sense)
  const distinct = new Set(found)
  if (distinct.has('deploy') && distinct.has('review')) return undefined
  return found[0]
}

/** 2026年主要工作: the work of a year that is not over when the document is made is set, that of one that is over was done. */
export function senseOfYear(title: string, year: number | undefined): PartSense | undefined {
  const years = [...title.matchAll(/(?<!\d)(20\d\d)年/g)].map((found) => Number(found[1]))
  if (year === undefined || years.length === 0 || !title.includes('工作')) return undefined
  return Math.max(...years) >= year ? 'deploy' : 'review'
}

/** A heading that orders (加强…) deploys, one that tells of success (…明显增强) reviews: weaker than the words for the parts. */
export function senseOfWording(title: string): PartSense | undefined {
  if (accomplished.test(title)) return 'review'
  return imperative.test(title) ? 'deploy' : undefined
}

// Sentences that turn the text over to another part, where no heading does.
const turns: readonly (readonly [sense: PartSense, words: RegExp])[] = [
  ['deploy', new RegExp(
    '^(?:今年|明年|下(?:一)?步|下半年|今后|(?:\\d{4}|20xx)年)[^。]{0,30}(?:重点(?:做好|抓好|推进)|要(?:重点|着重|突出|扎实)?(?:抓好|做好))[^。]{0,30}(?:工作|方面'
      + '|任务)：?$|^(?:今年|明年|新的一年|下一步|下步|接下来|今后)[^，。]{0,6}，(?:我们|政府|全[省市县区局])?(?:将|要|计划|重点)|(?<!先[^。]{0,40})下面[^。]{0,20}(?:讲|提|谈'
      + '|强调)[^。]{0,10}(?:意见|要求)|(?:提|讲)(?:以下)?[几一二三四五六七八九]点(?:意见|要求|希望)|(?:重点|主要|着力)(?:做好|抓好'
      + '|推进)(?:以下)?[^。]{0,6}(?:方面|项)(?:的)?(?:重点)?(?:工作|任务)|(?:总体|工作)(?:要求|思路)是：|预期目标是：|(?:会议|座谈会)(?:要求|强调|明确|决定|议定)',
  )],
  ['review', /^(?:一年来|一年多来)，(?!我们深)|^(?:回顾|总结)(?:过去|一年|20|去年|这)|^(?:过去|去年)[的一]?[年，]|主要(?:做了|开展了|抓了)以下|做了以下[几一二三四五六七八九]/],
  ['problem', /(?:我们|同时|也)[^。]{0,10}(?:清醒|清楚|深刻)[^。]{0,8}(?:看到|认识到|地看到)|存在(?:着)?(?:这么几个|以下|一些|不少|许多)[^。]{0,8}(?:问题|不足|困难|差距)/],
]

/** The sense that a sentence turns its part to from there on, or undefined. */
export function senseOfTurn(sentence: string): PartSense | undefined {
  return turns.find(([, words]) => words.test(sentence))?.[0]
}

const deploying = new Set(['工作要点', '计划', '规划', '纲要', '方案', '预案', '通知', '意见', '决定', '令', '批复', '办法', '规定', '条例', '细则', '措施', '清单', '责任书',
  '函', '答复', '规则', '制度'])
const reviewing = new Set(['总结', '汇报', '述职', '通报', '公报', '简报'])

/** What documents of a kind do where no part says otherwise. */
export function senseOfKind(kind: string | undefined): PartSense {
  if (kind === undefined) return 'none'
  if (deploying.has(kind)) return 'deploy'
  return reviewing.has(kind) ? 'review' : 'none'
}
