import type { ProcessFigures } from './process-figures.ts'
import type { BackpressureSettings } from './settings.ts'
import {
  type Figure,
  greatest,
  isPressing,
  type Reaction,
  STAGES,
  type Stage,
  type StageState,
  stateOf,
  UNITS,
} from './stages.ts'

/** How one stage is over all processes of a host. */
export interface StageStatus {
  readonly stage: Stage
  readonly unit: 'runs' | 'ms' | 'share'
  /** The greatest that a process measured; `null` where none did. */
  readonly value: number | null
  /** Why nothing was measured, where nothing was. */
  readonly notMeasured?: string | undefined
  readonly threshold: number
  readonly state: StageState
  readonly reaction: Reaction
  /** Whether the reaction holds: for what is over its threshold, and for what was not measured where that reacts. */
  readonly reacts: boolean
}

/** Numbers by which an autoscaler starts and ends processes; `null` for what nobody measured, which is never 0. */
export interface ScalingSignals {
  /** Runs that could begin and wait for a place. */
  readonly queueDepth: number | null
  /** How old the oldest event is that no transport has taken, in milliseconds. */
  readonly eventLatencyMs: number | null
  /** Runs that somebody wanted to start, in a second. */
  readonly arrivalsPerSecond: number | null
  /** Runs that failed, in a second. */
  readonly failuresPerSecond: number | null
  /** Processes that told of themselves lately. */
  readonly processes: number
  /** How many runs they advance at a time together. */
  readonly places: number
}

/** How a host is: where work piles up in it, what is done about that, and by which numbers it may be scaled. */
export interface HostStatus {
  /** RFC 3339. */
  readonly at: string
  readonly stages: readonly StageStatus[]
  readonly signals: ScalingSignals
  readonly processes: readonly ProcessFigures[]
}

/**
 * Puts together what the processes of a host measured. Of a queue that each process has for itself the depths are
 * added; all else is one thing of which the greatest figure counts. Pure.
 *
 * @param queue the depth of a queue that all share, where whoever asks reaches it
 */
export function hostStatus({
  processes,
  queue,
  settings,
  now,
}: {
  readonly processes: readonly ProcessFigures[]
  readonly queue: Figure | undefined
  readonly settings: Pick<BackpressureSettings, 'stages'>
  /** Milliseconds since 1970. */
  readonly now: number
}): HostStatus {
  const figureOf = (stage: Stage): Figure => {
    const all = processes.map(({ figures }) => figures[stage])
    if (stage !== 'queue_depth') return greatest(all, NOBODY)
    return queue ?? sumOf(all)
  }
  const figures = STAGES.map((stage) => ({ stage, figure: figureOf(stage) }))
  const numberOf = (stage: Stage): number | null => valueIn(figureOf(stage))
  const rateOf = (of: 'arrivalsPerSecond' | 'failuresPerSecond'): number | null =>
    processes.length === 0 ? null : processes.reduce((sum, each) => sum + each[of], 0)
  return {
    at: new Date(now).toISOString(),
    stages: figures.map(({ stage, figure }) => ({
      ...{ stage, unit: UNITS[stage], value: valueIn(figure) },
      ...('notMeasured' in figure ? { notMeasured: figure.notMeasured } : {}),
      threshold: settings.stages[stage].threshold,
      state: stateOf(figure, settings.stages[stage]),
      reaction: settings.stages[stage].reaction,
      reacts:
        isPressing(figure, settings.stages[stage]) && settings.stages[stage].reaction !== 'none',
    })),
    signals: {
      queueDepth: numberOf('queue_depth'),
      eventLatencyMs: numberOf('event_latency'),
      arrivalsPerSecond: rateOf('arrivalsPerSecond'),
      failuresPerSecond: rateOf('failuresPerSecond'),
      processes: processes.length,
      places: processes.reduce((sum, { concurrency }) => sum + concurrency, 0),
    },
    processes,
  }
}

const NOBODY = 'no process that works has told of itself lately'

function sumOf(figures: readonly Figure[]): Figure {
  if (figures.length === 0) return { notMeasured: NOBODY }
  // What one process does not know would be missing in the sum.
  const unknown = figures.find((figure) => 'notMeasured' in figure)
  if (unknown) return unknown
  return { value: figures.reduce((sum, each) => sum + (valueIn(each) ?? 0), 0) }
}

function valueIn(figure: Figure): number | null {
  return 'value' in figure ? figure.value : null
}
