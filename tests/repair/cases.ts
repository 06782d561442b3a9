// What a repair is to be judged on: clean texts of ours, damaged in a known way, and small pages damaged by hand.
import { readFileSync, readdirSync } from 'node:fs'
import type { Step } from './damage.ts'
import type { Page } from './page-bytes.ts'

const folder = new URL('texts/', import.meta.url)

/** The names of all clean texts, which a repair must leave exactly as they are. */
export function cleanTextNames(): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).toSorted().map((name) => name.slice(0, -'.txt'.length))
}

export interface RepairCase {
  readonly name: string
  /** One page may hold several texts, one after the other. */
  readonly texts: readonly string[]
  readonly seed: number
  readonly steps: readonly Step[]
}

/** What a full repair comes to, save what `damage` says is masked: the texts as they stand in `texts/`. */
export function cleanTextOf({ texts }: Pick<RepairCase, 'texts'>): string {
  return texts.map((name) => readFileSync(new URL(`${name}.txt`, folder), 'utf8')).join('')
}

const one = (name: string, text: string, seed: number, ...steps: Step[]): RepairCase => ({ name, texts: [text], seed, steps })
const page = (name: string, texts: readonly string[], seed: number, ...steps: Step[]): RepairCase => ({ name, texts, seed, steps })

/** The simplified characters that many such pages leave alone. */
const kept = '后里干面只系征云台松准几'

export const cases: readonly RepairCase[] = [
  // Readings between bytes, with other key sets, signs, variants and habits from page to page.
  page('three speeches, 120 keys', ['01-speech-spring-term', '02-speech-discipline', '03-speech-rural-teachers'], 101,
    { class: 'anti-copy', keys: 120, folds: '？；', keeps: kept, tags: true }, { class: 'stray-space', share: 0.5 }),
  page('three speeches in Taiwan variants, 150 keys, readings of their context', ['04-speech-exam', '05-speech-vocational',
    '06-speech-reading'], 102, { class: 'anti-copy', keys: 150, folds: '？；', variant: 'taiwan', otherReadings: 0.4, tags: true }),
  page('three speeches, exclamation marks folded too', ['07-speech-safety', '08-speech-retirement', '09-speech-merge'], 103,
    { class: 'anti-copy', keys: 90, folds: '！？；', otherReadings: 0.2, neutral: '們' }, { class: 'stray-space', share: 0.2 }),
  page('four reports, 150 keys, nothing left alone', ['10-report-annual', '11-report-preschool', '12-report-quarter-vocational',
    '13-report-inspection'], 104, { class: 'anti-copy', keys: 150, folds: '；：', tags: true }),
  page('four reports, signs folded before readings', ['14-report-digital', '15-report-poverty-aid', '16-report-sports',
    '17-report-special'], 105, { class: 'anti-copy', keys: 110, folds: '？；（）', foldsFirst: true, variant: 'taiwan', keeps: kept }),
  page('four notices, 100 keys and six that only straddle', ['18-notice-summer-training', '19-notice-food', '20-notice-enrollment',
    '21-notice-flood'], 106, { class: 'anti-copy', keys: 100, straddleOnly: 6, folds: '？；', tags: true },
  { class: 'stray-space', share: 0.3 }),
  page('three notices, neutral tones, another order', ['22-notice-title-review', '23-notice-anniversary', '24-notice-workload'], 107,
    { class: 'anti-copy', keys: 80, straddleOnly: 3, folds: '；，', neutral: '們麼著', otherReadings: 0.3 }),
  page('all speeches, 140 keys and ten that only straddle', cleanTextNames().filter((name) => /^0\d-speech/.test(name)), 115,
    { class: 'anti-copy', keys: 140, straddleOnly: 10, folds: '？；', variant: 'taiwan', keeps: kept, otherReadings: 0.1, tags: true },
    { class: 'stray-space', share: 0.3 }),
  page('all reports, 138 keys and twelve that only straddle', cleanTextNames().filter((name) => /^1\d-report/.test(name)), 116,
    { class: 'anti-copy', keys: 138, straddleOnly: 12, folds: '？；', tags: true }),
  page('all notices, 140 keys and ten that only straddle', cleanTextNames().filter((name) => /^(18|19|2\d)-notice/.test(name)), 117,
    { class: 'anti-copy', keys: 140, straddleOnly: 10, folds: '！？；', neutral: '們' }, { class: 'stray-space', share: 0.3 }),
  one('one notice, a lead byte before a closing tag', '24-notice-workload', 118,
    { class: 'anti-copy', keys: 70, straddleOnly: 8, folds: '？；', variant: 'taiwan', tags: true }, { class: 'stray-space', share: 0.2 }),
  one('one speech, 30 keys', '01-speech-spring-term', 108, { class: 'anti-copy', keys: 30, folds: '？；', keeps: kept }),
  one('one speech, 60 keys, five that only straddle', '04-speech-exam', 109,
    { class: 'anti-copy', keys: 60, straddleOnly: 5, folds: '？；', variant: 'taiwan', tags: true }),
  one('one report, no sign folded', '14-report-digital', 110,
    { class: 'anti-copy', keys: 70, straddleOnly: 8, folds: '', keeps: kept, tags: true }),
  one('one notice, every sign folded', '22-notice-title-review', 111, { class: 'anti-copy', keys: 50, folds: '！，：；？（）' }),
  one('one report, digits without signs, then readings', '26-report-finance-audit', 112,
    { class: 'lost-sign', share: 0.5 }, { class: 'anti-copy', keys: 80, folds: '？；', tags: true }),
  page('two speeches, masks, then readings', ['05-speech-vocational', '02-speech-discipline'], 113,
    { class: 'mask', years: true, names: ['钟志远', '周校长'] }, { class: 'anti-copy', keys: 100, folds: '？；', otherReadings: 0.2 },
    { class: 'stray-space', share: 0.4 }),
  one('only signs folded between bytes', '08-speech-retirement', 114, { class: 'anti-copy', keys: 0, folds: '！？；：，' }),

  // Readings that break no character.
  one('toneless readings, doubled', '06-speech-reading', 201,
    { class: 'readings', form: 'doubled', after: 'traditional', script: 'traditional' }, { class: 'half-width' }),
  one('toneless readings, doubled, full width', '15-report-poverty-aid', 202,
    { class: 'readings', form: 'doubled', after: 'traditional', script: 'traditional', keeps: kept }),
  one('readings after every character', '18-notice-summer-training', 203,
    { class: 'readings', form: 'toned', after: 'every', script: 'simplified' }),
  one('readings after every traditional character', '09-speech-merge', 204,
    { class: 'readings', form: 'toned', after: 'traditional', script: 'traditional' }, { class: 'half-width' },
    { class: 'stray-space', share: 0.5 }),

  // Written otherwise, with no byte lost.
  one('traditional', '23-notice-anniversary', 301, { class: 'traditional' }),
  one('traditional in Taiwan variants, half-width', '02-speech-discipline', 302, { class: 'traditional', variant: 'taiwan' },
    { class: 'half-width', quotes: true }),
  one('traditional, ambiguous ones left alone', '08-speech-retirement', 303, { class: 'traditional', keeps: kept },
    { class: 'stray-space', share: 0.3 }),
  one('half-width with spaces', '13-report-inspection', 304, { class: 'half-width' }, { class: 'stray-space', share: 0.6 }),
  one('half-width with straight quotes and a lost blank', '22-notice-title-review', 305, { class: 'half-width', quotes: true }),

  // Signs and names gone.
  one('digits without signs in a notice', '20-notice-enrollment', 401, { class: 'lost-sign', share: 0.7 }),
  one('digits without signs in a timetable', '19-notice-food', 402, { class: 'lost-sign', share: 1 }, { class: 'half-width' }),
  one('masks', '10-report-annual', 403, { class: 'mask', years: true, towns: ['临溪'], congresses: true }),
  one('masks in traditional characters', '13-report-inspection', 404,
    { class: 'mask', years: true, towns: ['南浦', '临溪'], congresses: true }, { class: 'traditional' }, { class: 'half-width' }),
  one('a name cut out', '03-speech-rural-teachers', 405, { class: 'mask', names: ['余海松', '范丽云'], towns: ['北岭'] }),

  // The right bytes, read wrongly.
  one('UTF-8 as Latin-1', '24-notice-workload', 501, { class: 'mojibake', as: 'latin1' }),
  one('UTF-8 as Windows-1252', '17-report-special', 502, { class: 'mojibake', as: 'windows-1252' }),
  one('UTF-8 as Windows-1252 without five bytes', '12-report-quarter-vocational', 503, { class: 'mojibake', as: 'windows-1252-lossy' }),
  one('traditional UTF-8 as Latin-1', '16-report-sports', 504, { class: 'traditional' }, { class: 'mojibake', as: 'latin1' }),
  one('GBK without a declaration', '01-speech-spring-term', 601, { class: 'encoding', as: 'gbk' }),
  one('GBK declared as UTF-8', '07-speech-safety', 602, { class: 'encoding', as: 'gbk', declared: 'utf-8' }),
  one('GB18030 with four-byte names, declared as GB2312', '25-speech-rare-names', 603,
    { class: 'encoding', as: 'gb18030', declared: 'gb2312' }),
  one('GB18030 without a declaration', '25-speech-rare-names', 604, { class: 'encoding', as: 'gb18030' }),
  one('Big5 without a declaration', '11-report-preschool', 605,
    { class: 'traditional', variant: 'taiwan' }, { class: 'encoding', as: 'big5' }),
  one('Big5 declared as GBK', '21-notice-flood', 606, { class: 'traditional', variant: 'taiwan' },
    { class: 'encoding', as: 'big5', declared: 'gbk' }),
  one('UTF-16LE with its mark', '05-speech-vocational', 607, { class: 'encoding', as: 'utf-16le', mark: true }),
  one('UTF-16BE without a mark', '20-notice-enrollment', 608, { class: 'encoding', as: 'utf-16be' }),
  one('UTF-16LE without a mark, declared as UTF-8', '26-report-finance-audit', 609,
    { class: 'encoding', as: 'utf-16le', declared: 'utf-8' }),
  one('readings between bytes, in a GBK file declared as UTF-8', '03-speech-rural-teachers', 610,
    { class: 'anti-copy', keys: 60, straddleOnly: 4, folds: '？；', keeps: kept }, { class: 'encoding', as: 'gb18030', declared: 'utf-8' }),
]

// ── by hand ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface HandMade {
  readonly name: string
  readonly damaged: string
  readonly expected: string
  /** Whole texts that look the same when they are damaged: none of them may be called proven, and `expected` comes first. */
  readonly alternatives: readonly string[]
  /** Where they differ from `expected`, and what stands there. */
  readonly ranked: readonly { readonly offset: number, readonly was: string }[]
  /** The page behind it, so that the damage can be checked by the forward model. Absent where a sign was lost. */
  readonly page?: Page
}

const reading = (character: string, sound: string) => ({ character, reading: sound })

export const handMade: readonly HandMade[] = [
  {
    name: 'two keys with one lead byte and one reading, 計 and 記',
    // 樣 98 D3, 沒 9B 5D; 記 D3 9B. 計 D3 8B would leave the same of 樣媇: 媇 8B 5D.
    damaged: '各校統計(jì)了在校人數(shù),登記(jì)了缺勤名單(dān),記(jì)錄在冊。東坪區同樣?jì)]有漏報的班級(jí)。',
    expected: '各校统计了在校人数，登记了缺勤名单，记录在册。东坪区同样没有漏报的班级。',
    alternatives: ['各校统计了在校人数，登记了缺勤名单，记录在册。东坪区同样媇有漏报的班级。'],
    ranked: [{ offset: 28, was: '没' }],
    page: { keys: [reading('計', 'jì'), reading('記', 'jì'), reading('數', 'shù'), reading('單', 'dān'), reading('級', 'jí')], folds: '' },
  },
  {
    name: 'two keys with one lead byte and one reading, 訓 and 訊',
    // 樣 98 D3, 東 96 7C; 訓 D3 96. 訊 D3 8D would leave the same of 樣峾: 峾 8D 7C.
    damaged: '通訊(xùn)員培訓(xùn)班昨天結(jié)業。發放的書本、筆墨這樣?xùn)|西,各校不得再收費(fèi)。',
    expected: '通讯员培训班昨天结业。发放的书本、笔墨这样东西，各校不得再收费。',
    alternatives: ['通讯员培训班昨天结业。发放的书本、笔墨这样峾西，各校不得再收费。'],
    ranked: [{ offset: 21, was: '东' }],
    page: { keys: [reading('訊', 'xùn'), reading('訓', 'xùn'), reading('費', 'fèi'), reading('結', 'jié')], folds: '' },
  },
  {
    name: 'a lost lead byte before 可, after 非: 常, not 校 or 。',
    // 非 B7 C7, 常 B3 A3, 可 BF C9, 喜 CF B2, 。 A1 A3. Left: B7 C7 | B3 ? | C9 CF 上 | B2 A1 病 | A3.
    damaged: '全局形成共識,非??上病?',
    expected: '全局形成共识，非常可喜。',
    alternatives: ['全局形成共识，非校可喜。', '全局形成共识，非。可喜。'],
    ranked: [{ offset: 8, was: '常' }, { offset: 11, was: '。' }],
    page: { keys: [], folds: '？；' },
  },
  {
    name: 'a lost lead byte before 可, after 学: 校, not 常 or 。',
    // 校 D0 A3, 可 BF C9, 以 D2 D4, 自 D7 D4, 行 D0 D0, 安 B0 B2, 排 C5 C5, ， A3 AC, 報 88 F3, 縣 BF 68: in step again after h.
    damaged: '各學??梢宰孕邪才牛瑘罂h局備案。',
    expected: '各学校可以自行安排，报县局备案。',
    alternatives: ['各学常可以自行安排，报县局备案。', '各学。可以自行安排，报县局备案。'],
    ranked: [{ offset: 2, was: '校' }],
    page: { keys: [], folds: '？；' },
  },
  {
    name: 'a lost lead byte before 可, after 解决: 。, not 校 or 常',
    // 。 A1 A3, 可 BF C9, 是 CA C7, 不 B2 BB, 能 C4 DC, 等 B5 C8, 。 A1 A3, whose second byte is left over.
    damaged: '確有困難的,由縣裏解決??墒遣荒艿取?',
    expected: '确有困难的，由县里解决。可是不能等。',
    alternatives: ['确有困难的，由县里解决校可是不能等。', '确有困难的，由县里解决常可是不能等。'],
    ranked: [{ offset: 11, was: '。' }, { offset: 17, was: '。' }],
    page: { keys: [], folds: '？；' },
  },
  {
    name: 'a lost trail byte before a digit',
    // 們 82 83, 去 C8 A5; 內 83 C8. C8 can be had again from the key, A5 is gone: 全 C8 AB, 让 C8 C3 and 入 C8 EB would look the same.
    damaged: '上周,我們?nèi)?3所學校看了看,校內(nèi)的積(jī)水已經排淨。',
    expected: '上周，我们去3所学校看了看，校内的积水已经排净。',
    alternatives: ['上周，我们全3所学校看了看，校内的积水已经排净。', '上周，我们入3所学校看了看，校内的积水已经排净。'],
    ranked: [{ offset: 5, was: '去' }],
    page: { keys: [reading('內', 'nèi'), reading('積', 'jī')], folds: '' },
  },
  {
    name: 'a lost 日 that could be 号, in a notice',
    damaged: '各县（区）教育局：\n请于6月25前将报名表报市局人事科，逾期视为放弃。\n临溪市教育局\n2025年6月12日',
    expected: '各县（区）教育局：\n请于6月25日前将报名表报市局人事科，逾期视为放弃。\n临溪市教育局\n2025年6月12日',
    alternatives: ['各县（区）教育局：\n请于6月25号前将报名表报市局人事科，逾期视为放弃。\n临溪市教育局\n2025年6月12日'],
    ranked: [{ offset: 16, was: '日' }],
  },
  {
    name: 'a lost 号 that could be 日, in a speech',
    damaged: '同志们，5月19号咱们开了动员会，从7月2算起，我到局里正好四个月了。',
    expected: '同志们，5月19号咱们开了动员会，从7月2号算起，我到局里正好四个月了。',
    alternatives: ['同志们，5月19号咱们开了动员会，从7月2日算起，我到局里正好四个月了。'],
    ranked: [{ offset: 21, was: '号' }],
  },
  {
    name: 'a lost 月 between digits that can be parted in two ways',
    damaged: '各县（区）教育局：\n请于112日前报送寒假值班表。\n临溪市教育局办公室\n2025年1月6日',
    expected: '各县（区）教育局：\n请于1月12日前报送寒假值班表。\n临溪市教育局办公室\n2025年1月6日',
    alternatives: ['各县（区）教育局：\n请于11月2日前报送寒假值班表。\n临溪市教育局办公室\n2025年1月6日'],
    ranked: [{ offset: 13, was: '月' }],
  },
]
