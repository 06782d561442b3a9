// Confirming, withdrawing and taking a withdrawal back, so that the page answers at once and the server has the last word.
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'
import { useMarkList } from './mark-list.ts'

interface ReviewOf { readonly document: string; readonly person: string }

export function useReview({ document, person }: ReviewOf) {
  const { keys, change, refresh, outdate, failed } = useMarkList(document)

  async function confirm(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    const set = (state: Partial<Finding>): void => change((findings) => findings.map((one) => (
      one.finding === finding.finding ? { ...one, ...state } : one)))
    set({ state: 'confirmed', confirmedBy: person, confirmedAt: new Date().toISOString() })
    try {
      const { version } = await execute('reading.confirm-finding', input, keys.keyFor(input))
      keys.answered(input)
      set({ version })
      outdate()
    } catch (error) {
      set(finding)
      failed(error, input, () => void confirm(finding))
      refresh()
    }
  }

  async function withdraw(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    change((findings) => findings.filter((one) => one.finding !== finding.finding))
    try {
      const { version } = await execute('reading.withdraw-finding', input, keys.keyFor(input))
      keys.answered(input)
      refresh()
      notify({
        tone: 'good', text: translateNow('mark.withdrawn', { quote: shortened(finding.quote) }),
        action: { label: translateNow('mark.undo'), run: () => void restore({ ...finding, version }) },
      })
    } catch (error) {
      failed(error, input, () => void withdraw(finding))
      refresh()
    }
  }

  async function restore(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    try {
      const restored = await execute('reading.restore-finding', input, keys.keyFor(input))
      keys.answered(input)
      change((findings) => [...findings.filter((one) => one.finding !== finding.finding), { ...finding, ...restored }])
      refresh()
    } catch (error) {
      failed(error, input, () => void restore(finding))
      refresh()
    }
  }

  return { confirm, withdraw }
}

function shortened(quote: string): string { return quote.length > 20 ? `${quote.slice(0, 18)}…` : quote }
