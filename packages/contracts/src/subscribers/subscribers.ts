import { definePoint, type PointShape } from '@fcc/plugin-api'
import { z } from 'zod'
import { EVENT_TYPES, type EventType } from '../audit/record-types.ts'
import { declaredSchema } from '../catalogue/declared-schema.ts'
import type { Call } from '../content/subject.ts'
import type { CloudEvent } from '../events/events.ts'

/**
 * Hears the events of each tenant that has its plugin. It gets frozen copies with ids, labels and counts,
 * and no way to change a run. A rejected call is made again; after the last try the event is kept as
 * one that failed. An event may come twice under the same id.
 *
 * @example
 * contribute(subscribers, {
 *   id: 'acme-tally/ends',
 *   title: 'Counts how runs end',
 *   types: ['fcc.run.ended'],
 *   handle: ({ data }, { tenant }) => count(tenant.id, data),
 * })
 */
export interface Subscriber<Settings = unknown> {
  readonly id: string
  readonly title: string
  /** The kinds that it wants to hear of; all where absent. */
  readonly types?: readonly EventType[] | undefined
  handle(event: CloudEvent, call: Call<Settings>): void | Promise<void>
}

export interface SubscriberShape extends PointShape {
  readonly value: Subscriber<this['settings']>
}

const declaration = z.object({
  title: z.string().regex(/\S/, 'words'),
  types: z.array(z.enum(EVENT_TYPES as readonly [EventType, ...EventType[]])).optional(),
})

/** Subscribers: each is told by itself, isolated from the others and from runs. */
export const subscribers = definePoint<SubscriberShape>({
  id: 'subscribers',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: declaredSchema({ id: 'string', title: 'string', handle: 'function' }, declaration),
})
