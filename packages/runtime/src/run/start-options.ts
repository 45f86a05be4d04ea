import type { Domain } from '@fcc/contracts'

/** What a caller may say about a run besides its input. */
export interface StartOptions {
  /** One of the scenario's purposes; its first one where absent. */
  readonly purpose?: string | undefined
  readonly domain?: Domain | undefined
  /** Input that is filled from reference data → the version of it; the newest by default. */
  readonly referenceData?: Readonly<Record<string, string>> | undefined
  /** Higher goes first among the runs of this tenant; 0 by default. */
  readonly priority?: number | undefined
  /** Label categories that the caller knows the input to carry. */
  readonly labels?: readonly string[] | undefined
  /** Whose data this is, in the caller's own words; kept as keyed references only. */
  readonly subjects?: readonly string[] | undefined
  /** The same key starts the same run once. */
  readonly idempotencyKey?: string | undefined
  /** The provider for model nodes that name none. */
  readonly provider?: string | undefined
}
