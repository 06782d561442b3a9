// Of all ways to read a broken stretch the likeliest. A stretch that can be read in one way only is never weighed.
import type { PageContext } from './context.ts'
import { buildLattice } from './lattice.ts'
import type { Edge, Lattice, Loss, Node } from './lattice.ts'

/** One way to read a broken stretch. */
export interface Hypothesis {
  /** As it was before the damage, in the characters of the bytes (traditional where the page is). */
  readonly text: string
  /** 0 where there is no other. */
  readonly score: number
  readonly losses: readonly Loss[]
}

export interface SearchResult {
  readonly end: number
  /** Likeliest first. */
  readonly hypotheses: readonly Hypothesis[]
  /** Whether these are all the ways there are. */
  readonly complete: boolean
}

/** A way as far as a node, the last step first. */
interface Way {
  readonly score: number
  readonly second_last: number
  readonly last_unit: number
  readonly edge: Edge | undefined
  readonly back: Way | undefined
}

const hypotheses_max = 32
/** Ways that end in the same two characters differ for good, so that few of them can win. */
const ways_kept_max = 12
/** Right behind a lost byte more of them are kept until the characters behind it have spoken. */
const ways_open_max = 40
/** At the end of the stretch the characters behind it are still to speak. */
const ways_closed_max = 100
/** What is less likely than the best by this much is no choice worth showing. */
const margin_max = 18

const less_than = 0x3c
const wide_space = 0x3000
const wide_question = 0xff1f
/** Only what is likely without the question is tried with it. */
const asking_margin_max = 6
const wide_space_cost = 9

/** Reads on from `start`, where the stream is in step, over at least the broken place. `last` is the byte before, 0 where unknown. */
export function searchBytes(
  page: PageContext, start: number, broken: number, last: number, before: string, after: (end: number) => readonly number[],
): SearchResult | undefined {
  const lattice = buildLattice(page, start, broken, last)
  if (!lattice) return undefined
  const only = onlyWay(lattice)
  if (only) return { end: lattice.end, hypotheses: [only], complete: true }
  return weigh(page, lattice, before, after(lattice.end))
}

function onlyWay({ nodes, end }: Lattice): Hypothesis | undefined {
  const edges: Edge[] = []
  for (let node = nodes[0]!; node.at !== end;) {
    const [edge, other] = node.edges.filter(({ to }) => to.alive)
    if (!edge || other) return undefined
    edges.push(edge)
    node = edge.to
  }
  return { text: textOf(edges), score: 0, losses: lossesOf(edges) }
}

function textOf(edges: readonly Edge[]): string {
  return edges.map(({ units }) => String.fromCharCode(...units)).join('')
}

function lossesOf(edges: readonly Edge[]): Loss[] { return edges.flatMap(({ loss }) => loss ?? []) }

function weigh(page: PageContext, { nodes, end }: Lattice, before: string, after: readonly number[]): SearchResult {
  const { language } = page
  const open = before.slice(-2)
  const units = Array.from(open, (character) => language.simplify(character.charCodeAt(0)))
  const ways = new Map<Node, Way[]>([[nodes[0]!, [{
    score: 0, second_last: units.length > 1 ? units[0]! : 0, last_unit: units.at(-1) ?? 0, edge: undefined, back: undefined,
  }]]])
  const closed: Way[] = []
  let complete = true
  for (const node of nodes) {
    const all = ways.get(node)
    if (!all) continue
    if (node.at === end) { closed.push(...all); continue }
    const kept = prune(all)
    complete &&= kept.length === all.length
    ways.delete(node)
    let likely = -Infinity
    for (const edge of node.edges) {
      if (!edge.to.alive) continue
      const list = ways.get(edge.to) ?? []
      ways.set(edge.to, list)
      let before: Way | undefined
      let followed: Way | undefined
      for (const way of kept) {
        // Ways with the same two characters behind them go on alike.
        const alike = before && before.second_last === way.second_last && before.last_unit === way.last_unit
        followed = alike ? { ...followed!, score: way.score + followed!.score - before!.score, back: way } : follow(page, way, edge)
        before = way
        list.push(followed)
        if (edge.asks && followed.score > likely - asking_margin_max) {
          const asked = { ...edge, units: [...edge.units, wide_question], asks: false }
          list.push(follow(page, way, asked))
        }
        if (followed.score > likely) likely = followed.score
      }
    }
  }
  return finish(page, closed, after, end, complete)
}

function follow({ language }: PageContext, way: Way, edge: Edge): Way {
  let { score, second_last, last_unit } = way
  for (const unit of edge.units) {
    // White space is as rare within a sentence as any sign that a text hardly has.
    if (unit === wide_space) { score -= wide_space_cost; continue }
    // A tag of html ends what is said.
    const simplified = unit === less_than ? 0 : language.simplify(unit)
    score += language.logProbability(second_last, last_unit, simplified)
    second_last = last_unit
    last_unit = simplified
  }
  return { score, second_last, last_unit, edge, back: way }
}

/** All of them have the same bytes to come. */
function prune(ways: Way[]): readonly Way[] {
  if (ways.length <= ways_kept_max) return ways
  ways.sort((one, other) => other.score - one.score)
  const [best] = ways
  const decided = ways.every(({ second_last, last_unit }) => second_last === best!.second_last && last_unit === best!.last_unit)
  const least = best!.score - margin_max
  return ways.slice(0, decided ? ways_kept_max : ways_open_max).filter(({ score }) => score > least)
}

function finish(page: PageContext, closed: readonly Way[], after: readonly number[], end: number, complete: boolean): SearchResult {
  const texts = new Map<string, Hypothesis>()
  const open = closed.toSorted((one, other) => other.score - one.score).slice(0, ways_closed_max)
  complete &&= open.length === closed.length
  const ends = new Map<number, number>()
  const scored = open.map((way) => {
    const end_key = way.second_last * 0x10000 + way.last_unit
    let of_after = ends.get(end_key)
    if (of_after === undefined) ends.set(end_key, of_after = scoreOf(page, after, way))
    return { way, score: way.score + of_after }
  }).sort((one, other) => other.score - one.score)
  for (const { way, score } of scored) {
    if (texts.size === hypotheses_max || score < scored[0]!.score - margin_max) {
      return { end, hypotheses: [...texts.values()], complete: false }
    }
    const edges: Edge[] = []
    for (let step: Way | undefined = way; step?.edge; step = step.back) edges.push(step.edge)
    edges.reverse()
    const text = textOf(edges)
    if (!texts.has(text)) texts.set(text, { text, score, losses: lossesOf(edges) })
  }
  return { end, hypotheses: [...texts.values()], complete }
}

function scoreOf({ language }: PageContext, after: readonly number[], way: Way): number {
  let { second_last, last_unit } = way
  let score = 0
  for (const unit of after) {
    score += language.logProbability(second_last, last_unit, unit)
    second_last = last_unit
    last_unit = unit
  }
  return score
}
