/** The provider used where nobody names one. */
export const DEFAULT_PROVIDER = 'provider-deterministic/deterministic'
