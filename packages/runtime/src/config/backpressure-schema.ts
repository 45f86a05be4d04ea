import { z } from 'zod'
import { DEFAULT_BACKPRESSURE } from '../backpressure/settings.ts'
import { REACTIONS, type Stage, UNITS } from '../backpressure/stages.ts'

const UNIT_WORDS = { runs: 'in runs', ms: 'in milliseconds', share: 'as a share of 1' }

/** One stage; each of its settings has the default of the stage. */
function stage(name: Stage, what: string) {
  const defaults = DEFAULT_BACKPRESSURE.stages[name]
  return z
    .strictObject({
      threshold: z
        .number()
        .min(0)
        .default(defaults.threshold)
        .describe(
          `Over which figure it is under pressure, ${UNIT_WORDS[UNITS[name]]}; \`${defaults.threshold}\` by default.`,
        ),
      reaction: z
        .enum(REACTIONS)
        .default(defaults.reaction)
        .describe(
          'What is done about new runs then: `none`, `slow`, `shadow_to_lab`, `pause_shadow` or `refuse`. A run in PROD keeps its domain.',
        ),
      not_measured: z
        .enum(['let_in', 'react'])
        .default(defaults.notMeasured)
        .describe(
          'What a figure that could not be measured counts as: `let_in` as none, `react` as one over the threshold.',
        ),
    })
    .prefault({})
    .transform(({ threshold, reaction, not_measured }) => ({
      ...{ threshold, reaction, notMeasured: not_measured },
    }))
    .describe(what)
}

const ms = (least: number, value: number, what: string) =>
  z.int().min(least).max(3_600_000).default(value).describe(what)

/** What is done where work piles up, as `fcc.yaml` spells it. */
export const backpressure = z
  .strictObject({
    queue_depth: stage(
      'queue_depth',
      'Runs that could begin and wait for a place, each tenant held to an even share.',
    ),
    event_latency: stage(
      'event_latency',
      'How old the oldest event of the tenant is that no transport has taken.',
    ),
    approval_backlog: stage('approval_backlog', 'Runs of the tenant that wait for people.'),
    store_latency: stage('store_latency', 'How long one write to the store takes.'),
    cpu: stage('cpu', 'How much of one core the process used since it last measured.'),
    memory: stage(
      'memory',
      'How much of the memory that it may have the process has: of its heap or of its machine or container, whichever is more.',
    ),
    sample_ms: ms(
      10,
      DEFAULT_BACKPRESSURE.sampleMs,
      'How often a process measures, and tells others of it, in milliseconds.',
    ),
    measure_ms: ms(
      1,
      DEFAULT_BACKPRESSURE.measureMs,
      'How long one measure may take, in milliseconds; what takes longer was not measured. Of a write to the store it is known that it took so long.',
    ),
    slow_ms: ms(
      0,
      DEFAULT_BACKPRESSURE.slowMs,
      'How long each new run waits under `slow`, in milliseconds.',
    ),
    retry_after_ms: ms(
      1,
      DEFAULT_BACKPRESSURE.retryAfterMs,
      'After how long whoever is refused may ask again, in milliseconds.',
    ),
    rate_window_ms: ms(
      1000,
      DEFAULT_BACKPRESSURE.rateWindowMs,
      'Over how long the rates of arrivals and failures are counted, in milliseconds.',
    ),
  })
  .transform(({ sample_ms, measure_ms, slow_ms, retry_after_ms, rate_window_ms, ...stages }) => ({
    stages,
    sampleMs: sample_ms,
    measureMs: measure_ms,
    slowMs: slow_ms,
    retryAfterMs: retry_after_ms,
    rateWindowMs: rate_window_ms,
  }))
