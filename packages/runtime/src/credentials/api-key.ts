import type { CredentialRow, Principal } from '@fcc/contracts'
import { freezeRecord } from '../store/freeze-record.ts'

/** What is written before the id of an API key. */
export const API_KEY_PREFIX = 'fcc'

/** An API key as it may be shown to whoever looks after keys; never the key itself. */
export interface ApiKey {
  readonly id: string
  /** What the key begins with: enough to recognise it, and to look it up. */
  readonly prefix: string
  readonly tenant: string
  /** What it is for, in words of whoever made it. */
  readonly name: string
  /** Whom it stands for. */
  readonly principal: Principal
  /** The rate tier that it is in. */
  readonly tier: string
  readonly state: 'active' | 'expired' | 'revoked'
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt?: string | undefined
  /** To the minute. */
  readonly lastUsedAt?: string | undefined
  /** When the key before the last rotation stops being accepted, where it still is. */
  readonly overlapsUntil?: string | undefined
  readonly revokedAt?: string | undefined
  readonly revokedBy?: string | undefined
}

/** An API key with its text, which is shown this once. */
export interface ShownApiKey extends ApiKey {
  /** What a program sends. It is kept nowhere. */
  readonly key: string
}

/** What the record of a key's row says. Times are milliseconds since 1970, UTC. */
export interface ApiKeyRecord {
  readonly name: string
  readonly principal: Principal
  readonly tier: string
  readonly createdAt: number
  readonly createdBy: string
  /** The digests that are accepted: the newest without an end, the one before it until its own. */
  readonly secrets: readonly { readonly sha256: string; readonly until?: number | undefined }[]
  readonly lastUsedAt?: number | undefined
  readonly revokedAt?: number | undefined
  readonly revokedBy?: string | undefined
}

/** Row → its record: the rows that a process knows to be genuine are the same objects with each reading. */
const records = new WeakMap<object, ApiKeyRecord>()

/** What a row says of its key, frozen. The row was checked and is not changed; its record is ours. */
export function apiKeyRecord(row: Pick<CredentialRow, 'record'>): ApiKeyRecord {
  const known = records.get(row)
  if (known) return known
  const record = freezeRecord(JSON.parse(row.record) as ApiKeyRecord)
  records.set(row, record)
  return record
}

/** A key as it is shown. Pure. */
export function shownApiKey(row: CredentialRow, now: number): ApiKey {
  const { id, tenant, expiresAt } = row
  const record = apiKeyRecord(row)
  const before = record.secrets.find(({ until }) => until !== undefined && until > now)
  const isExpired = expiresAt !== undefined && expiresAt <= now
  return {
    id,
    prefix: `${API_KEY_PREFIX}_${id}`,
    tenant,
    name: record.name,
    principal: record.principal,
    tier: record.tier,
    state: record.revokedAt !== undefined ? 'revoked' : isExpired ? 'expired' : 'active',
    createdAt: timeText(record.createdAt),
    createdBy: record.createdBy,
    ...(expiresAt === undefined ? {} : { expiresAt: timeText(expiresAt) }),
    ...(record.lastUsedAt === undefined ? {} : { lastUsedAt: timeText(record.lastUsedAt) }),
    ...(before?.until === undefined ? {} : { overlapsUntil: timeText(before.until) }),
    ...(record.revokedAt === undefined ? {} : { revokedAt: timeText(record.revokedAt) }),
    ...(record.revokedBy === undefined ? {} : { revokedBy: record.revokedBy }),
  }
}

function timeText(at: number): string {
  return new Date(at).toISOString()
}
