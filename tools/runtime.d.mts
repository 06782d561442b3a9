// Types of runtime.mjs, which stays plain JavaScript because it runs before anything is installed.
import type { SpawnOptions } from 'node:child_process'

export declare function platformPackage(platform?: string, arch?: string): string
export declare function ownNode(root: string): string | undefined
export declare function isAlive(pid: number, started?: string): boolean
export declare function processStart(pid: number): string | undefined
export declare function whenNpmIsGone(callback: () => void): () => void
export declare function runInPlace(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>
