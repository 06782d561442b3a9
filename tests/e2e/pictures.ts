// Takes every page in both widths, both colours and large text from the demo, to be looked at:
// `node tools/run.mjs tests/e2e/pictures.ts FOLDER`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openStage } from './stage.ts'
import type { VisitSettings } from './visit.ts'

const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })

/** Who looks at which pages. */
const looks: readonly { readonly as?: string; readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  { name: 'sign-in', open: (page) => page.goto('/') },
  { as: 'officer', name: 'documents', open: (page) => page.goto('/documents') },
  {
    as: 'officer', name: 'document',
    open: async (page) => {
      await page.goto('/documents')
      await page.getByRole('link', { name: '局长在全市教育工作会议上的讲话.txt' }).click()
      await page.getByRole('article', { name: '正文' }).getByText('同志们').first().waitFor()
    },
  },
  { as: 'officer', name: 'findings', open: (page) => page.goto('/findings') },
  { as: 'officer', name: 'account', open: (page) => page.goto('/account') },
  { as: 'sysadmin', name: 'units', open: (page) => page.goto('/units') },
  { as: 'auditor', name: 'journal', open: (page) => page.goto('/journal') },
]

const modes: readonly VisitSettings[] = [1440, 390].flatMap((width) => [
  { width, height: width === 390 ? 844 : 900, colour: 'light' as const },
  { width, height: width === 390 ? 844 : 900, colour: 'dark' as const },
  { width, height: width === 390 ? 844 : 900, largeText: true },
])

const stage = await openStage()
try {
  for (const mode of modes) {
    for (const look of looks) {
      await stage.visit({ ...mode, as: look.as }, async ({ page }) => {
        await look.open(page)
        // The frame of the page comes before its content; a picture of the wait tells nothing.
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForLoadState('networkidle')
        const kind = mode.largeText ? '-large' : mode.colour === 'dark' ? '-dark' : ''
        await page.screenshot({ path: join(folder, `${look.name}-${mode.width}${kind}.png`) })
      })
    }
  }
} finally {
  await stage.close()
}
