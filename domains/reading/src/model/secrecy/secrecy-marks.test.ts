// Written from GB/T 9704-2012 (份号, 密级和保密期限 and 紧急程度 stand at the upper left of the first page), the rules of 保密法 on
// marks (level, ★, period) and what offices write beside them; before the rules, so that no rule is its own judge.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readSecrecy } from './secrecy-marks.ts'

const body = '各单位要认真学习贯彻会议精神，切实抓好落实。\n'

const trueMarks: readonly (readonly [name: string, text: string, level: string])[] = [
  ['a level with a star', `绝密★\n关于有关工作的通知\n${body}`, '绝密'],
  ['a level with star and years', `机密★10年\n关于有关工作的通知\n${body}`, '机密'],
  ['years and months', `秘密★1年6个月\n关于有关工作的通知\n${body}`, '秘密'],
  ['under the copy number', `000003\n机密★1年\n特急\n临溪市教育局文件\n${body}`, '机密'],
  ['in one line with copy number and urgency', `份号：000012　秘密★3年　特急\n临溪市教育局文件\n${body}`, '秘密'],
  ['with its label', `密级：机密\n关于有关工作的报告\n${body}`, '机密'],
  ['with its label and spaces', `密  级: 秘 密\n关于有关工作的报告\n${body}`, '秘密'],
  ['spaced out', `机  密\n关于有关工作的请示\n${body}`, '机密'],
  ['full-width spaces and digits', `秘　密 ★ １０ 年\n关于有关工作的请示\n${body}`, '秘密'],
  ['in traditional characters', `機密★10年\n關於有關工作的通知\n${body}`, '机密'],
  ['a mark until a day', `机密★至2031年12月31日\n关于有关工作的通知\n${body}`, '机密'],
  ['for ever', `绝密★长期\n关于有关工作的通知\n${body}`, '绝密'],
  ['in brackets of its own', `【机密】\n关于有关工作的通报\n${body}`, '机密'],
  ['with a hollow star', `秘密☆5年\n关于有关工作的通报\n${body}`, '秘密'],
  ['a star written as an asterisk', `机密*20年\n关于有关工作的通报\n${body}`, '机密'],
  ['a period without a star', `秘密 10年\n关于有关工作的通报\n${body}`, '秘密'],
  ['behind the title', `关于有关工作的会议纪要（机密）\n${body}`, '机密'],
  ['beside the issue line of a bulletin', `内部情况通报\n第3期　　机密★5年\n2026年3月2日\n${body}`, '机密'],
  ['in the column 密级 of a register', `序号\t题名\t密级\t页数\n1\t关于甲事的通知\t公开\t3\n2\t关于乙事的通知\t秘密\t2\n`, '秘密'],
  ['in the cell beside 密级 of a form', `呈批单\n来文单位\t临溪市教育局\t密级\t机密★10年\n拟办意见\t请阅\n`, '机密'],
  ['with 保密期限', `秘密　保密期限：3年\n关于有关工作的函\n${body}`, '秘密'],
  ['with words before the level', `密级和保密期限：机密★10年\n关于有关工作的函\n${body}`, '机密'],
  ['with words before the level, without star', `本件密级：秘密\n关于有关工作的函\n${body}`, '秘密'],
  ['a ticked box', `密级：□绝密 ☑机密 □秘密\n关于有关工作的函\n${body}`, '机密'],
  ['an exam paper before its day', `绝密★启用前\n全市统一考试语文试卷\n${body}`, '绝密'],
  ['the bare level in the first line', `秘密\n在全市工作会议上的讲话\n${body}`, '秘密'],
]

const falseFriends: readonly (readonly [name: string, text: string])[] = [
  ['the law', `学习贯彻《保密法》\n国家秘密分为绝密、机密、秘密三级。\n${body}`],
  ['the law in full', `中华人民共和国保守国家秘密法\n第十四条 国家秘密的密级分为绝密、机密、秘密三级。\n${body}`],
  ['trade secrets', `关于加强知识产权保护的意见\n依法保护企业商业秘密和技术秘密。\n${body}`],
  ['a review', `信息发布保密审查制度\n未经保密审查的，一律不得公开。\n${body}`],
  ['a warning', `来稿须知\n稿件不得涉及国家秘密、工作秘密。\n${body}`],
  ['a sentence with a level', `关于印发预案的通知\n试卷启用前属于机密级国家秘密，各地要按绝密级材料管理。\n${body}`],
  ['a level with other words', `机密文件管理办法\n第一条 为加强机密文件的管理，制定本办法。\n${body}`],
  ['privacy', `关于规范采集的通知\n对学生的个人秘密、隐私予以保密。\n${body}`],
  ['a heading on secrecy', `三、保守秘密\n工作人员应当保守秘密。\n${body}`],
  ['a secret in a story', `成功的秘密\n他说，其中的秘密就在于坚持。\n${body}`],
  ['an empty cell of a form', `呈批单\n密级\t\t缓急\t特急\n拟办意见\t请阅\n`],
  ['a column that is public', `序号\t题名\t密级\n1\t关于甲事的通知\t公开\n2\t关于乙事的通知\t无\n`],
  ['a form that offers a choice', `密级：□绝密 □机密 □秘密 ☑公开\n关于有关工作的函\n${body}`],
  ['a label that is public', `密级：公开\n关于有关工作的函\n${body}`],
  ['stars for names', `在**县工作会议上的讲话\n**同志强调，要保守秘密。**县要带头。\n${body}`],
  ['a star rating', `关于评定五星级学校的通知\n★★★★★ 星级学校10所\n${body}`],
  ['a ballot', `选举办法\n选举采用无记名投票，秘密写票处设在会场东侧。\n秘密写票\n${body}`],
  ['confidential in closeness', `关于密切联系群众的通知\n要与群众保持亲密关系，工作要周密细致。\n${body}`],
  ['a department', `机密室管理职责\n机密室由专人负责，绝密试卷保管2年以上的销毁。\n${body}`],
  ['numbers behind the word in running text', `通报\n他利用窃取的秘密10年间获利巨大。\n${body}`],
  ['a level in the middle of a long document', `工作报告\n${body.repeat(200)}下列事项属于秘密\n秘密\n${body}`],
  ['a table of levels', `密级\t保密期限\n绝密\t不超过30年\n机密\t不超过20年\n秘密\t不超过10年\n`],
  ['how a mark is written', `公文格式细则\n密级和保密期限用3号黑体字，顶格编排在版心左上角第二行，如“机密★1年”。\n${body}`],
  ['levels without a sentence', `密级：绝密 机密 秘密 公开（请选择）\n关于有关工作的函\n${body}`],
  ['an exam of knowledge', `保密知识测试\n1. 国家秘密的密级分为（ ）\nA. 绝密\nB. 机密\nC. 秘密\n${body}`],
]

describe('marks of state secrets', () => {
  for (const [name, text, level] of trueMarks) {
    it(`are known: ${name}`, () => {
      const found = readSecrecy(text)
      assert.ok(found?.kind === 'state-secret', `${text} ${JSON.stringify(found)}`)
      assert.equal(found.level, level)
    })
  }
  for (const [name, text] of falseFriends) {
    it(`are not taken for one: ${name}`, () => assert.equal(readSecrecy(text), undefined, text))
  }
})

describe('what is no state secret', () => {
  const internal: readonly (readonly [text: string, kind: string, words: string])[] = [
    [`内部资料　注意保存\n工作简报\n${body}`, 'internal', '内部资料 注意保存'],
    [`工作秘密\n关于有关工作的函\n${body}`, 'work-secret', '工作秘密'],
    [`密级：内部\n关于有关工作的函\n${body}`, 'internal', '密级：内部'],
    [`内部文件 不得外传\n关于有关工作的函\n${body}`, 'internal', '内部文件 不得外传'],
    [`工作秘密★3年\n关于有关工作的函\n${body}`, 'work-secret', '工作秘密★3年'],
    [`内部\n关于有关工作的函\n${body}`, 'internal', '内部'],
  ]
  for (const [text, kind, words] of internal) {
    it(`is told apart: ${words}`, () => assert.deepEqual(readSecrecy(text), { kind, words }))
  }
  it('does not take words of running text for an internal mark', () => {
    for (const text of ['内部审计工作总结\n抓好内部管理。\n', '要加强内部资料管理。\n', '工作秘密管理办法\n第一条 为了管理工作秘密，制定本办法。\n']) {
      assert.equal(readSecrecy(text), undefined, text)
    }
  })
  it('is what has been declassified, with its basis', () => {
    const bases = [
      '机密★10年（已于2019年5月1日解密，依据临保〔2019〕3号）', '秘密★5年 已解密：经临溪市教育局2020年6月审核同意',
      '已解密（根据临教〔2021〕8号）', '机密★10年　解密日期：2018年12月31日',
    ]
    for (const line of bases) {
      const found = readSecrecy(`${line}\n关于有关工作的通知\n${body}`, { today: '2026-03-02' })
      assert.equal(found?.kind, 'declassified', line)
    }
    const parted = readSecrecy(`机密★10年\n已解密，2019年5月1日经市委保密办批准\n关于有关工作的通知\n${body}`)
    assert.deepEqual(parted, { kind: 'declassified', words: '已解密，2019年5月1日经市委保密办批准' })
  })
  it('is no declassified text without a basis, nor one of which another mark still stands', () => {
    assert.equal(readSecrecy(`机密★10年 已解密\n关于有关工作的通知\n${body}`)?.kind, 'state-secret')
    assert.equal(readSecrecy(`机密★10年\n未解密\n关于有关工作的通知\n${body}`)?.kind, 'state-secret')
    const later = `机密★10年\n解密日期：2031年12月31日\n关于有关工作的通知\n${body}`
    assert.equal(readSecrecy(later, { today: '2026-03-02' })?.kind, 'state-secret')
    assert.equal(readSecrecy(`机密★10年\n解密时间：待定\n关于有关工作的通知\n${body}`)?.kind, 'state-secret')
    assert.equal(readSecrecy(`人工智能解密考古\n${body}`), undefined)
  })
})

describe('the place of a mark', () => {
  it('is a head: of the text, or of a document on the page', () => {
    const deep = `工作报告\n${body.repeat(200)}附件\n机密★10年\n关于有关工作的通知\n${body}`
    assert.equal(readSecrecy(deep)?.kind, undefined)
    const start = deep.indexOf('关于有关')
    assert.equal(readSecrecy(deep, { starts: [start] })?.kind, 'state-secret')
  })
  it('may be what stands beside the text, as the header of a Word document', () => {
    assert.deepEqual(readSecrecy(body, { beside: ['秘密★3年'] }), { kind: 'state-secret', level: '秘密', words: '秘密★3年' })
  })
  it('is any depth in the column of a register', () => {
    const rows = Array.from({ length: 400 }, (_none, at) => `${at + 1}\t关于第${at + 1}件事的通知\t公开`)
    assert.equal(readSecrecy(['序号\t题名\t密级', ...rows].join('\n')), undefined)
    const found = readSecrecy(['序号\t题名\t密级', ...rows, '401\t一件事\t机密'].join('\n'))
    assert.deepEqual(found, { kind: 'state-secret', level: '机密', words: '机密' })
  })
  it('says with which words and in which line it stands', () => {
    assert.deepEqual(readSecrecy(`000003\n机密★1年\n特急\n临溪市教育局文件\n${body}`), {
      kind: 'state-secret', level: '机密', words: '机密★1年',
    })
  })
})
