// When a session ends in the middle of work, calls wait here for a new sign-in instead of failing: nothing typed is lost.
import { createStore } from '../store.ts'

interface Waiting { readonly promise: Promise<boolean>; readonly settle: (signedIn: boolean) => void }

export const waitingForSignIn = createStore<Waiting | undefined>(undefined)

let signed_in_count = 0

/** How often a person has signed in again on this page: a call that was sent before may be refused after, and is simply sent anew. */
export function signInsAgain(): number { return signed_in_count }

/** Resolves true after the person has signed in again, false when he leaves the page instead. */
export function waitForSignIn(): Promise<boolean> {
  const present = waitingForSignIn.get()
  if (present) return present.promise
  let settle: (signedIn: boolean) => void = () => undefined
  const promise = new Promise<boolean>((resolve) => { settle = resolve })
  waitingForSignIn.set({
    promise,
    settle(signedIn) {
      if (signedIn) signed_in_count += 1
      waitingForSignIn.set(undefined)
      settle(signedIn)
    },
  })
  return promise
}
