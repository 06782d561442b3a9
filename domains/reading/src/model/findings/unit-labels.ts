import { departmentEnd, endsUnit, placeEnd, unit_units_max } from '@lantai/chinese'
import { visitMatches } from './scanning.ts'
import type { UnitRole } from './shapes.ts'
import type { Piece } from './unit-phrases.ts'

const bracketed = '[（(][^（）()]{1,8}[）)]'
const charge = '(?:按职责分工负责|分工负责|分别负责|共同负责|负责落实|牵头负责|负责|牵头|(?:配合|参与|指导|协助|落实)(?!单位|部门|科室|处室))'
// （A牵头，B参与）, also where the sentence ends before the bracket does.
const label = new RegExp(`[（(]([^（）()]*(?:${bracketed}[^（）()]*)*?)(${charge})([^（）()]{0,40})(?:[）)]|$)`, 'g')
const chargeWord = new RegExp(charge)
const assisting = '配合单位|协办单位|配合部门|协办科室|参与单位|参加单位'
const doers = '责任单位|责任部门|责任科室|责任处室|牵头单位|牵头部门|牵头科室|主办单位|主办科室|主办|承办单位|责任人|责任领导'
// 责任单位：A、B
const named = new RegExp(`(${doers}|${assisting})[:：]\\s*((?:(?![，,](?:${doers}|${assisting})[:：])(?:[^。；;）)（(：:\\n]|${bracketed}))+)`, 'g')

/** The units of labels of responsibility: （A牵头，B参与）, 责任单位：A、B. */
export function labelUnits(text: string, add: (units: readonly Piece[], role: UnitRole, code: string) => void): void {
  visitMatches(label, text, (match) => {
    if (/^[（(](?:以下|简称|其中)/.test(match[0])) return
    const whole = match[0]
    const firstLeads = /排在第一位|列第一位/.test(whole)
    let at = match.index + 1
    for (const part of whole.slice(1).replace(/[）)]$/, '').split(/(?<=[，,；;])/)) {
      const verb = chargeWord.exec(part)
      if (verb && !/排在|列第/.test(part)) {
        const names = listPieces(text, at, at + verb.index)
        const helps = /^(?:配合|参与|指导|协助)/.test(verb[0])
        // 排在第一位的为牵头部门: the others help.
        add(names.slice(0, firstLeads ? 1 : names.length), helps ? 'with' : 'lead', 'label')
        if (firstLeads) add(names.slice(1), 'with', 'label')
      } else if (!/排在|列第|下同/.test(part) && part.replace(/[，,；;]/g, '').length > 1
        && !/[的了]/.test(part)) add(listPieces(text, at, at + part.replace(/[，,；;]$/, '').length), 'lead', 'label')
      at += part.length
    }
  })
  if (/[:：]/.test(text)) visitMatches(named, text, (match) => {
    const start = match.index + match[0].length - match[2]!.length
    const cut = /[，,](?:配合|协办|参与|完成)/.exec(match[2]!)
    add(listPieces(text, start, start + (cut?.index ?? match[2]!.length)), /^(?:配合|协办|参与|参加)/.test(match[1]!) ? 'with' : 'lead', 'label')
  })
}

const isNamed = (text: string, start: number, end: number): boolean =>
  endsUnit(text, end) || departmentEnd(text, start) === end || placeEnd(text, start) === end
  || /[局委办部院厅署室科处会组]$/.test(text.slice(start, end))

/** The units of a list in a label: every piece between 、 ， and blanks, without 等 and what follows it; 各县（市、区） is one piece. */
function listPieces(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let start = from
  let depth = 0
  for (let at = from; at <= to; at += 1) {
    const character = text[at] ?? ''
    if (at < to) {
      if (/[（(]/.test(character)) depth += 1
      else if (/[）)]/.test(character)) depth -= 1
      if (depth > 0 || !/[、，,；;\s\u3000]/.test(character)) continue
    }
    const raw = text.slice(start, at)
    const name = raw.replace(/^(?:由|请|和|及)/, '')
    const cut = name.search(/等(?:有关|相关)?(?:部门|单位|地区|方面)|等$|会同$/)
    const length = cut < 0 ? name.length : cut
    const first = start + raw.length - name.length
    if (length > 1 && length <= unit_units_max && isNamed(text, first, first + length)) pieces.push({ start: first, end: first + length })
    start = at + 1
  }
  return pieces
}
