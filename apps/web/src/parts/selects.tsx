import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { asking } from '../api/asking.ts'
import { useTranslate } from '../language.ts'
import type { Wiring } from './form.tsx'
import { useSettledText } from './settled-text.ts'
import { treeOf } from './unit-tree.ts'

interface ChoiceProps<Value extends string> {
  readonly wiring: Wiring
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
}

export function Choice<Value extends string>({ wiring, value, onChange, options }: ChoiceProps<Value>) {
  const { name: _name, ...rest } = wiring
  return (
    <Select<Value>
      {...rest} className="full" value={value} onChange={onChange} options={[...options]} showSearch={{ optionFilterProp: 'label' }}
      labelRender={({ label }) => String(label).trim()}
    />
  )
}

interface IdChoiceProps {
  readonly wiring: Wiring
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

/** Open units in the order of the tree, each indented below the one it belongs to. */
export function UnitSelect({ wiring, value, onChange, except }: IdChoiceProps & { readonly except?: string }) {
  const units = useQuery(asking('org.list-units', {}))
  const options = useMemo(() => treeOf(units.data?.units ?? [])
    .filter(({ unit, above }) => unit.id !== except && !above.includes(except ?? '') && !unit.context)
    .map(({ unit, depth }) => ({ value: unit.id, label: `${'　'.repeat(depth)}${unit.name}` })), [units.data, except])
  return <Choice wiring={wiring} value={value} onChange={onChange} options={options} />
}

/** Found by name; of a bureau's hundreds only those that fit what is typed are loaded. */
export function PersonSelect({ wiring, value, onChange }: IdChoiceProps) {
  const t = useTranslate()
  const [typed, setTyped] = useState('')
  const text = useSettledText(typed)
  const people = useQuery(asking('org.list-people', text === '' ? {} : { text }))
  const found = (people.data?.people ?? []).map((person) => ({
    value: person.id, label: `${person.name}（${[person.unit.name, person.title].filter(Boolean).join(' · ')}）`,
  }))
  const { name: _name, ...rest } = wiring
  return (
    <Select
      {...rest} className="full" value={value} onChange={onChange} options={found} loading={people.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={people.isFetching ? t('people.searching') : t('people.none-found')}
    />
  )
}
