import type { MediaType } from '@lantai/kernel'

const text_bytes_max = 64 * 1024
/** Scripts and styles stand before the text of a page. */
const html_bytes_max = 1024 * 1024

/**
 * How many bytes of a file hold its head; a packed file is read whole, because its text stands anywhere in it. Cut behind a line
 * where there is one, so that no character is cut and taken for one of another encoding.
 */
export function headBytes(media: MediaType, size_bytes: number): number {
  const most = media === 'text/plain' ? text_bytes_max : media === 'text/html' ? html_bytes_max : size_bytes
  return Math.min(size_bytes, most)
}

export function cutBehindLine(bytes: Uint8Array, size_bytes: number): Uint8Array {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (bytes.byteLength >= size_bytes || isWide) return bytes
  const line = bytes.lastIndexOf(0x0a)
  return line > 0 ? bytes.subarray(0, line + 1) : bytes
}
