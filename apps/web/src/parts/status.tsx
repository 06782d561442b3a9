// A state is never told by colour alone: a shape and a word go with it, for those who see no colours and for grey printers.
export type Tone = 'good' | 'bad' | 'busy' | 'idle' | 'off'

const shapes: Record<Tone, string> = {
  good: 'M3 8.5 6.5 12 13 4.5',
  bad: 'M8 2.5 14.5 13.5H1.5Z M8 6.5v3.5 M8 11.8v.4',
  busy: 'M4 2.5h8 M4 13.5h8 M5 2.5c0 4 6 7 6 11 M11 2.5c0 4-6 7-6 11',
  idle: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
  off: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z M4.2 11.8 11.8 4.2',
}

export function Status({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className={`status status-${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d={shapes[tone]} /></svg>
      {word}
    </span>
  )
}
