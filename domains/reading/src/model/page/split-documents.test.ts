import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findFurniture } from './find-furniture.ts'
import type { PageDocument } from './split-documents.ts'
import { splitDocuments } from './split-documents.ts'

const split = (text: string): PageDocument[] => splitDocuments(text, findFurniture(text))
const page = (...lines: string[]): string => lines.join('\n')
const titles = (text: string): (string | undefined)[] => split(text).map(({ title }) => title?.value)
type Field = Exclude<keyof PageDocument, 'start' | 'end'>
const values = (document: PageDocument): Partial<Record<Field, string>> => Object.fromEntries(
  Object.entries(document).flatMap(([name, reading]) => typeof reading === 'object' ? [[name,
    (reading as { value: string }).value]] : []),
)
const body = '今年以来，全市教育系统认真落实市委、市政府部署，新建改扩建幼儿园12所，新增学位3600个，各项工作取得了明显进展。'
const talk = '这次会议的主要任务是总结去年的工作，安排今年的任务，动员全市教育系统进一步统一思想、振奋精神、狠抓落实。'

describe('splitDocuments on several documents of one page', () => {
  it('splits speeches whose titles count up', () => {
    const text = page('教育工作推进会讲话1', '', '　　同志们：', `　　${body}`, '　　谢谢各位同志！', '', '教育工作推进会讲话2', '　　同志们：', `　　${body}`, '教育工作推进会讲话（3）',
      '同志们：', body)
    assert.deepEqual(split(text).map(values), [1, 2, 3].map((at) => ({
      title: at === 3 ? '教育工作推进会讲话（3）' : `教育工作推进会讲话${at}`, kind: '讲话', salutation: '同志们',
    })))
    assert.deepEqual(split(text).map(({ start, end }) => [text.slice(start, start + 10), text.slice(end - 5, end)]), [
      ['教育工作推进会讲话1', '各位同志！'], ['教育工作推进会讲话2', '明显进展。'], ['教育工作推进会讲话（', '明显进展。'],
    ])
  })
  it('splits the same in traditional characters with pinyin put in', () => assert.deepEqual(
    titles(page('推進(jìn)會(huì)講話1', '同志們(men)：', body, '推進(jìn)會(huì)講話2', '同志們：', body)), ['推進(jìn)會(huì)講話1', '推進(jìn)會(huì)講話2'],
  ))
  it('splits 篇一：, 【篇1】 and 第一篇, and takes the title from behind it', () => {
    assert.deepEqual(titles(page('篇一：教研工作总结', body, '篇二：教务工作总结', body)), ['教研工作总结', '教务工作总结'])
    assert.deepEqual(titles(page('【篇1】', '教研工作总结', body, '【篇2】', '教务工作总结', body)), ['教研工作总结', '教务工作总结'])
    assert.deepEqual(titles(page('第一篇 局长讲话', '同志们：', body, '第二篇 书记讲话', '同志们：', body)), ['局长讲话', '书记讲话'])
    assert.deepEqual(titles(page('教研工作总结 篇1', body, '教研工作总结 篇2', body)), ['教研工作总结 篇1', '教研工作总结 篇2'])
  })
  it('does not split a plan into its 第一篇 and 第二篇', () => assert.deepEqual(
    titles(page('临溪市教育事业发展规划', '第一篇 发展基础', body, '第二篇 主要任务', body)), ['临溪市教育事业发展规划'],
  ))
  it('is not led astray by a list of contents before the texts', () => assert.deepEqual(
    titles(page('推进会讲话1', '推进会讲话2', '推进会讲话1', '同志们：', body, '推进会讲话2', '同志们：', body)), ['推进会讲话1', '推进会讲话2'],
  ))
  it('splits before a second title with a salutation, with what stands between them', () => assert.deepEqual(split(page(
    '在全市教育工作会议上的讲话', '（2026年3月5日）', '临溪市教育局局长 王建国', '同志们：', body, body, '谢谢大家！',
    '在全市安全工作会议上的讲话', '——2026年4月1日在东坪区', '市教育局副局长 李 明', '同志们：', body,
  )).map(values), [
    { title: '在全市教育工作会议上的讲话', kind: '讲话', salutation: '同志们', organisation: '临溪市教育局', occasion: '2026年3月5日', date: '2026-03-05' },
    { title: '在全市安全工作会议上的讲话', kind: '讲话', salutation: '同志们', organisation: '市教育局', occasion: '2026年4月1日在东坪区', date: '2026-04-01' },
  ]))
  it('splits before a second salutation behind thanks, and not before one in the middle of a speech', () => {
    const long = talk.repeat(10)
    assert.equal(split(page('同志们：', talk, body, '我的讲话完了，谢谢大家。', '各位领导、同志们：', long)).length, 2)
    assert.equal(split(page('在会议上的讲话', '同志们：', talk, body, '让我们携手前进！', '同志们：', `新的一年任务艰巨，${long}`)).length, 1)
    assert.equal(split(page('在会议上的讲话', '同志们：', talk, '一、工作回顾', body, '同志们！', body.repeat(10))).length, 1)
  })
  it('splits before a second title with a number, whatever its brackets', () => {
    const text = page(
      '临溪市教育局关于做好春季', '开学工作的通知', '临教〔2026〕12号', '各区县教育局：', body, '临溪市教育局', '2026年3月5日', '（此件公开发布）',
      '临溪市教育局文件', '临教[2026 13号', '关于开展校园安全检查的通知', '各区县教育局，局属各单位：', body, '临溪市教育局', '2026年3月6日',
      '临溪市教育局关于同意设立东坪区实验学校的批复', '临教函(2026)4号', '东坪区教育局：', body, '临溪市教育局　二〇二六年三月十日',
    )
    assert.deepEqual(split(text).map(values), [
      { title: '临溪市教育局关于做好春季开学工作的通知', kind: '通知', organisation: '临溪市教育局', number: '临教〔2026〕12号', addressees: '各区县教育局',
        signature: '临溪市教育局', date: '2026-03-05' },
      { title: '关于开展校园安全检查的通知', kind: '通知', organisation: '临溪市教育局', number: '临教〔2026〕13号', addressees: '各区县教育局，局属各单位',
        signature: '临溪市教育局', date: '2026-03-06' },
      { title: '临溪市教育局关于同意设立东坪区实验学校的批复', kind: '批复', organisation: '临溪市教育局', number: '临教函〔2026〕4号', addressees: '东坪区教育局',
        signature: '临溪市教育局', date: '2026-03-10' },
    ])
    assert.equal(text.slice(split(text)[1]!.start).startsWith('临溪市教育局文件'), true)
  })
  it('splits before a second title with addressees behind the date of the first', () => assert.deepEqual(titles(page(
    '关于做好春季开学工作的通知', '各区县教育局：', body, '临溪市教育局', '2026年3月5日', '关于报送工作总结的通知', '各区县教育局：', body, '临溪市教育局', '2026年3月6日',
  )), ['关于做好春季开学工作的通知', '关于报送工作总结的通知']))
})

describe('splitDocuments on attachments', () => {
  const notice = ['临溪市教育局关于印发校园安全工作方案的通知', '临教〔2026〕12号', '各区县教育局：', '现将《校园安全工作方案》印发给你们，请认真贯彻执行，并于月底前报送落实情况。', `${body}`, '临溪市教育局',
    '2026年3月5日']
  it('keeps what is printed with a notice in it, with its own chapters', () => {
    const [only, ...more] = split(page(...notice, '校园安全工作方案', '为加强校园安全，制定本方案。', '一、总体要求', body, '临溪市校园安全工作领导小组', '2026年2月1日'))
    assert.equal(more.length, 0)
    assert.deepEqual([only!.kind?.value, only!.signature?.value, only!.date?.value], ['通知', '临溪市教育局', '2026-03-05'])
  })
  it('keeps attachments with heads of their own', () => assert.equal(split(page(
    ...notice, '附件1', '东坪区教育局关于校园安全情况的报告', '东教〔2026〕3号', '临溪市教育局：', body, '东坪区教育局', '2026年1月9日', '附件2', '关于西岭县校园安全的意见', '临溪市教育局：', body,
  )).length, 1))
  it('keeps a document that the first one passes on', () => {
    const passed = ['江州省教育厅关于加强校园安全的通知', '江教〔2026〕1号', '各市教育局：', body, '江州省教育厅', '2026年1月9日']
    const first = ['临溪市教育局转发江州省教育厅关于加强校园安全的通知', '临教〔2026〕12号', '各区县教育局：', `现将《江州省教育厅关于加强校园安全的通知》（江教〔2026〕1号）转发给你们。${body}`, '临溪市教育局',
      '2026年3月5日']
    assert.equal(split(page(...first, ...passed)).length, 1)
    assert.equal(split(page(...first, ...passed, '临溪市教育局关于开学的通知', '临教〔2026〕13号', '各区县教育局：', body)).length, 2)
  })
})

describe('splitDocuments on the head and end of one document', () => {
  it('reads a report to a congress, and not the dates of the site', () => {
    const text = page(
      '2026年临溪市政府工作报告', '——2026年1月27日在临溪市第三届人民代表大会第五次会议上', '来源：临溪日报', '时间：2026-02-09', '临溪市市长 王建国', '王建国作政府工作报告。', '各位代表：',
      '现在，我代表临溪市人民政府，向大会报告工作，请予审议。', '一、2025年工作回顾', body,
    )
    assert.deepEqual(split(text).map(values), [{
      title: '2026年临溪市政府工作报告', kind: '报告', salutation: '各位代表', organisation: '临溪市人民政府', occasion: '2026年1月27日在临溪市第三届人民代表大会第五次会议上',
        date: '2026-01-27',
    }])
  })
  it('reads the occasion where a sentence tells it', () => assert.deepEqual(split(page(
    '2026年临溪市政府工作报告', '2026年1月27日在临溪市第三届人民代表大会第五次会议上临溪市市长王建国同志作政府工作报告。', '各位代表：', `现在，我代表市人民政府向大会报告工作。${talk.repeat(12)}`,
  )).map(values), [{
    title: '2026年临溪市政府工作报告', kind: '报告', salutation: '各位代表', organisation: '市人民政府', date: '2026-01-27',
    occasion: '2026年1月27日在临溪市第三届人民代表大会第五次会议上临溪市市长王建国同志作政府工作报告',
  }]))
  it('reads a title over its subtitle, and the kind from the subtitle', () => assert.deepEqual(split(page(
    '凝心聚力 真抓实干', '努力开创全市教育工作新局面', '——在2026年全市教育工作会议上的讲话', '中共临溪市委教育工委书记、市教育局局长 王建国', '（2026年2月20日）', '同志们：', body,
  )).map(values), [{
    title: '凝心聚力 真抓实干努力开创全市教育工作新局面', kind: '讲话', salutation: '同志们', organisation: '中共临溪市委教育工委', date: '2026-02-20',
    occasion: '在2026年全市教育工作会议上的讲话',
  }]))
  it('reads minutes, whose number has no letters before it', () => assert.deepEqual(split(page(
    '中共临溪市委教育工委会议纪要', '〔2026〕3号', '2026年3月5日，王建国主持召开会议，研究学前教育工作，现将议定事项纪要如下。', body, '出席：王建国 李明',
  )).map(values), [{ title: '中共临溪市委教育工委会议纪要', kind: '纪要', organisation: '中共临溪市委教育工委', number: '〔2026〕3号' }]))
  it('takes the unit before a year in a title, and no place for one', () => {
    const organisation = (...title: string[]): string | undefined => split(page(...title, body))[0]!.organisation?.value
    assert.equal(organisation('临溪市教育局2026年工作要点'), '临溪市教育局')
    assert.equal(organisation('临溪市教育局', '2026年工作要点'), '临溪市教育局')
    assert.equal(organisation('临溪市2026年工作要点'), undefined)
    assert.equal(organisation('临溪市教育局、临溪市公安局关于校园周边整治的通知'), '临溪市教育局、临溪市公安局')
  })
  it('reads a signature with its seal, and a date alone at the end', () => {
    const signed = values(split(page('关于2025年工作的报告', '临溪市教育局：', body, '特此报告。', '东坪区教育局（盖章）', '二〇二六年一月十二日'))[0]!)
    assert.deepEqual([signed.signature, signed.organisation, signed.date], ['东坪区教育局', '东坪区教育局', '2026-01-12'])
    assert.equal(split(page('2025年工作总结', body, '王某', '2026年1月12日'))[0]!.date?.value, '2026-01-12')
  })
  it('joins no site name over the menu to the title', () => assert.deepEqual(titles(page(
    '临溪市教育局 - 通知公告', '首页', '新闻中心', '政务公开', '互动交流', '关于做好春季开学工作的通知', '各区县教育局：', body,
  )), ['关于做好春季开学工作的通知']))
  it('answers where each value stands', () => {
    const text = page('关于召开教育工作', '会议的通知（临教办〔2026〕5号）', '局属各单位：', body, '临溪市教育局', '办公室', '2026年3月5日')
    const [document] = split(text)
    const stands = Object.fromEntries(Object.entries(document!).flatMap(([name, reading]) =>
      typeof reading === 'object' ? [[name, text.slice((reading as { start: number }).start, (reading as { end: number }).end)]] : []))
    assert.deepEqual(stands, {
      title: '关于召开教育工作\n会议的通知', kind: '通知', number: '临教办〔2026〕5号', addressees: '局属各单位', signature: '临溪市教育局\n办公室',
        organisation: '临溪市教育局\n办公室', date: '2026年3月5日',
    })
    assert.equal(document!.title?.value, '关于召开教育工作会议的通知')
  })
  const number = (line: string): string | undefined => split(page('临溪市教育局关于开学的通知', line, '各区县教育局：', body))[0]!.number?.value
  it('cites numbers with full brackets, also where one is missing', () => {
    for (const line of ['临教〔2026〕12号', '临教[2026]12号', '临教［2026］12号', '临教（2026）12号', '临教【2026】12号', '临教〔202612号', '临教2026〕12号',
      '临教〔2026〕第12号', '临教 〔2026〕 12 号', '（临教〔2026〕12号）']) {
      assert.equal(number(line), '临教〔2026〕12号', line)
    }
    assert.equal(number('临教〔2026〕12号　　签发人：王建国'), '临教〔2026〕12号')
    assert.equal(split(page('临溪市人民政府令', '第7号', '现公布《临溪市校园安全办法》，自2026年5月1日起施行。', '市长　王建国', '2026年3月5日'))[0]!.number?.value, '第7号')
    assert.equal(number('第12期'), undefined)
  })
  const date = (...lines: string[]): string | undefined => split(page('在全市教育工作会议上的讲话', ...lines))[0]!.date?.value
  it('reads dates as far as they go, and none that no calendar has', () => {
    assert.equal(date('（2026年3月5日）', '同志们：', body), '2026-03-05')
    assert.equal(date('（二〇二六年三月十五日）', '同志们：', body), '2026-03-15')
    assert.equal(date('(二○二六年十二月三十一日)', '同志们：', body), '2026-12-31')
    assert.equal(date('（2026年3月）', '同志们：', body), '2026-03')
    assert.equal(date('（2026年）', '同志们：', body), '2026')
    assert.equal(date('（2026年2月30日）', '同志们：', body), undefined)
    assert.equal(date('（20xx年3月5日）', '同志们：', body), undefined)
    assert.equal(date('时间：2022-09-15 00:00:00 综合范文', '同志们：', body), undefined)
    assert.equal(date('同志们：', `2026年3月5日，${body}`), undefined)
  })
  it('prefers the date of the signature to the one under the title, and the text to the record', () => {
    const record = ['索引号：\t1/2026-7\t主题分类：\t教育', '发文机关：\t临溪市教育局\t成文日期：\t2026年03月01日', '发文字号：\t临教〔2026〕12号\t发布日期：\t2026年03月09日']
    assert.deepEqual(values(split(page(...record, '关于开学的通知', '各区县教育局：', body, '2026年3月5日'))[0]!), {
      title: '关于开学的通知', kind: '通知', organisation: '临溪市教育局', number: '临教〔2026〕12号', addressees: '各区县教育局', date: '2026-03-05',
    })
    assert.equal(split(page(...record, '关于开学的通知', '各区县教育局：', body))[0]!.date?.value, '2026-03-01')
  })
  it('takes the signature over an order and of several units', () => {
    assert.deepEqual(values(split(page('临溪市人民政府令', '第7号', '现公布《临溪市校园安全办法》，自2026年5月1日起施行。', '市长　王建国', '2026年3月5日', '临溪市校园安全办法',
      '第一条　为加强校园安全，制定本办法。'))[0]!), {
      title: '临溪市人民政府令', kind: '令', organisation: '临溪市人民政府', number: '第7号', signature: '市长　王建国', date: '2026-03-05',
    })
    assert.equal(split(page('关于校园周边整治的通知', '各区县：', body, '临溪市教育局', '临溪市公安局', '2026年3月5日'))[0]!.signature?.value, '临溪市教育局、临溪市公安局')
  })
  it('names the kind by the end of the title', () => {
    const kind = (title: string): string | undefined => split(page(title, body))[0]!.kind?.value
    assert.deepEqual([
      '临溪市教育局2026年工作要点', '校园安全实施方案（试行）', '第3次局长办公会议纪要', '关于加快学前教育发展的指导意见', '关于商请支持的函', '关于申请经费的复函', '2025年度工作总结', '临溪市学校管理办法',
      '2025年教育事业统计公报', '讲话稿的写法指导',
    ].map(kind), ['工作要点', '方案', '纪要', '意见', '函', '函', '总结', '办法', '公报', undefined])
  })
  it('takes a page without any head as one document without one', () => assert.deepEqual(split(`${body}\n${body}`).map(values), [{}]))
  it('takes a speech without a title as a speech', () => assert.deepEqual(split(page('同志们：', body)).map(values), [{ kind: '讲话',
    salutation: '同志们' }]))
  it('answers no document for no text and for furniture alone', () => {
    assert.deepEqual(split(''), [])
    assert.deepEqual(split('【字号：大 中 小】\n打印本页\n关闭窗口'), [])
  })
})

describe('splitDocuments on any text', () => {
  const lines = fc.constantFrom(
    '推进会讲话1', '推进会讲话2', '推进会讲话3', '同志们：', body, '谢谢大家！', '附件1', '附件：清单', '临教〔2026〕12号', '临溪市教育局关于开学的通知', '各区县教育局：', '临溪市教育局', '2026年3月5日',
    '篇一：总结', '篇二：总结',
    '（2026年3月5日）', '市长 王建国', '', '　', '来源：日报', '<p>', `</p>${body}</p>`, '一、总体要求', '\u{20bb7}', '(', '——', '临溪市教育局文件',
    '在会议上的講(jiǎng)話(huà)',
  )
  it('answers documents and readings that lie in the text, documents in order and not overlapping', () => {
    fc.assert(fc.property(fc.array(lines, { maxLength: 40 }).map((all) => all.join('\n')), (text) => {
      let at = 0
      for (const document of split(text)) {
        assert.ok(at <= document.start && document.start < document.end && document.end <= text.length)
        at = document.end
        for (const reading of Object.values(document)) {
          if (typeof reading === 'number') continue
          const { start, end, value } = reading as { start: number; end: number; value: string }
          assert.ok(document.start <= start && start < end && end <= document.end && value.length > 0)
        }
      }
    }), { numRuns: 1000 })
  })
})
