// Characters that make up most of any Chinese text, for telling encodings apart: read in the wrong encoding, a text consists
// of rare characters. Ordered by no exact count; simplified ones first, then the traditional forms that differ.
const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同' +
  '现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很' +
  '最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走' +
  '义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马' +
  '科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
  '笔写作局县镇乡村省委党督查办检评估校班级课育园生员校长讲话议会议落实责任单位牵头配合完成时限整改问题台账项目投资建设经济社会民生安全稳定环保' +
  '改革创新服务群众干部纪律廉政目标考核指标任务措施方案通知意见报告汇报总结计划制度管理监督检查推进加快提高加强促进确保坚持深入贯彻精神要求' +
  '零六七八九百千亿元年月日号印发文件机关档案归密级附抄送主题词签收反馈销分解立项预警逾严格严肃'
const traditional =
  '這個們來為國說時會對著過發後裡種經學當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門東聲員論處義幾認條係氣題爾別變總電數報' +
  '結務場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬術領確傳師觀識帶導爭運縣鎮鄉黨辦檢評課園講議責單牽級環創眾幹紀標項措案總劃監' +
  '推進檔歸級題詞簽饋銷預嚴肅習動組織調養護醫葉業連續費價買賣車輛廠農節約財稅審斷亞臺灣'
const punctuation = '，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　％「」『』'

const common = new Uint8Array(0x10000)
for (const character of simplified + traditional + punctuation) common[character.charCodeAt(0)] = 1
// Full-width digits and letters.
common.fill(1, 0xff10, 0xff5b)

export function isCommon(code: number): boolean { return common[code] === 1 }
