/** How deep an error may wrap another. */
const MAX_DEPTH = 4

/** What stands between us and the other side, by the code that the system, TLS or undici gives. */
const details: readonly (readonly [code: RegExp, detail: string])[] = [
  [/^ENOTFOUND$/, 'nobody knows the name in its address (DNS)'],
  [/^EAI_/, 'names cannot be looked up at present (DNS)'],
  [/^ECONNREFUSED$/, 'nothing listens at its address'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was dropped'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/, 'no way leads to its address'],
  [/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'no connection came about in time'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired (TLS)'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet: see the clock of this machine (TLS)'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name (TLS)'],
  [/^CERT_REVOKED$/, 'its certificate was taken back (TLS)'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED)$/,
    'this machine trusts nobody who vouches for its certificate (TLS); NODE_EXTRA_CA_CERTS names a file of whom to trust besides',
  ],
  [
    /^ERR_SSL_TLSV1[0-9]*_ALERT_CERTIFICATE_REQUIRED$/,
    'it wants a certificate of whoever asks (TLS), and none can be given',
  ],
  [
    /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_TLSV1_ALERT)/,
    'its certificate is not trusted (TLS)',
  ],
  [/^(?:ERR_SSL_|EPROTO$)/, 'it does not speak TLS there: its address may begin with http://'],
]

/**
 * Why an exception of `fetch` got no answer, in words for people; `undefined` where nothing is known. Pure.
 * Of the error nothing but its code is used.
 *
 * @example
 * reachDetail(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
 * // 'nothing listens at its address'
 */
export function reachDetail(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return undefined
  const { code, cause, errors } = error as Readonly<Record<string, unknown>>
  const [, detail] = details.find(([known]) => typeof code === 'string' && known.test(code)) ?? []
  const inner = Array.isArray(errors) ? [cause, ...(errors as readonly unknown[])] : [cause]
  return detail ?? inner.map((each) => reachDetail(each, depth + 1)).find((each) => each)
}
