import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'

/** An event on its way: its bytes, and by what it is ordered and told from others. */
export interface TransportMessage {
  /** Unique in its topic: a receiver tells by it what it had before. */
  readonly id: string
  /** Messages of one key keep their order. */
  readonly key: string
  /** The CloudEvent in JSON. */
  readonly text: string
}

/** Takes one message; a rejection has it delivered again later. */
export type MessageReceiver = (message: TransportMessage) => Promise<void>

/**
 * Carries messages between processes, topic by topic; a topic is a tenant. At least once, in order for
 * each key, and to the subscriptions of that topic only.
 */
export interface Transport {
  /** Settles once the messages are with the transport: from then on it delivers them. */
  publish(topic: string, messages: readonly TransportMessage[]): Promise<void>
  /** Settles once what is published from now on is delivered; the result ends it, idempotently. */
  subscribe(topic: string, receive: MessageReceiver): Promise<() => Promise<void>>
  /** Delivers no more; idempotent. */
  close(): Promise<void>
}

/** A kind of transport. */
export interface TransportFactory {
  readonly id: string
  readonly title: string
  open(): Promise<Transport>
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
