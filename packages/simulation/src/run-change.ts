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
  const next = changedNode(nodeState(run, instance), change)
  return { ...run, nodes: { ...run.nodes, [instance]: next } }
}

/** The state of a node with something changed; what becomes `undefined` is not there any more. */
export function changedNode(state: NodeState, change: Partial<NodeState>): NodeState {
  const entries = Object.entries({ ...state, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as NodeState
}

/** The run with everything changed that is inside an instance: branches and sub-workflows, not itself. */
export function withInstances(
  run: RunRecord,
  instance: string,
  change: (state: NodeState) => NodeState,
): RunRecord {
  const isInside = (key: string): boolean =>
    key.startsWith(`${instance}[`) || key.startsWith(`${instance}/`)
  if (!Object.keys(run.nodes).some(isInside)) return run
  return {
    ...run,
    nodes: Object.fromEntries(
      Object.entries(run.nodes).map(([key, state]) => [key, isInside(key) ? change(state) : state]),
    ),
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

/**
 * The run continuing after it waited or was paused. Who waits for a person continues waiting for the
 * answer; what waits for a provider or a service is tried again.
 *
 * @param insisted whether somebody resumed it by hand: who is left alone is asked all the same
 */
export function resumed(run: RunRecord, now: number, insisted = false): RunRecord {
  let going: RunRecord = { ...changed(run, 'continue', now), waiting: undefined }
  for (const [instance, { waiting: what }] of Object.entries(run.nodes)) {
    if (!what || what.for === 'human') continue
    const asksAnyway = insisted ? { insisted: true as const, attempts: undefined } : {}
    going = withNode(going, instance, { waiting: undefined, ...asksAnyway })
  }
  return going
}
