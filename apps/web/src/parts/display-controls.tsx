import { Button } from 'antd'
import { setDisplay, useDisplay } from '../display.ts'
import { useTranslate } from '../language.ts'

/** Language, colours and size of text, for this browser. Words, not pictures: they are needed by those who see them badly. */
export function DisplayControls() {
  const t = useTranslate()
  const { language, colour, text } = useDisplay()
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en'
  const dark = colour === 'dark'
  const large = text === 'large'
  return (
    <div className="display-controls" role="group" aria-label={t('display.label')}>
      <Button size="small" type="text" lang={otherLanguage} onClick={() => setDisplay({ language: otherLanguage })}>
        {language === 'en' ? '中文' : 'English'}
      </Button>
      <Button size="small" type="text" aria-pressed={dark} onClick={() => setDisplay({ colour: dark ? 'light' : 'dark' })}>
        {t('display.dark')}
      </Button>
      <Button size="small" type="text" aria-pressed={large} onClick={() => setDisplay({ text: large ? 'normal' : 'large' })}>
        {t('display.large')}
      </Button>
    </div>
  )
}
