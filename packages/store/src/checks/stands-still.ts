import { isFinal, type RunState } from '@fcc/contracts'

/** Whether nothing is to be held in a run any more: it stands until somebody resumes it, or is over. */
export function standsStill(state: RunState): boolean {
  return isFinal(state) || state === 'paused' || state === 'quarantined'
}
