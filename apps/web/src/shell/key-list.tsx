import { useTranslate } from '../language.ts'
import type { MessageKey } from '../language.ts'
import { Dialog } from '../parts/dialog.tsx'
import type { Section } from '../permissions.ts'
import { sectionKeys } from './keys.ts'

const documentKeys: readonly (readonly [string, MessageKey])[] = [
  ['j k', 'keys.next-finding'], ['a', 'keys.confirm'], ['x', 'keys.withdraw'], ['e', 'keys.change'], ['s', 'keys.split'],
  ['m', 'keys.merge'], ['u', 'keys.undo'], ['d', 'keys.draft'], ['n', 'keys.next-sentence'], ['p', 'keys.previous-sentence'],
  ['Enter', 'keys.mark'], ['1 – 6', 'keys.kind'], ['Esc', 'keys.leave'],
]

export function KeyList({ sections, onClose }: { readonly sections: readonly Section[]; readonly onClose: () => void }) {
  const t = useTranslate()
  return (
    <Dialog title={t('keys.title')} onClose={onClose} careful={false}>
      <h2>{t('keys.anywhere')}</h2>
      <dl className="keys">
        <div><dt><kbd>?</kbd></dt><dd>{t('keys.list')}</dd></div>
        {sections.includes('documents') && <div><dt><kbd>/</kbd></dt><dd>{t('keys.search')}</dd></div>}
        {sections.map((section) => (
          <div key={section}>
            <dt><kbd>g</kbd> <kbd>{sectionKeys[section]}</kbd></dt>
            <dd>{t('keys.go', { where: t(`section.${section}`) })}</dd>
          </div>
        ))}
      </dl>
      {sections.includes('documents') && (
        <>
          <h2>{t('keys.in-document')}</h2>
          <dl className="keys">{documentKeys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(what)}</dd></div>)}</dl>
        </>
      )}
    </Dialog>
  )
}
