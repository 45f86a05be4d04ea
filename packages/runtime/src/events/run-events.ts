import {
  type ArtifactReference,
  type CloudEvent,
  type EventData,
  type EventType,
  isFinal,
  type NewEvent,
  type NodeEventData,
  nodeState,
  type RunEventData,
  type RunRecord,
  type VisitEventData,
  type VisitRecord,
} from '@fcc/contracts'
import type { VisitOutcome } from '@fcc/simulation'
import type { Plain } from '../store/tenant-records.ts'

/** One event of a commit, before it has an id: what it tells, and of which part where it is one of several. */
type Told = {
  [Type in EventType]: {
    readonly type: Type
    readonly data: EventData[Type]
    readonly of?: string | undefined
  }
}[EventType]

/** The events of a run's creation: that it started, and that it ended where governance refused its input. */
export function startEvents(run: RunRecord, next: readonly NodeEventData[]): readonly CloudEvent[] {
  const told: Told[] = [{ type: 'fcc.run.started', data: runData(run) }]
  if (isFinal(run.state)) told.push({ type: 'fcc.run.ended', data: endedData(run) })
  else told.push(...next.map(readyTold))
  return eventsOf(run, told)
}

/** The events of one commit of a run, in the order in which they are told. Pure. */
export function outcomeEvents(
  { visit, run }: Pick<VisitOutcome, 'visit' | 'run'>,
  before: RunRecord,
  next: readonly NodeEventData[],
): readonly CloudEvent[] {
  const told: Told[] = []
  if (visit) told.push({ type: 'fcc.visit.recorded', data: visitData(visit, run) })
  for (const [name, artifact] of Object.entries(run.released)) {
    if (before.released[name]?.address === artifact.address) continue
    told.push({
      type: 'fcc.artifact.released',
      data: { ...artifactData(artifact), name },
      of: name,
    })
  }
  told.push(...questionsTold(run, before))
  const state = stateTold(run, before)
  if (state) told.push(state)
  if (run.state === 'running') told.push(...next.map(readyTold))
  return eventsOf(run, told)
}

/** An event as it goes into the store, in the transaction of what it tells of. */
export function newEvent(event: CloudEvent): Plain<NewEvent> {
  return { id: event.id, run: event.subject, text: JSON.stringify(event) }
}

/** An event as it comes out of a store or a transport, frozen in every part. */
export function readEvent(text: string): CloudEvent {
  return JSON.parse(text, (_key, value: unknown) => Object.freeze(value)) as CloudEvent
}

function readyTold(data: NodeEventData): Told {
  return { type: 'fcc.node.ready', data, of: data.node }
}

function stateTold(run: RunRecord, before: RunRecord): Told | undefined {
  const { state, waiting } = run
  if (isFinal(state)) return { type: 'fcc.run.ended', data: endedData(run) }
  const data = runData(run)
  if (state === 'waiting') {
    const { for: what = 'human', node, roles = [], asks, due } = waiting ?? {}
    return { type: 'fcc.run.waiting', data: { ...data, for: what, node, roles, asks, due } }
  }
  if (state === 'paused') return { type: 'fcc.run.paused', data }
  if (state === 'quarantined') return { type: 'fcc.run.quarantined', data }
  const isContinued = before.state !== 'running' && before.state !== 'queued'
  return isContinued ? { type: 'fcc.run.resumed', data } : undefined
}

/** What the time alone made of questions: they went to others, or are to be reminded of. */
function questionsTold(run: RunRecord, before: RunRecord): readonly Told[] {
  if (run.nodes === before.nodes) return []
  return Object.entries(run.nodes).flatMap(([instance, { waiting }]): Told[] => {
    const { activity, deadline } = waiting ?? {}
    if (!waiting || activity === undefined || !deadline) return []
    const known = nodeState(before, instance).waiting
    const isSame = known?.activity === activity
    const { until, reminded, escalatedFrom } = deadline
    const data: EventData['fcc.approval.reminded'] = {
      ...{ activity, node: waiting.node, roles: waiting.roles, needed: waiting.quorum ?? 1 },
      ...{ until, reminded, escalatedFrom },
    }
    if (escalatedFrom && !isSame) {
      return [{ type: 'fcc.approval.escalated', data, of: activity }]
    }
    const isReminded = isSame && reminded !== undefined && reminded !== known.deadline?.reminded
    return isReminded ? [{ type: 'fcc.approval.reminded', data, of: activity }] : []
  })
}

function eventsOf(run: RunRecord, told: readonly Told[]): readonly CloudEvent[] {
  const { tenant, namespace = `urn:fcc:tenant:${tenant}` } = run.envelope
  return told.map(
    ({ type, data, of }) =>
      ({
        specversion: '1.0',
        id: `${run.id}:${run.sequence}:${type}${of === undefined ? '' : `:${of}`}`,
        source: `urn:fcc:tenant:${tenant}`,
        type,
        time: run.updatedAt,
        subject: run.id,
        datacontenttype: 'application/json',
        fcctenant: tenant,
        fccnamespace: namespace,
        fccsequence: run.sequence,
        data,
      }) as CloudEvent,
  )
}

function runData(run: RunRecord): RunEventData {
  const { purpose, domain, labels, usage } = run.envelope
  const reasons = run.reasons.map(({ kind, id, node, at }) => ({ kind, id, node, at }))
  const { scenario, workflow, state, sequence } = run
  return { scenario, workflow, purpose, domain, state, sequence, labels, usage, reasons }
}

function endedData(run: RunRecord): EventData['fcc.run.ended'] {
  const released = Object.entries(run.released).map(([name, { address }]) => [name, address])
  return { ...runData(run), released: Object.fromEntries(released) }
}

function artifactData({ name, address, bytes, labels }: ArtifactReference) {
  return { name, address, bytes, labels }
}

function visitData(visit: VisitRecord, run: RunRecord): VisitEventData {
  const { node, number, persona, personaName, actor, actedBy, startedAt, endedAt, says } = visit
  return {
    ...{ visit: visit.id, node, number, persona, personaName, actor, actedBy, startedAt, endedAt },
    says,
    outputs: visit.outputs.map(artifactData),
    decisions: visit.decisions.map(({ at, subject, decision, reasons }) => {
      return { at, subject, decision, rules: reasons.map(({ rule }) => rule) }
    }),
    gates: visit.gates.map(({ gate, artifact, passed, score, threshold }) => {
      return { gate, artifact, passed, score, threshold }
    }),
    issues: visit.issues.length,
    route: visit.route,
    state: run.state,
    sequence: run.sequence,
  }
}
