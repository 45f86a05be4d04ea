import {
  type NodeState,
  nextRunState,
  nodeState,
  type Reason,
  type RunRecord,
  type RunSignal,
  type Waiting,
} from '@fcc/contracts'

/** The run after a signal that the state chart allows; a signal it does not allow changes nothing. */
export function changed(run: RunRecord, signal: RunSignal, now: number): RunRecord {
  const state = nextRunState(run.state, signal)
  if (!state) return run
  return { ...run, state, sequence: run.sequence + 1, updatedAt: new Date(now).toISOString() }
}

/** The run with something changed about one instance of a node. */
export function withNode(run: RunRecord, instance: string, change: Partial<NodeState>): RunRecord {
  return {
    ...run,
    nodes: { ...run.nodes, [instance]: { ...nodeState(run, instance), ...change } },
  }
}

/** The run ended, for these reasons. */
export function ended(
  run: RunRecord,
  signal: 'complete' | 'halt' | 'reject' | 'cancel' | 'fail',
  reasons: readonly Reason[],
  now: number,
): RunRecord {
  return { ...changed(run, signal, now), reasons, waiting: undefined }
}

/** The run waiting for somebody or something. */
export function waiting(run: RunRecord, what: Waiting, now: number): RunRecord {
  return { ...changed(run, 'wait', now), waiting: what }
}

/** The run going on after it waited or was paused. */
export function resumed(run: RunRecord, now: number): RunRecord {
  return { ...changed(run, 'continue', now), waiting: undefined }
}
