import { FccError } from '@fcc/plugin-api'
import { API_KEY_PREFIX, type ApiKey, apiKeyRecord, shownApiKey } from './api-key.ts'
import type { CredentialRows } from './credential-rows.ts'
import { hasDigest, secretDigest, shownId } from './secret-text.ts'

/** Who shows a key, or why it does not hold. The reason is for the host's own log; a caller is told none. */
export type VerifiedApiKey =
  | { readonly kind: 'verified'; readonly key: ApiKey }
  | {
      readonly kind: 'refused'
      readonly because: 'no key' | 'unknown' | 'wrong' | 'expired' | 'revoked' | 'tampered'
      /** The id that was shown, where what was shown has the form of a key. */
      readonly id?: string | undefined
    }

/** How exactly the last use of a key is noted, in milliseconds: a key in use is written once a minute at most. */
const LAST_USE_MS = 60_000
/** Compared with where there is no such key, so that it takes as long as where there is one. */
const NO_DIGEST = secretDigest('')

/**
 * Tells whose key somebody shows. The row is read each time, so that a key that was revoked is refused at once in
 * every process on the store.
 */
export async function verifyApiKey(
  rows: CredentialRows,
  text: string,
  now: number,
): Promise<VerifiedApiKey> {
  const id = shownId(API_KEY_PREFIX, text)
  if (id === undefined) return { kind: 'refused', because: 'no key' }
  const refused = (because: Extract<VerifiedApiKey, { kind: 'refused' }>['because']) =>
    ({ kind: 'refused', because, id }) as const
  const row = await rows.read('api_key', id).catch((error: unknown) => {
    if (FccError.is(error) && error.code === 'FCC_CREDENTIAL_TAMPERED') return 'tampered' as const
    throw error
  })
  if (row === 'tampered') return refused('tampered')
  const record = row && apiKeyRecord(row)
  const matching = (record?.secrets ?? [{ sha256: NO_DIGEST }]).filter(({ sha256 }) =>
    hasDigest(text, sha256),
  )
  if (!row || !record) return refused('unknown')
  if (matching.length === 0) return refused('wrong')
  // Only who has the key itself learns that it is over.
  const key = shownApiKey(row, now)
  if (key.state !== 'active') return refused(key.state)
  if (!matching.some(({ until }) => until === undefined || until > now)) return refused('expired')
  if (now - (record.lastUsedAt ?? 0) >= LAST_USE_MS) {
    const { digest: _, ...unsigned } = row
    const used = JSON.stringify({ ...record, lastUsedAt: now })
    // Whoever changes the key meanwhile goes first; the use is noted with the next one.
    await rows.write({ ...unsigned, version: row.version + 1, record: used })
  }
  return { kind: 'verified', key }
}
