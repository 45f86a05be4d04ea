import {
  type DeliveredMessage,
  type EventMode,
  fromBinaryEvent,
  STRUCTURED_TYPE,
  type TransportMessage,
  toBinaryEvent,
} from '@fcc/contracts/transports'
import { headers, type MsgHdrs } from '@nats-io/transport-node'

/** The header by which the server knows what it had before. */
const ID = 'Nats-Msg-Id'
/** The run, for whoever reads without reading the event. */
const KEY = 'Fcc-Key'
const TYPE = 'content-type'
const ATTRIBUTE = 'ce-'

/** A message as NATS carries it. */
export interface WireMessage {
  readonly headers: MsgHdrs
  readonly payload: string
}

/** Writes a message in a mode of CloudEvents. Pure. */
export function toWire({ id, key, text }: TransportMessage, mode: EventMode): WireMessage {
  const written = headers()
  written.set(ID, encoded(id))
  written.set(KEY, encoded(key))
  if (mode === 'structured') {
    written.set(TYPE, STRUCTURED_TYPE)
    return { headers: written, payload: text }
  }
  const { attributes, contentType, data } = toBinaryEvent(text)
  written.set(TYPE, contentType)
  for (const [name, value] of Object.entries(attributes)) {
    written.set(`${ATTRIBUTE}${name}`, encoded(value))
  }
  return { headers: written, payload: data }
}

/** Reads a message, whichever mode it is in. Pure. */
export function fromWire(
  {
    headers: written,
    payload,
  }: Pick<WireMessage, 'payload'> & { readonly headers?: MsgHdrs | undefined },
  position?: string,
): DeliveredMessage {
  const of = (name: string): string => decodeURIComponent(written?.get(name) ?? '')
  const contentType = written?.get(TYPE) ?? STRUCTURED_TYPE
  const message = { id: of(ID), key: of(KEY), position }
  if (contentType.startsWith(STRUCTURED_TYPE)) return { ...message, text: payload }
  const names = (written?.keys() ?? []).filter((name) => name.startsWith(ATTRIBUTE))
  const attributes = Object.fromEntries(
    names.map((name) => [name.slice(ATTRIBUTE.length), of(name)]),
  )
  return { ...message, text: fromBinaryEvent({ attributes, contentType, data: payload }) }
}

/** A text as a header may hold it: what CloudEvents asks for over HTTP. */
function encoded(text: string): string {
  return text.replaceAll(/[^\u0021-\u007e]+|["%]/g, (part) =>
    part === '"' || part === ' ' ? `%${part.charCodeAt(0).toString(16)}` : encodeURIComponent(part),
  )
}
