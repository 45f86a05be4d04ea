/** Where work piles up, in the order in which it goes through. */
export const STAGES = [
  'queue_depth',
  'event_latency',
  'approval_backlog',
  'store_latency',
  'cpu',
  'memory',
] as const
export type Stage = (typeof STAGES)[number]

/**
 * What is done about new runs while a stage is over its threshold. Runs that were let in are left alone, and no
 * reaction ever changes the domain of a run in PROD.
 *
 * - `none`: it is shown, and nothing is done;
 * - `slow`: each new run waits `slow_ms` before it is let in;
 * - `shadow_to_lab`: a new run in SHADOW is let in as one in LAB;
 * - `pause_shadow`: no new run in SHADOW is let in;
 * - `refuse`: no new run is let in, whatever its domain.
 */
export const REACTIONS = ['none', 'slow', 'shadow_to_lab', 'pause_shadow', 'refuse'] as const
export type Reaction = (typeof REACTIONS)[number]

/** When a stage is under pressure, and what is done then. */
export interface StageRule {
  /** The greatest figure that is none, in the unit of the stage ({@link UNITS}). */
  readonly threshold: number
  readonly reaction: Reaction
  /** What a figure that could not be measured counts as: as none, or as one over the threshold. */
  readonly notMeasured: 'let_in' | 'react'
}

/** What each figure counts: runs, milliseconds, or a share of 1. */
export const UNITS = {
  queue_depth: 'runs',
  event_latency: 'ms',
  approval_backlog: 'runs',
  store_latency: 'ms',
  cpu: 'share',
  memory: 'share',
} as const satisfies Readonly<Record<Stage, 'runs' | 'ms' | 'share'>>

/** What was measured, or why nothing was: never 0 in place of what nobody knows. */
export type Figure<Value = number> = { readonly value: Value } | { readonly notMeasured: string }

/** A stage by its figure: below its threshold, over it, or not measured. */
export type StageState = 'below' | 'over' | 'not_measured'

/** Where a figure is beside its threshold. What is no number, or less than nothing, was not measured. Pure. */
export function stateOf(figure: Figure, { threshold }: Pick<StageRule, 'threshold'>): StageState {
  if ('notMeasured' in figure || !(figure.value >= 0)) return 'not_measured'
  return figure.value > threshold ? 'over' : 'below'
}

/** Whether the reaction of a stage holds. Pure. */
export function isPressing(figure: Figure, rule: StageRule): boolean {
  const state = stateOf(figure, rule)
  return state === 'not_measured' ? rule.notMeasured === 'react' : state === 'over'
}

/** The greatest of what was measured; where nothing was, the first reason. Pure. */
export function greatest(figures: readonly Figure[], nothing: string): Figure {
  const values = figures.flatMap((figure) => ('value' in figure ? [figure.value] : []))
  if (values.length > 0) return { value: Math.max(...values) }
  const [first] = figures
  return first ?? { notMeasured: nothing }
}
