/** The longest token that is looked at, in characters. */
const MAX_TOKEN_LENGTH = 8192

/** What `Authorization` carries: a bearer's token, something else, or nothing. Pure. */
export type Bearer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'other' }

/** Reads `Authorization`; RFC 6750. A token that is too long is no token. */
export function bearerToken(header: string | undefined): Bearer {
  if (header === undefined) return { kind: 'none' }
  if (header.length > MAX_TOKEN_LENGTH + 10) return { kind: 'other' }
  const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header) ?? []
  return token === undefined ? { kind: 'other' } : { kind: 'token', token }
}
