import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { asking, listDocuments } from '../../api/asking.ts'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'

interface DraftsFilterProps {
  readonly document: string | undefined
  readonly unit: string | undefined
  /** Those that were thrown away. */
  readonly isTrash: boolean
  readonly drafts: readonly Draft[]
}

/** By document and by the unit that leads or assists; the address holds both and may be sent to a colleague. */
export function DraftsFilter({ document, unit, isTrash, drafts }: DraftsFilterProps) {
  const t = useTranslate()
  const navigate = useNavigate()
  const documents = useInfiniteQuery(listDocuments)
  const units = useQuery(asking('org.list-units', {}))
  const names = new Map([
    ...(documents.data?.pages ?? []).flatMap((page) => page.documents).map((one) => [one.document, one.name] as const),
    ...drafts.map((draft) => [draft.document, draft.documentName] as const),
  ])
  const state = isTrash ? { state: 'discarded' as const } : {}
  interface Search { document?: string; unit?: string; state?: 'discarded' }
  const go = (search: Search): void => void navigate({ to: '/drafts', search })
  const named = { ...document !== undefined && { document }, ...unit !== undefined && { unit } }
  return (
    <div className="drafts-filter" role="search" aria-label={t('drafts.filter')}>
      <Select
        aria-label={t('drafts.document')} placeholder={t('drafts.any-document')} value={document} allowClear className="drafts-choice"
        showSearch={{ optionFilterProp: 'label' }} options={[...names].map(([value, label]) => ({ value, label }))}
        onChange={(value?: string) => go({ ...state, ...unit !== undefined && { unit }, ...value !== undefined && { document: value } })}
      />
      <Select
        aria-label={t('drafts.unit')} placeholder={t('drafts.any-unit')} value={unit} allowClear className="drafts-choice"
        showSearch={{ optionFilterProp: 'label' }}
        options={(units.data?.units ?? []).filter(({ context }) => !context).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value?: string) => (
          go({ ...state, ...document !== undefined && { document }, ...value !== undefined && { unit: value } }))}
      />
      <Checkbox
        checked={isTrash} className="drafts-trash"
        onChange={({ target }) => go({ ...named, ...target.checked && { state: 'discarded' as const } })}
      >
        {t('drafts.only-discarded')}
      </Checkbox>
    </div>
  )
}
