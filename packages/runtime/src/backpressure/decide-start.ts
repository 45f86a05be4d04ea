import type { Domain } from '@fcc/contracts'
import type { BackpressureSettings } from './settings.ts'
import { type Figure, isPressing, type Reaction, STAGES, type Stage } from './stages.ts'

/** What becomes of a run that somebody wants to start. */
export type StartDecision =
  | {
      readonly admitted: true
      /** Where it runs: another domain than was asked for only where SHADOW became LAB. */
      readonly domain: Domain
      /** How long it waits before it is let in, in milliseconds. */
      readonly waitMs: number
      /** The stages whose reactions it met. */
      readonly because: readonly Stage[]
    }
  | {
      readonly admitted: false
      /** Whether all runs are refused, or those in SHADOW alone. */
      readonly refused: 'all' | 'shadow'
      readonly because: readonly Stage[]
      readonly retryAfterMs: number
    }

/**
 * Decides about a new run by what was measured. The strictest reaction holds: what is refused is not slowed, and
 * what is paused is not sent to LAB. A run in PROD is let in as one in PROD, or refused. Pure.
 */
export function decideStart(
  domain: Domain,
  figures: Readonly<Record<Stage, Figure>>,
  {
    stages,
    slowMs,
    retryAfterMs,
  }: Pick<BackpressureSettings, 'stages' | 'slowMs' | 'retryAfterMs'>,
): StartDecision {
  const reactingBy = (reaction: Reaction): readonly Stage[] =>
    STAGES.filter(
      (stage) => stages[stage].reaction === reaction && isPressing(figures[stage], stages[stage]),
    )
  const isShadow = domain === 'SHADOW'
  const refusing = reactingBy('refuse')
  if (refusing.length > 0) {
    return { admitted: false, refused: 'all', because: refusing, retryAfterMs }
  }
  const pausing = isShadow ? reactingBy('pause_shadow') : []
  if (pausing.length > 0) {
    return { admitted: false, refused: 'shadow', because: pausing, retryAfterMs }
  }
  const moving = isShadow ? reactingBy('shadow_to_lab') : []
  const slowing = reactingBy('slow')
  return {
    admitted: true,
    domain: moving.length > 0 ? 'LAB' : domain,
    waitMs: slowing.length > 0 ? slowMs : 0,
    because: [...moving, ...slowing],
  }
}
