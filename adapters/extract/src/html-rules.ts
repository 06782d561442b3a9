// What each tag does to the text, in one table. A tag that is not here only vanishes: its bytes are skipped, its text stays.

export interface TagRule {
  /**
   * block: stands on lines of its own · row, table: blocks that hold cells · cell: a tab before it, unless it is the first of its
   * row · break: a line break in place of the tag itself.
   */
  readonly line?: 'block' | 'row' | 'table' | 'cell' | 'break'
  /** dropped: nothing inside is text · title: kept apart from the text · verbatim: white space inside is kept as it stands. */
  readonly content?: 'dropped' | 'title' | 'verbatim'
  /** How the tokenizer must read what follows; a tree builder would tell it, and we have none. */
  readonly reading?: 'rcdata' | 'rawtext' | 'script' | 'plaintext'
}

const table: readonly (readonly [names: string, rule: TagRule])[] = [
  [
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p search section select summary ' +
    'tbody tfoot thead ul',
    { line: 'block' },
  ],
  ['table', { line: 'table' }],
  ['tr', { line: 'row' }],
  ['td th', { line: 'cell' }],
  ['br', { line: 'break' }],
  ['pre listing', { line: 'block', content: 'verbatim' }],
  ['textarea', { line: 'block', content: 'verbatim', reading: 'rcdata' }],
  ['xmp', { line: 'block', content: 'verbatim', reading: 'rawtext' }],
  ['plaintext', { line: 'block', content: 'verbatim', reading: 'plaintext' }],
  ['title', { content: 'title', reading: 'rcdata' }],
  ['script', { content: 'dropped', reading: 'script' }],
  ['style iframe noembed noframes noscript', { content: 'dropped', reading: 'rawtext' }],
  ['template', { content: 'dropped' }],
]

export const tagRules: ReadonlyMap<string, TagRule> = new Map(
  table.flatMap(([names, rule]) => names.split(' ').map((name) => [name, rule] as const)),
)
