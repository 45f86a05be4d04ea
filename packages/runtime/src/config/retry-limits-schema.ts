import { MAX_RETRY_AFTER_MS } from '@fcc/contracts'
import { z } from 'zod'
import { DEFAULT_LIMITS } from './host-config.ts'

/** What bounds asking again where a provider or a service failed, as `fcc.yaml` spells it under `limits`. */
export const retryLimits = {
  retry_ms: z
    .int()
    .min(1)
    .default(DEFAULT_LIMITS.act.retryMs)
    .describe(
      'How long a provider or a service that failed is left alone where it does not say itself, in milliseconds; it doubles each time in a row.',
    ),
  longest_retry_ms: z
    .int()
    .min(1)
    .default(DEFAULT_LIMITS.act.longestRetryMs)
    .describe('The longest that one is left alone where it does not say itself, in milliseconds.'),
  longest_retry_after_ms: z
    .int()
    .min(1)
    .max(MAX_RETRY_AFTER_MS)
    .default(DEFAULT_LIMITS.act.longestRetryAfterMs)
    .describe(
      'The longest that one is left alone because it says so, in milliseconds; at most a day.',
    ),
  max_retries: z
    .int()
    .min(0)
    .default(DEFAULT_LIMITS.act.retries)
    .describe(
      'How often in a row a step asks again by itself; from then on somebody has to resume the run.',
    ),
  breaker_failures: z
    .int()
    .min(1)
    .default(DEFAULT_LIMITS.breakerFailures)
    .describe(
      'After how many failures in a row a provider or a service is left alone by all runs of a tenant in this process.',
    ),
  breaker_ms: z
    .int()
    .min(1)
    .default(DEFAULT_LIMITS.breakerMs)
    .describe(
      'For how long at first, in milliseconds; then one run tries it, and it doubles with each trial that fails, up to longest_retry_ms.',
    ),
}
