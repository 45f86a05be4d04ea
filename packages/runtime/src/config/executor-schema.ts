import { DEFAULT_POOLS, MOST_WEIGHT } from '@fcc/scheduling'
import { z } from 'zod'
import { DEFAULT_TRIES } from './host-config.ts'

const pool = (name: keyof typeof DEFAULT_POOLS) =>
  z
    .strictObject({
      weight: z
        .int()
        .min(1)
        .max(MOST_WEIGHT)
        .default(DEFAULT_POOLS[name].weight)
        .describe('Its share of the places beside the other domains that have something to do.'),
      slots: z
        .int()
        .min(1)
        .optional()
        .describe(
          'The most of its runs that are advanced at a time; no end of its own by default.',
        ),
    })
    .prefault({})
    .describe(`What runs in ${name} get; a share of ${DEFAULT_POOLS[name].weight} by default.`)

/** The executor, as `fcc.yaml` spells it. */
export const executorSchema = z
  .strictObject({
    use: z
      .string()
      .trim()
      .min(1)
      .default('in-process')
      .describe('The executor: `in-process`, or what a plugin contributes.'),
    concurrency: z
      .int()
      .min(0)
      .default(16)
      .describe(
        'How many runs this process advances side by side; with 0 it leaves that to other processes.',
      ),
    pools: z
      .strictObject({ PROD: pool('PROD'), LAB: pool('LAB'), SHADOW: pool('SHADOW') })
      .prefault({})
      .describe('How the domains share the places; what one does not use, the others have.'),
    tries: z
      .int()
      .min(1)
      .default(DEFAULT_TRIES)
      .describe(
        'How often a process may end under a visit before its run is quarantined; counted where the queue outlives its processes.',
      ),
  })
  .prefault({})
  .describe('Who decides when and where visits happen.')
