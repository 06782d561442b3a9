import type { DocumentPage } from '../../api/asking.ts'
import { useTranslate, wordFor } from '../../language.ts'
import type { MessageKey, Translate } from '../../language.ts'
import { minuteOf, sizeOf } from '../../times.ts'
import { StepsList } from './steps-list.tsx'

type Note = NonNullable<DocumentPage['revision']>['notes'][number]

/** What was received, what was done to it, and what could not be read. */
export function FactsPanel({ page }: { readonly page: DocumentPage }) {
  const t = useTranslate()
  const { document, revision } = page
  const { size_bytes } = document
  const bytes = t('facts.bytes', { bytes: size_bytes })
  const facts: (readonly [MessageKey, string])[] = [
    ['documents.unit', document.unitName],
    ['documents.received-by', document.receivedBy],
    ['documents.received-at', minuteOf(document.receivedAt)],
    ...(document.secrecy ? [['facts.secrecy', secrecyWords(t, document.secrecy)] as const] : []),
    ['facts.origin', t(`document-origin.${document.origin}`)],
    ['facts.media', t(`media.${document.mediaType}`)],
    ['documents.size', size_bytes < 1024 ? bytes : t('facts.size-of', { size: sizeOf(size_bytes), bytes })],
    ...(revision ? [
      ['facts.encoding', revision.encoding.toUpperCase()] as const,
      ['facts.characters', t('facts.counts', { characters: revision.text.length, sentences: revision.sentences.length })] as const,
      ['facts.revision', t('facts.revision-of', { ordinal: revision.ordinal, tool: revision.toolVersion })] as const,
    ] : []),
  ]
  return (
    <div className="facts">
      <h2>{t('facts.original')}</h2>
      <dl className="fact-list">{facts.map(([label, value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}</dl>
      <StepsList page={page} />
      {revision && <Repairs revision={revision} />}
      {revision && <Notes notes={revision.notes} encoding={revision.encoding} />}
    </div>
  )
}

/** Also where such a document must not go; a declassified one is free. */
function secrecyWords(t: Translate, { kind, words }: NonNullable<DocumentPage['document']['secrecy']>): string {
  const said = t('facts.secrecy-of', { kind: t(`secrecy.${kind}`), words })
  return kind === 'declassified' ? said : `${said} ${t('facts.secrecy-hint')}`
}

function Notes({ notes, encoding }: { readonly notes: readonly Note[]; readonly encoding: string }) {
  const t = useTranslate()
  return (
    <>
      <h2>{t('facts.notes')}</h2>
      {notes.length === 0 ? <p className="hint">{t('facts.no-notes')}</p> : (
        <ul className="note-list">
          {notes.map((note) => <li key={`${note.code} ${note.byte_start} ${note.detail}`}>{noteSentence(note)}</li>)}
        </ul>
      )}
    </>
  )

  function noteSentence(note: Note): string {
    const key = `note.${note.code}`
    const words = wordFor(t, 'note', note.code)
    const place = { byte_start: note.byte_start + 1, byte_count: note.byte_count }
    if (words === note.code) return t('facts.note-unknown', { ...place, code: note.code })
    return t(key as MessageKey, { ...place, detail: note.detail ?? '', encoding: encoding.toUpperCase() })
  }
}

/** What was repaired, counted, and what of the page is no part of the text. */
function Repairs({ revision }: { readonly revision: NonNullable<DocumentPage['revision']> }) {
  const t = useTranslate()
  const { repairs, furniture, text } = revision
  return (
    <>
      <h2>{t('facts.repairs')}</h2>
      {repairs.length === 0 ? <p className="hint">{t('facts.no-repairs')}</p> : (
        <dl className="fact-list fact-list-wide">
          {repairs.map((row) => (
            <div key={`${row.class} ${row.certainty}`}>
              <dt>{t('facts.repair-row', { class: t(`place-class.${row.class}`), certainty: t(`certainty.${row.certainty}`) })}</dt>
              <dd>{t('facts.repair-count', { count: row.count })}</dd>
            </div>
          ))}
        </dl>
      )}
      {furniture.length > 0 && (
        <details className="furniture">
          <summary>{t('facts.furniture')} {furniture.length}</summary>
          <p className="hint">{t('facts.furniture-hint')}</p>
          <ul className="furniture-list">
            {furniture.map(({ start, end, kind }) => (
              <li key={start}><span className="hint">{wordFor(t, 'furniture', kind)}</span> {text.slice(start, end)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
