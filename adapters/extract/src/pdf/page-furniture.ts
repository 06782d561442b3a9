import { baselinesOf, textOf } from './page-items.ts'
import type { Page, Segment } from './page-items.ts'

const margin_share = 0.12
const pages_share_min = 0.4
const pageNumber = /^[\s\-—–·.]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–·.]*$/

/** A page without its running heads, feet and numbers, and what these say. */
export interface BarePages { readonly pages: readonly (readonly Segment[])[]; readonly furniture: readonly string[] }

/** Takes away what stands alike in the margins of several pages, and page numbers. */
export function withoutFurniture(pages: readonly Page[], segments: readonly (readonly Segment[])[]): BarePages {
  const margins = pages.map((page, at) => baselinesOf(segments[at]!.filter(({ base }) => isMargin(page, base))))
  const counts = new Map<string, number>()
  for (const lines of margins) for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const pages_min = Math.max(2, pages.length * pages_share_min)
  const furniture = new Set<string>()
  const bare = segments.map((page, at) => {
    const taken = new Set<Segment>()
    for (const line of margins[at]!) {
      const text = line.map(textOf).join(' ')
      if (!pageNumber.test(text) && counts.get(keyOf(line))! < pages_min) continue
      if (!pageNumber.test(text) || furniture.size === 0) furniture.add(text)
      for (const segment of line) taken.add(segment)
    }
    return page.filter((segment) => !taken.has(segment))
  })
  return { pages: bare, furniture: [...furniture] }
}

function isMargin({ height }: Page, base: number): boolean { return base < height * margin_share || base > height * (1 - margin_share) }

/** Numbers differ from page to page. */
function keyOf(line: readonly Segment[]): string { return line.map(textOf).join(' ').replaceAll(/\d+/g, '#') }
