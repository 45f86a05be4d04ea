import type { EventType } from '../audit/record-types.ts'
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

/** Hears events one after the other for each run; one that it rejects is given to it again. */
export type EventListener = (event: CloudEvent) => void | Promise<void>

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
  /** Settles once what is published from now on is delivered; the result ends it, idempotently. */
  subscribe(
    filter: EventFilter,
    listener: EventListener,
    name?: string,
  ): Promise<() => Promise<void>>
  /** The newest events that a subscriber of this process failed on. */
  deadLetters(): readonly DeadLetter[]
}
