import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { DisplayControls } from './display-controls.tsx'
import { Page } from './page.tsx'

/** The pages before the shell: sign-in, first secret, set-up. */
export function PlainPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="plain">
      <header className="plain-head"><Brand /><DisplayControls /></header>
      <main className="plain-main"><Page title={title}>{children}</Page></main>
    </div>
  )
}
