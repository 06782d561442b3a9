import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

let visited = 0

interface PageProps {
  /** The first heading and the title of the browser's tab. */
  readonly title: string
  readonly before?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean
}

/** A page with its one first heading. After a change of page the heading takes the focus, so that a reader hears where he is. */
export function Page({ title, before, actions, children, wide }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    visited += 1
    if (visited > 1) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => { document.title = `${title} · 兰台 Lantai` }, [title])
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      {before}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
