import { executors, stores } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'

/** The points that start once per process. */
export const HOST_POINTS: readonly AnyPoint[] = [
  stores,
  executors,
] as unknown as readonly AnyPoint[]
