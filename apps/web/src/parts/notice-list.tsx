import { Button } from 'antd'
import { useTranslate } from '../language.ts'
import { dismiss, useNotices } from '../notices.ts'

export function NoticeList() {
  const t = useTranslate()
  const notices = useNotices()
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice notice-${notice.tone}`}>
          <span>{notice.text}</span>
          {notice.action && (
            <Button
              size="small" onClick={() => {
                dismiss(notice.id)
                notice.action?.run()
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <Button size="small" type="text" onClick={() => dismiss(notice.id)} aria-label={t('action.close-notice')}>×</Button>
        </div>
      ))}
    </div>
  )
}
