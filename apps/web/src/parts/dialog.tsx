import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslate } from '../language.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly width?: number
  /** A dialog whose content would be lost does not close by a click beside it. */
  readonly careful?: boolean
}

/**
 * The first field of this dialog still to be filled in; a dialog that only asks keeps the focus where antd puts it, on closing it. A dialog
 * may stand over another one, whose fields are none of its own, and a field that somebody has gone to already keeps the focus.
 */
function focusFirstField(content: HTMLElement | null): void {
  const fields = [...content?.querySelectorAll<HTMLInputElement>('input, textarea') ?? []]
  if (fields.some((field) => field === document.activeElement)) return
  const first = fields.find((field) => field.value === '') ?? fields[0]
  first?.focus()
}

/**
 * Back to what opened the dialog, or a keyboard would begin at the top of the page again. antd gives the focus back only when
 * a dialog is closed before it is taken away; ours are simply taken away.
 */
function useFocusGivenBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => {
    const stands = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
    const target = stands ? opener : document.getElementById('content')
    target?.focus({ preventScroll: true })
  }, [opener])
}

export function Dialog({ title, onClose, children, width = 520, careful = true }: DialogProps) {
  const t = useTranslate()
  const content = useRef<HTMLDivElement>(null)
  useFocusGivenBack()
  return (
    <Modal
      open title={title} onCancel={onClose} footer={null} width={width} mask={{ closable: !careful }}
      closable={{ 'aria-label': t('action.close') }} afterOpenChange={(open) => { if (open) focusFirstField(content.current) }}
    >
      <div ref={content}>{children}</div>
    </Modal>
  )
}
