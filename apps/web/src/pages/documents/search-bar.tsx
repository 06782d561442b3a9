import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { asking } from '../../api/asking.ts'
import { findingKinds } from '../../finding-kinds.ts'
import { useTranslate } from '../../language.ts'
import { useNarrow } from '../../width.ts'
import { isSearching, mediaNames, search_characters_max, states, waitings } from './document-search.ts'
import type { DocumentSearch } from './document-search.ts'
import './search.css'

const typing_ms = 250

export function SearchBar({ search }: { readonly search: DocumentSearch }) {
  const t = useTranslate()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const filters = Object.keys(search).filter((name) => name !== 'q').length
  const [open, setOpen] = useState(false)
  const go = (change: Partial<Record<keyof DocumentSearch, string | undefined>>): void => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '')
    void navigate({ to: '/documents', search: Object.fromEntries(next), replace: true, resetScroll: false })
  }
  return (
    <div className="document-search" role="search" aria-label={t('search.label')}>
      <div className="search-line">
        <WordsInput q={search.q ?? ''} onSearch={(q) => go({ q })} />
        {narrow && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {filters > 0 ? t('search.filters-set', { count: filters }) : t('search.filters')}
          </Button>
        )}
        {isSearching(search) && <Button onClick={() => void navigate({ to: '/documents', search: {} })}>{t('search.clear')}</Button>}
      </div>
      {(!narrow || open) && <Filters search={search} onChange={go} />}
    </div>
  )
}

/** Searches while it is typed, but not while characters are still being composed of their readings. */
function WordsInput({ q, onSearch }: { readonly q: string; readonly onSearch: (q: string) => void }) {
  const t = useTranslate()
  const [typed, setTyped] = useState(q)
  const sent = useRef(q)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The address has changed by itself: somebody went back, or followed a link.
    if (q === sent.current) return
    sent.current = q
    setTyped(q)
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])

  function send(value: string): void {
    clearTimeout(timer.current)
    if (value.trim() === sent.current) return
    sent.current = value.trim()
    onSearch(sent.current)
  }

  function type(value: string): void {
    setTyped(value)
    clearTimeout(timer.current)
    if (!composing.current) timer.current = setTimeout(() => send(value), typing_ms)
  }

  return (
    <Input
      className="document-search-words" type="search" value={typed} maxLength={search_characters_max} autoComplete="off" allowClear
      aria-label={t('search.words')} placeholder={t('search.placeholder')} aria-keyshortcuts="/"
      onChange={(event) => type(event.target.value)}
      onCompositionStart={() => { composing.current = true }}
      onCompositionEnd={(event) => {
        composing.current = false
        type(event.currentTarget.value)
      }}
      onPressEnter={() => { if (!composing.current) send(typed) }}
    />
  )
}

interface FiltersProps {
  readonly search: DocumentSearch
  readonly onChange: (change: Partial<Record<keyof DocumentSearch, string | undefined>>) => void
}

function Filters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  const units = useQuery(asking('org.list-units', {}))
  const choice = (name: 'state' | 'media' | 'unit' | 'findings' | 'kind', options: { value: string; label: string }[]) => (
    <Select
      key={name} className="search-choice" aria-label={t(`search.${name}`)} placeholder={t(`search.any-${name}`)} allowClear
      value={search[name]} options={options} popupMatchSelectWidth={false} onChange={(value?: string) => onChange({ [name]: value })}
      showSearch={name === 'unit' ? { optionFilterProp: 'label' } : false}
    />
  )
  const unitOptions = (units.data?.units ?? []).filter(({ context }) => !context).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="search-filters">
      {choice('state', states.map((value) => ({ value, label: t(`document-state.${value}`) })))}
      {choice('media', mediaNames.map((value) => ({ value, label: value })))}
      {unitOptions.length > 1 && choice('unit', unitOptions)}
      {choice('findings', waitings.map((value) => ({ value, label: t(`search.findings-${value}`) })))}
      {choice('kind', findingKinds.map((value) => ({ value, label: t(`finding-kind.${value}`) })))}
      <span className="search-days">
        <span aria-hidden="true" className="search-days-label">{t('search.days')}</span>
        <Day label={t('search.from')} value={search.from} onChange={(from) => onChange({ from })} />
        <span aria-hidden="true">{t('search.to')}</span>
        <Day label={t('search.until')} value={search.until} onChange={(until) => onChange({ until })} />
      </span>
    </div>
  )
}

interface DayProps { readonly label: string; readonly value: string | undefined; readonly onChange: (day: string | undefined) => void }

/** The browser's own field: what is half typed has no value yet, and takes the filter away until it has one. */
function Day({ label, value, onChange }: DayProps) {
  return (
    <Input
      className="search-day" type="date" aria-label={label} title={label} value={value ?? ''} min="2000-01-01" max="2099-12-31"
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}
