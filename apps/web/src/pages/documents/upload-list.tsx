import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Refused } from '../../api/failure.ts'
import { useTranslate } from '../../language.ts'
import type { Translate } from '../../language.ts'
import { sentenceOf } from '../../parts/failure-notice.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { Status } from '../../parts/status.tsx'
import type { Tone } from '../../parts/status.tsx'
import { cancelUpload, clearUploads, isUnderWay, retryUpload, upload_bytes_max, useUploads } from '../../uploads.ts'
import type { Upload, UploadState } from '../../uploads.ts'

/** Each file has its own line with its own verdict; a bad one does not stop the others. */
export function UploadList() {
  const t = useTranslate()
  const uploads = useUploads()
  if (uploads.length === 0) return null
  const done = uploads.filter((upload) => !isUnderWay(upload.state)).length
  return (
    <section className="uploads" aria-label={t('uploads.title')}>
      <div className="uploads-head">
        <h2>{t('uploads.title')}</h2>
        <span className="hint" role="status">{t('uploads.count', { done, all: uploads.length })}</span>
        {done > 0 && <Button size="small" onClick={clearUploads}>{t('uploads.clear')}</Button>}
      </div>
      <ul>{uploads.map((upload) => <UploadLine key={upload.id} upload={upload} />)}</ul>
    </section>
  )
}

const tones: Record<UploadState['step'], Tone> = {
  'waiting': 'idle', 'sending': 'busy', 'taking-in': 'busy', 'received': 'good', 'duplicate': 'good', 'refused-here': 'bad',
  'failed': 'bad', 'cancelled': 'off',
}

function UploadLine({ upload }: { readonly upload: Upload }) {
  const t = useTranslate()
  const client = useQueryClient()
  const { id, name, state } = upload
  return (
    <li>
      <span className="upload-name">{name}</span>
      <span className="upload-verdict">
        <Status tone={tones[state.step]} word={t(`upload-step.${state.step}`)} />
        {state.step === 'sending' && <progress value={state.share} max={1} aria-label={t('uploads.progress', { name })} />}
        {state.step === 'sending' && <span className="upload-share">{Math.floor(state.share * 100)}%</span>}
        <Verdict t={t} state={state} />
      </span>
      <span className="upload-actions">
        {(state.step === 'waiting' || state.step === 'sending') && (
          <RowButton label={t('action.cancel')} whole={t('uploads.cancel-one', { name })} onClick={() => cancelUpload(id)} />
        )}
        {mayRetry(state) && (
          <RowButton label={t('action.retry')} whole={t('uploads.retry-one', { name })} onClick={() => retryUpload(client, id)} />
        )}
      </span>
    </li>
  )
}

/** What the server refuses for what the file is, it refuses again. */
function mayRetry(state: UploadState): boolean {
  if (state.step !== 'failed') return state.step === 'cancelled'
  const { failure } = state
  return !(failure instanceof Refused) || failure.passing || failure.code === 'kernel.blob-not-found'
}

function Verdict({ t, state }: { readonly t: Translate; readonly state: UploadState }): ReactNode {
  switch (state.step) {
    case 'received': case 'duplicate':
      return (
        <Link to="/documents/$document" params={{ document: state.document.document }} search={{}}>{t(`uploads.open-${state.step}`)}</Link>
      )
    case 'refused-here':
      return <span>{t(`upload-refused.${state.reason}`, { megabytes_max: upload_bytes_max / 1024 / 1024 })}</span>
    case 'failed':
      return <span>{sentenceOf(t, state.failure)}</span>
    default:
      return null
  }
}
