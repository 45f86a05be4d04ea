import type { CloudEvent, EventType } from '@fcc/contracts'
import type { RedrivenEvents, StoredLetter } from '../../events/tenant-bus.ts'

/** Which events of a tenant: those of every run, in the order in which they were committed. */
export interface EventQuery {
  /** The place after which they begin; from the oldest that is kept by default. */
  readonly after?: number | undefined
  /** Only those told at that time or later (RFC 3339). */
  readonly since?: string | undefined
  readonly run?: string | undefined
  readonly types?: readonly EventType[] | undefined
  /** At most so many, 100 by default and 1,000 at most. With 0 none, and `next` is the end. */
  readonly limit?: number | undefined
}

/** Some events, and where the next ones begin. */
export interface EventPage {
  readonly events: readonly { readonly place: number; readonly event: CloudEvent }[]
  /** What to give as `after` for those that follow. */
  readonly next: number
}

/** What one principal may do with the events of a tenant. */
export interface EventActs {
  /**
   * The events of all runs as the store has them, whatever carried them.
   *
   * @throws FccError FCC_EVENT_PLACE_INVALID
   * @example
   * const { events, next } = await session.tenantEvents({ types: ['fcc.run.ended'] })
   */
  tenantEvents(query?: EventQuery): Promise<EventPage>
  /** What a plugin's subscriber could not be given, the oldest first. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
  eventLetters(
    subscriber: string,
    options?: { readonly limit?: number | undefined },
  ): Promise<readonly StoredLetter[]>
  /** Gives a subscriber its dead letters again; those it takes are gone. Audited. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
  redriveEvents(
    subscriber: string,
    options?: { readonly limit?: number | undefined },
  ): Promise<RedrivenEvents>
  /**
   * Gives a subscriber events again as the store has them, under the ids that they had, one after the other.
   * Audited. The first that it does not take ends it.
   *
   * @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN, FCC_EVENT_PLACE_INVALID
   */
  replayEvents(subscriber: string, query?: EventQuery): Promise<ReplayedEvents>
}

/** What came of giving a subscriber events again. */
export interface ReplayedEvents {
  readonly given: number
  /** What to give as `after` to continue. */
  readonly next: number
  /** The name of the error for which it ended before all were taken. */
  readonly stoppedBy?: string | undefined
}
