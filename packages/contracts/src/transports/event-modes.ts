/** How a CloudEvent is on the wire: whole, as one JSON document, or its attributes as headers beside its data. */
export const EVENT_MODES = ['structured', 'binary'] as const

export type EventMode = (typeof EVENT_MODES)[number]

/** The media type of a CloudEvent that is whole. */
export const STRUCTURED_TYPE = 'application/cloudevents+json'

/** A CloudEvent in binary mode, before a wire puts its own mark before the names. */
export interface BinaryEvent {
  /** Name → its canonical text; `datacontenttype` is not among them. */
  readonly attributes: Readonly<Record<string, string>>
  readonly contentType: string
  /** The data alone, as JSON. */
  readonly data: string
}

/** Attributes of ours that are Integers: a header is text, and they come back as what they were. */
const INTEGERS: ReadonlySet<string> = new Set(['fccsequence'])

/** Takes a CloudEvent in JSON apart, as a binary mode has it. Pure. */
export function toBinaryEvent(text: string): BinaryEvent {
  const { data, datacontenttype, ...attributes } = JSON.parse(text) as Record<string, unknown>
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, String(value)]),
    ),
    contentType: typeof datacontenttype === 'string' ? datacontenttype : 'application/json',
    data: JSON.stringify(data ?? null),
  }
}

/** A CloudEvent in JSON from its parts. Pure. */
export function fromBinaryEvent({ attributes, contentType, data }: BinaryEvent): string {
  const typed = Object.entries(attributes).map(([name, value]) => [
    name,
    INTEGERS.has(name) ? Number(value) : value,
  ])
  return JSON.stringify({
    ...Object.fromEntries(typed),
    datacontenttype: contentType,
    data: JSON.parse(data),
  })
}
