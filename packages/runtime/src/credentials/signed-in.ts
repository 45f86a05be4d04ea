import type { CredentialRow, Principal } from '@fcc/contracts'

/** What is written before the id of a session. */
export const SESSION_PREFIX = 'fcs'

/** The session of somebody who signed in. Times are milliseconds since 1970, UTC. */
export interface SignedIn {
  readonly id: string
  readonly tenant: string
  readonly principal: Principal
  /** The issuer that said who they are. */
  readonly issuer: string
  readonly tier?: string | undefined
  readonly openedAt: number
  readonly expiresAt: number
  /** Until when it can be renewed at most. */
  readonly notAfter: number
}

/** A session with the text that its cookie carries. */
export interface ShownSession {
  readonly session: SignedIn
  readonly text: string
}

/** What the record of a session's row says. */
export interface SessionRecord extends Omit<SignedIn, 'id' | 'tenant' | 'expiresAt'> {
  readonly sha256: string
  /** What the issuer gave for renewing it, sealed under the session's own text; in base64url. */
  readonly sealed?: string | undefined
}

/** A session as its row says it. The row was checked; its record is ours. Pure. */
export function signedIn(row: CredentialRow): SignedIn & { readonly record: SessionRecord } {
  const record = JSON.parse(row.record) as SessionRecord
  const { principal, issuer, tier, openedAt, notAfter } = record
  return {
    ...{ id: row.id, tenant: row.tenant, principal, issuer, openedAt, notAfter, record },
    ...(tier === undefined ? {} : { tier }),
    // A session always has an end: one without would be over at once.
    expiresAt: row.expiresAt ?? 0,
  }
}
