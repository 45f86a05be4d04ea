/** The largest answer of an issuer, in bytes. */
const MAX_ANSWER_BYTES = 1024 * 1024
/** How long an issuer may take, in milliseconds. */
const ISSUER_MS = 10_000

/** Asks an issuer: within a time, without following it elsewhere, and no more than an answer of an issuer has. */
export async function boundedFetch(url: string, options: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(ISSUER_MS)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  const answer = await fetch(url, { ...options, redirect: 'manual', signal })
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.byteLength
    if (bytes > MAX_ANSWER_BYTES) throw new Error('The answer of the issuer is too large.')
    pieces.push(piece)
  }
  const { status, statusText, headers } = answer
  const isEmpty = [101, 204, 205, 304].includes(status)
  return new Response(isEmpty ? null : Buffer.concat(pieces), { status, statusText, headers })
}
