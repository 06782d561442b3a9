import { Button } from 'antd'
import { useState } from 'react'
import { fetchFile } from '../api/fetch-file.ts'
import { failureOf, Refused } from '../api/failure.ts'
import { useTranslate } from '../language.ts'
import { notify } from '../notices.ts'

/** Saves a file that the server writes, under the name it gives. */
export function DownloadButton({ label, address }: { readonly label: string; readonly address: string }) {
  const t = useTranslate()
  const [pending, setPending] = useState(false)

  async function save(): Promise<void> {
    setPending(true)
    try {
      const { name, bytes } = await fetchFile(address)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(bytes)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    } catch (error) {
      const failure = failureOf(error)
      notify({ tone: 'bad', text: failure instanceof Refused ? failure.message : t(`network.${failure.reason}`) })
    } finally {
      setPending(false)
    }
  }

  return <Button loading={pending} onClick={() => void save()}>{label}</Button>
}
