import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { findUnits } from './find-units.ts'
import { maskQuoted } from './masked-text.ts'

const units = (text: string): string[] => findUnits(text, maskQuoted(text)).map(({ role, text: words }) => `${role} ${words}`)

describe('units that are given work', () => {
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    // The whole name, not a shorter one that it begins with.
    ['县住房城乡建设局要在9月底前完成危房排查。', ['lead 县住房城乡建设局']],
    ['县政府督查室每月通报一次进展。', ['lead 县政府督查室']],
    ['由市城市管理局会同市公安局交警支队清理占道摊点。', ['lead 市城市管理局', 'with 市公安局交警支队']],
    ['转制后继续由财政部门拨付经费。', ['lead 财政部门']],
    ['由浙江省人民政府制定具体办法。', ['lead 浙江省人民政府']],
    ['司法部商住房城乡建设部、商务部等部门确定名单。', ['lead 司法部', 'with 住房城乡建设部', 'with 商务部']],
    // Subjects by where they stand: behind a phrase of time or place, before a modal word or a verb.
    ['2027年上半年，试点县政府对本地区工作进行总结评估。', ['lead 试点县政府']],
    ['三年内每所乡村学校至少配备1名校医。', ['lead 每所乡村学校']],
    ['没有完成任务的县（区）要尽快补上差距。', ['lead 没有完成任务的县（区）']],
    ['各有关部门和单位要各负其责。', ['lead 各有关部门和单位']],
    ['市人民政府及其部门要带头公开。', ['lead 市人民政府及其部门']],
    ['各科室一个月内提出整改方案。', ['lead 各科室']],
    ['各校今天就把门卫排好，三天之内各乡镇把名单报齐。', ['lead 各校', 'lead 各乡镇']],
    ['县水利局不要等水来了再修渠。', ['lead 县水利局']],
    ['县委常委会今年五月专门听了汇报。', []],
    // What names a thing, a mechanism or a body tells nobody to act.
    ['建立由政府牵头、企业参与的联动机制。', []],
    ['办公室主任由副局长担任，成员由各科室负责人组成。', []],
    ['美丽城市建设持续推进。', []],
    ['省委明确提出，今年要有新突破。', []],
    ['规范园区管理机构运行。', []],
    ['市委号召开展学习讨论。', []],
    ['一是促使班子成员带头查摆。', ['lead 班子成员']],
    ['加强与经销商、平台对接。', []],
    // Pivots and partners.
    ['鼓励、支持、指导各县区先行先试。', ['lead 各县区']],
    ['支持宁波、台州-温州建设沿海通道。', ['lead 宁波', 'lead 台州-温州']],
    ['鼓励企业与高校联合建设一批研发中心。', ['lead 企业', 'with 高校']],
    ['鼓励银行、保险、信托等金融机构开发新产品。', ['lead 银行、保险、信托等金融机构']],
    ['推动农村改革。', []],
    ['会同有关方面研究制定考核办法。', ['with 有关方面']],
    ['县人民武装部协助转移群众。', ['with 县人民武装部']],
    // What each of many is to reach has its doer elsewhere in the sentence.
    ['各街道要摸清底数，每个社区配备网格员3名。', ['lead 各街道']],
    // Labels of responsibility.
    ['建成一批口袋公园（责任单位：县城管局，配合单位：县财政局、各乡镇（街道））。', ['lead 县城管局', 'with 县财政局', 'with 各乡镇（街道）']],
    ['（省教育厅、省财政厅负责。', ['lead 省教育厅', 'lead 省财政厅']],
  ]
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(units(text), expected))
})
