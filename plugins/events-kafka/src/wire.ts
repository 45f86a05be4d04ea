import {
  type DeliveredMessage,
  type EventMode,
  fromBinaryEvent,
  STRUCTURED_TYPE,
  type TransportMessage,
  toBinaryEvent,
} from '@fcc/contracts/transports'

/** The id by which a receiver tells what it had before, for whoever reads without reading the event. */
const ID = 'fcc-id'
const TYPE = 'content-type'
const ATTRIBUTE = 'ce_'

/** A message as Kafka carries it: its key is the run. */
export interface WireRecord {
  readonly key: string
  readonly value: string
  readonly headers: Readonly<Record<string, string>>
}

/** A record as it is read. */
export interface ReadRecord {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly (readonly [Buffer | null, Buffer | null])[]
}

/** Writes a message in a mode of CloudEvents, by its binding for Kafka. Pure. */
export function toWire({ id, key, text }: TransportMessage, mode: EventMode): WireRecord {
  if (mode === 'structured') {
    return { key, value: text, headers: { [ID]: id, [TYPE]: STRUCTURED_TYPE } }
  }
  const { attributes, contentType, data } = toBinaryEvent(text)
  const named = Object.entries(attributes).map(([name, value]) => [`${ATTRIBUTE}${name}`, value])
  return {
    key,
    value: data,
    headers: { [ID]: id, [TYPE]: contentType, ...Object.fromEntries(named) },
  }
}

/** Reads a record, whichever mode it is in. Pure. */
export function fromWire({ key, value, headers }: ReadRecord, position: string): DeliveredMessage {
  const written = new Map(
    headers.map(([name, text]) => [String(name ?? ''), String(text ?? '')] as const),
  )
  const message = { id: written.get(ID) ?? '', key: String(key ?? ''), position }
  const contentType = written.get(TYPE) ?? STRUCTURED_TYPE
  const text = String(value ?? '')
  if (contentType.startsWith(STRUCTURED_TYPE)) return { ...message, text }
  const attributes = Object.fromEntries(
    [...written]
      .filter(([name]) => name.startsWith(ATTRIBUTE))
      .map(([name, written]) => [name.slice(ATTRIBUTE.length), written]),
  )
  return { ...message, text: fromBinaryEvent({ attributes, contentType, data: text }) }
}
