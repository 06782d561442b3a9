import { Select } from 'antd'

interface UnitChoiceProps {
  readonly label: string
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly value: string | undefined
  readonly onChange: (unit: string) => void
}

export function UnitChoice({ label, units, value, onChange }: UnitChoiceProps) {
  return (
    <Select
      aria-label={label} value={value} onChange={onChange} className="unit-choice" showSearch={{ optionFilterProp: 'label' }}
      options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  )
}
