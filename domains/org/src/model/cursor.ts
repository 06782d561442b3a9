// A keyset page begins after the last row seen; the cursor is that row's key and says nothing the caller has not been shown.
import { kernelErrors } from '@lantai/kernel'

export interface NameKey { readonly name: string; readonly id: string }

export function cursorOf(key: NameKey): string {
  return Buffer.from(JSON.stringify([key.name, key.id])).toString('base64url')
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Raises kernel.input-invalid for what no page has given. */
export function keyOf(cursor: string): NameKey {
  const key = parsed(cursor)
  if (Array.isArray(key) && key.length === 2 && typeof key[0] === 'string' && typeof key[1] === 'string' && uuidPattern.test(key[1])) {
    return { name: key[0], id: key[1] }
  }
  throw kernelErrors('input-invalid', { fields: 'after' }, [{ field: 'after', message: 'after' }])
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
