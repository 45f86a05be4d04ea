import { describe, expect, it } from 'vitest'
import { hostStatus } from './host-status.ts'
import type { ProcessFigures } from './process-figures.ts'
import { DEFAULT_BACKPRESSURE } from './settings.ts'
import { type Figure, STAGES, type Stage } from './stages.ts'

const told = (
  process: string,
  figures: Partial<Record<Stage, Figure>>,
  more: Partial<ProcessFigures> = {},
): ProcessFigures => ({
  ...{ process, at: 0, concurrency: 4, arrivalsPerSecond: 1.5, failuresPerSecond: 0 },
  figures: {
    ...(Object.fromEntries(STAGES.map((stage) => [stage, { value: 0 }])) as Record<Stage, Figure>),
    ...figures,
  },
  ...more,
})
const statusOf = (processes: readonly ProcessFigures[], queue?: Figure) =>
  hostStatus({ processes, queue, settings: DEFAULT_BACKPRESSURE, now: 0 })

describe('the status of a host of several processes', () => {
  it('adds up queues that each has for itself, places and rates, and takes the greatest of all else', () => {
    const { signals, stages } = statusOf([
      told('a', { queue_depth: { value: 3 }, event_latency: { value: 10 }, cpu: { value: 0.2 } }),
      told('b', { queue_depth: { value: 4 }, event_latency: { value: 90 }, cpu: { value: 0.99 } }),
    ])
    expect(signals).toEqual({
      ...{ queueDepth: 7, eventLatencyMs: 90, arrivalsPerSecond: 3, failuresPerSecond: 0 },
      ...{ processes: 2, places: 8 },
    })
    expect(stages.find(({ stage }) => stage === 'cpu')).toMatchObject({
      ...{ value: 0.99, state: 'over', reacts: true },
    })
  })

  it('has the depth of a queue that all share once, as whoever asks is told it', () => {
    const processes = [
      told('a', { queue_depth: { value: 9 } }),
      told('b', { queue_depth: { value: 9 } }),
    ]
    expect(statusOf(processes, { value: 8 }).signals.queueDepth).toBe(8)
    expect(statusOf(processes, { notMeasured: 'away' }).signals.queueDepth).toBeNull()
  })

  it('does not know a sum of which it does not know a part', () => {
    const { signals, stages } = statusOf([
      told('a', { queue_depth: { value: 3 } }),
      told('b', { queue_depth: { notMeasured: 'no answer' } }),
    ])
    expect(signals.queueDepth).toBeNull()
    expect(stages[0]).toMatchObject({ state: 'not_measured', notMeasured: 'no answer' })
  })

  it('shows what is over a threshold without a reaction as over, and as nothing that reacts', () => {
    const stages = {
      ...DEFAULT_BACKPRESSURE.stages,
      cpu: { threshold: 0.1, reaction: 'none' as const, notMeasured: 'react' as const },
    }
    const ask = (cpu: Figure) =>
      hostStatus({
        processes: [told('a', { cpu })],
        queue: undefined,
        settings: { stages },
        now: 0,
      }).stages[4]
    expect(ask({ value: 0.5 })).toMatchObject({ state: 'over', reacts: false })
    expect(ask({ notMeasured: 'begun' })).toMatchObject({ state: 'not_measured', reacts: false })
  })
})
