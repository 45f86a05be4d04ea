/** What may stand in the place of an identifier: one kind for each letter of 45 CFR 164.514(b)(2)(i). */
export const MARKER_KINDS = [
  'name',
  'place',
  'zip',
  'date',
  'age',
  'phone',
  'fax',
  'email',
  'ssn',
  'record-number',
  'health-plan',
  'account',
  'licence',
  'vehicle',
  'device',
  'url',
  'ip',
  'biometric',
  'photograph',
  'identifier',
  'unproven',
] as const
export type MarkerKind = (typeof MARKER_KINDS)[number]

/** A category marker, with what may be kept of the value: a year, three digits of a ZIP code. */
export interface Marker {
  readonly kind: MarkerKind
  readonly detail?: string | undefined
}

/** What details look like: a year or three digits, an age group, a failed check. */
const DETAIL = '\\d{3,4}|90\\+|check-failed'
const SOURCE = `\\[(?<kind>${MARKER_KINDS.join('|')})(?::(?<detail>${DETAIL}))?\\]`
const WHOLE = new RegExp(`^${SOURCE}$`, 'u')

/** A fresh global expression for markers; stateful expressions are not shared. */
export function markerExpression(): RegExp {
  return new RegExp(SOURCE, 'gu')
}

/**
 * Writes a marker.
 *
 * @example
 * renderMarker({ kind: 'date', detail: '2026' })  // '[date:2026]'
 */
export function renderMarker(marker: Marker): string {
  return marker.detail === undefined ? `[${marker.kind}]` : `[${marker.kind}:${marker.detail}]`
}

/** Reads a marker, or nothing where the text is not exactly one. */
export function parseMarker(text: string): Marker | undefined {
  const { kind, detail } = WHOLE.exec(text)?.groups ?? {}
  const known = MARKER_KINDS.find((candidate) => candidate === kind)
  return known === undefined ? undefined : { kind: known, detail }
}
