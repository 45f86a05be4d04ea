import {
  D as DeliveredMessage,
  M as MessageReceiver,
} from '../event-bus-EvQns21R.js';
export {
  E as EventSubscription,
  S as SubscribeOptions,
  T as Transport,
  a as TransportFactory,
  b as TransportKeeps,
  c as TransportLetter,
  d as TransportLetters,
  e as TransportMessage,
  f as TransportOptions,
  g as TransportPlace,
  h as createLettersInMemory,
} from '../event-bus-EvQns21R.js';
import {
  FccError,
} from '@fcc/plugin-api';
import '../label-set-DLz8Qm2Q.js';
import '../node-state-BGxE15bH.js';
import '../model-request-CvPuQeun.js';
import '../index-DiFamY08.js';
import 'zod';
import '../message-Cp8OV6vY.js';
import '../content-DaJDma8z.js';
import '../persona-profile-CbaFqLHD.js';
import '../model-price-BwfY3bNA.js';
import '../stored-run-jJGyPhwi.js';
import '../index-CAb4jnku.js';

/** How many messages a receiver has at most that it has not taken, by default. */
declare const DEFAULT_IN_FLIGHT = 256;
/** The deliveries of one subscription: what every transport does with a message once it is here. */
interface Deliveries {
    /**
     * Gives a message after those of its key, again and again until it is taken. Never rejects: `false` where the
     * subscription ended before.
     */
    give(message: DeliveredMessage): Promise<boolean>;
    /** Settles once the receiver may have one more: whoever reads from a server waits for it before the next. */
    room(): Promise<void>;
    /** How many messages the receiver may still have. */
    free(): number;
    /** Gives nothing more; idempotent. */
    end(): void;
    readonly isEnded: boolean;
}
/** Starts the deliveries of one subscription. */
declare function createDeliveries(receive: MessageReceiver, inFlight?: number): Deliveries;

/** How a CloudEvent is on the wire: whole, as one JSON document, or its attributes as headers beside its data. */
declare const EVENT_MODES: readonly ["structured", "binary"];
type EventMode = (typeof EVENT_MODES)[number];
/** The media type of a CloudEvent that is whole. */
declare const STRUCTURED_TYPE = "application/cloudevents+json";
/** A CloudEvent in binary mode, before a wire puts its own mark before the names. */
interface BinaryEvent {
    /** Name → its canonical text; `datacontenttype` is not among them. */
    readonly attributes: Readonly<Record<string, string>>;
    readonly contentType: string;
    /** The data alone, as JSON. */
    readonly data: string;
}
/** Takes a CloudEvent in JSON apart, as a binary mode has it. Pure. */
declare function toBinaryEvent(text: string): BinaryEvent;
/** A CloudEvent in JSON from its parts. Pure. */
declare function fromBinaryEvent({ attributes, contentType, data }: BinaryEvent): string;

/**
 * A topic or a group as a part of a name on a server: different ones have different parts, and none has a
 * character that a server reads as its own (`.`, `*`, `>`, `:`, `{`). Pure.
 *
 * @example
 * topicName('riverside')   // 'riverside'
 * topicName('a.*')         // 'a_2e_2a'
 */
declare function topicName(topic: string): string;

/** What every transport reports. */
declare const transportErrors: {
    readonly notKept: () => FccError;
};

export {
  DEFAULT_IN_FLIGHT,
  DeliveredMessage,
  EVENT_MODES,
  MessageReceiver,
  STRUCTURED_TYPE,
  createDeliveries,
  fromBinaryEvent,
  toBinaryEvent,
  topicName,
  transportErrors,
};
export type {
  BinaryEvent,
  Deliveries,
  EventMode,
};
