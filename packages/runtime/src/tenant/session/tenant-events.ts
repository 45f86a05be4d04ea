import type { Principal } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import { subscriberNamed } from '../../events/attach-subscribers.ts'
import { readEvent } from '../../events/run-events.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import type { EventActs, EventPage, EventQuery, ReplayedEvents } from './event-acts.ts'

/** How many events are read from the store at a time. */
const PAGE = 200
/** How many events are given where nothing is said, and at most. */
const DEFAULT_EVENTS = 100
const MOST_EVENTS = 1000

type Answer<Act extends keyof EventActs> = Awaited<ReturnType<EventActs[Act]>>

/** The events of all runs, as a query asks for them. @throws FccError FCC_EVENT_PLACE_INVALID */
export async function readTenantEvents(
  { store }: Pick<TenantServices, 'store'>,
  query: EventQuery = {},
): Promise<EventPage> {
  const { after = 0, since, run, types } = query
  const limit = Math.min(query.limit ?? DEFAULT_EVENTS, MOST_EVENTS)
  if (!Number.isSafeInteger(after) || after < 0) throw runtimeErrors.eventPlace('after', after)
  const earliest = since === undefined ? undefined : Date.parse(since)
  if (Number.isNaN(earliest)) throw runtimeErrors.eventPlace('since', since)
  const events: EventPage['events'][number][] = []
  for (let place = after; ; ) {
    const page = await store.readEvents({ after: place, limit: PAGE, run })
    for (const { insertion, text } of page) {
      place = insertion
      if (limit === 0) continue
      const event = readEvent(text)
      if (types && !types.includes(event.type)) continue
      if (earliest !== undefined && Date.parse(event.time) < earliest) continue
      events.push({ place, event })
      if (events.length === limit) return { events, next: place }
    }
    if (page.length < PAGE) return { events, next: place }
  }
}

/** What a subscriber could not be given. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
export async function listEventLetters(
  { bus, model }: TenantServices,
  subscriber: string,
  limit = DEFAULT_EVENTS,
): Promise<Answer<'eventLetters'>> {
  const { id } = subscriberNamed(model, subscriber, new AbortController().signal)
  return bus.letters(id, Math.min(limit, MOST_EVENTS))
}

/** Gives a subscriber its dead letters again. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
export async function redriveEvents(
  services: TenantServices,
  by: Principal,
  subscriber: string,
  limit = DEFAULT_EVENTS,
): Promise<Answer<'redriveEvents'>> {
  const stopping = new AbortController()
  const { id, listener } = subscriberNamed(services.model, subscriber, stopping.signal)
  await noteRedriving(services, by, id, 'letters')
  try {
    return await services.bus.redrive(id, listener, Math.min(limit, MOST_EVENTS))
  } finally {
    stopping.abort()
  }
}

/** Gives a subscriber events again as the store has them. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
export async function replayEvents(
  services: TenantServices,
  by: Principal,
  subscriber: string,
  query: EventQuery = {},
): Promise<ReplayedEvents> {
  const stopping = new AbortController()
  const { id, types, listener } = subscriberNamed(services.model, subscriber, stopping.signal)
  const page = await readTenantEvents(services, { ...query, types: query.types ?? types })
  await noteRedriving(services, by, id, 'events')
  let given = 0
  let next = query.after ?? 0
  try {
    for (const { place, event } of page.events) {
      // What it does not hear of by itself it is not given here either.
      if (types === undefined || types.includes(event.type)) {
        await services.bus.give(event, id, listener)
        given += 1
      }
      next = place
    }
  } catch (error) {
    return { given, next, stoppedBy: error instanceof Error ? error.name : typeof error }
  } finally {
    stopping.abort()
  }
  return { given, next: page.next }
}

function noteRedriving(
  services: TenantServices,
  by: Principal,
  subscriber: string,
  of: 'letters' | 'events',
): Promise<void> {
  return appendEntry(services, 'subscriber', {
    type: 'fcc.subscriber.redriving',
    subject: subscriber,
    data: { by: actingPrincipal(by), subscriber, of },
  })
}
