import { defineEvent } from '@fcc/plugin-api'
import type { RunRecord } from '../run/run-record.ts'
import type { VisitRecord } from '../run/visit-record.ts'

/** A CloudEvent (1.0) on a tenant's topics. Ids, labels and counts only, never content. */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: EventType
  readonly time: string
  readonly subject?: string | undefined
  readonly datacontenttype: 'application/json'
  /** Extension attributes: whose event, and its place in its run. */
  readonly fcctenant: string
  readonly fccsequence: number
  readonly data: Data
}

/** Every kind of event on the bus: the catalogue. */
export const EVENT_TYPES = [
  'run.started',
  'node.entered',
  'visit.recorded',
  'run.waiting',
  'run.resumed',
  'run.paused',
  'run.quarantined',
  'run.ended',
  'artifact.released',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** A run changed state. */
export const runChanged = defineEvent<{ readonly run: RunRecord }>({ id: 'run.changed' })

/** A visit was committed. */
export const visitRecorded = defineEvent<{ readonly run: RunRecord; readonly visit: VisitRecord }>({
  id: 'visit.recorded',
})
