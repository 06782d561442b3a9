// npm run eval:reading: what reading finds against what people found, on texts that are not part of the project and stand beside it.
// --fit counts the weights and the confidence anew and writes them; --lexicon lists the words the rules know by the number of texts
// that hold them; --misses prints every difference; --fixtures scores the project's own documents, which need nothing beside it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { cueCodes, fitConfidence, fitLabels, fittedValues, labelGround, lexicon, readFindingsWith } from '@lantai/reading/evaluate'
import type { Fitted, JudgedFinding, LabelGround, LabelledSample } from '@lantai/reading/evaluate'
import type { DocumentReading, Found, SentenceReading } from '@lantai/reading/read-page'
import { readPage } from '@lantai/reading/read-page'
import { jsonOfRow, jsonOfSentence } from './guide-forms.ts'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
const fixtures = join(import.meta.dirname, '..', 'reading', 'fixtures')
const findings = join(import.meta.dirname, '..', '..', 'domains', 'reading', 'src', 'model', 'findings')
const bin_findings_min = 20
const flags = new Set(process.argv.slice(2))
const print = (line: string): void => { process.stdout.write(`${line}\n`) }

interface GoldText {
  readonly name: string
  /** The files of gold rows and of gold sentences. */
  readonly gold: string
  readonly whole: boolean
  /** Sentences stand alone, each a document of one line. */
  readonly alone: boolean
  read(fitted: Fitted): SentenceReading[]
  readonly weight: number
}

interface Gold { readonly text: string; readonly label: string }

const key = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '')
const lines = <Row>(path: string): Row[] =>
  readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row)

function readWhole(fitted: Fitted, text: string): DocumentReading[] {
  const page = readPage(text)
  return readFindingsWith(fitted, page.repaired.text, page.documents, page.furniture)
}

function goldTexts(): GoldText[] {
  const page = readFileSync(join(shared, 'corpus', 'speeches', 'page.clean.txt'), 'utf8')
  const report = readFileSync(join(shared, 'corpus', 'reports-2026', '2026_江苏省.txt'), 'utf8')
  const gold = (name: string): string => join(shared, 'gold', `${name}.jsonl`)
  return [
    ...[0, 1, 2].map((place): GoldText => ({
      name: `speech${place + 1}`, gold: gold(`speech${place + 1}`), whole: true, alone: false, weight: 1,
      read: (fitted) => [...readWhole(fitted, page)[place]!.sentences],
    })),
    { name: 'D2-jiangsu2026', gold: gold('D2-jiangsu2026'), whole: false, alone: false, weight: 1, read: (fitted) =>
      readWhole(fitted, report).flatMap(({ sentences }) => sentences) },
    { name: 'deadlines-units', gold: gold('deadlines-units'), whole: false, alone: true, weight: 0.15, read: (fitted) =>
      lines<Gold>(gold('deadlines-units')).map(({ text }) => readAlone(fitted, text)) },
  ]
}

const readAlone = (fitted: Fitted, text: string): SentenceReading =>
  readFindingsWith(fitted, text, [{ start: 0, end: text.length }], [])[0]!.sentences[0]!

function ownTexts(): GoldText[] {
  if (!existsSync(fixtures)) return []
  return readdirSync(fixtures).filter((name) => name.endsWith('.jsonl')).sort().map((name): GoldText => ({
    name: name.replace('.jsonl', ''), gold: join(fixtures, name), whole: true, alone: false, weight: 1,
    read: (fitted) => readWhole(fitted, readFileSync(join(fixtures, name.replace('.jsonl', '.txt')), 'utf8')).flatMap(({ sentences }) =>
      sentences),
  }))
}

// ── counting ────────────────────────────────────────────────────────────────────────────────────────────────────────

function samplesOf(text: GoldText, fitted: Fitted): LabelledSample[] {
  const found = new Map<string, SentenceReading[]>()
  for (const sentence of text.read(fitted)) found.set(key(sentence.text), [...(found.get(key(sentence.text)) ?? []), sentence])
  return lines<Gold>(text.gold).flatMap(({ text: words, label }) => {
    const sentence = found.get(key(words))?.shift()
    if (!sentence || sentence.label === 'heading' || label === 'heading') return []
    return [{ codes: sentence.cues.map(({ code }) => code), label: label as LabelledSample['label'], weight: text.weight }]
  })
}

const folds = 5

/**
 * Everything counted anew from these texts: the weights, and how often each kind of finding is right, which is counted on texts read
 * with weights that do not know them; with the weights they gave, they would look surer than an unseen text is.
 */
function fitFrom(texts: readonly GoldText[], scorer: Scorer): Fitted {
  const samples = texts.map((text) => samplesOf(text, fittedValues))
  const weightsWithout = Array.from({ length: folds }, (_, fold) => fitLabels(samples.filter((__, place) => place % folds !== fold).flat()))
  const findings = texts.flatMap((text, place) => judged(text, { ...fittedValues, labelWeights: weightsWithout[place % folds]! }, scorer))
  return { labelWeights: fitLabels(samples.flat()), ...fitConfidence(findings) }
}

// ── scoring ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Miss = { readonly what: string; readonly text?: string; readonly span?: string; readonly got?: { readonly text?: string } | string }
interface Scored { readonly text: string; readonly misses: readonly Miss[] }
type Scorer = ReturnType<typeof openScorer>

/** The scorers that stand beside the gold, run on what was read; their words are printed as they are. */
function openScorer(folder: string) {
  let count = 0
  const run = (tool: string, args: readonly string[]): Scored => {
    const output = execFileSync(process.execPath, [join(shared, 'tools', tool), '--misses', ...args], { encoding: 'utf8', maxBuffer: 1e9 })
    const all = output.trim().split('\n')
    return { text: all.filter((line) => !line.startsWith('{')).join('\n'),
      misses: all.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Miss) }
  }
  const write = (rows: readonly string[]): string => {
    count += 1
    const path = join(folder, `${count}.jsonl`)
    writeFileSync(path, `${rows.join('\n')}\n`)
    return path
  }
  return {
    sentences: (pairs: readonly (readonly [gold: string, read: readonly SentenceReading[]])[], whole: boolean): Scored =>
      run('score-reading.mjs', [...(whole ? ['--whole'] : []),
        ...pairs.flatMap(([gold, read]) => [gold, write(read.map((one) => jsonOfSentence(one)))])]),
    rows: (gold: string, rows: readonly string[]): Scored => run('score-tasks.mjs', [gold, write(rows)]),
    judgeRows: (gold: readonly string[], rows: readonly string[]): Scored => run('score-tasks.mjs', [write(gold), write(rows)]),
  }
}

/** Every finding of a text with whether the gold has it, as the scorers judge. */
function judged(text: GoldText, fitted: Fitted, scorer: Scorer): JudgedFinding[] {
  const read = text.read(fitted)
  const gold = lines<Gold & { readonly only?: readonly string[]; readonly rows?: readonly object[] }>(text.gold)
  const wrong = new Set(scorer.sentences([[text.gold, read]], false).misses.flatMap(({ what, text: words, got }) =>
    what === 'label' ? [`label ${key(words!)}`] : what.endsWith(' extra')
      ? [`${what.split(' ')[0]} ${key(words!)} ${(got as { text: string }).text}`] : []))
  const asked = new Map(gold.map((row) => [key(row.text), row]))
  const rows = judgedRows(text, read, scorer)
  return read.flatMap((sentence) => {
    const row = asked.get(key(sentence.text))
    if (!row) return []
    const of = (kind: 'figure' | 'deadline' | 'unit', all: readonly Found[]): JudgedFinding[] => row.only && !row.only.includes(`${kind}s`)
      ? [] : all.map((one) => ({
      kind, code: codeOf(kind, one), margin: 0, right: !wrong.has(`${kind}s ${key(sentence.text)} ${one.text}`),
    }))
    const label: JudgedFinding = { kind: 'label', code: labelGround(sentence.cues), margin: sentence.margin,
      right: !wrong.has(`label ${key(sentence.text)}`) }
    return [...(sentence.label === 'heading' || text.alone ? [] : [label]), ...of('figure', sentence.figures),
      ...of('deadline', sentence.deadlines), ...of('unit', sentence.units)]
  }).concat(rows)
}

/** The rows of the sentences whose rows people wrote down, with whether the scorer pairs them with one of theirs. */
function judgedRows(text: GoldText, read: readonly SentenceReading[], scorer: Scorer): JudgedFinding[] {
  const gold = goldRows(text)
  if (gold.length === 0) return []
  const asked = new Set(gold.map((row) => key(row.text)))
  const held = read.filter((sentence) => asked.has(key(sentence.text)))
  const rows = held.flatMap((sentence) => sentence.rows.map((row) => jsonOfRow(text.name, sentence, row)))
  const { misses } = scorer.judgeRows(gold.map((row) => JSON.stringify(row)), rows)
  const wrong = new Set(misses.flatMap(({ what, span }) => (what === 'row extra' ? [span!] : [])))
  return held.flatMap((sentence) =>
    sentence.rows.map((row) => ({ kind: 'row' as const, code: row.cues[0]!.code, margin: 0, right: !wrong.has(row.text) })))
}

function goldRows(text: GoldText): { readonly text: string }[] {
  const own = lines<Gold & { readonly rows?: readonly object[] }>(text.gold).flatMap((row) =>
    (row.rows ?? []).map((one) => ({ ...one, text: row.text })))
  if (own.length > 0 || text.alone) return own
  return lines<{ readonly doc: string; readonly text: string }>(join(shared, 'gold', 'tasks.jsonl')).filter(({ doc }) => doc === text.name)
}

const codeOf = (kind: string, { cues, ...one }: Found & { readonly role?: string }): string =>
  (kind === 'unit' ? `${one.role}-${cues[0]!.code}` : cues[0]!.code)

// ── the run ─────────────────────────────────────────────────────────────────────────────────────────────────────────

if (flags.has('--lexicon')) printLexicon()
else if (!existsSync(shared)) print('skipped: the texts are not here')
else {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-eval-'))
  try {
    evaluate(openScorer(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function evaluate(scorer: Scorer): void {
  const texts = goldTexts()
  if (flags.has('--fit')) writeFitted(fitFrom([...texts, ...ownTexts()], scorer))
  const full = (): Fitted => fittedValues
  print('the four gold texts (speeches --whole)')
  show(scorer, texts.filter(({ alone }) => !alone), full)
  print('\neach text')
  for (const text of texts.filter(({ alone }) => !alone)) {
    print(text.name)
    show(scorer, [text], full)
  }
  print('\ndeadlines-units, each sentence alone')
  show(scorer, texts.filter(({ alone }) => alone), full)
  print('\ntask rows')
  showRows(scorer, texts, full)
  print('\nleave one text out: weights and confidence counted from the other texts')
  const without = new Map(texts.map((text) => [text.name, fitFrom([...texts.filter((other) => other !== text), ...ownTexts()], scorer)]))
  const others = (text: GoldText): Fitted => without.get(text.name)!
  show(scorer, texts.filter(({ alone }) => !alone), others)
  print('  deadlines-units')
  show(scorer, texts.filter(({ alone }) => alone), others)
  print('  task rows')
  showRows(scorer, texts, others)
  print('\nown documents (tests/reading)')
  show(scorer, ownTexts(), full)
  print('\nreliability, each text with confidence counted from the others')
  printReliability(texts.flatMap((text) => sureness(text, others(text), scorer)))
}

function show(scorer: Scorer, texts: readonly GoldText[], fittedOf: (text: GoldText) => Fitted): void {
  if (texts.length === 0) return print('  none')
  const wholes = texts.filter(({ whole }) => whole)
  // The scorer takes one flag for all its pairs; an excerpt among whole texts is read whole where it has sentences of its own.
  const scored = scorer.sentences(texts.map((text) => [text.gold, text.whole ? text.read(fittedOf(text)) : excerpt(text, fittedOf(text))]),
    wholes.length > 0)
  print(scored.text.replaceAll(/^/gm, '  '))
  if (flags.has('--misses')) for (const miss of scored.misses) print(`  ${JSON.stringify(miss)}`)
}

/** Of a text that the gold holds in part, the sentences that it holds. */
function excerpt(text: GoldText, fitted: Fitted): SentenceReading[] {
  const held = new Set(lines<Gold>(text.gold).map((row) => key(row.text)))
  return text.read(fitted).filter((sentence) => held.has(key(sentence.text)))
}

function showRows(scorer: Scorer, texts: readonly GoldText[], fittedOf: (text: GoldText) => Fitted): void {
  const rows = texts.filter(({ alone }) => !alone).flatMap((text) =>
    text.read(fittedOf(text)).flatMap((sentence) => sentence.rows.map((row) => jsonOfRow(text.name, sentence, row))))
  const scored = scorer.rows(join(shared, 'gold', 'tasks.jsonl'), rows)
  print(scored.text.replaceAll(/^/gm, '  '))
  printApart(scored.misses)
  if (flags.has('--misses')) for (const miss of scored.misses) print(`  ${JSON.stringify(miss)}`)
}

/** Due state on the rows that are not `none`, strength on those that are not `must`; a missed row is wrong in both. */
function printApart(misses: readonly Miss[]): void {
  const gold = lines<{ span: string; due: { state: string }; strength: string }>(join(shared, 'gold', 'tasks.jsonl'))
  const missed = (what: string): Set<string> =>
    new Set(misses.filter((miss) => miss.what === what || miss.what === 'row missed').map(({ span }) => span!))
  const dated = gold.filter(({ due }) => due.state !== 'none')
  const soft = gold.filter(({ strength }) => strength !== 'must')
  print(`  due_state where not none ${share(dated.filter(({ span }) => !missed('due_state').has(span)).length, dated.length)}`)
  print(`  strength where not must  ${share(soft.filter(({ span }) => !missed('strength').has(span)).length, soft.length)}`)
}

function share(hits: number, asked: number): string {
  if (asked === 0) return 'n = 0'
  const [z, part] = [1.96, hits / asked]
  const middle = (part + z * z / (2 * asked)) / (1 + z * z / asked)
  const half = z * Math.sqrt(part * (1 - part) / asked + z * z / (4 * asked * asked)) / (1 + z * z / asked)
  return `${hits} of ${asked} = ${(100 * part).toFixed(1)} % (${(100 * (middle - half)).toFixed(1)}–${(100 * (middle + half)).toFixed(1)})`
}

// ── confidence ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Sure { readonly said: number; readonly right: boolean }

function sureOf({ base, slope }: { readonly base: number; readonly slope: number }, margin: number): number {
  return 1 / (1 + Math.exp(-(base + slope * margin)))
}

function sureness(text: GoldText, fitted: Fitted, scorer: Scorer): Sure[] {
  return judged(text, fitted, scorer).map(({ kind, code, margin, right }) => ({
    right, said: kind === 'label' ? sureOf(fitted.labelCurves[code as LabelGround], margin)
      : fitted.shares[kind][code] ?? fitted.shares[kind].any!,
  }))
}

function printReliability(all: readonly Sure[]): void {
  const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]
  for (const [place, from] of bins.slice(0, -1).entries()) {
    const some = all.filter(({ said }) => said >= from && said < bins[place + 1]!)
    if (some.length === 0) continue
    const said = some.reduce((sum, one) => sum + one.said, 0) / some.length
    const right = some.filter((one) => one.right).length
    const off = Math.abs(said - right / some.length)
    const verdict = some.length < bin_findings_min ? 'too few to say' : off <= 0.1 ? 'within 0.10' : 'OFF'
    const bin = `${from.toFixed(2)}–${Math.min(1, bins[place + 1]!).toFixed(2)}`
    print(`  ${bin}  said ${said.toFixed(3)}  right ${share(right, some.length)}  ${verdict}`)
  }
}

function writeFitted({ labelWeights, labelCurves, shares }: Fitted): void {
  const record = (values: object): string => `{ ${Object.entries(values).map(([name, value]) => `'${name}': ${value}`).join(', ')} }`
  const note = '// Written by `npm run eval:reading -- --fit` from sentences that people have judged'
  writeFileSync(join(findings, 'label-weights.ts'), [
    `${note}, near the weights set by hand in label-cues.ts.`, "import type { LabelWeights } from './label-cues.ts'", '',
    'export const labelWeights: Readonly<Record<string, LabelWeights>> = {',
    ...cueCodes.map((code) => `  '${code}': ${record(labelWeights[code]!).replaceAll("'", '')},`), '}', '',
  ].join('\n'))
  writeFileSync(join(findings, 'confidence-values.ts'), [
    `${note}.`, "import type { FittedConfidence } from './fit-confidence.ts'", '', 'export const confidenceValues: FittedConfidence = {',
    '  labelCurves: {',
    ...Object.entries(labelCurves).map(([ground, curve]) => `    ${ground}: ${record(curve).replaceAll("'", '')},`), '  },',
    '  shares: {',
    ...Object.entries(shares).flatMap(([kind, values]) =>
      [`    ${kind}: {`, ...Object.entries(values).map(([code, value]) => `      '${code}': ${value},`), '    },']),
    '  },', '}', '',
  ].join('\n'))
  print('written; run again to see its figures')
}

// ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function printLexicon(): void {
  const texts = Array.from(corpusTexts())
  const counted = lexicon().map(({ kind, word }) =>
    ({ kind, word, texts: texts.filter(([, text]) => text.includes(word)).map(([name]) => name) }))
  for (const kind of new Set(counted.map((entry) => entry.kind))) {
    const some = counted.filter((entry) => entry.kind === kind)
    const by = (from: number, to: number): number => some.filter((entry) => entry.texts.length >= from && entry.texts.length <= to).length
    print(`${kind}: ${some.length} entries; in no text ${by(0, 0)}, in one ${by(1, 1)}, in 2–5 ${by(2, 5)}, in more ${by(6, 1e9)}`)
    const single = some.filter((entry) => entry.texts.length === 1 && /speech|江苏/.test(entry.texts[0]!))
    print(`  in one gold text alone: ${single.map(({ word }) => word).join(' ') || 'none'}`)
  }
}

function* corpusTexts(): Generator<readonly [string, string]> {
  const corpus = join(shared, 'corpus')
  if (!existsSync(corpus)) return
  const page = readPage(readFileSync(join(corpus, 'speeches', 'page.clean.txt'), 'utf8'))
  for (const [place, { start, end }] of page.documents.entries()) yield [`speech${place + 1}`, page.repaired.text.slice(start, end)]
  for (const folder of ['reports-2026', 'policies-html', 'statistics']) {
    for (const name of readdirSync(join(corpus, folder)).sort()) yield [`${folder}/${name}`,
      readFileSync(join(corpus, folder, name), 'utf8')]
  }
}

