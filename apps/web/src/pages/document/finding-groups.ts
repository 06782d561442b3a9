// Findings by the part of the outline that they stand in. Pure, so that 5,000 of them are sorted into their parts once.
import type { Finding, Outline, Revision } from '../../api/asking.ts'

type Node = Outline['nodes'][number]
type Sentence = Pick<Revision['sentences'][number], 'sentence' | 'start' | 'reads'>

/** Only what names or shows a document of the page. */
interface Part { readonly start: number; readonly end: number; readonly kind?: { readonly value: string } | undefined }

export interface FindingGroup {
  readonly key: string
  /** `document` heads what follows of one of several documents; `front` stands before the first heading, `gone` in no present sentence. */
  readonly of: 'heading' | 'document' | 'front' | 'gone'
  readonly node?: Node
  /** Counted from 1: which document of the page. */
  readonly part?: number
  readonly depth: number
  readonly findings: readonly Finding[]
}

interface Grouped {
  /** In the order of the text: what is shown, and what there is. */
  readonly findings: readonly Finding[]
  readonly all: readonly Finding[]
  readonly sentences: readonly Sentence[]
  readonly outline: Outline | null
  readonly parts: readonly Part[]
}

interface Growing extends FindingGroup { readonly findings: Finding[] }

/** A heading that runs on in its paragraph makes a part only from so many findings on: 一是 and 二是 with one sentence each do not. */
const run_in_findings_min = 10

/** In the order of the text. Headings above a part are told before it, with no findings if they have none of their own. */
export function groupsOf({ findings, all, sentences, outline, parts }: Grouped): FindingGroup[] {
  const places = new Map(sentences.map((sentence) => [sentence.sentence, sentence]))
  const headings = headingsOf(all, places, outline)
  const groups = new Map<string, Growing>()
  const gone: Finding[] = []

  function group(key: string, made: Omit<FindingGroup, 'key' | 'findings'>): Growing {
    const known = groups.get(key)
    if (known) return known
    const fresh: Growing = { ...made, key, findings: [] }
    groups.set(key, fresh)
    return fresh
  }
  function ofHeading({ node, above }: Heading): Growing {
    const depth = above ? ofHeading(above).depth + 1 : 0
    return group(`heading ${node.node}`, { of: 'heading', node, depth })
  }

  for (const finding of findings) {
    const sentence = places.get(finding.sentence)
    if (!sentence) {
      gone.push(finding)
      continue
    }
    const part = partAt(parts, sentence.start)
    if (parts.length > 1 && part > 0) group(`document ${part}`, { of: 'document', part, depth: 0 })
    const heading = headings.get(sentence.reads?.node ?? 0)
    const home = heading ? ofHeading(heading) : group(`front ${part}`, { of: 'front', part, depth: 0 })
    home.findings.push(finding)
  }
  return [...groups.values(), ...gone.length > 0 ? [{ key: 'gone', of: 'gone' as const, depth: 0, findings: gone }] : []]
}

interface Heading { readonly node: Node; readonly above: Heading | undefined }

/** For every node the heading whose part its findings stand in: its own, or that of the nearest heading above. */
function headingsOf(
  all: readonly Finding[], places: ReadonlyMap<string, Sentence>, outline: Outline | null,
): ReadonlyMap<number, Heading | undefined> {
  const nodes = outline?.nodes ?? []
  const counts = new Map<number, number>()
  for (const { sentence } of all) {
    const node = places.get(sentence)?.reads?.node
    if (typeof node === 'number') counts.set(node, (counts.get(node) ?? 0) + 1)
  }
  // A heading stands after the one above it, so that backwards every count is whole before it is added.
  for (const { node, parent } of nodes.toReversed()) {
    if (parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + (counts.get(node) ?? 0))
  }
  const headings = new Map<number, Heading | undefined>()
  for (const node of nodes) {
    const above = node.parent === null ? undefined : headings.get(node.parent)
    const own = !node.runIn || (counts.get(node.node) ?? 0) >= run_in_findings_min
    headings.set(node.node, own ? { node, above } : above)
  }
  return headings
}

/** 0 outside all documents. */
function partAt(parts: readonly Part[], start: number): number {
  return parts.findIndex((part) => part.start <= start && start < part.end) + 1
}

/** How many rows stand open without being asked for. */
const rows_open_max = 60

/** The first parts, as far as so many rows go, and always the first that has any. */
export function openAtFirst(groups: readonly FindingGroup[]): ReadonlySet<string> {
  const open = new Set<string>()
  let rows = 0
  for (const { key, findings } of groups) {
    if (findings.length === 0) continue
    rows += findings.length
    if (open.size > 0 && rows > rows_open_max) break
    open.add(key)
  }
  return open
}

const rows_step = 100

/** How many hundreds of rows a part draws so that the chosen one is among them. */
export function stepsTo(findings: readonly Finding[], selected: string | undefined): number {
  const place = selected === undefined ? -1 : findings.findIndex(({ finding }) => finding === selected)
  return Math.max(1, Math.ceil((place + 1) / rows_step))
}

/** How many rows of a part are drawn: by hundreds, and as many as the chosen one needs. */
export function rowsShown(findings: readonly Finding[], wanted: number, selected: string | undefined): number {
  return Math.min(findings.length, Math.max(wanted, stepsTo(findings, selected)) * rows_step)
}
