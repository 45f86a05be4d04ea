/**
 * The one form of an IRI: those that differ only in how scheme, host, port, escapes or composed characters are written
 * are one name. Give it an IRI that is valid. Pure.
 *
 * @example
 * namespaceForm('URN:FCC:tenant:a') === namespaceForm('urn:fcc:tenant:a')  // true
 */
export function namespaceForm(iri: string): string {
  // What most tenants have is in its form already, and is compared with that of each of thousands.
  if (/^urn:fcc:tenant:[\w.-]+$/.test(iri)) return iri
  const { href } = new URL(iri.normalize('NFC'))
  // Of a URN the name of the space has no case either (RFC 8141).
  const space = /^urn:[^:]*:/i.exec(href)?.[0] ?? ''
  return `${space.toLowerCase()}${href.slice(space.length)}`.replace(
    /%[0-9a-f]{2}/gi,
    (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
    },
  )
}
