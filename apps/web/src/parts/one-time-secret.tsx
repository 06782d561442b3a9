import { useTranslate } from '../language.ts'
import { CopyButton } from './copy-button.tsx'

export interface SecretRow { readonly role?: string; readonly name: string; readonly signInName: string; readonly secret: string }

/** Shown once and kept nowhere: who closes this without having written it down has to have it renewed. */
export function OneTimeSecrets({ rows }: { readonly rows: readonly SecretRow[] }) {
  const t = useTranslate()
  return (
    <ul className="secrets">
      {rows.map((row) => (
        <li key={row.signInName}>
          <span className="secret-who">{[row.role, row.name].filter(Boolean).join(' · ')}</span>
          <span className="secret-line">{t('sign-in.name')}{t('form.colon')}<code>{row.signInName}</code></span>
          <span className="secret-line">
            {t('secret.first')}{t('form.colon')}<code>{row.secret}</code>
            <CopyButton text={row.secret} label={t('copy.secret-of', { name: row.name })} />
          </span>
        </li>
      ))}
    </ul>
  )
}
