import type { HostileLimits } from '../hostile/hostile-limits.ts'
import type { Reload } from '../hostile/probe.ts'

/** What every case has: a name for its test, and settings where it has its own. */
export interface NamedCase {
  readonly name: string
  readonly settings?: unknown
}

/** What every suite of a point takes besides the contribution. */
export interface SuiteOptions<Case extends NamedCase = NamedCase> {
  readonly cases: readonly Case[]
  /** The plugin's settings as its schema gave them; `{}` where it has none. */
  readonly settings?: unknown
  /** How another process makes a contribution of code again. Without it, repetitions cannot be tried, and the suite fails. */
  readonly reload?: Reload | undefined
  /** How hard code is tried; each limit has a default. */
  readonly limits?: Partial<HostileLimits> | undefined
}

/** The settings of a case: its own, or those of the suite. */
export function settingsOf(trial: { readonly settings: unknown }, each: NamedCase): unknown {
  return each.settings ?? trial.settings
}

/** Whether a case is answered, and not refused. */
export function isAnswered({ refuses }: { readonly refuses?: string | undefined }): boolean {
  return refuses === undefined
}
