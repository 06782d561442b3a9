import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findFurniture } from './find-furniture.ts'

const dropped = (text: string): string[] => findFurniture(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)
const page = (...lines: string[]): string => lines.join('\n')
const body = '今年以来，全市教育系统认真落实市委、市政府部署，新建改扩建幼儿园12所，新增学位3600个，各项工作取得了明显进展。'

describe('findFurniture on collections of texts', () => {
  const collection = page(
    '欧美精品久久_人妻无码在线观看_免费高清中文字幕', '', '教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)', '', '时间:2023-03-08 00:00:00 综合范文', '',
    '　　讲话稿,是在会议上发言时用的文稿。下面是范文网小编收集的教育工作推进会讲话2篇,供大家阅读。', '', '教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)', '',
    '教育工作推进会讲话1', '', '　　同志们：', '', `　　${body}</p>`, '', '教育工作推进会讲话2', '', '　　同志们：', '', `　　${body}`, '',
    '教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)相关文章：', '', '乡镇教育工作计划3篇(中心校工作计划)', '', '开学典礼校长致辞 秋季学期开学讲话',
  )
  it('finds the spam, the titles of the collection, the time, the blurb, the left tag and the links',
    () => assert.deepEqual(dropped(collection), [
    'spam 欧美精品久久_人妻无码在线观看_免费高清中文字幕', 'title 教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)', 'source 时间:2023-03-08 00:00:00 综合范文',
    'blurb 讲话稿,是在会议上发言时用的文稿。下面是范文网小编收集的教育工作推进会讲话2篇,供大家阅读。',
    'title 教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)', 'tag </p>', 'links 教育工作推进会讲话2篇(区教育局局长在推进会上的讲话)相关文章：',
    'links 乡镇教育工作计划3篇(中心校工作计划)', 'links 开学典礼校长致辞 秋季学期开学讲话',
  ]))
  it('finds the same in traditional characters with pinyin put in', () => assert.deepEqual(dropped(page(
    '教育工作推進(jìn)會(huì)講話2篇(區(qū)局長(zhǎng)講話)', '時(shí)間:2023-03-08 00:00:00 綜合范文',
    '下面是范文網(wǎng)小編收集的講話,供大家閱讀。', '教育工作推進(jìn)會(huì)講話1', '同志們:', body, '教育工作推進(jìn)會(huì)講話相關(guān)文章:', '鄉(xiāng)鎮(zhèn)教育工作計(jì)劃3篇',
  )), [
    'title 教育工作推進(jìn)會(huì)講話2篇(區(qū)局長(zhǎng)講話)', 'source 時(shí)間:2023-03-08 00:00:00 綜合范文',
    'blurb 下面是范文網(wǎng)小編收集的講話,供大家閱讀。', 'links 教育工作推進(jìn)會(huì)講話相關(guān)文章:', 'links 鄉(xiāng)鎮(zhèn)教育工作計(jì)劃3篇',
  ]))
  it('takes the explanation before the editor’s words with them', () => assert.deepEqual(dropped(page(
    '工作总结范文三篇', '工作总结是对一个时期的工作进行全面回顾和分析，从中找出经验和教训，引出规律性认识的文书。',
    '以下是小编为大家整理的工作总结范文，希望对大家有所帮助。', '篇一：教研工作总结', body, '篇二：教务工作总结', body, '以上就是小编为大家带来的全部内容，欢迎参考借鉴。',
  )), [
    'title 工作总结范文三篇', 'blurb 工作总结是对一个时期的工作进行全面回顾和分析，从中找出经验和教训，引出规律性认识的文书。',
    'blurb 以下是小编为大家整理的工作总结范文，希望对大家有所帮助。', 'blurb 以上就是小编为大家带来的全部内容，欢迎参考借鉴。',
  ]))
  it('knows a list of model texts at the end without a heading', () => assert.deepEqual(dropped(page(
    '在全区教育工作会议上的讲话', '同志们：', body, '谢谢大家！', '教师工作计划5篇', '学校安全工作总结怎么写', '开学典礼讲话', '班主任工作总结8篇(初中)', '将本文的Word文档下载到电脑，方便收藏和打印', '推荐度：★★★★★',
  )), [
    'links 教师工作计划5篇', 'links 学校安全工作总结怎么写', 'links 开学典礼讲话', 'links 班主任工作总结8篇(初中)',
    'advertisement 将本文的Word文档下载到电脑，方便收藏和打印', 'advertisement 推荐度：★★★★★',
  ]))
  it('leaves the head of a next text that follows a list of links', () => assert.deepEqual(dropped(page(
    '甲校开学讲话', '同学们：', body, '推荐阅读：', '教师节校长致辞', '在表彰会上的讲话', '同志们：', body,
  )), ['links 推荐阅读：', 'links 教师节校长致辞']))
})

describe('findFurniture on pages of offices and papers', () => {
  it('finds the trail, the record, the buttons and what stands under the document', () => assert.deepEqual(dropped(page(
    '当前位置：', '首页', '>', '政务公开', '>', '通知公告', '索 引 号：\t0012345/2026-00007\t主题分类：\t科技、教育', '发文机关：\t临溪市教育局\t成文日期：\t2026年03月05日',
    '发文字号：\t临教〔2026〕12号\t发布日期：\t2026年03月09日', '主 题 词：\t\t\t', '临溪市教育局关于做好春季', '开学工作的通知', '临教〔2026〕12号', '各区县教育局：', body,
    '临溪市教育局　　', '2026年3月5日　　', '（此件公开发布）', '扫一扫在手机打开当前页', '【', '打印本页', '】', '【', '关闭窗口', '】', '上一篇：关于春季招生的通知', '下一篇：没有了',
    '主办单位：临溪市教育局', '版权所有 临溪市人民政府', '某ICP备12345678号-1',
  )), [
    'navigation 当前位置：', 'navigation 首页', 'navigation >', 'navigation 政务公开', 'navigation >', 'navigation 通知公告',
    'record 索 引 号：\t0012345/2026-00007\t主题分类：\t科技、教育', 'record 发文机关：\t临溪市教育局\t成文日期：\t2026年03月05日',
    'record 发文字号：\t临教〔2026〕12号\t发布日期：\t2026年03月09日', 'record 主 题 词：', 'controls 扫一扫在手机打开当前页',
    'controls 【', 'controls 打印本页', 'controls 】', 'controls 【', 'controls 关闭窗口', 'controls 】', 'links 上一篇：关于春季招生的通知', 'links 下一篇：没有了',
    'rights 主办单位：临溪市教育局', 'rights 版权所有 临溪市人民政府', 'rights 某ICP备12345678号-1',
  ]))
  it('finds a record whose labels and values have lines of their own', () => assert.deepEqual(dropped(page(
    '索引号', '0012345/2026-00007', '发布机构', '临溪市教育局', '公开方式', '主动公开', '关于春季开学的通知', '各区县教育局：', body,
  )), ['record 索引号', 'record 0012345/2026-00007', 'record 发布机构', 'record 临溪市教育局', 'record 公开方式', 'record 主动公开']))
  it('finds source, time, clicks and font size on one line or many, and the words under a picture', () => {
    assert.deepEqual(dropped(page(
      '2026年临溪市政府工作报告', '2026-02-09 09:45  来源：临溪日报  作者：王某  点击数：123次  字号：[大 中 小]  打印  关闭', '分享到：微信 QQ空间 新浪微博',
      '王建国作政府工作报告。临溪日报记者 李 明 摄', '各位代表：', body, '相关报道：',
    )), [
      'source 2026-02-09 09:45  来源：临溪日报  作者：王某  点击数：123次  字号：[大 中 小]  打印  关闭', 'controls 分享到：微信 QQ空间 新浪微博',
      'caption 王建国作政府工作报告。临溪日报记者 李 明 摄', 'links 相关报道：',
    ])
    assert.deepEqual(dropped(page(
      '下载', '打印', '【字号：', '加大', '减小', '】', '关于春季开学的通知', '发表时间：', '2026-02-09 09:45:30', '来源：', '临溪日报客户端', '阅读量：', '各区县教育局：', body,
    )), [
      'controls 下载', 'controls 打印', 'controls 【字号：', 'controls 加大', 'controls 减小', 'controls 】', 'source 发表时间：',
      'source 2026-02-09 09:45:30', 'source 来源：',
      'source 临溪日报客户端', 'source 阅读量：',
    ])
  })
  it('finds menus and trails on one line', () => assert.deepEqual(dropped(page(
    '首页 | 政务公开 | 政务服务 | 互动交流 | 网站地图', '首页 > 政务公开 > 通知公告', '关于春季开学的通知', '各区县教育局：', body,
  )), ['navigation 首页 | 政务公开 | 政务服务 | 互动交流 | 网站地图', 'navigation 首页 > 政务公开 > 通知公告']))
  it('finds a menu of two', () => assert.deepEqual(dropped(page('首页 | 政务公开', '临溪市教育局2026年工作要点', body)), [
    'navigation 首页 | 政务公开',
  ]))
})

describe('findFurniture on titles', () => {
  it('keeps the title nearest to the text', () => {
    const title = '临溪市教育局2026年工作要点'
    const spans = findFurniture(page(title, title, title, body))
    assert.deepEqual(spans, [{ start: 0, end: 15, kind: 'title' }, { start: 16, end: 31, kind: 'title' }])
  })
  it('knows the title with the site’s name, and on one line over its own form on two', () => {
    assert.deepEqual(dropped(page('临溪市教育局工作要点_临溪市人民政府网', '临溪市教育局工作要点', body)), ['title 临溪市教育局工作要点_临溪市人民政府网'])
    assert.deepEqual(dropped(page('临溪市教育局关于做好春季开学工作的通知', '临溪市教育局关于做好', '春季开学工作的通知', '各区县教育局：', body)), ['title 临溪市教育局关于做好春季开学工作的通知'])
  })
  it('drops the longer title of the page only where source or time stand between it and the document’s', () => {
    assert.deepEqual(dropped(page('2026年临溪市政府工作报告', '来源：临溪日报', '政府工作报告', '各位代表：', body)), ['title 2026年临溪市政府工作报告', 'source 来源：临溪日报'])
    assert.deepEqual(dropped(page('2026年临溪市政府工作报告', '政府工作报告', '各位代表：', body)), [])
  })
  it('keeps the title of a collection if there is no other', () => assert.deepEqual(dropped(page('教育工作总结3篇', body)), []))
})

describe('findFurniture on tags and page numbers', () => {
  it('finds tags in and around sentences, also without their first mark', () => assert.deepEqual(
    dropped('<p>一要抓落实。</p>\n二要&nbsp;抓重点<br/>，三要抓督查。/p>\n<div class="a"></div>'),
    ['tag <p>', 'tag </p>', 'tag &nbsp;', 'tag <br/>', 'tag /p>', 'tag <div class="a">', 'tag </div>'],
  ))
  it('leaves signs that are no tags', () => assert.deepEqual(dropped(`增速<5%的县区要说明原因，完成率>95%的通报表扬。\n${body}`), []))
  it('finds page numbers between dashes and in words', () => assert.deepEqual(dropped(page(body, '— 3 —', body, '-4-', body, '第5页 共12页')),
    [
    'page-number — 3 —', 'page-number -4-', 'page-number 第5页 共12页',
  ]))
  it('finds bare numbers that count pages, and leaves those that count rows', () => {
    const leaf = body.repeat(8)
    assert.deepEqual(dropped(page(leaf, '1', leaf, '2', leaf, '3', leaf)), ['page-number 1', 'page-number 2', 'page-number 3'])
    assert.deepEqual(dropped(page('序号', '1', '新建幼儿园', '2', '改建小学', '3', '扩建中学', body)), [])
  })
})

describe('findFurniture on clean documents', () => {
  const clean: Readonly<Record<string, string>> = {
    notice: page('临溪市教育局文件', '临教〔2026〕12号', '临溪市教育局关于报送2026年工作计划的通知', '各区县教育局，局属各单位：', body, '附件：1.工作计划模板', '　　　2.责任清单模板', '　　　3.承诺书范文',
      '临溪市教育局', '2026年3月5日', '（联系人：王某，电话：12345678）', '抄送：市政府办公室。', '临溪市教育局办公室　　2026年3月5日印发'),
    minutes: page('局长办公会议纪要', '（第3期）', '时间：2026年3月5日上午9时', '地点：市局三楼会议室', '主持：王建国', '记录：李明', '会议研究了以下事项，并形成一致意见，现纪要如下。', body),
    'minutes with the date in digits': page('局长办公会议纪要', '时间：2026-03-05', '地点：市局三楼会议室', '会议研究了以下事项，并形成一致意见，现纪要如下。', body),
    bulletin: page('教育工作简报', '第12期', body, '报：市委、市政府', '送：各区县教育局', '责任编辑：王某　审核：李某'),
    table: page('设备采购清单', '名称', '规格', '打印机', '大', '扫描仪', '中', '显示器', '小', body, '规格', '大', '中', '小', '合计'),
    'media report': page('新媒体工作总结', body, '小编队伍建设得到加强，为大家推荐了一批好稿件，推动了工作整理归档。', '来源：市统计局'),
    plan: page('临溪市教育事业发展规划', '第一篇 发展基础', body, '第二篇 主要任务', body, '（一）做好相关信息报送', '1.报送相关资料', '相关资料'),
    speech: page('在全市教育工作会议上的讲话', '（2026年3月5日）', '王建国', '同志们：', body, '今年全市发表论文3篇', '谢谢大家！'),
    spam: page('关于开展网络环境整治的通知', '各区县教育局：', '要坚决清理色情、赌博、博彩类信息，对国产视频、免费观看等引流内容逐一排查。', body),
    links: page('工作总结', body, '一、相关链接', body, '（二）推荐阅读', body),
    cover: page('临溪市教育局', '2026年工作要点', '临溪市教育局', '2026年3月', body),
    roster: page('值班安排表', '星期一', '临溪市第一中学', '星期二', '临溪市实验小学', '星期三', '临溪市第一中学', '星期四', '临溪市实验小学'),
    copies: page('关于版权工作的通知', '各单位：', body, '打击侵犯版权所有人权益的行为', body),
  }
  for (const [name, text] of Object.entries(clean)) it(`drops nothing of a ${name}`, () => assert.deepEqual(dropped(text), []))
  it('answers nothing for no text', () => assert.deepEqual(findFurniture(' \n　\n'), []))
})

describe('findFurniture on any text', () => {
  const lines = fc.constantFrom(
    '来源：临溪日报', '打印', '【字号：', '>', '首页', '1', '2', '— 3 —', '教育工作讲话3篇', '教育工作讲话1', '同志们：', body, '相关文章：', '上一篇：', '<p>', `<p>${body}</p>`,
    '</p></p>', '', '　',
    '索引号：1\t发布日期：2', '发布机构：局', '公开方式：是', '版权所有', '时间：2026-01-01', '2026年3月5日', '以下是小编整理的范文，供大家参考。', '摄', '(', '\u{20bb7}', '/p>',
  )
  it('answers spans in order that lie in the text, do not overlap and have no white space at their edges', () => {
    fc.assert(fc.property(fc.array(lines, { maxLength: 40 }).map((all) => all.join('\n')), (text) => {
      let at = 0
      for (const { start, end } of findFurniture(text)) {
        assert.ok(at <= start && start < end && end <= text.length)
        assert.equal(text.slice(start, end), text.slice(start, end).trim())
        at = end
      }
    }), { numRuns: 500 })
  })
})
