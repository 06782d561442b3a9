import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { countScripts, isTraditional, simplifiedUnit, simplifyTraditional } from './simplify-text.ts'

function apply(text: string, edits: ReturnType<typeof simplifyTraditional>): string {
  let [result, from] = ['', 0]
  for (const { start, end, text: to } of edits) {
    result += text.slice(from, start) + to
    from = end
  }
  return result + text.slice(from)
}

/** A sentence that makes the text around it traditional as a whole. */
const traditional = '臨溪市教育局關於東坪區義務教育學校標準化建設的報告，'
const simplified = '临溪市教育局关于东坪区义务教育学校标准化建设的报告，'

/** The words alone, as they come out of a traditional page. */
function simplify(words: string): string {
  const whole = apply(traditional + words, simplifyWhole(traditional + words))
  assert.equal(whole.slice(0, simplified.length), simplified)
  return whole.slice(simplified.length)
}

/** As a page is treated: only where it is traditional as a whole. */
const simplifyWhole = (text: string) => isTraditional(text) ? simplifyTraditional(text) : []

describe('a simplified text', () => {
  const texts = [
    '乾坤未定，乾隆年间的乾清宫', '站在瞭望台上瞭望', '慰藉、狼藉、蕴藉', '覆盖率，覆水难收', '著作、显著、著名、著录', '宫商角徵羽', '樊於期、於菟',
    '馀音绕梁', '剋扣', '擀面杖', '皇后与后勤', '里程、公里', '干部、干净', '夥同', '奏摺', '拚命', '多醣', '幺麽小丑', '家俱',
    '全市计划新建学校12所。', '', '（2024）15号 ABC', '𠮷野家', '\ud842',
  ]
  for (const text of texts) {
    it(`stays: ${text}`, () => {
      assert.deepEqual(simplifyWhole(text), [])
      assert.deepEqual(simplifyWhole(simplified + text), [])
    })
  }

  it('stays although it quotes a traditional title and names', () => {
    const text = `${simplified}各校开展“《論語》诵读”活动，特邀錢穆、於右任研究专家到校讲学，并展出“臺靜農書法”。`
    assert.equal(isTraditional(text), false)
    assert.deepEqual(simplifyWhole(text), [])
  })
})

describe('a traditional text', () => {
  it('is known by the characters that stand only in it', () => {
    assert.equal(isTraditional(traditional), true)
    assert.equal(isTraditional(simplified), false)
    assert.equal(isTraditional('乾隆'), false)
    assert.equal(isTraditional(''), false)
    assert.deepEqual(countScripts('會議A在市里开'), { han: 6, traditional: 2, simplified: 1 })
  })

  it('tells where each character stood, in UTF-16 units', () => {
    assert.deepEqual(simplifyWhole('𠮷會議室'), [{ start: 2, end: 3, text: '会' }, { start: 3, end: 4, text: '议' }])
  })

  it('can be a part of a page that was looked at as a whole', () => {
    assert.equal(apply('以後', simplifyTraditional('以後')), '以后')
  })

  it('has a simplified form for each unit by itself', () => {
    for (const [from, to] of ['會会', '乾干', '著着', '后后', '会会', '。。', 'aa']) {
      assert.equal(String.fromCharCode(simplifiedUnit(from!.charCodeAt(0))), to)
    }
  })

  const cases: readonly (readonly [string, string])[] = [
    // One simplified character that was turned into one of several.
    ['以後皇后', '以后皇后'], ['公里裡外裏面', '公里里外里面'], ['幹部乾部干部', '干部干部干部'], ['乾淨', '干净'], ['若乾', '若干'], ['主乾道', '主干道'],
    ['面對麵粉', '面对面粉'], ['只有一隻', '只有一只'], ['關係聯繫系統', '关系联系系统'], ['恢復複習反覆答覆', '恢复复习反复答复'],
    ['頭髮發展', '头发发展'], ['歷史日曆', '历史日历'], ['臺灣颱風寫字檯', '台湾台风写字台'], ['製度限制', '制度限制'],
    ['準備標準批准', '准备标准批准'], ['彙報匯報', '汇报汇报'], ['徵求象徵特徵', '征求象征特征'], ['鐘錶時鍾', '钟表时钟'],
    ['盡力儘管', '尽力尽管'], ['並且合併', '并且合并'], ['於是對於其一', '于是对于其一'], ['昇級提升', '升级提升'], ['遊覽游泳', '游览游泳'],
    ['佈置公佈', '布置公布'], ['週期', '周期'], ['羣眾群衆', '群众群众'], ['爲為', '为为'], ['計畫規劃', '计划规划'], ['瞭解明瞭', '了解明了'],
    ['藉口憑藉', '借口凭借'], ['拚命', '拼命'], ['傢俱', '家具'], ['彷彿', '仿佛'], ['什麼怎麽', '什么怎么'], ['說説', '说说'], ['啟啓', '启启'],
    // What keeps its form.
    ['乾坤乾隆乾清宮康乾盛世', '乾坤乾隆乾清宫康乾盛世'], ['瞭望塔', '瞭望塔'], ['慰藉狼藉', '慰藉狼藉'], ['首批覆蓋', '首批覆盖'], ['反覆盖', '反覆盖'],
    ['顛覆文化', '颠覆文化'], ['雙重覆蓋', '双重覆盖'], ['宮商角徵羽', '宫商角徵羽'], ['樊於期', '樊於期'], ['幺麼小丑', '幺麽小丑'], ['畢昇', '毕昇'],
    ['哪吒', '哪吒'], ['蒜薹', '蒜薹'], ['錢鍾書', '钱锺书'], ['沈陽', '沈阳'],
  ]
  for (const [from, to] of cases) it(`${from} → ${to}`, () => { assert.equal(simplify(from), to) })
})

describe('著 in a traditional text', () => {
  const aspect: readonly (readonly [string, string])[] = [
    ['隨著', '随着'], ['意味著', '意味着'], ['著力', '着力'], ['著手', '着手'], ['著眼', '着眼'], ['著重', '着重'], ['存在著問題', '存在着问题'],
    ['圍繞著重點', '围绕着重点'], ['有著作用', '有着作用'], ['起著作用', '起着作用'], ['做著作業', '做着作业'], ['看著書', '看着书'],
    ['聽著錄音', '听着录音'], ['討論著', '讨论着'], ['翻譯著', '翻译着'], ['彰顯著', '彰显着'], ['重新著手', '重新着手'], ['創新著眼', '创新着眼'],
    ['朝著名校', '朝着名校'], ['打著名義', '打着名义'], ['執著者', '执着者'], ['沿著有利', '沿着有利'], ['所著力', '所着力'], ['著', '着'],
  ]
  const word: readonly (readonly [string, string])[] = [
    ['顯著提高', '显著提高'], ['卓著', '卓著'], ['著名學者', '著名学者'], ['著作', '著作'], ['著錄', '著录'], ['名著', '名著'], ['論著', '论著'],
    ['專著', '专著'], ['編著', '编著'], ['著稱', '著称'], ['著述', '著述'], ['臭名昭著', '臭名昭著'], ['土著', '土著'], ['原著', '原著'],
    ['譯著', '译著'], ['巨著', '巨著'], ['拙著', '拙著'], ['遺著', '遗著'], ['著書立說', '著书立说'], ['見微知著', '见微知著'], ['著作權', '著作权'],
    ['显著', '显著'], ['顯著著眼', '显著着眼'], ['隨著名著', '随着名著'], ['著著名的書', '着著名的书'],
  ]
  for (const [from, to] of [...aspect, ...word]) it(`${from} → ${to}`, () => { assert.equal(simplify(from), to) })
})
