import type { HostileLimits } from '../hostile/hostile-limits.ts'
import type { Reload } from '../hostile/probe.ts'

/** What every suite of code takes besides its cases. */
export interface CodeSuiteOptions {
  /** The plugin's settings as its schema gave them; `{}` where it has none. */
  readonly settings?: unknown
  /** How another process makes the contribution again. Without it, repetitions cannot be tried, and the suite fails. */
  readonly reload?: Reload | undefined
  /** How hard it is tried; each limit has a default. */
  readonly limits?: Partial<HostileLimits> | undefined
}
