// The sample bureau as data. Places and people are invented.
import type { Role } from '@lantai/kernel'
import type { BodyKind, UnitKind } from '../model/fields.ts'

export interface DemoUnit {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly parent?: string
}

function section(key: string, name: string, shortName: string): DemoUnit {
  return { key, name, shortName, kind: 'section', parent: 'bureau' }
}

function county(key: string, place: string): DemoUnit {
  return { key, name: `${place}教育局`, shortName: place, kind: 'county-bureau', parent: 'bureau' }
}

function school(key: string, name: string, parent: string): DemoUnit {
  return { key, name, shortName: name, kind: 'school', parent }
}

/** Parents first. The leadership is a unit of its own without units below it, so that a leader sees what is in his charge and no more. */
export const demoUnits: readonly DemoUnit[] = [
  { key: 'bureau', name: '临溪市教育局', shortName: '市教育局', kind: 'bureau' },
  section('leadership', '局领导', '局领导'),
  section('office', '办公室（督查室）', '办公室'),
  section('planning', '发展规划与统计科', '规划科'),
  section('finance', '财务与基建科', '财务科'),
  section('personnel', '人事与教师工作科', '人事科'),
  section('basic', '基础教育科', '基教科'),
  section('preschool', '学前教育科', '学前科'),
  section('vocational', '职业教育与成人教育科', '职成科'),
  section('safety', '安全与法规科', '安法科'),
  section('inspectorate', '人民政府教育督导室', '督导室'),
  section('arts', '体育卫生与艺术教育科', '体卫艺科'),
  section('private', '民办教育管理科', '民办科'),
  section('approval', '行政审批服务科', '审批科'),
  { key: 'records', name: '临溪市教育局机关档案室', shortName: '局档案室', kind: 'records-office', parent: 'bureau' },
  { key: 'examinations', name: '临溪市教育招生考试中心', shortName: '考试中心', kind: 'institute', parent: 'bureau' },
  { key: 'research', name: '临溪市教学研究院', shortName: '教研院', kind: 'institute', parent: 'bureau' },
  { key: 'equipment', name: '临溪市教育装备与信息中心', shortName: '装备中心', kind: 'institute', parent: 'bureau' },
  { key: 'teachers', name: '临溪市教师发展中心', shortName: '教师发展中心', kind: 'institute', parent: 'bureau' },
  { key: 'aid', name: '临溪市学生资助管理中心', shortName: '资助中心', kind: 'institute', parent: 'bureau' },
  { key: 'logistics', name: '临溪市学校后勤服务中心', shortName: '后勤中心', kind: 'institute', parent: 'bureau' },
  { key: 'activities', name: '临溪市青少年活动中心', shortName: '活动中心', kind: 'institute', parent: 'bureau' },
  county('county-one', '清禾区'),
  county('county-two', '东坪区'),
  county('county-three', '云屏区'),
  county('county-four', '石埠县'),
  county('county-five', '白砂县'),
  county('county-six', '枫林县'),
  county('county-seven', '南栖县'),
  county('county-eight', '金泽县'),
  county('county-nine', '长坝县'),
  school('county-one-school-one', '清禾区第一小学', 'county-one'),
  school('county-one-school-two', '清禾区实验中学', 'county-one'),
  school('county-one-school-three', '清禾区机关幼儿园', 'county-one'),
  school('county-four-school-one', '石埠县第一中学', 'county-four'),
  school('county-four-school-two', '石埠县城关小学', 'county-four'),
  school('county-four-school-three', '石埠县中心幼儿园', 'county-four'),
  { key: 'archives', name: '临溪市档案馆', shortName: '市档案馆', kind: 'archives', parent: 'bureau' },
]

export interface DemoPerson {
  readonly signInName: string
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly roles: readonly { readonly role: Role; readonly unit: string }[]
}

function person(signInName: string, name: string, title: string, unit: string, role: Role, over = unit): DemoPerson {
  return { signInName, name, title, unit, roles: [{ role, unit: over }] }
}

/** At least one account in every role. */
export const demoPeople: readonly DemoPerson[] = [
  person('head', '沈砚舟', '局长', 'leadership', 'head', 'bureau'),
  person('leader', '陆怀瑾', '副局长', 'leadership', 'leader'),
  person('leader-second', '顾清漪', '副局长', 'leadership', 'leader'),
  person('office-head', '程望舒', '办公室主任', 'office', 'office-head', 'bureau'),
  person('officer', '苏景行', '督查专员', 'office', 'supervision-officer', 'bureau'),
  person('officer-second', '叶知秋', '督查专员', 'office', 'supervision-officer', 'bureau'),
  person('unit-head', '韩秉文', '基础教育科科长', 'basic', 'unit-head'),
  person('preschool-head', '宋念慈', '学前教育科科长', 'preschool', 'unit-head'),
  person('handler', '梁思远', '基础教育科科员', 'basic', 'handler'),
  person('statistician', '罗慎之', '统计员', 'planning', 'statistician', 'bureau'),
  person('assessor', '贺兰亭', '评估专家', 'research', 'assessor', 'bureau'),
  person('inspector', '谭立本', '督学', 'inspectorate', 'inspector', 'bureau'),
  person('county-head', '邵明远', '清禾区教育局局长', 'county-one', 'unit-head'),
  person('liaison', '姜晚晴', '清禾区教育局联络员', 'county-one', 'liaison'),
  person('liaison-second', '石敬亭', '石埠县教育局联络员', 'county-four', 'liaison'),
  person('school-head', '方若溪', '清禾区第一小学校长', 'county-one-school-one', 'unit-head'),
  person('archivist', '温守拙', '档案员', 'records', 'archivist', 'bureau'),
  person('city-archivist', '祁怀玉', '市档案馆馆员', 'archives', 'archivist'),
  person('reader', '秦问渠', '查档人', 'archives', 'reader'),
  person('sysadmin', '高立衡', '系统管理员', 'equipment', 'system-administrator', 'bureau'),
  person('secadmin', '严守中', '安全管理员', 'safety', 'security-administrator', 'bureau'),
  person('auditor', '明察远', '审计管理员', 'finance', 'audit-administrator', 'bureau'),
]

/** Leader and unit in his charge. */
export const demoCharges: readonly (readonly [string, string])[] = [
  ['leader', 'basic'], ['leader', 'preschool'], ['leader', 'inspectorate'], ['leader', 'research'],
  ['leader', 'county-one'], ['leader', 'county-four'],
  ['leader-second', 'vocational'], ['leader-second', 'safety'], ['leader-second', 'finance'], ['leader-second', 'equipment'],
]

export const demoDuties: readonly (readonly [string, string])[] = [
  ['office', '负责机关文电、会务、督查督办和政务公开。'],
  ['planning', '编制教育事业发展规划，承担教育统计和数据发布。'],
  ['finance', '管理教育经费和基本建设项目，监督资金使用。'],
  ['personnel', '负责教师队伍建设、职称评审和机关人事工作。'],
  ['basic', '指导义务教育和普通高中教育，推进控辍保学和课堂教学改革。'],
  ['preschool', '指导学前教育，落实公办幼儿园建设任务。'],
  ['vocational', '指导中等职业教育、成人教育和社区教育。'],
  ['safety', '指导校园安全和依法治校，办理行政复议应诉。'],
  ['inspectorate', '对县（市、区）和学校开展督政、督学和评估监测。'],
  ['arts', '指导学校体育、卫生、食品营养和艺术教育，组织体质健康监测。'],
  ['private', '审核民办学校办学条件，检查收费和年检。'],
  ['approval', '集中受理教育行政审批和公共服务事项。'],
  ['teachers', '组织教师和校长培训。'],
  ['records', '集中保管机关各科室形成的档案并提供利用。'],
]

export const demoBodies: readonly { readonly name: string; readonly kind: BodyKind; readonly address: string | null }[] = [
  { name: '临溪市发展和改革委员会', kind: 'department', address: null },
  { name: '临溪市财政局', kind: 'department', address: null },
  { name: '临溪市公安局', kind: 'department', address: null },
  { name: '临溪筑新建设有限公司', kind: 'enterprise', address: '清禾区滨河路 88 号' },
]
