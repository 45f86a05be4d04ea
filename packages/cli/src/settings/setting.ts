import type { Place } from '@fcc/plugin-api'

/**
 * Who decided what a setting is.
 * - `default`: the schema of `fcc.yaml`
 * - `package`: the schema of the plugin whose setting it is
 * - `host`: a key of `fcc.yaml` that holds for all tenants
 * - `tenant`: the block of a tenant
 * - `environment`: a variable of the process, or a flag of the call
 */
export type SettingSource = 'default' | 'package' | 'host' | 'tenant' | 'environment'

/** One setting as it holds, and where it comes from. */
export interface Setting {
  /** As it would be written into `fcc.yaml`: `tenants.riverside.settings.fcc-healthcare.x`. */
  readonly path: string
  /** As JSON; what may be secret is hidden. */
  readonly value: string
  readonly source: SettingSource
  /** The package, the variable or the flag, where that is who decided. */
  readonly by?: string | undefined
  /** Where it is written, where it is. */
  readonly place?: Place | undefined
}
