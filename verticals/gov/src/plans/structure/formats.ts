/**
 * Whether a text has one of the formats that the OSCAL schemas name. Date and time are RFC 3339, URI and
 * reference RFC 3986 by their characters, e-mail by its shape; a format that is not known here is not held
 * against a text, as JSON Schema has it.
 *
 * @example
 * hasFormat('2026-03-01T12:00:00Z', 'date-time') // true
 */
export function hasFormat(text: string, format: string): boolean {
  switch (format) {
    case 'date-time':
      return isDateTime(text)
    case 'uri':
      return URI.test(text)
    case 'uri-reference':
      return URI_REFERENCE.test(text)
    case 'email':
    case 'idn-email':
      return /^[^\s@]{1,64}@[^\s@]{1,253}$/.test(text)
    default:
      return true
  }
}

const CHARACTER = "(?:[\\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})"
const HOST = '(?:\\[[0-9a-f:.]{1,60}\\])?'
const FRAGMENT = `(?:#${CHARACTER}*)?`
const URI = new RegExp(`^[a-z][a-z0-9+.-]*:${CHARACTER}*${HOST}${CHARACTER}*${FRAGMENT}$`, 'i')
const URI_REFERENCE = new RegExp(
  `^(?:[a-z][a-z0-9+.-]*:)?${CHARACTER}*${HOST}${CHARACTER}*${FRAGMENT}$`,
  'i',
)

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T\s](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:z|[+-]([0-1]\d|2[0-3]):?([0-5]\d)?)$/i

function isDateTime(text: string): boolean {
  const [, day = '', hour, minute, second] = DATE_TIME.exec(text) ?? []
  const date = new Date(`${day}T00:00:00Z`)
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  return isDay && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60
}
