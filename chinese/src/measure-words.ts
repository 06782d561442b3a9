// Words that stand behind a number and say what is counted or in what it is measured: a closed list, longest first.

export type MeasureClass =
  | 'person' | 'thing' | 'group' | 'place' | 'building' | 'document' | 'event' | 'kind' | 'money' | 'length' | 'area' | 'volume' | 'mass'
  | 'energy' | 'data' | 'temperature' | 'age' | 'score' | 'rate'

export interface MeasureWord {
  readonly word: string
  readonly class: MeasureClass
  /** Behind a number in words it is mostly part of another word: 十分, 三方, 四面. */
  readonly digits_only: boolean
}

const anywhere: Readonly<Record<MeasureClass, string>> = {
  person: '人次 人天 名 位 人 户次 户',
  thing: '个 件次 件 台套 台次 台 架次 架 艘次 艘 辆次 辆 部 列 班列 套 只 条 张次 张 枚 支 颗 株 棵 盏 根 幅 块 把 瓶 箱 袋 盒 桶 份 套件 标箱 标准箱 羽 匹 尾'
    + ' 头只 具 粒 柄 扇 床 樽 枝 朵 台件 头 口 眼 孔 盘 圈 字 词 面',
  group: '家次 家 批次 批 组 支队 队 群 对 双 副 排 拨 伙 班 期 行 层',
  place: '处 所次 所 站点 片 地块 宗 座次 座 片区',
  building: '栋 幢 间 套间 单元 床位 车位 座席 泊位 架位 席',
  document: '卷册 卷次 卷 册次 册 篇次 篇 份次 本次 本 页 首 则 封 图幅 案卷 件套 项次 项 门次 门 节次 款 期次 单 票 道 例 宗卷 幅次 稿 块版',
  event: '场次 场 次 班次 车次 课次 轮次 轮 起 趟 回 遍 顿 席次 航次 届次 笔 课时 学时 机时 航班 单次 工日 工时 人日 剂次 剂 针次 针 例次 批件',
  kind: '种 类 样 款型 点',
  money: '元 美元 欧元 港元 港币 澳门元 日元 英镑 卢布 韩元 澳元 加元 新台币 新加坡元 泰铢 瑞士法郎 越南盾 角',
  length: '里 尺 寸 丈 公里 千米 分米 厘米 毫米 微米 纳米 米 海里 英里 华里 英尺 英寸 光年 车公里 人公里 吨公里 纤芯公里 皮长公里 延米 单公里',
  area: '㎡ 平方公里 平方千米 平方米 平方厘米 平方 平米 公顷 公亩 亩次 亩 平方英里 平方英尺',
  volume: '㎥ 立方米 立方厘米 立方 升 毫升 加仑 标准立方米 方量',
  mass: '吨公里 吨 公斤 千克 毫克 微克 克拉 克 市斤 斤 公担 磅 盎司 吨标准煤 标准煤 标煤',
  energy: '千瓦时 千瓦 兆瓦时 兆瓦 瓦时 瓦 吉瓦 千伏安 千伏 伏 安培 兆伏安 焦耳 吉焦 千焦 大卡 千卡 马力 帕 千帕 兆帕 百帕',
  data: '字节 比特 兆字节 兆比特 千兆 兆 赫兹 兆赫 吉字节 太字节 条次 词条 像素 帧',
  temperature: '摄氏度 华氏度 ℃ °C 度',
  age: '周岁 岁',
  score: '学分 积分 分',
  rate: '个百分点 百分点 倍频 分贝 毫西弗 标准大气压',
}

/** Only behind digits: in words these are mostly names, idioms or other words. */
const behind_digits = new Set(('分 度 字 口 眼 孔 层 面 行 班 期 里 克 瓦 伏 升 寸 尺 丈 盘 圈 排 群 席 稿 道 兆 样 把 回 单 角 首 头 平方 床'
  + ' 词').split(' '))

/** Words that begin like a measure word and are something else: 3部门, 8家庭, 15分别. */
const other_words = '部门 部委 部署 部分 部曲 部长 家庭 家长 家校 位数 位置 位于 位一体 次产业 次全会 次全体 次党代'
  + ' 次代表大会 次人代会 口径 口岸 口碑 条件 条例 点钟 门类 门口 门诊 台湾 面积 面对 面向 道路 道德'
  + ' 张力 层级 层面 层次 级别 本土 本科 本专科 本外币 本地 本级 本市 本省 本县 本区 本币 本次 本期'
  + ' 本年 场地 场景 场馆 场所 支持 支撑 支出 支付 处理 处置 处于 处级 处罚 组织 组成 组建 批准 批复'
  + ' 批发 节能 节约 节水 节点 期间 期末 期限 期货 期内 对接 对于 对口 对象 对外 对比 对标 对照 套餐'
  + ' 分别 分析 分类 分中心 分公司 分配 分级 分为 分布 分局 分管 分钟 分支 分会 分行 分步 分期 分批'
  + ' 度假 度过 只有 只能 只是 只要 只占 只增 只减 升至 升级 升到 升学 升格 升为 里面 里程 里约 把握'
  + ' 首位 首次 首个 首批 首家 起步 起来 起到 例如 例会 单位 单元格 单独 单体 人均 人口 人民 人才'
  + ' 人工 人大 人社 人力 人员 人居 人气 人文 人寿 人防 户籍 户均 户外 户口 户型 名单 名录 名特 方面'
  + ' 方案 方针 方式 方位 方队 方阵 员工 行业 行动 行政 行为 段落 班子 班级 班车 班长 步骤 步走 院士'
  + ' 院校 院所 院线 群众 群体 排名 排放 排查 排水 排污 席位 安全 安排 安置 款项 节日 节假日 角度'
  + ' 角色 头部 队伍 队员 回收 回复 回归 回落 回升 回访 道口 样本 样板 样式 枝花 字头 字号 双一流'
  + ' 双向 双创 双随机 双师 双高 双碳 双招 双拥 双百 双千 台账 台阶 台风 列车 列为 列入 列第 件套房'
  + ' 条块 项目 条线 回头看 名企 名校 名师 名医 名牌 名城 名镇 家电 家政 家园 家居 家风 座谈 户用'
  + ' 间接 间隔 片段 批量 米粉 元旦 元宵 元素 元年 元首 元件 克服 克隆 瓦解 亩均 平方公里级 人机 人形'
  + ' 吨级 米级 场域 场外 轮车 轮换 轮岗 轮训 轮值 轮胎 次年 次日 次生 次要 次月 篇章 页岩 门店 门户'
  + ' 门槛 首发 首创 首届 首席 首府 首都 首套 首付 票据 票价 票房 票根 起草 起点 起飞 起诉 起降 笔试'
  + ' 针对 剂量 种植 种子 种业 种质 种养 种苗 类似 类别 类型 组团 口腔 口粮 眼科 块状 本质 本领 本轮'
  + ' 份额 家级 处方 座机 栋梁 所有 所在 所以 所属 所得 所需 所谓 所长 个人所得 个体 个性 个一批'
  + ' 个一百 个一律 个必须 个有之 个坚持 个如何 个不 个别 个税 位列 位居 副省 副市 副主任 副厅 副处'
  + ' 副县 副高 副校'

const words = new Map<number, MeasureWord[]>()
const others = new Map<number, string[]>()
for (const [name, list] of Object.entries(anywhere)) {
  for (const word of list.split(' ')) file(words, word, { word, class: name as MeasureClass, digits_only: behind_digits.has(word) })
}
for (const word of other_words.split(' ')) file(others, word, word)

function file<Entry>(into: Map<number, Entry[]>, word: string, entry: Entry): void {
  const known = into.get(word.charCodeAt(0))
  if (known) known.push(entry)
  else into.set(word.charCodeAt(0), [entry])
}
for (const list of words.values()) list.sort((one, other) => other.word.length - one.word.length)

/** The longest measure word that begins at this UTF-16 unit, unless a longer word that is none does. */
export function measureWordAt(text: string, at: number): MeasureWord | undefined {
  const unit = text.charCodeAt(at)
  const found = words.get(unit)?.find(({ word }) => text.startsWith(word, at))
  if (found === undefined) return undefined
  return others.get(unit)?.some((word) => word.length > found.word.length && text.startsWith(word, at)) ? undefined : found
}

const latin_units = 'km² km2 km m² m2 m³ m3 cm mm m kg mg g t kWh MWh GWh TWh kW MW GW TW kV kVA MVA V W kHz MHz GHz THz Hz KB MB GB'
  + ' TB PB EB Kbps Mbps Gbps PFLOPS EFLOPS PFlops EFlops P mL ml L hm² hm2 dB'
const latin = latin_units.split(' ').sort((one, other) => other.length - one.length)
/** 1080P is a format, 12000P is computing power. */
const petaflops_min = 2000

/** A unit in Latin letters that ends where the letters and digits end; 5G and 4K are names. */
export function latinUnitAt(text: string, at: number, value: number): string | undefined {
  if (!/[A-Za-z]/.test(text[at] ?? '')) return undefined
  const found = latin.find((word) => text.startsWith(word, at) && !/[A-Za-z0-9²³+-]/.test(text[at + word.length] ?? ''))
  return found === 'P' && value < petaflops_min ? undefined : found
}
