import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findDateTimes } from './date-times.ts'

function shown(text: string): string[] { return findDateTimes(text).map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`) }

function check(cases: readonly (readonly [text: string, ...expected: string[]])[]): void {
  for (const [text, ...expected] of cases) assert.deepEqual(shown(text), expected, text)
}

describe('dates and times', () => {
  it('are dates', () => {
    check([
      ['定于3月14日开馆', '3月14日 date'], ['二〇二六年五月一日', '二〇二六年五月一日 date'], ['2026-03-05截止', '2026-03-05 date'], ['后天开会', '后天 date'],
      ['下周三见', '下周三 date'], ['正月十五', '正月十五 date'], ['十月初一', '十月初一 date'], ['29日', '29日 date'], ['3天前', '3天前 date'],
    ])
  })

  it('are times, with and without a date', () => {
    check([
      ['上午9:30', '上午9:30 time'], ['晚上八点半', '晚上八点半 time'], ['15时20分', '15时20分 time'], ['明天下午三点', '明天下午三点 datetime'],
      ['6月2日8点30分集合', '6月2日8点30分 datetime'], ['今晚7点', '今晚7点 datetime'], ['10分钟前', '10分钟前 datetime'],
    ])
  })

  it('are periods of either', () => {
    check([
      ['2026年', '2026年 daterange'], ['今年三月', '今年三月 daterange'], ['5月1日至5月3日', '5月1日至5月3日 daterange'],
      ['从2020年到2025年', '从2020年到2025年 daterange'],
      ['过去十年', '过去十年 daterange'], ['下个月', '下个月 daterange'], ['九十年代', '九十年代 daterange'], ['2019年以来', '2019年以来 daterange'],
      ['明年上半年', '明年上半年 daterange'],
      ['上午8点到10点', '上午8点到10点 timerange'], ['早上五到六点', '早上五到六点 timerange'], ['明天上午', '明天上午 datetimerange'],
      ['从昨天下午两点到今天四点', '从昨天下午两点到今天四点 datetimerange'],
    ])
  })

  it('are durations, recurrences and holidays', () => {
    check([
      ['用了三年半', '三年半 duration'], ['还有两个月', '两个月 duration'], ['3天又5小时', '3天又5小时 duration'], ['每周五', '每周五 set'], ['每天', '每天 set'],
      ['中秋节', '中秋节 holiday'], ['今年春节', '今年春节 holiday'],
    ])
  })

  it('are no codes, addresses, ages or titles', () => {
    check([['电话866-000-9977'], ['地址10.24.255.250'], ['刚满18周岁'], ['两个年份'], ['《明日之歌》'], ['编号A20260305']])
  })

  it('are looked for by kind', () => {
    const text = '明天中秋节晚上8点'
    const only = (kind: 'time' | 'holiday'): string[] => (
      findDateTimes(text, new Set([kind])).map(({ start, end }) => text.slice(start, end)))
    assert.deepEqual(only('time'), ['晚上8点'])
    assert.deepEqual(only('holiday'), ['中秋节'])
  })

  it('are in order, apart and within any text', () => {
    const pieces = fc.constantFrom('年', '月', '日', '点', '分', '到', '前', '今', '明天', '2026', '3', '十', '初', '上午', '周', '一', ':', '-', '/',
      '.', ' ', '每', '半', '个', '小时', '《', '》', '春节')
    const texts = fc.oneof(fc.array(pieces, { maxLength: 25 }).map((list) => list.join('')), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(texts, (text) => {
      let last = 0
      for (const { start, end } of findDateTimes(text)) {
        assert.ok(start >= last && end > start && end <= text.length, text)
        last = end
      }
    }), { numRuns: 1000 })
  })

  it('take time in proportion to the text', () => {
    for (const piece of ['1', '一', '今年', '3天又', '1:', ' 1', '每', '从1月', '半']) {
      const text = piece.repeat(20_000)
      const before = performance.now()
      findDateTimes(text)
      assert.ok(performance.now() - before < 4000, piece)
    }
  })
})
