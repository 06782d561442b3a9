/** One generated file that is not what the tree would generate now. */
export interface Drift {
  readonly file: string
  /** The first line that differs, counted from 1. */
  readonly line: number
  /** What stands there; undefined where the file is missing or has ended. */
  readonly found: string | undefined
  readonly expected: string | undefined
}

/** Every file that drifted, each with its first differing line. A checkout with other line ends has not drifted. */
export function compare(expected: ReadonlyMap<string, string>, read: (file: string) => string | undefined): readonly Drift[] {
  return [...expected].flatMap(([file, text]) => {
    const now = text.split('\n')
    const before = read(file)?.replaceAll('\r\n', '\n').split('\n') ?? []
    const lines = Math.max(now.length, before.length)
    const at = Array.from({ length: lines }, (_, index) => index).find((index) => now[index] !== before[index])
    return at === undefined ? [] : [{ file, line: at + 1, found: before[at], expected: now[at] }]
  })
}

export function describeDrift({ file, line, found, expected }: Drift): string {
  const shown = (text: string | undefined): string => text === undefined ? '(nothing)' : text.slice(0, 160)
  return `${file}:${line} has drifted\n    stands:    ${shown(found)}\n    generated: ${shown(expected)}`
}
