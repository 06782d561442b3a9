import { formLine } from './outline.ts'
import type { PartSense, SentenceLabel } from './shapes.ts'

export type TextLabel = Exclude<SentenceLabel, 'heading'>
/** In the order in which the stronger binding wins where two are equal (GUIDE.md §1). */
export const textLabels: readonly TextLabel[] = ['task', 'problem', 'result', 'other']
/** How much speaks for each label, in logits. */
export type LabelWeights = Partial<Record<TextLabel, number>>

/** One rule of the labels: its words, and how much they speak for a label in logits. */
interface LabelRule {
  readonly code: string
  readonly words: RegExp
  readonly weights: LabelWeights
  /** Only in parts of these senses; everywhere when absent. */
  readonly within?: readonly PartSense[]
}

const head = '(?:^|[，；：。、]|(?:一|二|三|四|五|六|七|八|九|十)是)'
const beforeMust = '(?:都|也|就|还|更|一定|尤其是?|必须|首先|我们|各|仍|仍然|同时)?'

/** Words of the language, matched on the sentence with quotations, titles and brackets hidden. */
export const labelRules: readonly LabelRule[] = [
  // Orders.
  // What looks back is asked only where the word follows.
  { code: 'must', weights: { task: 1.6 }, words: new RegExp(`(?:${head}`
    + `|[\\u4e00-\\u9fff](?=${beforeMust}要)(?<!重|主|需|不|只|就|首|险|摘|纪|提|紧|还|想|将|又|都是|如|是))`
    + `${beforeMust}要(?![求点素件闻目领害务职旨么是不想看说])`) },
  { code: 'must-at-head', words: new RegExp(
    '^(?:[一二三四五六七八九十]{1,2}|\\d{1,2}[.、]|[（(].{1,3}[）)])?要(?![求点素闻])|，要(?![求点素闻])|^(?:还|也|都|更|同时|尤其|特别|首先)要|常抓不懈|坚持下去|抓下去'
      + '|还要搞|加以(?:解决|整改|落实)|拉出|列出|拿出来',
  ), weights: { task: 1.2 } },
  { code: 'obliged', words: new RegExp(
    '必须|务必|务求|应当|(?<![相适反响供对])应(?!该说|用|急|对|届|聘|诊|邀|有|变|运|如)(?:在|当|按|及|对|依|优|从|于|认|建|积|充|将|予|由|严)|须(?!知)|不得|严禁|严格禁止|不准|一律'
      + '|切不可|不能再',
  ), weights: { task: 1.5 } },
  { code: 'request', words: new RegExp(
    '^(?:第[一二三四五六七八九十]+，)?(?:结合[^，]*，)?(?:请|希望|建议)[^，。]{0,20}(?:同志|单位|部门|学校|地区|县|局|校|人民政府|每个|各|认真|尽快|于|在)|，请[各每]',
  ), weights: { task: 1.4 } },
  { code: 'intend', words: new RegExp(
    '(?<![草模虚比])拟(?!定了|订了|人|态|合)(?:于|在|对|召|建|开|成|实|组|举|新|[\\u4e00-\\u9fff])|准备(?:对|在|于|开展|组织|召开|举办|建设)|打算(?=[^，。]{2})(?!等'
      + '|要上)|计划(?:于|在|用|新建|建设|完成|投入|投资|招|培训|开展|组织|安排)|(?:我|我们)想(?:再|，今后)',
  ), weights: { task: 3.6 } },
  { code: 'will', words: new RegExp(
    '(?<![即行必终])将(?!军|来|领|士|要|近|是|会|同志)(?:[^，。；]{0,20})(?:推进|开展|实施|建设|组织|继续|加强|完成|落实|会同|根据|加快|进一步|对|把|在|深入|贯彻|配合|适时|制定|出台'
      + '|启动)',
  ), weights: { task: 1.6 } },
  { code: 'aim', words: /力争|力求|争取(?!到[^，]*[资支])|确保|努力(?:争取|实现|完成|使)|争创|力促/, weights: { task: 1.1 } },
  { code: 'target', words: new RegExp(
    '(?:目标|要求|思路|任务|重点)(?:是|为)(?:：|[^，。]{4})|预期目标|(?:达到|控制在|提高到|提升到|降(?:低)?到|不低于|不少于|不超过|保持在|稳定在)[^，。；]{0,12}(?:以上|以下|以内'
      + '|左右)|(?:以上|以内|左右)[。；]$|应.尽.|全覆盖|清零',
  ), weights: { task: 0.8 } },
  { code: 'by-date', words: new RegExp(
    '(?:\\d{4}|20xx|今|本|明)年?(?:[^，。；]{0,6})(?:底|末)?(?:之)?前|(?:月|年|季度)底前|(?:到|至)(?:20\\d\\d|今年|明年|“?.{0,4}五”?)[^，。]{0,4}(?:年'
      + '|底|末)?，|(?:日|月|年|周)(?:之)?内(?:[，完]|要|将)|前(?:完成|上报|报送|报)',
  ), weights: { task: 1.2 } },
  { code: 'responsible', words: new RegExp(
    '[（(][^（）()]{2,80}(?:负责|牵头|配合|参与|指导|分工负责)[^（）()]{0,120}[）)]?|责任(?:单位|部门|科室|领导)：|牵头(?:单位|部门)：|配合(?:单位|部门)：|完成时限：'
      + '|由[^，。]{2,20}(?:负责|牵头|承担|会同)|(?:会同|商)[^，。]{2,20}(?:制定|研究|开展|推进|做好|加强|抓好|建立)',
  ), weights: { task: 2 } },
  { code: 'promise', words: /承诺(?!书|制|办|事|时限|践诺|的|了)|(?:我们|本人|我校|我局|我单位|我)(?:将|保证|愿意|一定|承诺)/, weights: { task: 1.6 } },
  { code: 'still', words: new RegExp(
    '继续|进一步(?!理清了|增强了|深化了|发展|明确了|健全，|形成)|今后|下(?:一)?步|接下来|从现在起|下阶段',
  ), weights: { task: 0.7 }, within: ['deploy', 'none', 'situation', 'problem'] },
  // What was done.
  { code: 'done', words: new RegExp(
    '[\\u4e00-\\u9fff](?=了)(?<!为|除|到|罢|算|好|受|忘|不|极|未|明|终)了(?!解|结|望|不|然|事|却|，说|吗|吧|呢|么)|已(?:经)?(?:[^，。]{0,8})(?:完成|建成|全部|形成|达|开'
      + '|启动|于|取得|通过|成为|有|发展|累计|超|提前|安装|结束)|完成了|截至|截止',
  ), weights: { result: 1.5 } },
  { code: 'reached', words: new RegExp(
    '(?:达(?:到)?|增至|升至|突破|超(?:过)?|增长|提高|下降|上升|减少|降低)(?:了)?[约近]?[\\d０-９一二三四五六七八九十两百千万.]+|累计|共(?:计)?(?:有|完成|投入|培训|开展|举办|建|查|处'
      + '|收|发|接)|分别(?:为|达|增|提|占)|[\\d%亿万个家所项人次元][，。；]$',
  ), weights: { result: 0.9 } },
  { code: 'achieved', words: new RegExp(
    '取得(?!联系)(?:了)?[^，。]{0,12}(?:成效|成绩|成果|进展|突破|效果|经验)|位居|居(?:全[国省市县]|第)|稳居|跃居|荣获|获评|获批|获得|被(?:[^，。]{0,14})(?:评|授|确定|列)'
      + '|入选|受到[^，。]{0,14}(?:好评|称赞|欢迎|关注|表彰|肯定)|得到(?:了)?[^，。]{0,16}(?:加强|提高|提升|改善|肯定|认可|落实|保障|锻炼|解决)|成效(?:显著|明显)|(?:明显|显著|不断'
      + '|稳步|大幅|持续|进一步|有效|逐步|日益|更加)(?:增强|提高|提升|改善|好转|优化|加强|完善|健全|深入|壮大|扩大|攀升|夯实)[，。；]|进展顺利|圆满(?:完成|成功|结束)|顺利(?:完成|通过|实施|推进)'
      + '|开局良好|迈上|再创|首次|率先|走在(?:了)?全[国省市]前列|零的突破|满意|达标率',
  ), weights: { result: 1.3 } },
  { code: 'past', words: new RegExp(
    '去年|上年|上半年(?!工作安排)|年初以来|年初，|一年来|五年来|近年来|近几年|这五年|过去五年|这些年|这几个月|几个月来|以来，|过去(?:的)?(?:一|五)年|期间，|[一二三四五六七八九十\\d]{1,2}月份?(?:以来|，)'
      + '|[一二三四五六七八九十\\d]{1,2}月(?:\\d{1,2}|[一二三上中下])[日旬]?',
  ), weights: { result: 0.9 } },
  { code: 'ongoing', words: /正在|注意(?:引导|听取|关心)|致力于|立足于|目前|当前(?!和今后)/, weights: { result: 1.1 } },
  { code: 'praised', words: new RegExp(
    '(?:非常|很|十分|都|更加|越来越|多么|极其|极大|空前|确实)(?:地)?(?:好|成功|满意|充分|可喜|难得|重要的收获|统一|认真|诚恳|团结|火爆|及时|热烈|鼓舞|高兴|欣慰|调动)|好评|称赞|赞同|高度重视'
      + '|焕然一新|蔚然成风|形成(?:了)?共识|有数了|受(?:到)?(?:了)?(?:很大|深刻)?(?:的)?(?:教育|启发|锻炼)|良好(?:的)?(?:局面|氛围|态势)|好的(?:局面|风气|态势)|对了|见(?:了)?成效'
      + '|可喜|(?:全面|深刻|实在|诚恳|深远|充分|到位|有力|扎实|显著|明显|良好|圆满|活跃|丰富|浓厚)(?:。|；)$',
  ), weights: { result: 1.2 } },
  { code: 'supposed', words: /如果|假如|要是|能不能|即使|哪怕|不可能|若不|只要|否则|你(?!们?[省市县区])|肯定(?!的)|可能(?!性)/, weights: { other: 1.4, result: -0.4 } },
  { code: 'judged', words: /(?:这|实践|充分)?(?:表明|证明)|说明(?:了)?(?:大家|老百姓|我们)|总的(?:来)?看|总之|应该说|感受到|感到|体现了|呈现(?:出)?/, weights: { result: 0.9 } },
  // Lacks.
  { code: 'lack', words: new RegExp(
    '(?:存在|暴露)(?:着|出|的)?(?:[^，。]{0,16})(?:问题|不足|差距|困难|薄弱|短板|隐患|现象|不平衡)|差距(?:很|较|还|仍|最|明|大)|有(?:很|较|一定|不小|很大'
      + '|明显)?(?:大)?的?差距|是(?:我们的|学习的|存在的)?差距|不足(?:之处|，|。|；)|(?:问题|矛盾|困难|现象)(?:仍然|依然|还|仍|比较|较为|较|十分|日益)?(?:比较|较为|较|十分)?(?:突出'
      + '|严重|存在|明显|较多|不少|多|尖锐)|短板|薄弱环节|(?:还|仍|仍然)(?:比较|较|十分|相对|很)?(?:薄弱|滞后|偏低|不够|不高|不强|不足|不平衡|欠缺|落后|粗放|缺乏)|有待|亟(?:待|需)|制约(?:着'
      + '|了)|不平衡性|侥幸',
  ), weights: { problem: 2.2 } },
  { code: 'negative', words: new RegExp(
    '(?:不够|不高|不强|不严|不实|不力|不到位|不平衡|不协调|不合理|不规范|不严密|不适应|不善于|不注意|不注重|不重视|不健全|不完善|不明显|不深入|不均衡|不充分|不愿|不敢|不清|不齐|不畅|不一致'
      + '|不符合)(?!的(?:东西|同志|行为))|欠缺|缺乏|薄弱|滞后|偏低|低下|流于形式|走过场|打折扣|侥幸|松懈|畏难|满足于|难以|很难|滞留|超时|超过时限|重[^，]{1,4}、?轻[^，]{1,4}|多头|拥堵|撂荒'
      + '|堵点|不(?:到位|及时|深|透|彻底|全|细|准|高|足)(?=[，。；、])|仅[\\d一二三四五六七八九十]|只有\\d|仅有\\d|起步|欠账|比全[省市县国]平均[^，]{0,6}低|差距|困难重重|问题突出|敷衍|推诿|隐患'
      + '|短缺|缺口|(?:标准|水平|意识|素质|效率|质量|能力)(?:还|仍|比较|较|非常|太|很|普遍)*(?:低|差|弱)|少得?(?:可怜|很)|太少|绕着走',
  ), weights: { problem: 1.7, result: -0.3 } },
  { code: 'criticised', words: new RegExp(
    '(?:有的|一些|部分|少数|个别)(?:同志|单位|地方|学校|部门|干部|县|乡镇|校长|教师|领导|科室)[^。]{0,40}(?:不|没|差|弱|低|慢|难|缺|少|轻|松)|大问题|是个问题|面临(?:着)?(?:许多'
      + '|不少|诸多|很多|一些)?(?:的)?(?:困难|压力|挑战)',
  ), weights: { problem: 1.4 } },
  // What binds nobody.
  { code: 'greeting', words: new RegExp(
    '^(?:同志们|各位|尊敬的|女士们|老师们|同学们|大家好|谢谢)[^。]{0,16}[：，！。!]?$|感谢|致敬|敬意|祝(?:大家|各位|愿|福|贺|同志)|谢谢',
  ), weights: { other: 3.2 } },
  { code: 'question', words: /[？?][”’）]?$|呢[。]?$|吗[，。]|(?:是不是|对不对|行吗)/, weights: { other: 1.6 } },
  { code: 'defined', words: new RegExp(
    '^[^，。]{2,30}是(?!要|由|把)[^。]{2,}(?:基础|关键|根本|前提|保障|保证|途径|核心|灵魂|生命线|基石|使命|职责|所在|大事|体现|年份|之年|一年|要求|需求|任务|事业|工程|载体|平台|举措)'
      + '|(?:开局|关键|起步|收官|攻坚)之年|(?:充分)?(?:体现|反映)(?:了)?(?:[^，。]{2,})(?:重视|关心|关怀|决心|期盼)|标志着|意味着|提供了(?:[^，。]{0,10})(?:机遇|机会|遵循|保障'
      + '|条件)|具有(?:[^，。]{0,10})意义|事关|关系到?|非常重要|十分重要|至关重要',
  ), weights: { other: 1.8, task: -0.6 } },
  { code: 'quoted', words: new RegExp(
    '(?:总书记|总理|书记|主席|主任|省长|市长|同志|会议|报告|纲要|规划|意见|文件|党中央|国务院|省委|市委)(?:[^，。]{0,20})(?:指出|强调(?!要)|提出(?:了|，|要|的)?|要求(?!是)'
      + '|作出(?:了)?|明确(?:了|提出|指出|要求))',
  ), weights: { other: 1.4, task: -0.8 }, within: ['situation', 'none', 'review', 'problem', 'deploy'] },
  { code: 'announced', words: new RegExp(
    '下面，?(?:我|就)|(?:讲|谈|说|强调|汇报)(?:以下)?(?:这么)?(?:几|[一二三四五六七八九两\\d])(?:个|点|层|方面|条|句)|(?:以下|如下)(?:几|[一二三四五六七八九]|\\d)?(?:个|点'
      + '|方面|项)|做好以下|以下(?:几项|各项)?(?:重点)?(?:工作|任务|事)[。：]|(?:方案|通知|意见|要点|报告)如下|制定(?:本|如下|以下|此)|围绕上述|专此|此件|另行通知'
      + '|[一二三四五六七八九十几两\\d](?:个方面(?:的)?(?:工作|事)|件事)[。：]|如下：$|向大会(?:作|报告)|请予?审议|现(?:将|就)[^。]{2,60}(?:如下|汇报|报告|通知)|就不(?:再)?(?:细'
      + '|展开|多)讲',
  ), weights: { other: 2 } },
  { code: 'slogan', words: new RegExp(
    '(?:让我们|为(?:实现|推动|加快|全面|建设|夺取|谱写)[^。]{4,60}(?:而|作出|做出|贡献|努力|奋斗|力量|篇章))[^。]*[。！]$|(?:更大|新的|应有的?)(?:的)?(?:更大的?)?贡献[。！]$'
      + '|(?:努力)?奋斗[。！]$|！$|再接再厉|新篇章|以优异成绩',
  ), weights: { other: 1.9 } },
  { code: 'attitude', words: new RegExp(
    '要(?:善于|牢记|充分认识|清醒(?:地)?(?:认识|看到)|深刻(?:认识|领会|理解)|始终牢记|增强(?:[^，。]{0,6})(?:意识|信心)|明白|清楚|知道|强化(?:[^，。]{0,4})意识'
      + '|树立[^，。]{0,12}(?:观|理念|意识)|有(?:[^，。]{0,8})(?:精神|意识|担当)|严格要求|严于律己|干字当头|不断(?:学习|反思))|(?:干|想|敢)字当头|意识(?:、|，|。)|站位|胸怀|情怀'
      + '|要(?:加强学习|改进作风|转变?作风|真抓实干|坚持(?:好)?(?:实事求是|求真务实)|找准)|善于|清正廉洁|勤政|尊重规律|忠诚履职|执行力',
  ), weights: { other: 1.7, task: -0.9 } },
  { code: 'mindset', words: new RegExp(
    '(?:充分|深刻|清醒)认识|(?:提高|强化|增强)(?:[^，。]{0,8})(?:站位|意识|自觉|责任感|紧迫感|使命感|信心)|统一(?:思想|认识)|把[^，。]{1,6}(?:精神|劲'
      + '|心思)[^，。]{0,6}(?:带回去|鼓起来|放在)',
  ), weights: { other: 1.6, task: -0.8 } },
  { code: 'form-line', weights: { other: 4, task: -1 }, words: new RegExp(`${formLine.source.replace('|牵头单位|责任单位|配合单位|责任人', '')}`
    + '|^[^，。；：]{3,20}(?:局|厅|办公室|委员会|人民政府|党委|学校|中学|小学|档案馆)$') },
  { code: 'list-announced', weights: { other: 3, task: -1 },
    words: /(?:以下|下列|如下)(?:几|各|[一二三四五六七八九十\d]{1,2})?(?:项|方面|点)?(?:的)?(?:重点)?(?:工作|任务|事项|意见|要求)[。：]$|如下：$/ },
  { code: 'meeting-told', words: new RegExp(
    '^(?:会议|与会)(?:[^，。]{0,6})(?:指出|认为|听取|通报|传达|学习|原则同意|审议|一致)|民心工程|来不得|形成以下(?:意见|决定)',
  ), weights: { other: 1, result: 0.3, task: -1.2 } },
  { code: 'meeting-orders', words: /^会议(?:还)?(?:要求|决定|明确|议定|确定|商定)/, weights: { task: 1.6 } },
  { code: 'told', words: new RegExp(
    '我(?:反复|经常|常|曾|刚才|想|觉得|看|说|认为|个人|深|来|在|自己)|大家(?:想|看|说|都|觉得)|同志们想|比如|例如|譬如|举个例子|比方|所以说|就是说|也就是|换句话|其实|如果|假如|要是|即便|哪怕'
      + '|俗话|古人|常言',
  ), weights: { other: 0.5 } },
  { code: 'conclusion', words: /^(?:这|那)(?:就|也|都|里|个|样|次|是|说明|体现|充分)|^(?:所以|因此|因而|总之|可见|好，|不用说|不能，|不是)/, weights: { other: 0.4 } },
  { code: 'announcement', words: /^(?:会前|今天|这次(?:会议|活动)|本次会议)|(?:专门|亲自)(?:出席|听取|主持)|会议(?:的)?(?:主要)?任务是/, weights: { other: 1.2 } },
  { code: 'emphasis', words: /[！!]$|啊[，。！？]|呀[，。！]|吧[，。！？]|呢[，。！？]/, weights: { other: 0.9 } },
  { code: 'in-force', words: new RegExp(
    '自(?:[^，。]{2,20})起(?:施行|实施|生效|废止|执行)|同时废止|有效期|执行期限|本(?:办法|规定|条例|通知|意见|细则)(?:[^，。]{0,10})(?:解释|施行|实施|执行)|下同|特此(?:通知|通报'
      + '|报告|函复|批复|公告)|此复|现(?:予以)?印发(?:给)?',
  ), weights: { other: 2.2 } },
]

/** What the sense of the part says before any word is read. */
export const senseWeights: Readonly<Record<PartSense, LabelWeights>> = {
  review: { result: 2.3, task: -1.6, problem: -0.2 },
  deploy: { task: 1.7, result: -0.9, problem: -0.6 },
  problem: { problem: 1.8, result: -0.3, task: -0.4 },
  situation: { other: 0.8, task: -0.6 },
  none: {},
}

/** What the place and the shape of a sentence say; `verb` is a sentence that opens with a verb, by the sense of its part. */
export const shapeWeights: Readonly<Record<string, LabelWeights>> = {
  always: { other: 0.7 },
  // A text of one sentence is an instruction on a slip far more often than a story.
  alone: { task: 1 },
  // No word of the sentence speaks for anything.
  silent: { other: 1.2, task: -0.4 },
  'verb-review': { result: 1, other: -0.5 },
  'verb-deploy': { task: 1.3, other: -0.6 },
  'verb-problem': { task: 0.6 },
  'verb-situation': { task: 0.6 },
  'verb-none': { task: 1.1 },
  'no-verb': {},
  'no-verb-deploy': { other: 0.3 },
  long: {},
  'first-person': { other: 0.2 },
  figure: {},
  'run-in': {},
  'doer-told': { task: 1.8 },
  'doer-named': { task: 0.5 },
  'doer-pivot': { task: 0.4 },
  'doer-label': { task: 2 },
  'doer-where': {},
  // The more of a label stands around, the more speaks for it.
  'around-task-some': { task: 0.3 },
  'around-task-many': { task: 0.6 },
  'around-task-most': { task: 0.9 },
  'around-problem-some': { problem: 0.3 },
  'around-problem-many': { problem: 0.6 },
  'around-problem-most': { problem: 0.9 },
  'around-result-some': { result: 0.3 },
  'around-result-many': { result: 0.6 },
  'around-result-most': { result: 0.9 },
  'around-other-some': { other: 0.3 },
  'around-other-many': { other: 0.6 },
  'around-other-most': { other: 0.9 },
}
