/** A name has no white space and no control characters, NUL among them. */
const allowedName = /^[^\s\p{Cc}/]+(?:\/[^\s\p{Cc}/]+)*$/u

/**
 * The whole id, `<owner>/<name>`, of what its owner wrote as a whole id or as a bare name;
 * `undefined` where it is no id, or another owner's.
 *
 * @example
 * wholeId('acme-toast', 'rye') // 'acme-toast/rye'
 * wholeId('acme-toast', 'acme-toast/rye') // 'acme-toast/rye'
 * wholeId('acme-toast', 'other/rye') // undefined
 */
export function wholeId(owner: string, written: unknown): string | undefined {
  if (typeof written !== 'string' || !allowedName.test(written)) return undefined
  if (!written.includes('/')) return `${owner}/${written}`
  return ownerOf(written) === owner ? written : undefined
}

/** The part of a whole id before the first slash: the plugin, tenant or host it belongs to. */
export function ownerOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')))
}

/** The part of a whole id after the first slash. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
