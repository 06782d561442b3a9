// When a session ends in the middle of work, calls wait here for a new sign-in instead of failing: nothing typed is lost.
import { createStore } from '../store.ts'
import type { CallSettings } from './call.ts'
import { isNotSignedIn } from './failure.ts'

interface Waiting { readonly promise: Promise<boolean>; readonly settle: (signedIn: boolean) => void }

export const waitingForSignIn = createStore<Waiting | undefined>(undefined)

/** How often a person has signed in again on this page. */
let sign_ins = 0

/** A call that was sent before a new sign-in may be refused after it: it is sent anew and nobody is asked again. */
export async function signedIn<Answer>(settings: Pick<CallSettings, 'unsigned'>, call: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const before = sign_ins
    try {
      return await call()
    } catch (error) {
      if (!isNotSignedIn(error) || settings.unsigned === 'raise') throw error
      if (sign_ins === before && !await waitForSignIn()) throw error
    }
  }
}

/** Resolves true after the person has signed in again, false when he leaves the page instead. */
function waitForSignIn(): Promise<boolean> {
  const present = waitingForSignIn.get()
  if (present) return present.promise
  let settle: (signedIn: boolean) => void = () => undefined
  const promise = new Promise<boolean>((resolve) => { settle = resolve })
  waitingForSignIn.set({
    promise,
    settle(signedAgain) {
      if (signedAgain) sign_ins += 1
      waitingForSignIn.set(undefined)
      settle(signedAgain)
    },
  })
  return promise
}
