import type { EventType } from '../audit/record-types.ts'
import type { TransportPlace } from '../transports/transports.ts'
import type { CloudEvent } from './events.ts'

/** What a subscriber wants to hear of; absent means everything. */
export interface EventFilter {
  readonly types?: readonly EventType[] | undefined
  readonly run?: string | undefined
}

/** An event that a subscriber failed on, after every try. */
export interface DeadLetter {
  readonly event: CloudEvent
  readonly subscriber: string
  /** The name of the error, never its message. */
  readonly error: string
}

/**
 * Hears events one after the other for each run; one that it rejects is given to it again. The place is where the
 * event is, as `from` takes it, where the transport keeps messages.
 */
export type EventListener = (event: CloudEvent, place?: string) => void | Promise<void>

/** Who subscribes, and from where on. */
export interface EventSubscription {
  /** What it is called where it fails; `anonymous` by default. */
  readonly name?: string | undefined
  /**
   * Subscriptions of one group, in whichever process, hear each event once among them; where the transport keeps
   * messages the group continues where it was, and its dead letters stay with the transport.
   */
  readonly group?: string | undefined
  /** Where it begins: with what is published from now on by default. */
  readonly from?: TransportPlace | undefined
}

/**
 * The events of one tenant: a capability handed out by its tenant runtime, with no call that names
 * another tenant. Delivery is asynchronous and at least once: an event may come again under the same
 * id. Order holds per run; a failing or slow subscriber harms no other, and never a run.
 */
export interface EventBus {
  /**
   * Hands events of this tenant to the transport; settles once it has them.
   *
   * @throws FccError FCC_EVENT_FOREIGN for one of another tenant: then none is handed over
   */
  publish(events: readonly CloudEvent[]): Promise<void>
  /**
   * Settles once what is published from now on is delivered; the result ends it, idempotently.
   *
   * @throws FccError FCC_EVENT_NOT_KEPT where it is to begin at a place, and the transport keeps nothing
   */
  subscribe(
    filter: EventFilter,
    listener: EventListener,
    subscription?: EventSubscription,
  ): Promise<() => Promise<void>>
  /** The newest events that a subscriber of this process failed on. */
  deadLetters(): readonly DeadLetter[]
}
