import { useEffect, useState } from 'react'

const typing_ms = 250

/** What was typed, once the typing has paused: a search for every stroke would only be thrown away. */
export function useSettledText(typed: string): string {
  const [settled, setSettled] = useState(typed.trim())
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), typing_ms)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
