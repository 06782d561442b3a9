/** What a page may know before anybody signs in. Accounts with their secrets stand here in a demonstration only. */
export interface InstanceFacts {
  readonly kind: 'demo' | 'real'
  readonly version: string
  /** True while the one-time set-up link has not been used. */
  readonly setUp: boolean
  readonly demoAccounts?: readonly DemoAccount[]
}

export interface DemoAccount {
  readonly name: string
  readonly title: string
  readonly signInName: string
  readonly secret: string
  readonly roles: readonly string[]
  readonly unitName: string
}
