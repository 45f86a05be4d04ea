import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { admitPrincipal } from '../tenant/access/admit-principal.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import { appendEntry } from '../tenant/session/append-entry.ts'
import type { CredentialRows } from './credential-rows.ts'
import { hasDigest, newSecret, secretDigest, shownId } from './secret-text.ts'
import { openGiven, sealGiven } from './session-secrets.ts'
import {
  SESSION_PREFIX,
  type SessionRecord,
  type ShownSession,
  type SignedIn,
  signedIn,
} from './signed-in.ts'

/** What an issuer said of somebody, and for how long a server lets them in by it. */
export interface NewSession {
  readonly tenant: string
  readonly principal: Principal
  readonly issuer: string
  readonly tier?: string | undefined
  /** For how long it is accepted, in seconds, and until when it can be renewed at most. */
  readonly seconds: number
  readonly maxSeconds: number
  /** What the issuer gave for renewing it, such as a refresh token. It is sealed under the session's text. */
  readonly given?: string | undefined
}

/** Whose session somebody shows, or why it does not hold. */
export type VerifiedSession =
  | { readonly kind: 'verified'; readonly session: SignedIn }
  | {
      readonly kind: 'refused'
      readonly because: 'no session' | 'unknown' | 'wrong' | 'expired' | 'tampered'
      readonly id?: string | undefined
    }

/** The sessions of people who signed in, kept in the control store: every process on it knows them. */
export interface Sessions {
  /** @throws FccError FCC_TENANT_UNKNOWN, FCC_PRINCIPAL_INVALID */
  open(wanted: NewSession): Promise<ShownSession>
  /** The row is read each time: what was ended is refused at once in every process. */
  verify(text: string): Promise<VerifiedSession>
  /** What the issuer gave with it; `undefined` where it gave nothing, or the text is of no session. */
  given(text: string): Promise<string | undefined>
  /**
   * Gives a session another text and another end, by what the issuer says now. The text before it is refused from
   * then on; `undefined` where it was already, or the session cannot be renewed any more.
   */
  renew(
    text: string,
    next: Pick<NewSession, 'principal' | 'tier' | 'seconds' | 'given'> & {
      readonly tenant: string
    },
  ): Promise<ShownSession | undefined>
  /** Ends a session; `false` where the text is of none. */
  end(text: string): Promise<boolean>
}

/** How many sessions one person has at most; with one more the oldest ends. */
const MAX_OF_ONE_PERSON = 20

/** Opens the sessions over the rows of credentials. */
export function openSessions(
  rows: CredentialRows,
  known: (tenant: string) => TenantSource,
  clock: () => number,
): Sessions {
  async function note(
    act: 'opened' | 'renewed' | 'ended',
    { id, tenant, principal, issuer }: Pick<SignedIn, 'id' | 'tenant' | 'principal' | 'issuer'>,
  ): Promise<void> {
    const { services, release } = await known(tenant).acquire()
    try {
      await appendEntry(services, 'session', {
        type: `fcc.session.${act}`,
        subject: `urn:fcc:session:${id}`,
        data: { by: actingPrincipal(principal), session: id, issuer },
      })
    } finally {
      release()
    }
  }

  /** The session of a text, checked; a row that was edited lets nobody in. */
  async function find(text: string) {
    const id = shownId(SESSION_PREFIX, text)
    if (id === undefined) return { because: 'no session' as const }
    const row = await rows.read('session', id).catch((error: unknown) => {
      if (FccError.is(error) && error.code === 'FCC_CREDENTIAL_TAMPERED') return 'tampered' as const
      throw error
    })
    if (row === 'tampered') return { because: row, id }
    if (!row) return { because: 'unknown' as const, id }
    const found = signedIn(row)
    if (!hasDigest(text, found.record.sha256)) return { because: 'wrong' as const, id }
    return { row, found, id }
  }

  async function bounded(tenant: string, owner: string): Promise<void> {
    await rows.removeExpired('session', clock())
    const own = (await rows.list({ kind: 'session', tenant, owner })).map(signedIn)
    const oldest = own.sort((left, right) => left.openedAt - right.openedAt)
    for (const { id } of oldest.slice(0, Math.max(0, own.length - MAX_OF_ONE_PERSON + 1))) {
      await rows.remove('session', id)
    }
  }

  return {
    async open({ tenant, principal: given, issuer, tier, seconds, maxSeconds, ...more }) {
      const principal = admitPrincipal(given)
      const now = clock()
      await bounded(tenant, principal.id)
      const { id, text } = newSecret(SESSION_PREFIX)
      const notAfter = now + maxSeconds * 1000
      const record: SessionRecord = {
        ...{ principal, issuer, openedAt: now, notAfter, sha256: secretDigest(text) },
        ...(tier === undefined ? {} : { tier }),
        ...(more.given === undefined ? {} : { sealed: sealGiven(more.given, text, id) }),
      }
      await note('opened', { id, tenant, principal, issuer })
      const row = {
        ...{ kind: 'session' as const, id, tenant, owner: principal.id, version: 1 },
        expiresAt: Math.min(now + seconds * 1000, notAfter),
        record: JSON.stringify(record),
      }
      if (!(await rows.write(row))) throw runtimeErrors.apiKeyChanged(id)
      const { record: _, ...session } = signedIn({ ...row, digest: '' })
      return { session, text }
    },
    async verify(text) {
      const { because, found, id } = await find(text)
      if (!found) return { kind: 'refused', because, id }
      if (found.expiresAt <= clock()) return { kind: 'refused', because: 'expired', id }
      const { record: _, ...session } = found
      return { kind: 'verified', session }
    },
    async given(text) {
      const { found } = await find(text)
      if (!found?.record.sealed || found.expiresAt <= clock()) return undefined
      return openGiven(found.record.sealed, text, found.id)
    },
    async renew(text, next) {
      const { row, found } = await find(text)
      const now = clock()
      if (!row || !found || found.expiresAt <= now || found.notAfter <= now) return undefined
      const principal = admitPrincipal(next.principal)
      // A session stays that of one person in one tenant, whatever the issuer says of it later.
      if (principal.id !== found.principal.id || next.tenant !== found.tenant) return undefined
      const { text: renewed } = newSecret(SESSION_PREFIX, row.id)
      const { issuer, openedAt, notAfter } = found
      const record: SessionRecord = {
        ...{ principal, issuer, openedAt, notAfter, sha256: secretDigest(renewed) },
        ...(next.tier === undefined ? {} : { tier: next.tier }),
        ...(next.given === undefined ? {} : { sealed: sealGiven(next.given, renewed, row.id) }),
      }
      const { digest, ...unsigned } = row
      const changed = {
        ...unsigned,
        version: row.version + 1,
        expiresAt: Math.min(now + next.seconds * 1000, notAfter),
        record: JSON.stringify(record),
      }
      if (!(await rows.write(changed))) return undefined
      await note('renewed', { ...found, principal })
      const { record: _, ...session } = signedIn({ ...changed, digest })
      return { session, text: renewed }
    },
    async end(text) {
      const { found } = await find(text)
      if (!found || !(await rows.remove('session', found.id))) return false
      await note('ended', found)
      return true
    },
  }
}
