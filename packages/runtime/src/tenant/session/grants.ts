import { randomBytes } from 'node:crypto'
import { GRANTED_KINDS, type GrantedKind, idProblem, type Principal } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { type GrantReader, type GrantRecord, isOver } from '../boundary/boundary.ts'
import { boundaryErrors } from '../boundary/diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'

/** What is said of a grant that is to be made. */
export interface NewGrant {
  /** Whom: a tenant of this host, and there a principal by id or a role. */
  readonly to: GrantReader
  /** What they may read. */
  readonly what: readonly GrantedKind[]
  /** What for: they have to say the same. */
  readonly purpose: string
  /** Until when, RFC 3339: at most 366 days from now. */
  readonly until: string
}

/** A grant as it is listed. */
export interface Grant extends NewGrant {
  readonly id: string
  readonly state: 'valid' | 'expired' | 'revoked'
  readonly createdAt: string
  readonly createdBy: string
  readonly revokedBy?: string | undefined
}

/** For how long something can be granted at most, in days. */
const MAX_GRANT_DAYS = 366
const DAY_MS = 86_400_000
/** The most grants of a tenant that are not over; of those that are, the newest are kept up to as many. */
const MAX_GRANTS = 1000

/** Lets somebody of another tenant read here; see {@link TenantSession.createGrant}. */
export async function createGrant(
  services: TenantServices,
  by: Principal,
  wanted: NewGrant,
): Promise<Grant> {
  const { tenant, boundaries } = services
  const until = assertGrant(tenant, wanted, boundaries.now())
  const { to, what, purpose } = wanted
  const id = randomBytes(8).toString('hex')
  await appendEntry(services, 'grant', {
    type: 'fcc.grant.creating',
    subject: grantName(id),
    data: {
      ...{ by: actingPrincipal(by), grant: id, to: { ...to }, what: [...what], purpose },
      until: new Date(until).toISOString(),
    },
  })
  const { grants } = await boundaries.change(tenant, ({ grants }, now) => {
    const valid = grants.filter((each) => !isOver(each, now))
    if (valid.length >= MAX_GRANTS) throw boundaryErrors.tooManyGrants(tenant, MAX_GRANTS)
    const over = grants.filter((each) => isOver(each, now)).slice(-MAX_GRANTS)
    const kept = [...over, ...valid]
    const made = { id, to, what, purpose, until, createdAt: now, createdBy: by.id }
    return { grants: [...kept, made] }
  })
  await services.remember()
  return shown(grants.find((each) => each.id === id) as GrantRecord, boundaries.now())
}

/** Every grant that the tenant gave, those that are over among them. */
export async function listGrants({
  tenant,
  boundaries,
}: Pick<TenantServices, 'tenant' | 'boundaries'>): Promise<readonly Grant[]> {
  const { grants } = await boundaries.read(tenant)
  return grants.map((each) => shown(each, boundaries.now()))
}

/** Takes a grant back; see {@link TenantSession.revokeGrant}. */
export async function revokeGrant(
  services: TenantServices,
  by: Principal,
  id: string,
): Promise<Grant> {
  const { tenant, boundaries } = services
  let isRevoked = false
  const { grants } = await boundaries.change(tenant, ({ grants }, now) => {
    const found = grants.find((each) => each.id === id)
    if (!found) throw boundaryErrors.grantUnknown(tenant, String(id))
    isRevoked = found.overAt === undefined
    if (!isRevoked) return undefined
    const over = { ...found, overAt: now, revokedBy: by.id }
    return { grants: grants.map((each) => (each.id === id ? over : each)) }
  })
  // The grant ends first: what cannot be written down is said, and nobody reads by it all the same.
  if (isRevoked) {
    await appendEntry(services, 'grant', {
      type: 'fcc.grant.revoked',
      subject: grantName(id),
      data: { by: actingPrincipal(by), grant: id },
    })
    await services.remember()
  }
  return shown(grants.find((each) => each.id === id) as GrantRecord, boundaries.now())
}

function assertGrant(tenant: string, { to, what, purpose, until }: NewGrant, now: number): number {
  const refuse = (say: string) => {
    throw boundaryErrors.grantInvalid(say)
  }
  if (typeof to !== 'object' || to === null) refuse('it names nobody')
  if (!Array.isArray(what)) refuse('what may be read is no list')
  if (typeof until !== 'string') refuse('until when is no text')
  const named = { 'the tenant': to.tenant, 'the purpose': purpose }
  const whom = to.principal ?? to.role
  if ((to.principal === undefined) === (to.role === undefined)) {
    refuse('it has to name a principal or a role of the other tenant, and one of them')
  }
  for (const [name, id] of Object.entries({ ...named, 'whom it is for': whom })) {
    const problem = idProblem(id, { spaces: name !== 'the tenant' })
    if (problem !== undefined) refuse(`${name} ${problem}`)
  }
  if (to.tenant === tenant) refuse(`${tenant} is this tenant itself`)
  if (what.length === 0 || what.some((each) => !GRANTED_KINDS.includes(each))) {
    refuse(`what may be read is some of ${GRANTED_KINDS.join(', ')}`)
  }
  const ends = Date.parse(until)
  const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(until)
  if (!isDate || Number.isNaN(ends)) refuse('until when is no date and time (2027-01-31T12:00:00Z)')
  if (ends <= now) refuse('it would be over already')
  if (ends > now + MAX_GRANT_DAYS * DAY_MS) refuse(`it is for more than ${MAX_GRANT_DAYS} days`)
  return ends
}

function shown(record: GrantRecord, now: number): Grant {
  const { id, to, what, purpose, until, createdAt, createdBy, revokedBy } = record
  const ended = revokedBy === undefined ? 'expired' : 'revoked'
  return {
    ...{ id, to, what, purpose, createdBy },
    until: new Date(until).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
    state: isOver(record, now) ? ended : 'valid',
    ...(revokedBy === undefined ? {} : { revokedBy }),
  }
}

function grantName(id: string): string {
  return `urn:fcc:grant:${id}`
}
