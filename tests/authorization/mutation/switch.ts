// What the rewritten places of the program ask: is this one turned, and to what? It also keeps which of them were asked at all.
import { kernelErrors } from '@lantai/kernel'

export interface Turned { readonly site: number; readonly to: boolean }

export class Decision {
  turned: Turned | undefined
  /** What reaches every unit of the world. */
  units_of_all: readonly string[] = []
  asked = new Set<number>()

  #to(site: number): boolean | undefined {
    this.asked.add(site)
    return this.turned?.site === site ? this.turned.to : undefined
  }

  /** True where the condition of SQL is to be turned to that. */
  sql(site: number, to: boolean): boolean { return this.#to(site) === to }

  bool(site: number, decide: (...given: unknown[]) => boolean, ...given: unknown[]): boolean { return this.#to(site) ?? decide(...given) }

  units(site: number, decide: () => readonly string[]): readonly string[] {
    const to = this.#to(site)
    return to === undefined ? decide() : to ? this.units_of_all : []
  }

  /** What raises a refusal: always-yes raises none, always-no raises one. */
  also(site: number, decide: (...given: unknown[]) => void, ...given: unknown[]): void {
    const to = this.#to(site)
    if (to === undefined) decide(...given)
    else if (!to) throw kernelErrors('not-permitted')
  }
}
