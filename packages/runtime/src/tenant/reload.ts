import type { Diagnostic } from '@fcc/plugin-api'

/** What a reload came to. Tenants that nothing changed for are not in it. */
export interface Reload {
  readonly tenants: readonly ReloadedTenant[]
  /** What is different now and counts only in a new process. */
  readonly waiting: readonly WaitingChange[]
}

/** A tenant that has something new, or would have it. */
export interface ReloadedTenant {
  readonly tenant: string
  /** `kept`: the change does not start, and what was in force before stays. */
  readonly outcome: 'added' | 'replaced' | 'kept'
  /** Why it was kept; empty otherwise. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A change that needs a new process. */
export interface WaitingChange {
  /**
   * `setting`: of the host, at the top of fcc.yaml. `package`: a new version at the place of one that is
   * loaded. `tenant`: no longer in the file.
   */
  readonly kind: 'setting' | 'package' | 'tenant'
  readonly name: string
}
