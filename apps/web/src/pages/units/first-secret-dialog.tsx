import { Alert, Button } from 'antd'
import { useTranslate } from '../../language.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { OneTimeSecrets } from '../../parts/one-time-secret.tsx'

/** `secret` is missing when the first answer was lost: the second one no longer has it. */
export interface FirstSecret { readonly name: string; readonly signInName: string; readonly secret: string | undefined }

export function FirstSecretDialog({ secret, onClose }: { readonly secret: FirstSecret; readonly onClose: () => void }) {
  const t = useTranslate()
  return (
    <Dialog title={t('secret.first-title')} onClose={onClose}>
      {secret.secret === undefined ? <Alert type="warning" showIcon title={t('secret.first-lost', { name: secret.name })} /> : (
        <>
          <p>{t('secret.first-text')}</p>
          <OneTimeSecrets rows={[{ ...secret, secret: secret.secret }]} />
        </>
      )}
      <div className="buttons"><Button type="primary" onClick={onClose}>{t('secret.first-noted')}</Button></div>
    </Dialog>
  )
}
