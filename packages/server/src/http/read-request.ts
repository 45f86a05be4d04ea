/** Headers of which one alone decides something: sent twice, two readers may take two of them. */
const ONCE = new Set([
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'idempotency-key',
  'if-none-match',
  'last-event-id',
  'origin',
  'prefer',
  'x-api-key',
  'x-csrf-token',
])

/** The headers of a request by their names in lower case, or the name of one that must not be there twice. */
export function singleHeaders(
  raw: readonly string[],
): { readonly single: Readonly<Record<string, string>> } | { readonly refused: string } {
  const single: Record<string, string> = Object.create(null)
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? ''
    const value = raw[index + 1] ?? ''
    const known = single[name]
    if (known !== undefined && ONCE.has(name)) return { refused: name }
    single[name] = known === undefined ? value : `${known}, ${value}`
  }
  return { single }
}

/** The cookies of a request; of two with one name neither counts. */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null)
  const twice = new Set<string>()
  for (const piece of header?.split(';') ?? []) {
    const at = piece.indexOf('=')
    if (at < 1) continue
    const name = piece.slice(0, at).trim()
    if (name in cookies) twice.add(name)
    cookies[name] = piece.slice(at + 1).trim()
  }
  for (const name of twice) delete cookies[name]
  return cookies
}
