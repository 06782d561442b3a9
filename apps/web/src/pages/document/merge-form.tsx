import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { asking, findingsOf } from '../../api/asking.ts'
import type { DocumentPage, Finding } from '../../api/asking.ts'
import type { Failure } from '../../api/failure.ts'
import { useTranslate } from '../../language.ts'
import { Form } from '../../parts/form.tsx'
import { closeChange } from './changing.ts'
import { FormBox, FormEnd } from './split-form.tsx'
import { tasksBehind } from './tasks-behind.ts'

export interface MergeFormProps {
  readonly finding: Finding
  /** Why they were not merged, or undefined when they were. */
  readonly onMerge: (findings: readonly Finding[]) => Promise<Failure | undefined>
}

/** The tasks behind the chosen one: as many of them as are to become one with it. */
export function MergeForm({ finding, onMerge }: MergeFormProps) {
  const t = useTranslate()
  const client = useQueryClient()
  const { data: findings = [] } = useQuery({ ...findingsOf(finding.document), enabled: false })
  const page = client.getQueryData<DocumentPage>(asking('reading.show-document', { document: finding.document }).queryKey)
  const behind = useMemo(() => tasksBehind(finding, findings, page?.revision?.sentences ?? []), [finding, findings, page])
  const [count, setCount] = useState(1)
  const [failure, setFailure] = useState<Failure>()
  const [pending, setPending] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { box.current?.querySelector<HTMLElement>('input')?.focus() }, [])

  async function save(): Promise<void> {
    if (pending || behind.length === 0) return
    setPending(true)
    const failed = await onMerge([finding, ...behind.slice(0, count)])
    setPending(false)
    setFailure(failed)
    if (!failed) closeChange()
  }

  return (
    <FormBox finding={finding}>
      <Form label={t('merge.form', { quote: finding.quote })} failure={failure} fields={{}} onSubmit={() => void save()}>
        {behind.length === 0 ? <p role="status">{t('merge.none')}</p> : (
          <div ref={box}>
            <p>{t('merge.until')}</p>
            <Radio.Group
              aria-label={t('merge.until')} value={count} onChange={({ target }) => setCount(target.value)} className="merge-which"
              options={behind.map(({ quote }, at) => ({ value: at + 1, label: <span lang="zh-CN">{quote}</span> }))}
            />
          </div>
        )}
        <p className="hint">{t('merge.words')}</p>
        <FormEnd submit={t('merge.save', { count: count + 1 })} pending={pending} disabled={behind.length === 0} finding={finding} />
      </Form>
    </FormBox>
  )
}
