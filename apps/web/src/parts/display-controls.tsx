import { Button } from 'antd'
import { setDisplay, useDisplay } from '../display.ts'
import { useTranslate } from '../language.ts'

/** Language, colours and size of text, for this browser. Words, not pictures: they are needed by those who see them badly. */
export function DisplayControls() {
  const t = useTranslate()
  const { language, colour, text } = useDisplay()
  return (
    <div className="display-controls" role="group" aria-label={t('display.label')}>
      <Button size="small" type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => setDisplay({ language: language === 'en' ? 'zh-CN' : 'en' })}>
        {language === 'en' ? '中文' : 'English'}
      </Button>
      <Button size="small" type="text" aria-pressed={colour === 'dark'} onClick={() => setDisplay({ colour: colour === 'dark' ? 'light' : 'dark' })}>
        {t('display.dark')}
      </Button>
      <Button size="small" type="text" aria-pressed={text === 'large'} onClick={() => setDisplay({ text: text === 'large' ? 'normal' : 'large' })}>
        {t('display.large')}
      </Button>
    </div>
  )
}
