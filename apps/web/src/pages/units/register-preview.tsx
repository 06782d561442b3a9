import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useSubmission } from '../../api/submission.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import { DownloadButton } from '../../parts/download-button.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { Status } from '../../parts/status.tsx'
import type { Tone } from '../../parts/status.tsx'

type Preview = OutputOf<'org.preview-register'>
type Row = Preview['rows'][number]
type Verdict = Row['verdict']
type Counts = OutputOf<'org.import-register'>['counts']

const verdicts = ['wrong', 'new', 'change', 'same', 'skipped'] as const satisfies readonly Verdict[]
const tones: Record<Verdict, Tone> = { wrong: 'bad', new: 'good', change: 'busy', same: 'idle', skipped: 'off' }
const shown_rows_step = 200

interface RegisterPreviewProps {
  readonly name: string
  readonly blob: string
  readonly unit: string
  readonly preview: Preview
  readonly onAgain: () => void
}

export function RegisterPreview({ name, blob, unit, preview, onAgain }: RegisterPreviewProps) {
  const t = useTranslate()
  const [done, setDone] = useState<Counts>()
  const notes = preview.sheets.flatMap((sheet) => sheet.notes.map((note) => t('register.note', { sheet: sheet.name, note })))
  const others = preview.others.length > 0 ? [t('register.others', { sheets: preview.others.join('、') })] : []
  const check = `/api/export/register-check?${new URLSearchParams({ blob, unit })}`
  return (
    <section className="register" aria-label={t('register.preview', { name })}>
      <h2>{t('register.preview', { name })}</h2>
      {[...notes, ...others].length > 0 && (
        <ul className="register-notes">{[...notes, ...others].map((note) => <li key={note}>{note}</li>)}</ul>
      )}
      {done === undefined
        ? <RegisterImport blob={blob} unit={unit} preview={preview} check={check} onDone={setDone} onAgain={onAgain} />
        : <RegisterDone counts={done} check={check} />}
      <RegisterRows preview={preview} />
    </section>
  )
}

interface RegisterImportProps extends Pick<RegisterPreviewProps, 'blob' | 'unit' | 'preview' | 'onAgain'> {
  readonly check: string
  readonly onDone: (counts: Counts) => void
}

function RegisterImport({ blob, unit, preview, check, onDone, onAgain }: RegisterImportProps) {
  const t = useTranslate()
  const [sound, setSound] = useState(false)
  const submission = useSubmission('org.import-register', {
    outdates: ['org.list-units', 'org.list-people', 'org.list-charges', 'org.list-duties'],
  })
  const { counts, mark } = preview
  const nothing = counts.new + counts.change === 0

  async function enter(): Promise<void> {
    const answer = await submission.submit({ blob, unit, mark, rows: sound ? 'sound' : 'all' })
    if (answer) onDone(answer.counts)
  }

  return (
    <>
      {submission.failure && <FailureNotice failure={submission.failure} onRetry={onAgain} />}
      {counts.wrong > 0 && !sound && <p className="hint">{t('register.wrong-hint', { count: counts.wrong })}</p>}
      {nothing && counts.wrong === 0 && <p className="hint">{t('register.nothing')}</p>}
      <div className="filters">
        <Button
          type="primary" loading={submission.pending} disabled={nothing || (counts.wrong > 0 && !sound)} onClick={() => void enter()}
        >
          {t('register.import', { count: counts.new + counts.change })}
        </Button>
        {counts.wrong > 0 && (
          <Checkbox checked={sound} onChange={(event) => setSound(event.target.checked)}>{t('register.sound-only')}</Checkbox>
        )}
        <DownloadButton label={t('register.check')} address={check} />
        <Button onClick={onAgain}>{t('register.again')}</Button>
      </div>
    </>
  )
}

function RegisterDone({ counts, check }: { readonly counts: Counts; readonly check: string }) {
  const t = useTranslate()
  return (
    <Alert
      type={counts.wrong > 0 ? 'warning' : 'success'} showIcon role="status" className="register-done"
      title={t('register.done', { added: counts.new, changed: counts.change, same: counts.same })}
      description={(
        <>
          {counts.new > 0 && <p>{t('register.done-secrets')}</p>}
          {counts.wrong > 0 && <p>{t('register.done-wrong', { count: counts.wrong })}</p>}
        </>
      )}
      action={counts.wrong > 0 && <DownloadButton label={t('register.check')} address={check} />}
    />
  )
}

function RegisterRows({ preview }: { readonly preview: Preview }) {
  const t = useTranslate()
  const [only, setOnly] = useState<Verdict | undefined>(preview.counts.wrong > 0 ? 'wrong' : undefined)
  const [count, setCount] = useState(shown_rows_step)
  const rows = preview.rows.filter((row) => only === undefined || row.verdict === only)
  const choose = (verdict: Verdict | undefined): void => {
    setOnly(verdict)
    setCount(shown_rows_step)
  }
  const columns: Column<Row>[] = [
    {
      key: 'place', title: t('register.place'), width: '9em',
      render: (row) => t('register.place-words', { sheet: row.sheet, row: String(row.row) }),
    },
    { key: 'name', title: t('register.name'), width: '18em', main: true, render: (row) => row.name },
    {
      key: 'verdict', title: t('register.verdict'), width: '9em', main: true,
      render: (row) => <Status tone={tones[row.verdict]} word={t(`register-verdict.${row.verdict}`)} />,
    },
    { key: 'detail', title: t('register.detail'), render: (row) => row.detail },
  ]
  return (
    <>
      <div className="filters" role="group" aria-label={t('register.filter')}>
        <Button
          size="small" aria-pressed={only === undefined} type={only === undefined ? 'primary' : 'default'}
          onClick={() => choose(undefined)}
        >
          {t('register.all', { count: preview.rows.length })}
        </Button>
        {verdicts.filter((verdict) => preview.counts[verdict] > 0).map((verdict) => (
          <Button
            key={verdict} size="small" aria-pressed={only === verdict} type={only === verdict ? 'primary' : 'default'}
            onClick={() => choose(verdict)}
          >
            {t('register.count', { verdict: t(`register-verdict.${verdict}`), count: preview.counts[verdict] })}
          </Button>
        ))}
      </div>
      <Records
        label={t('register.rows')} rows={rows.slice(0, count)} rowKey={(row) => `${row.sheet} ${row.row}`} columns={columns}
        empty={<Empty>{t('register.no-rows')}</Empty>}
      />
      {rows.length > count && (
        <div className="more">
          <Button onClick={() => setCount(count + shown_rows_step)}>{t('register.more', { count: rows.length - count })}</Button>
        </div>
      )}
    </>
  )
}
