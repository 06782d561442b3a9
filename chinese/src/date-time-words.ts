// The parts that dates and times are made of, as sources of regular expressions without unbounded repetition.

const digit_words = '一二三四五六七八九'
const blank = ' {0,2}'

/** 1 to 99, in digits or in words. */
export const small_number = `(?:[0-9]{1,2}|[${digit_words}两]?十[${digit_words}]?|[零〇]?[${digit_words}两]|[零〇])`
const count = `(?:[0-9]{1,4}|[${digit_words}两十百]{1,4}|[几半数])`

const eras = '民国|洪武|建文|永乐|宣德|正统|成化|弘治|正德|嘉靖|隆庆|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|贞观|永徽'
  + '|神龙|开元|天宝|元和|建安|太康|建隆|熙宁|元丰|元祐|崇宁|靖康|绍兴|淳熙|至元|洪熙|景泰|天启'
const calendar_year = `(?:农历|公元)?(?:[0-9]{2,4}|[零〇${digit_words}]{2,4}|两千(?:零?[${digit_words}十]{1,3})?)${blank}年`
const relative_year = '(?:今|去|明|前|后|後|本|当)年'
const era_year = `(?:${eras})(?:元|${count})年`
export const year = `(?:${era_year}|${calendar_year}|${relative_year})`

const month_number = `(?:1[0-2]|0?[1-9]|十[一二]?|[${digit_words}])`
export const month = `(?:(?:农历)?(?:${month_number}|正|腊)${blank}月)`
const day_number = '(?:3[01]|[12][0-9]|0?[1-9]|三十一?'
  + `|二十[${digit_words}]?|廿[${digit_words}]?|十[${digit_words}]?|[${digit_words}])`
const lunar_day = `初[${digit_words}十]`
/** Behind a month a day in words needs no 日, one in digits does. */
const day = `(?:${day_number}${blank}[日号號]|${lunar_day}|三十一?|二十[${digit_words}]?|十[${digit_words}]?)`
/** Without a month. */
const single_day = `${day_number}[日]`
const weekday_name = '(?:(?:星期|礼拜|禮拜|周|週)[一二三四五六日天])'
const near = '(?:上上|下下|上一?|下一?|这一?|本|最后一?)(?:个|個)?的?'
const named_day = '大?(?:今|明|昨|后|後|前)[天日]|大年(?:初[一二三四五六七八九十]|三十|夜)|最近'
const numeric_date = '(?:[0-9]{4}[-./ ][0-9]{1,2}[-./ ][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}'
  + '|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2}|[0-9]{1,2}/[0-9]{1,2})(?![0-9./]|-[0-9]{1,2}(?![0-9/-]))'

const festivals = '元旦节?|教师节|青年节|儿童节|妇女节|植树节|情人节|圣诞节?|新年|愚人节|五一|劳动节|万圣节|中秋节?|春节|除夕|元宵节?|清明节?'
  + '|端午节?|国庆节?|建军节|女生节|光棍节|双十一|重阳节|父亲节|母亲节|感恩节|平安夜|记者节|护士节'
export const holiday = `(?:${year}的?)?(?:${festivals})`

const month_day = `(?:${year}${blank}(?:的|农历)?${blank})?${month}${blank}${day}(?:[，,]?${blank}${weekday_name})?`
export const date = `(?:${month_day}|(?:${relative_year})?本月${day}|${numeric_date}|${year}大年(?:初[一二三四五六七八九十]|三十)`
  + `|${near}${weekday_name}|${weekday_name}|${named_day}|${month}的最后一?个?${weekday_name}|${single_day})`

export const part_of_day = '(?:上午|下午|中午|晚上|早上|凌晨|清晨|傍晚|午夜|深夜|早晨|夜里|半夜|早间|晚间|午间|早|晚|晨)'
const half_day = '(?: ?[aApP]\\.?[mM]\\.?)'
const clock = '[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?![0-9])'
const spoken = `${small_number}${blank}[点點时時](?!间|候|代|左右邻)(?:整|半|[一三123]刻|${small_number}分?(?:${small_number}秒)?)?`
export const time = `(?:大约)?${part_of_day}?(?:${clock}${half_day}?|${spoken})(?:左右)?`
/** 早上五 before 到六点. */
export const open_time = `${part_of_day}?${small_number}`

const length_unit = '(?:年(?![份度级])|个月|個月|个?星期|个?礼拜|周(?!岁)|週|天|日|个?季度|个?小时|个?钟头|时|分钟|秒钟?|分)'
const one_length = `(?:${count}${blank}个?${length_unit}(?:半|多|余)?|半${blank}个?(?:年|月|天|小时|钟头|分钟|星期)`
  + '|[一二两三四五六七八九十]{1,2}个?半(?:年|月|小时|钟头|星期|天))'
export const duration = `${one_length}(?:又?${one_length}){0,5}`
export const long_unit = '(?:年|个?月|個月|个?星期|个?礼拜|周|週|天|日|个?季度)'
export const short_unit = '(?:个?小时|个?钟头|分钟|秒钟?)'
export const any_count = count
/** Behind 近 or 过去: more would be a year. */
export const short_count = `(?:[0-9]{1,3}|[${digit_words}两十百]{1,4}|[几半数])`
export const spaces = blank
export const near_week = '(?:上上|下下|上一?|下一?|这一?|本)(?:个|個)?(?:周末|週末|星期末|周|週|星期|礼拜|月|季度|世纪)'
