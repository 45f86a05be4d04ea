import type { CloudEvent, EventType } from './events.ts'

/** What a subscriber wants to hear of; absent means everything. */
export interface EventFilter {
  readonly types?: readonly EventType[] | undefined
  readonly run?: string | undefined
}

/** An event that a subscriber failed on. */
export interface DeadLetter {
  readonly event: CloudEvent
  readonly subscriber: string
  readonly error: string
}

/**
 * The events of one tenant: a capability handed out by its tenant runtime, with no call that
 * names another tenant. Order holds per run; a failing subscriber harms no other.
 */
export interface EventBus {
  publish(event: CloudEvent): void
  /** Gives back what ends the subscription, idempotently. */
  subscribe(
    filter: EventFilter,
    listener: (event: CloudEvent) => void | Promise<void>,
    name?: string,
  ): () => void
  /** Keeps what is published from now on, up to a bound; ends with `stop`. */
  record(filter?: EventFilter): { readonly events: readonly CloudEvent[]; stop(): void }
  /** Hands recorded events to the subscribers of now. */
  replay(events: readonly CloudEvent[]): void
  deadLetters(): readonly DeadLetter[]
}
