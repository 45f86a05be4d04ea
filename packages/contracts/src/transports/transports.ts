import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { TransportLetters } from './transport-letters.ts'

/** An event on its way: its bytes, and by what it is ordered and told from others. */
export interface TransportMessage {
  /** Unique in its topic: a receiver tells by it what it had before. */
  readonly id: string
  /** Messages of one key keep their order. */
  readonly key: string
  /** The CloudEvent in JSON. */
  readonly text: string
}

/** A message as a subscription is given it. */
export interface DeliveredMessage extends TransportMessage {
  /** Where it is in its topic, as `from` takes it; absent where the transport keeps no messages. */
  readonly position?: string | undefined
}

/** Takes one message; a rejection has it delivered again later, before the next of its key. */
export type MessageReceiver = (message: DeliveredMessage) => Promise<void>

/** A place in a topic: behind a message, or at a time (RFC 3339). */
export type TransportPlace = { readonly after: string } | { readonly since: string }

/** How a topic is subscribed to. */
export interface SubscribeOptions {
  /**
   * Subscriptions of one group, in whichever process, are given each message once among them. A transport that
   * keeps messages keeps the place of the group too: who comes back gets what came meanwhile.
   */
  readonly group?: string | undefined
  /** Where it begins: with what is published from now on by default. The place that a group has goes first. */
  readonly from?: TransportPlace | undefined
  /** How many messages the receiver has at most that it has not taken; 256 by default. The others wait. */
  readonly inFlight?: number | undefined
}

/**
 * What becomes of a message that nobody has taken yet.
 * - `messages`: they stay for a time that the transport's settings say, whoever took them. There are places to
 *   begin from, and groups that outlive their processes.
 * - `until-taken`: it counts as published once every subscription has taken it. Whoever came later never hears it.
 * - `nothing`: who is cut off misses it. The only one that is at most once for such a subscription.
 */
export type TransportKeeps = 'messages' | 'until-taken' | 'nothing'

/**
 * Carries messages between processes, topic by topic; a topic is a tenant. At least once, in order for
 * each key, and to the subscriptions of that topic only; what it does not promise, `keeps` says.
 */
export interface Transport {
  readonly keeps: TransportKeeps
  /** Settles once the messages are with the transport: from then on it delivers them. */
  publish(topic: string, messages: readonly TransportMessage[]): Promise<void>
  /**
   * Settles once what is published from now on is delivered; the result ends it, idempotently.
   *
   * @throws FccError FCC_EVENT_NOT_KEPT where it is to begin at a place, and nothing is kept
   */
  subscribe(
    topic: string,
    receive: MessageReceiver,
    options?: SubscribeOptions,
  ): Promise<() => Promise<void>>
  /** What a group of a topic could not be given. */
  letters(topic: string, group: string): TransportLetters
  /** Delivers no more; idempotent. */
  close(): Promise<void>
}

/** What a transport is opened with. */
export interface TransportOptions {
  /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
  readonly secret?: ((reference: string) => Promise<string>) | undefined
}

/** A kind of transport. */
export interface TransportFactory {
  readonly id: string
  readonly title: string
  /** Rejects where its server cannot be reached. */
  open(options: TransportOptions): Promise<Transport>
}

export interface TransportShape extends PointShape {
  readonly value: TransportFactory
}

/** Transports of events: host-scoped; configuration chooses one. */
export const transports = definePoint<TransportShape>({
  id: 'transports',
  version: 1,
  scope: 'host',
  combine: 'choose-one',
  onFailure: 'abort',
  schema: structureSchema({ id: 'string', title: 'string', open: 'function' }),
})
