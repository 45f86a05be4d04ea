import type { NodeEventData, RunRecord } from '@fcc/contracts'
import { nextVisits, type RunPlan } from '@fcc/simulation'

/** The nodes that a run goes to next, each with the number of its visit; none in the middle of a round. */
export function nextNodes(run: RunRecord, plan: RunPlan): readonly NodeEventData[] {
  if (run.state !== 'running' && run.state !== 'queued') return []
  if ((run.round ?? []).length > 0) return []
  return nextVisits({ ...run, state: 'running' }, plan).map(({ instance, persona, number }) => {
    return { node: instance, number, persona }
  })
}
