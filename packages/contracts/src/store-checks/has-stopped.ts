import { isFinal, type RunState } from '../run/run-state.ts'

/** Whether a run has stopped, so that nothing is left to pause in it: somebody paused or quarantined it, or it is over. */
export function hasStopped(state: RunState): boolean {
  return isFinal(state) || state === 'paused' || state === 'quarantined'
}
