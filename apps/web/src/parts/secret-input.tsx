import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslate } from '../language.ts'
import type { Wiring } from './form.tsx'

interface SecretInputProps {
  readonly wiring: Wiring
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
}

/** Pasting is welcome: a secret from a password keeper is better than one that can be typed. */
export function SecretInput({ wiring, value, onChange, autoComplete }: SecretInputProps) {
  const t = useTranslate()
  const [shown, setShown] = useState(false)
  return (
    <div className="secret-input">
      <Input
        {...wiring} type={shown ? 'text' : 'password'} value={value} autoComplete={autoComplete} spellCheck={false} autoCapitalize="none"
        onChange={(event) => onChange(event.target.value)}
      />
      <Button aria-controls={wiring.id} onClick={() => setShown(!shown)}>{shown ? t('secret.hide') : t('secret.show')}</Button>
    </div>
  )
}
