// Moments as offices write them, always in Asia/Shanghai, whatever the browser's clock is set to.
const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  hourCycle: 'h23',
})

function partsOf(iso: string): Record<string, string> {
  return Object.fromEntries(moment.formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
}

/** `2026-11-24 10:22` */
export function minuteOf(iso: string): string {
  const { year, month, day, hour, minute } = partsOf(iso)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** `2026-11-24 10:22:07` */
export function secondOf(iso: string): string { return `${minuteOf(iso)}:${partsOf(iso).second}` }

/** Today in Asia/Shanghai, `2026-11-24`. */
export function today(): string { return minuteOf(new Date().toISOString()).slice(0, 10) }

/** `1.2 MB`, `87 KB`, `912 B`: one decimal below ten, none above. */
export function sizeOf(size_bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const
  let size = size_bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}
