/**
 * What a step is to be played for: its order of preference among models is named for it.
 * - `fast`: soon and cheaply
 * - `balanced`: what most steps are served by
 * - `quality`: as well as possible
 */
export const MODEL_PROFILES = ['fast', 'balanced', 'quality'] as const
export type ModelProfile = (typeof MODEL_PROFILES)[number]

/** What must be stated of a provider for it to be asked. Absent members ask for nothing. */
export interface ProviderRequirements {
  /** Every one of these agreements is in force: `BAA`. */
  readonly agreements?: readonly string[] | undefined
  /** It runs in one of these regions. */
  readonly regions?: readonly string[] | undefined
  /** It computes at one of these places: `in-process`, `loopback`, `remote`. */
  readonly locations?: readonly string[] | undefined
}

/** What holds for the steps that it fits; one without a selector fits every step. */
export interface ModelPolicyEntry {
  /** The id or the code of the persona that acts. */
  readonly persona?: string | undefined
  /** The action of the step: `debug`. A skill that asks a model has none. */
  readonly action?: string | undefined
  readonly profile?: ModelProfile | undefined
  readonly require?: ProviderRequirements | undefined
}

/**
 * Which models play which steps: of host and tenant each its own. The first entry that fits a step
 * counts; its profile says who is asked, in order of preference, and who stands in for whom.
 *
 * @example
 * const policy: ModelPolicy = {
 *   profiles: { balanced: ['hosted', 'here'], quality: ['large', 'hosted'] },
 *   steps: [{ action: 'debug', profile: 'quality' }, { profile: 'balanced' }],
 * }
 */
export interface ModelPolicy {
  /** Profile → providers, the preferred one first. */
  readonly profiles: Readonly<Partial<Record<ModelProfile, readonly string[]>>>
  readonly steps: readonly ModelPolicyEntry[]
}
