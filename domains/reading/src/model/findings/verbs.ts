// The verbs with which official texts set and tell of work, and the adverbs that stand before them. These are words of the
// language, not of any text: verbs that take a piece of work as their object.

import { unitFlags, wordFinder } from './scanning.ts'

const list = `
加强 加快 加大 加力 强化 深化 优化 细化 实化 量化 固化 活化 美化 净化 规范 严格 健全 完善 改进 改善 改革 创新 建立 建设 建成 建好 建强 构建 共建 筹建 组建 新建 改建 扩建 改扩建 改造 修建 修缮 修订 搭建 打造 打响 打通
打好 打击 推进 推动 推广 推行 推出 推介 推荐 推选 推送 促进 落实 落细 抓好 抓紧 抓实 抓牢 狠抓 紧抓 抓住 抓 做好 作好 做强 做大 做优 做实 做细 办好 办理 办结 搞好 搞 管好 用好 用足 用活 守好 守住 守牢 坚守 建好
开好 开展 开设 开通 开发 开工 开放 开辟 启动 实施 实行 实现 执行 施行 完成 组织 召开 筹备 筹办 举办 承办 主办 参加 参与 参建 制定 制订 拟定 拟订 编制 编写 编印 编纂 编辑 起草 印发 下发 出台 发布 公布 公示 公开
通报 通知 上报 报送 报告 申报 填报 提交 提出 提供 提高 提升 提振 提质 扩大 扩充 扩容 增加 增强 增设 增添 增进 增长 新增 净增 扩展 拓展 拓宽 延伸 延长 减少 减轻 降低 压减 压缩 压实 压紧 控制 遏制 防范 防止 防治
预防 化解 破解 解决 处理 处置 处罚 查处 查找 查摆 排查 摸排 核查 核实 检查 督查 督导 督促 督办 巡查 抽查 考核 考评 评估 评价 评选 评定 评审 审核 审查 审计 监督 监管 监测 监控 监察 管理 治理 整治 整改 整顿 整理
整合 纠正 清理 清查 清退 清收 收集 收缴 回收 征集 征求 调查 调研 调整 调度 调动 调处 研究 研判 研发 研制 谋划 策划 规划 计划 安排 部署 统筹 协调 对接 衔接 配合 协助 协同 联合 会同 指导 引导 引进 引入 引育 引领
带动 支持 扶持 鼓励 激励 激发 激活 保障 保护 保证 确保 保持 维护 维修 巩固 夯实 稳定 稳住 稳步 稳 培育 培养 培训 培植 培树 壮大 发展 发挥 发放 发动 发掘 挖掘 利用 运用 应用 推动 转变 转化 转型 转移 转到 改变
更新 升级 淘汰 盘活 释放 放开 放宽 取消 下放 简化 精简 压减 缩短 缩小 消除 杜绝 严禁 严查 严打 严控 严守 严肃 追究 问责 曝光 约谈 表彰 奖励 表扬 宣传 宣讲 讲好 弘扬 传承 普及 学习 学深 贯彻 践行 坚持 坚定 坚决
把握 把好 把关 树立 树好 营造 创造 创建 创办 创设 凝聚 团结 服务 服从 关心 关爱 关注 重视 帮助 帮扶 救助 资助 补助 补贴 补齐 补充 补足 充实 配备 配齐 配强 配置 配套 选派 选拔 选优 选好 选准 选择 遴选 招聘 招收
招录 聘请 录用 选聘 交流 互派 下派 轮岗 成立 设立 设置 设计 制作 购置 采购 购买 配发 安装 调试 运行 运营 投入 投资 投放 筹集 筹措 争取 拨付 兑现 落地 签订 签署 履行 承担 担负 负责 牵头 挂牌 授牌 命名 认定 验收
达标 达到 通过 覆盖 攻克 攻坚 突破 突出 聚焦 聚力 瞄准 围绕 立足 依托 借助 借鉴 总结 提炼 推敲 梳理 明确 确定 确立 界定 划分 厘清 理清 理顺 畅通 疏通 疏导 疏解 沟通 联系 走访 慰问 看望 接待 受理 答复 回应 回复
反馈 反映 报销 归档 归集 存档 移交 接收 接待 鉴定 销毁 抢救 修复 录入 扫描 数字化 登记 建档 统计 上传 录取 录像 录制 上线 运维 升级 改版 共享 互通 对标 看齐 试点 试行 探索 尝试 尝试 复制 借力 扩面 扩围 扩种 种植
养殖 种好 收购 储备 储存 供应 保供 出口 进口 招引 招商 承接 引爆 撬动 带领 率先 带头 做到 转入 纳入 列入 融入 汇入 接入 进入 引向 建起 办起 树起 列出 拿出 交出 交 报 送 分送 上交 修改 查漏 补缺 自查 互查
互评 自评 自检 巡检 巡视 巡察 检测 检验 检修 维保 养护 保养 绿化 亮化 硬化 拆除 拆迁 安置 安装 迁建 搬迁 腾退 收回 收储 出让 征收 征收 流转 确权 颁证 发证 办证 减免 降费 减税 缴纳 参保 扩面 托管 看护 照护 救治
接种 筛查 防控 防疫 消杀 处突 应对 应急 演练 值守 值班 巡逻 备勤 备战 用 看 遵守 遵循 恪守 服膺 牢记 牢固 强 增 扩 建 办 管 查 改 补 促 保 防 治 搭 扶 育 引 护 供 擅自 交付 开行 落户 布局 锻造
塑造 重塑 擦亮 唱响 叫响 壮大 挖潜 扩能 提速 提效 增效 加密 加固 加装 加挂 织密 织牢 筑牢 筑强 绷紧 扛起 扛牢 扛稳 拧紧 兜牢 兜住 端牢 念好 唱好 下好 走好 走稳 迈出 跑出 闯出 蹚出 出版 晋升 创优 争创 争先
争当 奋战 冲刺 决战 改善 摸清 摸底 建卡 造册 测算 测评 测试 命题 阅卷 组卷 招生 分流 划转 并入 合并 撤并 撤销 注销 变更 备案 审批 核定 核准 许可 授权 委托 聘任 任命 选举 换届 换发 续签 续建 筛选 起草 新建改扩建
改建扩建 掌握 领会 深化 争取 达到 参与 转到 分送 确定 享受 交流 复工 复产 竣工 交工 投产 投运 投用 启用 停用 停止 禁止 限制 限定 加入 退出 规避 避免 减缓 缓解 排除 消化 吸收 吸引 吸纳 集聚
集成 集约 集中 汇总 汇编 汇集 汇报 深入 分析 对照 剖析 反思 警示 提醒 告知 公告 告诫 约束 惩戒 惩治 惩处 纠治 纠偏 打造 拓面 让 使 把 将 对 按 依法 组织 动员 号召 倡导 提倡 崇尚 尊重 珍惜 爱护 呵护 滋养 涵养
厚植 深植 培塑 强健 锤炼 锻炼 磨砺 历练
助推 助力 增发 力促 共推 力推 争办 重构 重组 出清 清零 清欠 管控 掌控 申办 申建 申创 申请 申遗 凝练 绘制 描绘 勾勒 接受 配建 抢占 抢抓 放大 赋能 支撑 撬动 贯通 联通 打捞 增开 增建 增配 续建 迭代 缩减 核减 调减 调优 调强 调高
兜底 托底 关停 取缔 拆并 偿还 兑付 发行 置换 展演 巡演 宣介 选树 选育 繁育 孵化 制播 摄制 举行 迎接 应援 援建 援助 结对 包联 包保 下沉 轮作 保育 复垦 复绿 恢复 拉动 驱动 牵引 催生 嵌入 叠加 撮合 招揽
招募 用于 变为 变成 转为 化为 归并 压降 削减 消减 降本 增收 减负 松绑 赶超 追赶 跃升 拆解 分解 下达 传导 传递 播撒 播种 抢收 抢种 培优 培强 育强 育优 育成 引优 引聚 汇聚 会聚 聚合 融合 融通 打牢 打赢 打实 夯牢 扎牢 扎紧 织就
架起 立起 盯紧 紧盯 紧扣 锚定 守护 看好 看牢 护好 治好 修好 建优 管住 管牢 放活 搞活 推优 定制 试制 试验 验证 示范 推送 直达 快办 代办 帮办 领办 创作 创编 演出 排演
巡展 布展 讲述 书写 谱写 绘就 开创 开拓 首创 迈向 走向 走进 走出 通航 通车 通水 通气 并网 封顶 破题 起步 领跑 并跑`

// 把, 将, 对 … lead an object to a verb behind it; they are in no list of verbs.
const leading = new Set(['让', '使', '把', '将', '对', '按', '依法', '坚定', '坚决', '稳步', '牢固', '严肃', '擅自', '率先', '深入', '稳', '强'])
const verbs = new Set(list.split(/\s+/).filter((word) => word !== '' && !leading.has(word)))
const found = wordFinder(verbs).at

// What makes a noun of the verb before it: 增加值, 开发区, 服务业, 改善性 – and not 建设区域, 完善业务.
const nounTail = /值(?![守班勤])|区(?![域级县分划位间外内])|业(?![务主绩态余])|型(?!号)|性(?![能质别价格])|式(?!样)|战(?![略斗区役场力])/y
// And of verbs that often stand as nouns: 服务中心, 管理局, 创新药, 运营商.
const officeTail = /中心(?![城镇村县组工任环思])|[局院站员师费商药者极率队]|人(?![民才员口群均大工力文与和居际生])/y
const officeVerbs = new Set(`服务 管理 监督 监测 检查 研究 设计 调解 创新 运营 供应 投资 开发 保护 培训 评估 检测 执行 救助 养护 托管 保障 参与 组织 增长 创业 劳动 指导 督导 巡察 巡查
  建设 交流 调度 指挥 处置 治理 志愿 领导 消费 生产 负责 申请 代理`.split(/\s+/))
const nounTails = unitFlags('战值区业型性式用中局院站员师费商药者极率队人')

/** Whether the verb is part of a noun there; verbs of one character are not told apart so. */
function inNoun(text: string, word: string, place: number): boolean {
  // 高质量发展 tells of itself, but 高质量发展县域经济 at the head of a clause is an order.
  if (word === '发展' && place >= 3 && text.slice(place - 3, place) === '高质量') {
    return !'，；。'.includes(text[place - 4] ?? '，') || '的、，。；迈取明行稳新战'.includes(text[place + 2] ?? '的')
  }
  if (word === '覆盖' && text[place - 1] === '全') return true
  const end = place + word.length
  if (word.length < 2 || end >= text.length || nounTails[text.charCodeAt(end)] === 0) return false
  if (text.startsWith('用地', end)) return word === '建设'
  nounTail.lastIndex = end
  if (nounTail.test(text)) return true
  officeTail.lastIndex = end
  return officeVerbs.has(word) && officeTail.test(text)
}

// 压紧压实, 做大做强, 织牢织密: the same act twice, each time with what comes of it.
const comesOf = unitFlags('大强优实细好牢密紧深足活稳准快精全长齐新早透严广住亮靓')

function twiceAt(text: string, place: number): number {
  let end = place
  while (text[end] === text[place] && comesOf[text.charCodeAt(end + 1)] === 1) end += 2
  return end - place
}

/** The longest of these verbs that stands at the place, or undefined; a verb said twice (做大做强) is one. */
export function verbAt(text: string, place: number): string | undefined {
  const twice = place + 3 < text.length && text[place] === text[place + 2] ? twiceAt(text, place) : 0
  if (twice > 2) return text.slice(place, place + twice)
  const word = found(text, place)
  return word === undefined || inNoun(text, word, place) ? undefined : word
}

// Verbs that hardly ever stand as a noun in front of another: behind a verb they are joined to it (培育壮大, 防范化解, 推广复制).
const joining = new Set(`壮大 提升 完善 优化 健全 落实 推进 推动 实施 推行 化解 遏制 复制 用好 用活 用足 做大 做强 做优 做实 做细 拓展 扩大 推广 建强 管好 巩固 盘活 培育 培优 培强 引进 引育 制定 出台
  组建 新建 改建 建成 增强 加强 强化 夯实 筑牢 提高 降低 减少 消除 弘扬 传承 运用 提振 促进 深化 构建 打造 建立 整治 纠治 激发 激励 激活 畅通 开展 引导 带动 破解 争创 创建 维护 保障 规范 扶持 支持 吸引 发展 建设 改善 升级 改造`
  .split(/\s+/))

/** Whether the verb names what comes of it: 管好, 看牢. */
export function tellsResult(verb: string): boolean { return verb.length === 2 && comesOf[verb.charCodeAt(1)] === 1 }

/** Whether the verb is one that is joined to a verb in front of it, not the noun of what that verb acts on. */
export function joinsVerb(word: string): boolean { return joining.has(word) }

const adverbs = `进一步 全面 深入 切实 着力 加快 大力 坚决 坚定 持续 扎实 认真 积极 努力 不断 继续 有效 有序 稳步 稳妥 逐步 及时 严格 更加 更好 更大力度 充分 主动 重点 尽快 尽早 务必 分别 同时 并 还 也 再 都 均 全力 加力
纵深
牢牢 始终 一体 一体化 科学 合理 精准 精心 高质量 高水平 高标准 高效 高效率 高位 高规格 依法 依规 定期 不定期 适时 专题 系统 系统性 集中 有力 有力有序 有序 严肃 深度 广泛 普遍 真正 真抓实干 着重 注重 突出 优先 率先
加速 统筹 协同 联合 共同 多方 多渠道 多形式 多措并举 分类 分级 分步 分批 分期 动态 常态化 常态 长期 长效 适度 适当 超前 提前 按时 按期 如期 按规定 按要求 逐一 逐级 逐项 自觉 带头 牢固 坚持不懈 持之以恒 毫不动摇
毫不放松
旗帜鲜明 千方百计 因地制宜 因校制宜 聚焦 聚力 聚焦聚力 接续 接续推出 稳定 稳慎 审慎 从严 从快 从实 一律 全部 基本 首次 正式 成功 顺利 圆满 胜利 超额 最大程度地 最大限度 尤其 特别 另外 此外 先行 梯次 滚动 前瞻
前瞻性 不折不扣 锲而不舍 久久为功 驰而不息 一以贯之 坚定不移 循序渐进 全方位 全链条 全过程 全领域 多维度 多层次 大幅 大范围
安全有序 规范有序 积极稳妥 安全稳妥 明显 显著 加紧 有组织 有计划 有步骤 因城施策 因企施策 分类施策 分区分类 多点发力 创新 创造性 针对性 有针对性地 扎扎实实 切切实实 实实在在 大胆 探索 启动 筹备 鼓励 引导 支持 推动 促进 加强 深化`
  .split(/\s+/)
// 加快, 探索, 加强 and the like are verbs where no other verb follows them.
const plainAdverbs = wordFinder(adverbs.filter((word) => !verbs.has(word)))

/** Where the adverbs that begin at the place end; 地 and 、 between them go with them. */
export function skipAdverbs(text: string, at: number): number {
  let place = at
  for (;;) {
    const found = plainAdverbs.at(text, place)
    if (found === undefined) return place
    place += found.length
    if (text[place] === '地') place += 1
    else if (text[place] === '、' && plainAdverbs.begins(text, place + 1)) place += 1
  }
}

/** The verbs themselves, for counting in how many texts each stands. */
export function verbLexicon(): readonly string[] {
  return [...verbs]
}
