import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findPeriods, lastDay } from './periods.ts'

const pieces = fc.constantFrom(
  '年', '月', '日', '今', '底', '前', '到', '至', '自', '起', '每', '按', '季度', '上半', '2026', '20xx', '二〇二六', '3', '三', '十', '五', '“', '”', '时期',
  '内', '个', '—', '（', '）',
  '未来', '之日起', '周', '一', '题', '任期', '暑假', '期间', '，', '。', '\n', 'x', '*', '第', '以来', '完成', '用', '时间', '几',
)

/** Each period as `text kind form`. */
function shown(text: string): string[] { return findPeriods(text).map((period) => `${period.text} ${period.kind} ${period.form}`) }

function check(cases: readonly (readonly [text: string, ...expected: string[]])[]): void {
  for (const [text, ...expected] of cases) assert.deepEqual(shown(text), expected, text)
}

function checkNone(texts: readonly string[]): void {
  for (const text of texts) assert.deepEqual(shown(text), [], text)
}

/** The last day with 2026 as the year of 今年. */
function checkLast(cases: readonly (readonly [text: string, last: string | undefined])[]): void {
  for (const [text, last] of cases) assert.equal(lastDay(findPeriods(text)[0]!, 2026), last, text)
}

describe('periods', () => {
  it('are named by holidays, seasons, days of the week and the day of writing', () => {
    check([
      ['国庆节前让职工住进去', '国庆节前 by vague'], ['春节以前交货', '春节以前 by vague'], ['汛前备足草袋', '汛前 by vague'],
      ['于6月15日前提交清单', '6月15日前 by date'], ['次月10日前报送', '次月10日前 by date'], ['下个月五号以前给我', '下个月五号以前 by date'],
      ['明年春季开学前完工', '明年春季开学前 by vague'], ['2027年春节前建成', '2027年春节前 by vague'], ['这个星期五下班前', '这个星期五下班前 by date'],
      ['每周一上午开会', '每周一上午 every recurrence'], ['每月最后一个工作日报送', '每月最后一个工作日 every recurrence'],
      ['每个节假日前检查', '每个节假日前 every recurrence'], ['从现在起执行', '从现在起 from vague'], ['明天下班前', '明天下班前 by date'],
    ])
  })

  it('end a task by', () => {
    check([
      ['到2026年底建成', '到2026年底 by year'], ['于2019年6月底前交付', '2019年6月底前 by month'], ['力争到2030年达到', '力争到2030年 by year'],
      ['争取到2027年', '到2027年 by year'], ['力争9月底前', '9月底前 by month'], ['到二〇三五年', '到二〇三五年 by year'], ['在月底前报送', '月底前 by month'],
      ['请于9月1日上午9时前报来', '9月1日上午9时前 by date'], ['4月15日（星期三）下午5:30前', '4月15日（星期三）下午5:30前 by date'],
      ['请在下周五前报送', '下周五前 by date'], ['2030年前达到', '2030年前 by year'],
      ['今年底竣工', '今年底 by year'], ['2026年年底之前', '2026年年底之前 by year'], ['“十四五”末达到', '“十四五”末 by plan'],
      ['到“十五五”末', '到“十五五”末 by plan'], ['１２月３１日前', '１２月３１日前 by date'], ['至2026年', '至2026年 by year'], ['汛期前完成', '汛期前 by vague'],
      ['截至2025年底', '截至2025年底 by year'],
    ])
  })

  it('end a task within a counted span', () => {
    check([
      ['三年内建成', '三年内 by span'], ['确保1年内交付', '1年内 by span'], ['在2—3年内', '2—3年内 by span'], ['力争四到六年时间内', '四到六年时间内 by span'],
      ['10个工作日内答复', '10个工作日内 by span'], ['半年内', '半年内 by span'], ['两三个月之内', '两三个月之内 by span'], ['五年任务两年完成', '两年 by span'],
      ['应在本办法印发之日起15日内报备', '本办法印发之日起15日内 by span'], ['自受理之日起25个工作日内', '自受理之日起25个工作日内 by span'],
      ['各自治县要在批复之日起3个月内', '批复之日起3个月内 by span'],
    ])
  })

  it('hold a task in', () => {
    check([
      ['今年，', '今年 in year'], ['全年新增', '全年 in year'], ['上半年面市', '上半年 in half'], ['放在四季度开展', '四季度 in quarter'], ['第三季度', '第三季度 in quarter'],
      ['定于八月份开展', '八月份 in month'], ['“十五五”时期', '“十五五”时期 in plan'], ['十五五期间', '十五五期间 in plan'], ['2025—2027年', '2025—2027年 in year'],
      ['未来五年', '未来五年 in span'], ['今后三年内', '今后三年内 in span'], ['任期内', '任期内 in vague'], ['争取今年年内开放', '今年年内 in year'], ['年内开工', '年内 in year'],
      ['本学期', '本学期 in vague'], ['暑假期间', '暑假期间 in vague'], ['“五一”期间', '“五一”期间 in vague'], ['节假日期间', '节假日期间 in vague'],
      ['经过几年努力', '经过几年努力 in vague'],
      ['用三年左右时间', '用三年左右时间 in span'], ['今年4月', '今年4月 in month'], ['2019年上半年', '2019年上半年 in half'], ['2026年前8个月', '2026年前8个月 in month'],
      ['2019年1月1日至12月31日', '2019年1月1日至12月31日 in date'], ['1—8月', '1—8月 in month'], ['3月5日至8日', '3月5日至8日 in date'],
      ['去年', '去年 in year'], ['5月19日', '5月19日 in date'], ['“十二五”后两年', '“十二五”后两年 in plan'], ['今年前三季度', '今年前三季度 in quarter'],
      ['2026年春季学期', '2026年春季学期 in vague'], ['今冬明春', '今冬明春 in vague'], ['2020年初步搭建', '2020年 in year'], ['6月中旬', '6月中旬 in month'],
    ])
  })

  it('begin from', () => {
    check([
      ['从11月份开始', '从11月份开始 from month'], ['自2019年1月1日起', '自2019年1月1日起 from date'], ['2020年起', '2020年起 from year'],
      ['从今年起', '从今年起 from year'], ['今年以来', '今年以来 from year'], ['自门店开业之日起享受', '自门店开业之日起 from span'],
      ['“十四五”以来', '“十四五”以来 from plan'],
    ])
  })

  it('come again every', () => {
    check([
      ['每年', '每年 every recurrence'], ['每5年修订', '每5年 every recurrence'], ['推行每月一题', '每月一题 every recurrence'],
      ['按季度通报', '按季度 every recurrence'],
      ['按照年度实施', '按照年度 every recurrence'], ['实行月安排、周调度', '月安排 every recurrence', '周调度 every recurrence'],
      ['每年2月底前报送', '每年 every recurrence', '2月底前 by month'], ['每月15日前', '每月 every recurrence', '15日前 by date'],
      ['2020年起，每年3月底前', '2020年起 from year', '每年 every recurrence', '3月底前 by month'], ['每个季度', '每个季度 every recurrence'],
      ['每周一', '每周一 every recurrence'],
    ])
    const units = findPeriods('每周、每月、每季度、每年、每天、每5年、按月').map(({ every }) => every)
    assert.deepEqual(units, ['week', 'month', 'quarter', 'year', undefined, undefined, 'month'])
  })

  it('may be masked', () => {
    check([
      ['20xx年前', '20xx年前 by masked'], ['力争到20xx年以前', '力争到20xx年以前 by masked'], ['20xx年左右', '20xx年左右 in masked'],
      ['20**年上半年', '20**年上半年 in masked'],
      ['xx月xx日', 'xx月xx日 in masked'], ['201×年3月', '201×年3月 in masked'],
    ])
    assert.equal(findPeriods('20xx年前')[0]!.date, undefined)
  })

  it('are no durations, names, titles or rates', () => {
    checkNone([
      '留存五年', '三年行动计划', '连续4年居首', '“十年禁渔”', '《规划（2021—2035年）》', '规划（2015—2020年）', '2026版', '近三年来', '第三年', '五年来', '每月1300元', '个月',
      '第十五个五年规划',
      '三年级', '过去五年', '一年一度', '健全年检制度', '说明年度差异', '基本月份', '3月龄', '按年龄', '“十四五”规划', '去年同期', '2025年版', '年底线', '前期', '以前',
    ])
  })

  it('have a last day where the text and the year fix it', () => {
    checkLast([
      ['到2026年底', '2026-12-31'], ['2019年2月底前', '2019-02-28'], ['2020年2月', '2020-02-29'], ['2月底前', '2026-02-28'], ['今年上半年', '2026-06-30'],
      ['去年', '2025-12-31'],
      ['明年3月底前', '2027-03-31'], ['四季度', '2026-12-31'], ['9月1日前', '2026-09-01'], ['2030年前', '2029-12-31'], ['6月前', '2026-05-31'],
      ['9月中旬前', '2026-09-10'],
      ['今年1月前', '2025-12-31'],
      ['“十五五”时期', '2030-12-31'], ['“十五五”前三年', '2028-12-31'], ['“十二五”后两年', '2015-12-31'], ['2025—2027年', '2027-12-31'],
      ['6月中旬', '2026-06-20'],
      ['2019年1月1日至12月31日', '2019-12-31'], ['三年内', undefined], ['从2019年起', undefined], ['每年', undefined], ['20xx年前', undefined],
      ['下周五前', undefined],
      ['2026年前8个月', '2026-08-31'],
    ])
    assert.equal(lastDay(findPeriods('今年底')[0]!, undefined), undefined)
    assert.equal(lastDay(findPeriods('到2026年底')[0]!, undefined), '2026-12-31')
  })

  it('say from which day a beginning counts', () => {
    assert.deepEqual(findPeriods('从2019年7月起')[0]!.date, { year: 2019, month: 7, day: 1 })
    assert.deepEqual(findPeriods('下半年开始')[0]!.date, { month: 7, day: 1 })
    assert.deepEqual(findPeriods('明年起')[0], {
      start: 0, end: 3, text: '明年起', kind: 'from', form: 'year', date: { month: 1, day: 1 }, offset_years: 1,
    })
  })

  it('are in order, apart and within any text', () => {
    const texts = fc.oneof(fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(texts, (text) => {
      let last = 0
      for (const period of findPeriods(text)) {
        assert.ok(period.start >= last && period.end > period.start && period.end <= text.length, text)
        assert.equal(period.text, text.slice(period.start, period.end))
        lastDay(period, 2026)
        last = period.end
      }
    }), { numRuns: 3000 })
  })

  it('take time in proportion to the text', () => {
    for (const piece of ['1', '一', 'x', '今', '每', '之日起', '年', '2026年至', '三年', '“十', '自', '1月—', '按']) {
      const text = piece.repeat(20_000)
      const before = performance.now()
      findPeriods(text)
      assert.ok(performance.now() - before < 3000, piece)
    }
  })
})
