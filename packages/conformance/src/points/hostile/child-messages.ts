import type { HostileLimits } from './hostile-limits.ts'
import type { ProbeContext, Reload } from './probe.ts'

/** What a process is asked to try. */
export interface ChildTask {
  readonly pointId: string
  readonly reload: Reload
  readonly context: ProbeContext
  /** Texts of the suite's cases, which lend pieces to repeat. */
  readonly own: readonly string[]
  readonly limits: HostileLimits
}

/** What it says meanwhile. Each `begins` comes before the work that it names. */
export type ChildMessage =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'begins'; readonly name: string }
  | { readonly kind: 'done'; readonly problems: readonly string[] }
