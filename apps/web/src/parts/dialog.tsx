import { Modal } from 'antd'
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

/** The first field still to be filled in; a dialog that only asks keeps the focus where antd puts it, on closing it. */
function focusFirstField(open: boolean): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('.ant-modal-body input, .ant-modal-body textarea')]
  const first = fields.find((field) => field.value === '') ?? fields[0]
  if (open) first?.focus()
}

export function Dialog({ title, onClose, children, width = 520, careful = true }: DialogProps) {
  const t = useTranslate()
  return (
    <Modal
      open title={title} onCancel={onClose} footer={null} width={width} mask={{ closable: !careful }}
      closable={{ 'aria-label': t('action.close') }} afterOpenChange={focusFirstField}
    >
      {children}
    </Modal>
  )
}
