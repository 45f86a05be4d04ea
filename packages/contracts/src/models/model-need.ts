/**
 * What a step may need of the provider that plays it.
 * - `structure`: it keeps to a form exactly
 * - `determinism`: the same request gives the same bytes
 * - `locality`: nothing leaves this machine
 */
export const MODEL_NEEDS = ['structure', 'determinism', 'locality'] as const
export type ModelNeed = (typeof MODEL_NEEDS)[number]
