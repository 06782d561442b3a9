import { Button } from 'antd'
import { useTranslate } from '../language.ts'
import { SubmitButton } from './submit-button.tsx'

interface FormButtonsProps {
  readonly submit: string
  readonly pending: boolean
  readonly onCancel: () => void
}

export function FormButtons({ submit, pending, onCancel }: FormButtonsProps) {
  const t = useTranslate()
  return (
    <div className="buttons">
      <SubmitButton label={submit} pending={pending} />
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  )
}
