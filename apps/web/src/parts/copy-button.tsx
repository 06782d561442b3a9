import { useState } from 'react'
import { useTranslate } from '../language.ts'
import { RowButton } from './row-button.tsx'

/** The clipboard of today needs https; inside an office network there is none, so the old way stands behind it. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'copy-field'
  // Inside the open dialog, or its focus trap would take the selection away.
  const home = document.querySelector('[role=dialog]') ?? document.body
  home.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useTranslate()
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  return (
    <>
      <RowButton label={t('copy.do')} whole={label} onClick={() => void copy(text).then((done) => setState(done ? 'copied' : 'failed'))} />
      <span className="hint" role="status">{state === 'copied' ? t('copy.done') : state === 'failed' ? t('copy.failed') : ''}</span>
    </>
  )
}
