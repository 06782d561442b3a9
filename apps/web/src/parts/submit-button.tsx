import { Button } from 'antd'
import { useTranslate } from '../language.ts'

interface SubmitButtonProps {
  readonly label: string
  readonly pending: boolean
  readonly pendingLabel?: string
  readonly block?: boolean
}

/** Stays where it is and in focus while it sends; what is pressed twice is sent once by the submission itself. */
export function SubmitButton({ label, pending, pendingLabel, block }: SubmitButtonProps) {
  const t = useTranslate()
  return (
    <Button type="primary" htmlType="submit" block={block} aria-disabled={pending}>
      {pending ? pendingLabel ?? t('form.sending') : label}
    </Button>
  )
}
