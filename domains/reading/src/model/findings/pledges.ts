import type { SentenceReading } from './shapes.ts'

const announced = /(?:办好|办实|办成|实施|完成|推进|落实)[^，。；]{0,16}(?:民生|惠民|为民|利民|便民)[^，。；]{0,6}实事/
// A sentence that sets nothing else, or opens a list.
const opens = /^[^，。；]{0,24}[。：]$|[：]|包括$/

/** For each sentence whether it tells one of the things that a government has pledged to the public (民生实事) in the same line before. */
export function pledgesToPublic(sentences: readonly Pick<SentenceReading, 'text' | 'paragraph'>[]): boolean[] {
  let line: number | undefined
  return sentences.map(({ text, paragraph }) => {
    if (paragraph !== line) line = undefined
    const pledged = line !== undefined
    if (announced.test(text) && opens.test(text)) {
      line = paragraph
      return /：./.test(text) || pledged
    }
    return pledged
  })
}
