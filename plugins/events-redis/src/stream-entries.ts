import type { DeliveredMessage, TransportMessage, TransportPlace } from '@fcc/contracts/transports'

/** An entry of a stream as Redis answers with it: its id, and its fields one after the other. */
export type StreamEntry = readonly [id: string, fields: readonly string[]]

/** The fields of a message: the event in structured mode, as CloudEvents calls it. Pure. */
export function entryOf({ id, key, text }: TransportMessage): readonly string[] {
  return ['id', id, 'key', key, 'event', text]
}

/** A message from its entry. Pure. */
export function messageOf([position, fields]: StreamEntry): DeliveredMessage {
  const named = new Map<string, string>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    named.set(fields[at] ?? '', fields[at + 1] ?? '')
  }
  const of = (name: string): string => named.get(name) ?? ''
  return { id: of('id'), key: of('key'), text: of('event'), position }
}

/** The id of an entry behind which a place is; ids begin with a time in milliseconds. Pure. */
export function entryBehind(place: TransportPlace): string {
  if ('after' in place) return place.after
  const since = Math.max(0, Date.parse(place.since))
  return since === 0 ? '0-0' : `${since - 1}-${MOST}`
}

/** The largest second part that an id can have. */
const MOST = '18446744073709551615'
