import { Button } from 'antd'

interface RowButtonProps {
  /** What the button says. */
  readonly label: string
  /** The same with the row's name, for those who hear buttons without their row; it contains the label. */
  readonly whole: string
  readonly onClick: () => void
}

export function RowButton({ label, whole, onClick }: RowButtonProps) {
  return <Button size="small" onClick={onClick} aria-label={whole}>{label}</Button>
}
