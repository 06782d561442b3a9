import { useEffect, useRef, useState } from 'react'
import { useTranslate } from '../../language.ts'

/** Files may be dropped anywhere on the page; a sheet over it says so while they hang over it. */
export function DropArea({ onDrop }: { readonly onDrop: (files: readonly File[]) => void }) {
  const t = useTranslate()
  const [over, setOver] = useState(false)
  const take = useRef(onDrop)
  useEffect(() => { take.current = onDrop })
  useEffect(() => {
    const stop = new AbortController()
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', react: (event: DragEvent) => void): void => {
      document.addEventListener(name, (event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        react(event)
      }, { signal: stop.signal })
    }
    listen('dragenter', () => setOver(true))
    listen('dragover', () => undefined)
    // Leaving one element for another inside the page has a related target; leaving the window has none.
    listen('dragleave', (event) => { if (event.relatedTarget === null) setOver(false) })
    listen('drop', (event) => {
      setOver(false)
      take.current([...event.dataTransfer?.files ?? []])
    })
    return () => stop.abort()
  }, [])
  return over ? <div className="drop-sheet">{t('documents.drop')}</div> : null
}
