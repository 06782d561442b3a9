import { Input } from 'antd'

interface SearchInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchInput({ label, value, onChange }: SearchInputProps) {
  return (
    <Input
      className="search-input" type="search" value={value} aria-label={label} placeholder={label} autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
