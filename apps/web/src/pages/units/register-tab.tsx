// A list of units and people comes in: chosen, looked at row by row, entered, and what is wrong goes back as a file.
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { failureOf } from '../../api/failure.ts'
import type { Failure } from '../../api/failure.ts'
import { sendFile } from '../../api/send-file.ts'
import { signedIn } from '../../api/session-end.ts'
import { useTranslate } from '../../language.ts'
import { DownloadButton } from '../../parts/download-button.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty } from '../../parts/records.tsx'
import { UnitChoice } from '../../parts/unit-choice.tsx'
import { RegisterPreview } from './register-preview.tsx'

/** The server's own limit. */
const file_bytes_max = 20 * 1024 * 1024

interface Sent { readonly name: string; readonly blob: string }

export function RegisterTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const units = me.roles.filter(({ role }) => role === 'system-administrator').map((held) => held.unit)
  const [chosen, setChosen] = useState(units[0]?.id)
  const [sending, setSending] = useState<string>()
  const [failure, setFailure] = useState<Failure | 'too-large'>()
  const [sent, setSent] = useState<Sent>()
  const input = useRef<HTMLInputElement>(null)
  const unit = chosen ?? ''

  async function send(file: File): Promise<void> {
    setSent(undefined)
    setFailure(file.size > file_bytes_max ? 'too-large' : undefined)
    if (file.size > file_bytes_max) return
    setSending(file.name)
    try {
      const { signal } = new AbortController()
      const blob = await signedIn({}, () => sendFile(file, { signal, onProgress: () => undefined }))
      setSent({ name: file.name, blob })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setSending(undefined)
    }
  }

  return (
    <>
      <p className="hint">{t('register.hint')}</p>
      <div className="filters">
        {units.length > 1 && <UnitChoice label={t('register.unit')} units={units} value={unit} onChange={setChosen} />}
        <Button type="primary" loading={sending !== undefined} onClick={() => input.current?.click()}>{t('register.choose')}</Button>
        <DownloadButton label={t('register.form')} address="/api/export/register-form" />
        <DownloadButton label={t('register.export')} address={`/api/export/register?${new URLSearchParams({ unit })}`} />
        <input
          ref={input} type="file" hidden accept=".xlsx" aria-label={t('register.choose')}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void send(file)
            event.target.value = ''
          }}
        />
      </div>
      {sending !== undefined && <Loading what={t('register.sending', { name: sending })} />}
      {failure === 'too-large' && (
        <Alert type="error" showIcon role="alert" className="failure" title={t('register.too-large')} />
      )}
      {failure !== undefined && failure !== 'too-large' && <FailureNotice failure={failure} />}
      {sent === undefined && sending === undefined && <Empty>{t('register.empty')}</Empty>}
      {sent && <RegisterLook key={`${sent.blob} ${unit}`} sent={sent} unit={unit} />}
    </>
  )
}

function RegisterLook({ sent: { name, blob }, unit }: { readonly sent: Sent; readonly unit: string }) {
  const t = useTranslate()
  const preview = useQuery({ ...asking('org.preview-register', { blob, unit }), staleTime: Infinity })
  return (
    <>
      {preview.isPending && <Loading what={t('register.reading', { name })} />}
      {preview.error && <FailureNotice failure={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <RegisterPreview name={name} blob={blob} unit={unit} preview={preview.data} onAgain={() => void preview.refetch()} />
      )}
    </>
  )
}
