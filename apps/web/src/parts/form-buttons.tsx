import { Button } from 'antd'
import { useTranslate } from '../language.ts'

interface FormButtonsProps {
  readonly submit: string
  readonly pending: boolean
  readonly onCancel: () => void
}

export function FormButtons({ submit, pending, onCancel }: FormButtonsProps) {
  const t = useTranslate()
  return (
    <div className="buttons">
      <Button type="primary" htmlType="submit" aria-disabled={pending}>{pending ? t('form.sending') : submit}</Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  )
}
