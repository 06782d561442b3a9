// How organisations, posts and places that act are named. The words are those of the class (what a unit's name ends with), and of
// the country (its provinces and prefectures, the departments of its government); no single unit below them is listed.

// 贵州, 杭州: names of places that are known as a whole, no 自治州.
const cityOfState = /[贵广杭苏福郑兰柳株徐常湖温台衢泉漳赣滁亳宿德滨沧忻朔达泸永郴荆惠梅潮贺钦梧扬泰锦抚]$/

// 办 is more often a verb.
const notOffice = /^(?:理|公|学|事|好|法|案|结|成|园|证|刊|展|会|班|完|了|起|到|得|不|实|的|主任|医|税|电|矿|厂|企|覆盖|率)/

// 市委书记, 市委宣传部, 市委部署 are other than 市委.
const ofParty = /^(?:书记|常委|办|组织|宣传|政法|党校|主要|领导|全会|工作|决策|部署|要求|教育|编)/

/** What a unit's name or kind ends with, and what must not follow, since the word is then another one (部门 is no 部). */
const heads: readonly (readonly [head: string, not?: RegExp, notBehind?: RegExp])[] = [
  ['人民政府'], ['政府', /^(?:性|采购|工作报告|投资|引导|债|服务|网|绩效|购买|数据|治理|职能|信息|网站|会议|基金|主导|推动|办公室|部门|令|间|与|债务|投入|支持|资金)/], ['部门', /^(?:间|协调|之间|责任|联合)/],
  ['单位', /^(?:地区|产品|面积|生产|GDP|能耗|国内|体制|成本|土地)/], ['机关', /^(?:作风|干部|事务|建设|公文|食堂|档案|效能|党建|工作)/], ['机构', /^(?:改革|编制|设置|养老)/],
  ['局', /^(?:面|部|势|限|域|长|党组|领导)/, /[布格大全结当僵时开]$/], ['厅', /^(?:长|党组|局级)/], ['总局'], ['委员会'], ['办公室', /^(?:主任)/], ['办公厅'], ['办事处'],
  ['党委', /^(?:书记|班子|工作部门|会议|领导)/], ['党组', /^(?:书记|会议|成员)/], ['党支部', /^书记/], ['党总支'], ['工委', /^书记/], ['团委'], ['妇联'], ['残联'], ['科协'],
  ['工商联'], ['文联'], ['侨联'], ['总工会'], ['工会'], ['领导小组'], ['工作组'], ['工作专班'], ['专班'], ['小组', /^(?:成员|办公室|讨论)/], ['指挥部'], ['联席会议', /^制度/],
  ['指导委员会'], ['检察院'], ['法院'], ['医院', /^(?:绩效|管理|建设|药品|改革|感染|等级|质量)/], ['卫生院'], ['研究院'], ['教研室'], ['科学院'], ['学院', /^(?:派)/],
  ['大学', /^(?:生|城)/], ['高校', /^(?:毕业|教师|学生|院所|党建|科技|科研|招生|建设|思政|银行|人才|成果|领导|干部)/], ['院校', /^(?:教师|教育|毕业|合作)/], ['院所'],
  ['学校', /^(?:教育|管理|建设|安全|体育|德育|布局|周边|标准|食堂|思想|办学|党|数量|文化|课程|卫生|美育|之间|间|要闻)/], ['中小学', /^(?:校舍|教师|布局|生|德育|教育|体育|课程|校)/],
  ['小学', /^(?:教育|生|教师|段|阶段)/], ['中学', /^(?:教育|生|教师|段|阶段)/], ['幼儿园', /^(?:教师|建设|办园|管理|园长|保教|入园|教育)/], ['园区', /^(?:建设|企业|管委)/],
  ['开发区', /^(?:建设|管委|改革|企业)/], ['新区', /^(?:建设|管委|法规|规划)/], ['管委会'], ['试验区', /^(?:建设)/], ['保税区', /^(?:发展|内企业|税收|高)/],
  ['公司', /^(?:治理|制|上市)/], ['集团', /^(?:化|公司)/], ['企业', /^(?:家|职工|改革|投资|管理|自主|主体|文化|标准|负担|档案|创新|技术|数量|养老|培训|党|发展|家庭|转型|成本|主导|数字|登记|所得)/],
  ['银行', /^(?:业|贷款|间|卡|账户)/], ['合作社'], ['协会'], ['学会', /^(?:了)/], ['联合会'], ['商会'], ['基金会'], ['基金', /^(?:小镇|规模|投资|使用)/],
  ['组织', /^(?:开展|部|领导|实施|架|工作|体系|力|更好|动员|收看|好|落实|召开|参加|协调|保障|建设|形|设)/], ['中心', /^(?:工作|城市|城区|建设|任务|城镇|镇|组|成果|数量|区|校)/],
  ['实验室', /^(?:建设|重组|体系|\+)/], ['档案馆', /^(?:基础|建设|业务|室|社会|查阅|测评|工作|数字|设施|要闻)/], ['图书馆'], ['博物馆'], ['科技馆'], ['文化馆'], ['站点'], ['服务站'],
  ['卫生室'], ['街道', /^(?:办)/], ['乡镇', /^(?:政府|党委|企业|卫生院|街道)/], ['镇街'], ['社区', /^(?:矫正|建设|治理|服务|居民|教育|档案|养老|卫生)/], ['行政村'], ['村委会'], ['居委会'],
  ['村', /^(?:庄|级|民|镇|集体)/, /[农关渔]$/], ['市县'], ['地区', /^(?:生产|间|差|总|经济|发展|实际|特点|性)/], ['各地', /^(?:区|各部门|级|政府|方|市|工作|医疗|好|实际|教育|市场|中等)/],
  ['区县'], ['县区'], ['县市区'], ['市州'], ['盟市'], ['地市'], ['省份'], ['城市', /^(?:群|化|建设|更新|规划|管理|居民|副|功能|地下|化|运行|治理|体检|语言|发展|生态|品质|基础|经济)/],
  ['省', /^(?:级|会|内|外|人民政府|委|政府|份|直|厅|里|市|际|局|部|属|域|心|力|钱|定|区|略|去)/],
  ['市', /^(?:场|级|民|内|外|人民政府|委|政府|直|局|域|区|县|属|价|州|里|长|政|人大|医|公|科|文|社|体|发|财|档|教|大|电视|博|容)/],
  ['县', /^(?:级|域|城|内|人民政府|委|政府|局|区|里|长|市|直|属|乡|（|、|镇|均)/], ['区', /^(?:域|级|内|人民政府|委|政府|局|长|别|分|县|间|块|位|属|直|档|卫)/],
  ['州', /^(?:级|市|委|政府|局)/, cityOfState], ['盟', /^(?:市|约|友)/], ['旗', /^(?:县|帜|舰|下)/], ['股', /^(?:份|权|东|金|票|市|本)/], ['河长', /^制/], ['分局'],
  ['中队'], ['纪委'], ['监委'], ['纪检监察机关'], ['组织部', /^门/], ['宣传部', /^门/], ['统战部', /^门/], ['政法委'], ['编办'], ['网信办'], ['武装部'], ['团县委'], ['团市委'],
  ['团省委'], ['旅行社'], ['检查组'], ['督查组'], ['督查室'], ['市领导'], ['县领导'], ['区领导'], ['县级领导'], ['干部', /^(?:队伍|职工|群众|作风|教育|培训|人事|选拔|任用|监督|管理|驻村)/],
  ['科室', /^(?:工作|人员|负责|之间)/], ['处室', /^(?:负责)/], ['股室'], ['科', /^(?:学|技|研|级|目|长|室|协|普|教|创|员|幻)/, /[本专]$/],
  ['处', /^(?:理|置|分|于|在|长|室|罚|级|境|方)/], ['所', /^(?:有|以|在|需|属|取|得|谓|辖|长|要(?![每在对把按]|加强|认真)|述|涉|学|用|能|做|制|作|处)/], ['站', /^(?:位|在|长|稳|点)/],
  ['队', /^(?:伍|员|列)/, /[带排部舰车军列组领率]$/], ['大队'], ['支队'], ['总队'], ['馆', /^(?:藏|际|长|标|内|员)/], ['主要负责同志'], ['主要负责人'], ['负责同志'], ['负责人'],
  ['分管领导'], ['主要领导'], ['班子成员'], ['局领导', /^班子/], ['领导班子', /^(?:建设|成员|和)/], ['班子', /^(?:建设|成员)/], ['局长', /^(?:办公会)/], ['科长'], ['处长'],
  ['校长', /^(?:培训|队伍|职级)/], ['园长', /^(?:培训)/], ['馆长'], ['院长'], ['主任', /^(?:医|会)/], ['书记'], ['县长'], ['市长'], ['区长'], ['乡长'], ['镇长'], ['专员'],
  ['联络员'], ['班主任'], ['各校', /^(?:园|长|区)/], ['各方', /^(?:面|式|案|法|向)/], ['各部', /^(?:门|分|委)/], ['成员单位'], ['牵头部门'], ['责任单位'], ['运营商'], ['销售商'],
  ['平台', /^(?:建设|功能|载体|经济|企业|作用|体系|化)/], ['大区'], ['系统', /^(?:观念|性|集成|治理|推进|工程|建设|总结|梳理|谋划|培训|学习|报道|思维|地|掌|内|上|各)/], ['党员干部'], ['档案部门'],
  ['医疗机构'], ['镇', /^(?:政府|党委|街|村|化|长)/, /[城集]$/], ['金融办'], ['扶贫办'], ['改革办'], ['创建办'], ['法制办'], ['信访办'], ['督查办'], ['整治办'], ['监察室'],
  ['研究室'], ['室', /^(?:内|外|长|主任|温)/, /[教卧浴温居]$/], ['部', /^(?:门|分|署|队|长|委|级|位|件|落|属|里|内|际)/, /[内外全干本局东西南北中上下顶底胸大一二三两各]$/],
  ['办', notOffice, /[承主协经查督交补包举置兴创民公停代重速快紧帮难才可网]$/], ['档案室', /^(?:建设|工作)/], ['道班'], ['执法队伍'], ['所长'], ['政府领导'], ['主要领导'],
  ['人大', /^(?:代表|会议|常委会?|工作|监督)/], ['人大常委会'], ['常委会'],
  ['政协', /^(?:委员|会议|常委|提案|工作)/], ['发展改革委'], ['发改委'], ['健康委'], ['卫健委'], ['国资委'], ['经信委'], ['省委', ofParty], ['市委', ofParty],
  ['县委', ofParty], ['区委', ofParty],
  ['财政', /^(?:、|局|厅|部|所|收|预|资|支|投|补|贴|转|专|拨|安排|性|政策|供养|保障|管|监|奖|事|状|体|困|教|经|科|税|评|承受|库|金|压|紧|能力|扶)/, /(?:^|[^省市县区级方央])$/], ['有关方面'],
  ['两地', /^(?:分居)/], ['三地'], ['省里'], ['市里'], ['县里', /^主要/], ['区里'], ['局里'], ['厅里'], ['乡', /^(?:村|镇|土|政府|亲)/],
]

const headNames = heads.map(([head]) => head)

interface Head { readonly word: string; readonly not: RegExp | undefined; readonly notBehind: RegExp | undefined }

const headsByLast = byUnit(
  heads.map(([word, not, notBehind]): Head => ({ word, not, notBehind })), ({ word }) => word.charCodeAt(word.length - 1),
  ({ word }) => word.length,
)

/** Lists of words, the longest first, and for each UTF-16 unit the place of its list; 0 is the empty one. */
interface ByUnit<Word> { readonly lists: readonly (readonly Word[])[]; readonly listOf: Uint16Array }

function byUnit<Word>(words: Iterable<Word>, unitOf: (word: Word) => number, lengthOf: (word: Word) => number): ByUnit<Word> {
  const lists: (readonly Word[])[] = [[]]
  const listOf = new Uint16Array(0x10000)
  for (const [unit, same] of Map.groupBy(words, unitOf)) {
    listOf[unit] = lists.length
    lists.push(same.toSorted((left, right) => lengthOf(right) - lengthOf(left)))
  }
  return { lists, listOf }
}

// Short names of the State Council's departments and of the bodies beside them, as documents cite them (国务院机构设置).
const departments = `
外交部 国防部 发展改革委 国家发展改革委 教育部 科技部 工业和信息化部 国家民委 公安部 国家安全部 民政部 司法部 财政部 人力资源社会保障部 自然资源部 生态环境部 环境保护部 住房城乡建设部 建设部 交通运输部 水利部 农业农村部 农业部
商务部 文化和旅游部 国家卫生健康委 卫生健康委 退役军人部 应急部 应急管理部 人民银行 审计署 国资委 海关总署 税务总局 市场监管总局 金融监管总局 证监会 银保监会 银监会 保监会 广电总局 体育总局 统计局 国家统计局 国家医保局
国家国际发展合作署 国管局 信访局 知识产权局 国家知识产权局 国家药监局 国家中医药局 国家林草局 国家能源局 国家铁路局 中国民航局 国家邮政局 国家文物局 国家移民局 国家数据局 国家疾控局 国家粮食和储备局 国家烟草局 中科院 社科院 工程院
气象局 地震局 国务院 国务院办公厅 国办 中央宣传部 中央组织部 中央网信办 中央编办 全国总工会 共青团中央 全国妇联 中国科协 中国残联 国家档案局 信息产业部 国家标准委 国务院信息办 中央财政 解放军 武警部队 公安机关 民政 教育 财政`
  .split(/\s+/).filter((name) => name !== '' && !['民政', '教育', '财政'].includes(name)).sort((left, right) => right.length - left.length)

const provinces = `北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾`.split(/\s+/)
// Prefectures after GB/T 2260, without the word for their kind.
const prefectures = `
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善 沈阳 大连
鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通
连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平
龙岩 宁德 平潭 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河
三门峡 南阳 商丘 信阳 周口 驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳
珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳
绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 贵安 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏
怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 海南州 果洛 玉树 海西
银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 雄安 浦东`.split(/\s+/)

const places = [...provinces, ...prefectures].filter((place) => place !== '').sort((left, right) => right.length - left.length)
const placesByFirst = byFirst(places)
const departmentsByFirst = byFirst(departments)

function byFirst(words: readonly string[]): ByUnit<string> { return byUnit(words, (word) => word.charCodeAt(0), (word) => word.length) }

function endOf({ lists, listOf }: ByUnit<string>, text: string, at: number): number | undefined {
  if (at >= text.length) return undefined
  for (const word of lists[listOf[text.charCodeAt(at)]!]!) if (text.startsWith(word, at)) return at + word.length
  return undefined
}

/** The end of a province or prefecture named without its kind (武汉, 襄阳), or undefined. */
export function placeEnd(text: string, at: number): number | undefined { return endOf(placesByFirst, text, at) }

/** The end of a department of the State Council, or of a body beside it, under its short name; undefined where none begins. */
export function departmentEnd(text: string, at: number): number | undefined {
  const end = endOf(departmentsByFirst, text, at)
  // 财政部门 is the kind of department that every government has.
  return end !== undefined && text[end] === '门' && text[end - 1] === '部' ? undefined : end
}

/** Whether a name or kind of unit may end before the place: the last words are a head, and do not run on into another word. */
export function endsUnit(text: string, end: number): boolean {
  if (end <= 0) return false
  // 各县（市、区）, 各乡镇（街道）: the words before the bracket are the head.
  const open = text[end - 1] === '）' ? text.lastIndexOf('（', end - 1) : -1
  if (open > 0) return end - open <= 10 && /^(?:市|区|县|州|街道|开发区|社区|园区|[、市区县州盟旗])+$/.test(text.slice(open + 1, end - 1))
    && /(?:市|县|区|州|镇|乡镇|村|乡|旗)$/.test(text.slice(0, open))
  const last = headsByLast.listOf[text.charCodeAt(end - 1)]!
  if (last === 0) return false
  let rest: string | undefined
  for (const { word, not, notBehind } of headsByLast.lists[last]!) {
    const start = end - word.length
    if (start < 0 || !text.startsWith(word, start)) continue
    if (not === undefined || !not.test(rest ??= text.slice(end, end + 4))) {
      if (notBehind === undefined || !notBehind.test(text.slice(Math.max(0, start - 1), start))) return true
    }
  }
  return false
}

export const unit_units_max = 34

/** The words themselves, for counting in how many texts each stands. */
export function unitLexicon(): { readonly kind: 'unit-head' | 'department' | 'place'; readonly word: string }[] {
  return [
    ...headNames.map((word) => ({ kind: 'unit-head' as const, word })),
      ...departments.map((word) => ({ kind: 'department' as const, word })),
    ...places.map((word) => ({ kind: 'place' as const, word })),
  ]
}
