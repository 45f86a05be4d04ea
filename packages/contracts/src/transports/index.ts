export type { EventSubscription } from '../events/event-bus.ts'
export {
  createDeliveries,
  DEFAULT_IN_FLIGHT,
  type Deliveries,
} from './deliveries.ts'
export {
  type BinaryEvent,
  EVENT_MODES,
  type EventMode,
  fromBinaryEvent,
  STRUCTURED_TYPE,
  toBinaryEvent,
} from './event-modes.ts'
export { topicName } from './topic-name.ts'
export { transportErrors } from './transport-errors.ts'
export {
  createLettersInMemory,
  type TransportLetter,
  type TransportLetters,
} from './transport-letters.ts'
export type {
  DeliveredMessage,
  MessageReceiver,
  SubscribeOptions,
  Transport,
  TransportFactory,
  TransportKeeps,
  TransportMessage,
  TransportOptions,
  TransportPlace,
} from './transports.ts'
