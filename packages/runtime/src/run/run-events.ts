import {
  type CloudEvent,
  type EventType,
  isFinal,
  type RunRecord,
  runChanged,
  visitRecorded,
} from '@fcc/contracts'
import { nextVisits, type RunPlan, type VisitOutcome } from '@fcc/simulation'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** Tells the tenant's bus, and the plugins of its assembly, what was committed. */
export function publishOutcome(
  services: TenantServices,
  { visit, run: after }: VisitOutcome,
  before: RunRecord,
): void {
  const tell = (type: EventType, data: unknown, of?: string): void =>
    services.bus.publish(eventOf(services, after, type, data, of))
  const { kernel } = services.model.assembly
  if (visit) {
    tell('visit.recorded', { visit, run: after })
    kernel.emit(visitRecorded, { visit, run: after })
  }
  if (after.state !== before.state) kernel.emit(runChanged, { run: after })
  for (const [name, artifact] of Object.entries(after.released)) {
    tell('artifact.released', { name, artifact }, name)
  }
  if (after.state === 'waiting') tell('run.waiting', { run: after })
  else if (after.state === 'paused') tell('run.paused', { run: after })
  else if (after.state === 'quarantined') tell('run.quarantined', { run: after })
  else if (isFinal(after.state)) tell('run.ended', { run: after })
  else if (!visit) tell('run.resumed', { run: after })
}

/** Tells which nodes a run enters next, each with the number of its visit. */
export function publishEntered(services: TenantServices, run: RunRecord, plan: RunPlan): void {
  if (run.state !== 'running') return
  for (const { instance, persona, number } of nextVisits(run, plan)) {
    const data = { node: instance, number, persona }
    services.bus.publish(eventOf(services, run, 'node.entered', data, instance))
  }
}

/** An event about a run, for its tenant's bus; `of` tells it from others of its type in one commit. */
export function eventOf(
  services: Pick<TenantServices, 'tenant'>,
  run: RunRecord,
  type: EventType,
  data: unknown,
  of?: string,
): CloudEvent {
  return {
    specversion: '1.0',
    id: `${run.id}:${run.sequence}:${type}${of === undefined ? '' : `:${of}`}`,
    source: `urn:fcc:tenant:${services.tenant}`,
    type,
    time: run.updatedAt,
    subject: run.id,
    datacontenttype: 'application/json',
    fcctenant: services.tenant,
    fccsequence: run.sequence,
    data,
  }
}
