import { type CredentialRow, idProblem, type Principal } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import {
  API_KEY_PREFIX,
  type ApiKey,
  type ApiKeyRecord,
  apiKeyRecord,
  type ShownApiKey,
  shownApiKey,
} from '../../credentials/api-key.ts'
import { newSecret, secretDigest } from '../../credentials/secret-text.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { apiKeyPrincipal } from './api-key-principal.ts'
import { appendEntry } from './append-entry.ts'

/** What is said of an API key that is to be made. */
export interface NewApiKey {
  /** What it is for; by default also whom it stands for. */
  readonly name: string
  /** The id of the principal that it stands for, where it is not the name. */
  readonly principal?: string | undefined
  /** A program by default. A person's key is made by that person, for nobody else. */
  readonly kind?: 'service' | 'human' | undefined
  readonly roles: readonly string[]
  /** The rate tier that it is in; `free` by default. */
  readonly tier?: string | undefined
  /** In whole days, 3650 at most; without it the key does not expire. */
  readonly expiresInDays?: number | undefined
}

/** For how many seconds the former secret of a key that was rotated is accepted, where nobody says. */
const DEFAULT_OVERLAP_SECONDS = 3600
/** For how many seconds it is accepted at most: thirty days. */
const MAX_OVERLAP_SECONDS = 30 * 86_400
/** In how many days a key that expires does so at most: ten years. */
const MAX_EXPIRY_DAYS = 3650
const DAY_MS = 86_400_000
/** How often a row is read anew when others write it at the same time: each use of a key writes once a minute. */
const WRITE_TRIES = 8

/** Makes a key; see {@link TenantSession.createApiKey}. */
export async function createApiKey(
  services: TenantServices,
  by: Principal,
  wanted: NewApiKey,
): Promise<ShownApiKey> {
  const { tenant, credentials, clock } = services
  const { name, tier = 'free', expiresInDays } = wanted
  const problem = idProblem(name, { spaces: true })
  if (problem !== undefined) throw runtimeErrors.apiKeyInvalid(`its name ${problem}`)
  if (!/^[a-z][a-z0-9_-]{0,40}$/.test(tier)) {
    throw runtimeErrors.apiKeyInvalid('its tier is no name of lower-case letters and digits')
  }
  assertWhole('its days', expiresInDays, 1, MAX_EXPIRY_DAYS)
  const principal = await apiKeyPrincipal(services, by, wanted)
  const { id, text } = newSecret(API_KEY_PREFIX)
  const now = clock()
  const expiresAt = expiresInDays === undefined ? undefined : now + expiresInDays * DAY_MS
  const record: ApiKeyRecord = {
    name,
    principal,
    tier,
    createdAt: now,
    createdBy: by.id,
    secrets: [{ sha256: secretDigest(text) }],
  }
  const row = {
    ...{ kind: 'api_key' as const, id, tenant, owner: principal.id, version: 1 },
    ...(expiresAt === undefined ? {} : { expiresAt }),
    record: JSON.stringify(record),
  }
  await appendEntry(services, 'key', {
    type: 'fcc.api_key.creating',
    subject: keyName(id),
    data: {
      by: actingPrincipal(by),
      key: id,
      name,
      for: actingPrincipal(principal),
      tier,
      ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt).toISOString() }),
    },
  })
  if (!(await credentials.write(row))) throw runtimeErrors.apiKeyChanged(id)
  return { ...shownApiKey({ ...row, digest: '' }, now), key: text }
}

/** Every key of the tenant, newest last. */
export async function listApiKeys({
  tenant,
  credentials,
  clock,
}: TenantServices): Promise<readonly ApiKey[]> {
  const rows = await credentials.list({ kind: 'api_key', tenant })
  return rows
    .map((row) => shownApiKey(row, clock()))
    .sort((left, right) => (left.createdAt < right.createdAt ? -1 : 1))
}

/** Gives a key another secret; see {@link TenantSession.rotateApiKey}. */
export async function rotateApiKey(
  services: TenantServices,
  by: Principal,
  asked: { readonly id: string; readonly overlapSeconds: number | undefined },
): Promise<ShownApiKey> {
  const { id, overlapSeconds = DEFAULT_OVERLAP_SECONDS } = asked
  assertWhole('the overlap in seconds', overlapSeconds, 0, MAX_OVERLAP_SECONDS)
  const found = shownApiKey(await ownKey(services, id), services.clock())
  if (found.state !== 'active') throw runtimeErrors.apiKeyOver(id, found.state)
  // Whoever holds the new text has the key's roles: nobody takes a key over that is more than they may give.
  await apiKeyPrincipal(services, by, {
    name: found.name,
    principal: found.principal.id,
    kind: found.principal.kind as 'service' | 'human',
    roles: found.principal.roles,
  })
  const { text } = newSecret(API_KEY_PREFIX, id)
  const until = services.clock() + overlapSeconds * 1000
  await appendEntry(services, 'key', {
    type: 'fcc.api_key.rotating',
    subject: keyName(id),
    data: { by: actingPrincipal(by), key: id, until: new Date(until).toISOString() },
  })
  const row = await change(services, id, (record, key) => {
    if (key.state !== 'active') throw runtimeErrors.apiKeyOver(id, key.state)
    const [newest] = record.secrets
    // Of several rotations in a row the last two secrets count: an older one ends at once.
    const before = newest && overlapSeconds > 0 ? [{ ...newest, until }] : []
    return { ...record, secrets: [{ sha256: secretDigest(text) }, ...before] }
  })
  return { ...shownApiKey(row, services.clock()), key: text }
}

/** Ends a key; see {@link TenantSession.revokeApiKey}. */
export async function revokeApiKey(
  services: TenantServices,
  by: Principal,
  id: string,
): Promise<ApiKey> {
  const now = services.clock()
  let isRevoked = false
  const row = await change(services, id, (record) => {
    isRevoked = record.revokedAt !== undefined
    return isRevoked ? record : { ...record, revokedAt: now, revokedBy: by.id }
  })
  // The key ends first: what cannot be written down is said, and the key is over all the same.
  if (!isRevoked) {
    await appendEntry(services, 'key', {
      type: 'fcc.api_key.revoked',
      subject: keyName(id),
      data: { by: actingPrincipal(by), key: id },
    })
  }
  return shownApiKey(row, services.clock())
}

/** The row of a key of this tenant; one of another tenant is as unknown as one that nobody made. */
async function ownKey({ tenant, credentials }: TenantServices, id: string): Promise<CredentialRow> {
  const row = /^[0-9a-f]{16}$/.test(id) ? await credentials.read('api_key', id) : undefined
  if (!row || row.tenant !== tenant) throw runtimeErrors.apiKeyUnknown(tenant, id)
  return row
}

/** Writes what comes of a record, read anew where somebody else wrote it meanwhile. */
async function change(
  services: TenantServices,
  id: string,
  next: (record: ApiKeyRecord, key: ApiKey) => ApiKeyRecord,
): Promise<CredentialRow> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const row = await ownKey(services, id)
    const before = apiKeyRecord(row)
    const after = next(before, shownApiKey(row, services.clock()))
    if (after === before) return row
    const { digest, ...unsigned } = row
    const changed = { ...unsigned, version: row.version + 1, record: JSON.stringify(after) }
    if (await services.credentials.write(changed)) return { ...changed, digest }
  }
  throw runtimeErrors.apiKeyChanged(id)
}

function assertWhole(what: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return
  throw runtimeErrors.apiKeyInvalid(`${what} are no whole number from ${least} to ${most}`)
}

function keyName(id: string): string {
  return `urn:fcc:api-key:${id}`
}
