// The verbs with which official texts set and tell of work, and the adverbs that stand before them. These are words of the
// language, not of any text: verbs that take a piece of work as their object.

const list = `
加强 加快 加大 加力 强化 深化 优化 细化 量化 固化 活化 美化 净化 规范 严格 健全 完善 改进 改善 改革 创新 建立 建设 建成 建好 建强 构建 共建 筹建 组建 新建 改建 扩建 改扩建 改造 修建 修缮 修订 搭建 打造 打响 打通
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
养殖 种好 收购 储备 储存 供应 保供 出口 进口 招引 招商 承接 引爆 撬动 带领 率先 带头 做到 转入 纳入 列入 融入 汇入 接入 进入 引向 建起 办起 树起 拉出 列出 拿出 交出 交 报 送 分送 上交 修改 查漏 补缺 自查 互查
互评 自评 自检 巡检 巡视 巡察 检测 检验 检修 维保 养护 保养 绿化 亮化 硬化 拆除 拆迁 安置 安装 迁建 搬迁 腾退 收回 收储 出让 征收 征收 流转 确权 颁证 发证 办证 减免 降费 减税 缴纳 参保 扩面 托管 看护 照护 救治
接种 筛查 防控 防疫 消杀 处突 应对 应急 演练 值守 值班 巡逻 备勤 备战 用 看 遵守 遵循 恪守 服膺 牢记 牢固 强 增 扩 建 办 管 查 改 补 促 保 防 治 搭 扶 育 引 护 供 超标准建设 擅自 交付 开行 落户 布局 锻造
塑造 重塑 擦亮 唱响 叫响 壮大 挖潜 扩能 提速 提效 增效 加密 加固 加装 加挂 织密 织牢 筑牢 筑强 绷紧 扛起 扛牢 扛稳 拧紧 兜牢 兜住 端牢 念好 唱好 下好 走好 走稳 迈出 跑出 闯出 蹚出 结集 出版 晋升 创优 争创 争先
争当 奋战 冲刺 决战 改善 摸清 摸底 建卡 造册 测算 测评 测试 命题 阅卷 组卷 招生 分流 划转 并入 合并 撤并 撤销 注销 变更 备案 审批 核定 核准 许可 授权 委托 聘任 任命 选举 换届 换发 续签 续建 筛选 起草 新建改扩建
改建扩建 掌握 领会 深化 早安排 争取 达到 参与 拉出 转到 分送 确定 享受 交流 交流交流 复工 复产 竣工 交工 投产 投运 投用 启用 停用 停止 禁止 限制 限定 加入 退出 规避 避免 减缓 缓解 排除 消化 吸收 吸引 吸纳 集聚
集成 集约 集中 汇总 汇编 汇集 汇报 深入 分析 对照 剖析 反思 警示 提醒 告知 公告 告诫 约束 惩戒 惩治 惩处 纠治 纠偏 打造 拓面 让 使 把 将 对 按 依法 组织 动员 号召 倡导 提倡 崇尚 尊重 珍惜 爱护 呵护 滋养 涵养
厚植 深植 培塑 强健 锤炼 锻炼 磨砺 历练`

// 把, 将, 对 … lead an object to a verb behind it; they are in no list of verbs.
const leading = new Set(['让', '使', '把', '将', '对', '按', '依法', '坚定', '坚决', '稳步', '牢固', '严肃', '擅自', '率先', '深入', '稳', '强'])
const verbs = new Set(list.split(/\s+/).filter((word) => word !== '' && !leading.has(word)))

const byFirst = new Map<string, string[]>()
for (const verb of verbs) byFirst.set(verb[0]!, [...(byFirst.get(verb[0]!) ?? []), verb])
for (const same of byFirst.values()) same.sort((left, right) => right.length - left.length)

/** The longest of these verbs that stands at the place, or undefined. */
export function verbAt(text: string, at: number): string | undefined {
  return byFirst.get(text[at] ?? '')?.find((verb) => text.startsWith(verb, at))
}

const adverbs = `进一步 全面 深入 切实 着力 加快 大力 坚决 坚定 持续 扎实 认真 积极 努力 不断 继续 有效 有序 稳步 稳妥 逐步 及时 严格 更加 更好 更大力度 充分 主动 重点 尽快 尽早 务必 分别 同时 并 还 也 再 都 均 全力 加力 纵深
牢牢 始终 一体 一体化 科学 合理 精准 精心 高质量 高水平 高标准 高效 高效率 高位 高规格 依法 依规 定期 不定期 适时 专题 系统 系统性 集中 有力 有力有序 有序 严肃 深度 广泛 普遍 真正 真抓实干 着重 注重 突出 优先 率先
加速 统筹 协同 联合 共同 多方 多渠道 多形式 多措并举 分类 分级 分步 分批 分期 动态 常态化 常态 长期 长效 适度 适当 超前 提前 按时 按期 如期 按规定 按要求 逐一 逐级 逐项 自觉 带头 牢固 坚持不懈 持之以恒 毫不动摇
毫不放松
旗帜鲜明 千方百计 因地制宜 因校制宜 聚焦 聚力 聚焦聚力 接续 接续推出 稳定 稳慎 审慎 从严 从快 从实 一律 全部 基本 首次 正式 成功 顺利 圆满 胜利 超额 最大程度地 最大限度 尤其 特别 另外 此外 先行 梯次 滚动 前瞻
前瞻性 创新 创造性 针对性 有针对性地 扎扎实实 切切实实 实实在在 大胆 探索 启动 筹备 鼓励 引导 支持 推动 促进 加强 深化`
  .split(/\s+/)
// 加快, 探索, 加强 and the like are verbs where no other verb follows them.
const plainAdverbs = adverbs.filter((word) => !verbs.has(word)).sort((left, right) => right.length - left.length)
const adverbsByFirst = new Map<string, string[]>()
for (const word of plainAdverbs) adverbsByFirst.set(word[0]!, [...(adverbsByFirst.get(word[0]!) ?? []), word])

/** Where the adverbs that begin at the place end; 地 and 、 between them go with them. */
export function skipAdverbs(text: string, at: number): number {
  let place = at
  for (;;) {
    const found = adverbsByFirst.get(text[place] ?? '')?.find((word) => text.startsWith(word, place))
    if (found === undefined) return place
    place += found.length
    if (text[place] === '地') place += 1
    else if (text[place] === '、' && adverbsByFirst.has(text[place + 1] ?? '')) place += 1
  }
}

/** The verbs themselves, for counting in how many texts each stands. */
export function verbLexicon(): readonly string[] {
  return [...verbs]
}
