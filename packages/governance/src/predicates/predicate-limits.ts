import type { Limits } from '@marcbachmann/cel-js'

/** How large one predicate may be; a larger one is refused when it is loaded. */
export const PREDICATE_LIMITS: Limits = Object.freeze({
  maxAstNodes: 2_000,
  maxDepth: 50,
  maxListElements: 1_000,
  maxMapEntries: 100,
  maxCallArguments: 8,
})

/** How deep `exists`, `all` and their kin may stand in one another: each level multiplies the cost. */
export const MAX_COMPREHENSION_DEPTH = 2
