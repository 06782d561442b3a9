import type { ReactNode } from 'react'

interface GroupButtonProps { readonly open: boolean; readonly onTurn: () => void; readonly children: ReactNode }

/** Opens and closes what stands below it. */
export function GroupButton({ open, onTurn, children }: GroupButtonProps) {
  return (
    <button type="button" aria-expanded={open} onClick={onTurn}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5 10.5 8 6 12.5" /></svg>
      {children}
    </button>
  )
}
