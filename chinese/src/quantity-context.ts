// What stands around a number: approximation words, and the places where a number measures nothing.

export type Bound = '=' | '~' | '>=' | '<='

/** A word that widens or bounds a number, and where the span that holds it begins or ends. */
export interface Approximation { readonly at: number; readonly word: string; readonly bound: Bound }

/** By the last character: the words that end in it, longest first. */
const before: ReadonlyMap<string, readonly (readonly [word: string, bound: Bound])[]> = new Map(Object.entries({
  近: [['接近', '~'], ['将近', '~'], ['近', '~']],
  约: [['大约', '~'], ['约', '~']],
  概: [['大概', '~']],
  过: [['不超过', '<='], ['未超过', '<='], ['超过', '>='], ['过', '>=']],
  超: [['远超', '>='], ['超', '>=']],
  出: [['超出', '>='], ['高出', '>=']],
  破: [['突破', '>='], ['破', '>=']],
  逾: [['逾', '>=']],
  上: [['上', '>=']],
  于: [
    ['不得低于', '>='], ['不得少于', '>='], ['不得高于', '<='], ['不低于', '>='], ['不少于', '>='], ['不小于', '>='], ['不高于', '<='],
    ['不多于', '<='], ['不大于', '<='], ['低于', '<='], ['少于', '<='], ['小于', '<='], ['高于', '>='], ['多于', '>='], ['大于', '>='],
  ],
  下: [['不下', '>=']],
  少: [['至少', '>='], ['最少', '>=']],
  多: [['至多', '<='], ['最多', '<=']],
  低: [['最低', '>=']],
  足: [['不足', '<=']],
  到: [['不到', '<=']],
  满: [['不满', '<=']],
}))

/** 节约, 附近, 通过 … end in the same character and bound nothing. */
const not_before: Readonly<Record<string, string>> = {
  近: '最附邻靠亲相贴', 约: '节预签履合特相集条违邀公契制解续', 超: '赶反高', 破: '打击爆识侦', 过: '通经透越渡路不', 上: '以加线网路会市乡跨迈登站再踏走攀',
}

const behind: readonly (readonly [word: string, bound: Bound])[] = [
  ['（含）以上', '>='], ['(含)以上', '>='], ['及以上', '>='], ['或以上', '>='], ['以上', '>='], ['（含）以下', '<='], ['及以下', '<='], ['以下', '<='],
  ['（含）以内', '<='], ['以内', '<='], ['之内', '<='], ['左右', '~'], ['上下', '~'], ['有余', '>='],
]

/** The approximation word that ends where a number begins; 上 and 过 only stand before a bare multiplier (上千家) or a large number. */
export function approximationBefore(text: string, at: number, size: 'bare' | 'large' | 'other'): Approximation | undefined {
  // 超过了 and 突破了 mean the same.
  const end = text[at - 1] === '了' ? at - 1 : at
  for (const [word, bound] of before.get(text[end - 1] ?? '') ?? []) {
    if (!text.startsWith(word, end - word.length)) continue
    if (word.length === 1) {
      if (end < at || not_before[word]?.includes(text[end - 2] ?? '\n')) return undefined
      if ((size !== 'bare' && word === '上') || (size === 'other' && word === '过')) return undefined
    }
    return { at: end - word.length, word, bound }
  }
  return undefined
}

/** The approximation word that begins where a unit ends. */
export function approximationBehind(text: string, at: number): Approximation | undefined {
  const first = text[at]
  if (first === undefined || !'（(及或以之左上有'.includes(first)) return undefined
  for (const [word, bound] of behind) {
    if (!text.startsWith(word, at)) continue
    return word === '上下' && '级游'.includes(text[at + 2] ?? '\n') ? undefined : { at: at + word.length, word, bound }
  }
  return undefined
}

const cue_units_max = 8
const cues: readonly (readonly [word: string, bound: Bound])[] = [
  ['至少', '>='], ['最低', '>='], ['最少', '>='], ['不少于', '>='], ['不低于', '>='], ['不得少于', '>='], ['不得低于', '>='],
  ['最多', '<='], ['至多', '<='], ['不超过', '<='], ['不得超过', '<='], ['不高于', '<='],
]

/** 最低要推荐6件: a bound that stands a few words before the number, in the same clause. */
export function boundBefore(text: string, at: number): Bound {
  let start = at
  while (start > 0 && at - start < cue_units_max && !/[，。；：！？、\d\n]/.test(text[start - 1]!)) start -= 1
  const window = text.slice(start, at)
  for (const [word, bound] of cues) if (window.includes(word)) return bound
  return '='
}

const clause_ends = '，。；：！？、）)”\n\r'

/** Whether only blanks stand between here and the start of the line or the end of a sentence. */
export function atSentenceStart(text: string, at: number): boolean {
  let place = at - 1
  while (place >= 0 && (text[place] === ' ' || text[place] === '\u3000' || text[place] === '\t')) place -= 1
  return place < 0 || '。；：！？\n\r”'.includes(text[place]!)
}

/** Whether the clause, or the item of a list, ends here. */
export function endsClause(text: string, at: number): boolean { return at >= text.length || clause_ends.includes(text[at]!) }

/** Directly before a rank without a measure word: 居全国第一, but not 安全第一. */
const rank_cue = new RegExp('(?:居|列|位|排|名|当|至|到|为|获|得|保持|持续|争|夺|超|进|入|升|降|国|省|市|县|区|州|盟|洲|球|界|内|前|部|城|行业|同类|系统'
  + '|类别|指标|指数|规模|总量|增速|增幅|数量|均|并列|仍|是)$')
const rank_cue_units_max = 4

/** Whether what stands before a 第 speaks of a ranking. */
export function speaksOfRank(text: string, at: number): boolean {
  const window = text.slice(Math.max(0, at - rank_cue_units_max), at)
  return rank_cue.test(window) && !window.endsWith('作为') && !window.endsWith('视为')
}

/** 放在首位 and 摆在第一位 name a priority. */
export function namesPriority(text: string, at: number): boolean {
  return /(?:放在|摆在|置于|摆到|放到|放于|作为|突出)(?:了|更加|最|工作)?$/.test(text.slice(Math.max(0, at - 6), at))
}

/** 成为全省第6个示范馆: an ordinal that ranks, where 第二个问题 only orders. */
export function ranksAmong(text: string, at: number): boolean {
  const window = text.slice(Math.max(0, at - 8), at)
  return /(?:成为|全国|全省|全市|全区|我国|我省|我市|我区|世界|全球|国内|省内|西部|东部|中部)[^，。；：“”]{0,3}$/.test(window)
}

/** Political catchwords and places that look like a number with a measure word, by their first character. */
const catchwords = '三个代表 四个全面 四个意识 四个自信 两个维护 两个确立 两个务必 三个务必 四个伟大 五个统筹 四个现代化 三个面向 四个服从 两个毫不动摇 两个一以贯之'
  + ' 三个区分开来 两个一百年 两个大局 两个结合 六个必须坚持 三个有利于 四个坚持 五个坚持 八项规定 三项机制 四套班子 三项纪律 两个文明 三个转变 八个明确 九个坚持 五个一'
  + ' 三门峡 三门县 三门核电 三门湾 七台河 九台区 五台山 五台县 三台县 五家渠 三元区 三元桥 三元里 三元朱 六盘水 六盘山 五棵松 四间房 五间房 三间房 六枝 四方台 两当 三都 三亚 五寨 八达岭 十三陵'
  + ' 七星台 三角 两岸 两会 两江 两湖 两广 三条控制线 三条红线 三张清单 四项基本原则 五项原则 三项制度 七里 八里 三里 九里 十里 五里'
const catchwords_by_first = new Map<string, string[]>()
for (const word of catchwords.split(' ')) catchwords_by_first.set(word[0]!, [...catchwords_by_first.get(word[0]!) ?? [], word])

export function beginsCatchword(text: string, at: number): boolean {
  return catchwords_by_first.get(text[at]!)?.some((word) => text.startsWith(word, at)) ?? false
}

/** 十二届七次 and 人大三次会议 count no sessions, they name one. */
export function namesSession(text: string, at: number): boolean { return /(?:届|人大|政协|委会|大会)$/.test(text.slice(Math.max(0, at - 2), at)) }

const of_time = [
  '季度', '小时', '分钟', '学期', '学年', '工作日', '自然日', '交易日', '星期', '礼拜', '世纪', '年代', '周年', '昼夜', '钟头', '财年', '年', '月', '日', '天', '周',
  '号', '时', '秒', '旬', '载', '夜', '晚', '季', '代人', '年头', '刻钟', '代',
]
const of_time_behind_measure = ['月', '小时', '季度', '工作日', '自然日', '交易日', '学期', '星期', '年头', '学年', '钟头', '礼拜', '世纪', '财年', '半月', '昼夜', '日夜']

/** Whether the words here make the number before them a date, a time or a duration: 年, 个整月, 个多月, 点钟. */
export function measuresTime(text: string, at: number): boolean {
  let place = at
  if (text[place] === '个') {
    place += 1
    if ('整多余半来'.includes(text[place] ?? '\n')) place += 1
    return of_time_behind_measure.some((word) => text.startsWith(word, place))
  }
  while (place < at + 2 && '多余几来整半'.includes(text[place] ?? '\n')) place += 1
  if (text[place] === '周' && text[place + 1] === '岁') return false
  if (text[place] === '点') return !/^点(?:要求|希望|意见|建议|体会|看法|说明|想法|认识|启示|感受|以上|左右)/.test(text.slice(place, place + 3))
  return of_time.some((word) => text.startsWith(word, place))
}
