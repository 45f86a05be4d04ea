import {
  type Content,
  type Decision,
  type GrantedKind,
  idProblem,
  type Persona,
  type Principal,
  personas,
  type RunQuery,
  type RunRecord,
  type RunSummary,
  TENANT_OWNER,
} from '@fcc/contracts'
import { reasonsOf } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import type { KnownTenant } from '../known-tenant.ts'
import { decideWithoutRun, labelsAtDoor } from '../session/decide-without-run.ts'
import { readOutcome } from '../session/read-outcome.ts'
import { readRun } from '../session/read-run.ts'
import type { TenantServices } from '../tenant-services.ts'
import { boundaryErrors } from './diagnostics.ts'
import { type FoundGrant, findGrant } from './find-grant.ts'
import type { FindTenant } from './granted-reading.ts'
import { isBoundaryLost, lockTenant } from './lock-tenant.ts'
import { type QueryNote, writeQuery } from './write-query.ts'

/** What is asked of another tenant. */
export interface AcrossAsked {
  readonly tenant: string
  readonly purpose: string
  readonly what?: GrantedKind | undefined
}

/** The most runs of another tenant that one call lists. */
const MOST_RUNS = 100

/** The reading itself, and the run that it is about, where it is about one. */
interface Read<Result> {
  readonly result: Result
  readonly run?: string | undefined
}

/** What is done in the other tenant once it may be. The reader is nobody of that tenant, and has none of its roles. */
export type ReadThere<Result> = (
  services: TenantServices,
  reader: Principal,
) => Promise<Read<Result>>

/**
 * Reads in another tenant by its grant: found out anew, decided by the rules of both at `cross_tenant_query`,
 * written down in both logs, and handed over if the grant still stands after that. Where that tenant never
 * granted anything, the tenant of whoever asks is locked.
 *
 * @throws FccError FCC_TENANT_LOCKED, FCC_GRANT_OVER, FCC_GRANT_NOT_COVERED, FCC_GRANT_FORBIDDEN, FCC_GRANT_ELSEWHERE,
 *   FCC_ID_INVALID
 */
export async function readAcross<Result>(
  services: TenantServices,
  who: Principal,
  asked: AcrossAsked,
  { find, read }: { readonly find: FindTenant; readonly read: ReadThere<Result> },
): Promise<Result> {
  assertAsked(services.tenant, asked)
  const owner = await find(asked.tenant)
  const note = { from: services.tenant, of: asked.tenant, what: asked.what, purpose: asked.purpose }
  const grant: FoundGrant = owner
    ? await lookFor(services, who, { asked, owner })
    : await lookElsewhere(services, who, asked)
  if (!owner || grant.kind === 'none') {
    throw await lockTenant(services, who, { query: { ...note, answer: 'no grant' }, owner })
  }
  const use = await owner.acquire()
  try {
    const { services: theirs } = use
    const write = async (query: QueryNote): Promise<void> => {
      await writeQuery(theirs, who, query)
      await writeQuery(services, who, query)
    }
    if (grant.kind !== 'granted') {
      const id = grant.kind === 'over' ? grant.grant.id : undefined
      await write({ ...note, grant: id, answer: grant.kind })
      throw refusal(grant, asked)
    }
    const { id } = grant.grant
    const standing = theirs.boundaries.knownStanding(asked.tenant)
    if (standing.lock) throw boundaryErrors.ownerLocked(asked.tenant)
    if (standing.suspension) throw boundaryErrors.ownerSuspended(asked.tenant)
    const reader = visitor(services.tenant, who)
    // Opening asks for nothing yet.
    const { decisions, against } =
      asked.what === undefined
        ? { decisions: [], against: undefined }
        : await decide(services, theirs, { asked: { ...asked, what: asked.what }, reader })
    if (against) {
      await write({ ...note, grant: id, answer: 'rules', decisions })
      throw against
    }
    const { result, run } = await read(theirs, reader)
    const answer = asked.what === undefined ? 'opened' : 'read'
    await write({ ...note, grant: id, answer, run, decisions })
    // What was taken back meanwhile is not handed over.
    const again = await lookFor(services, who, { asked, owner })
    if (again.kind !== 'granted') throw refusal(again, asked)
    return result
  } finally {
    use.release()
  }
}

/** What can be read by a grant, each as one call. */
export const READ_THERE = {
  runs:
    (query: RunQuery = {}): ReadThere<readonly RunSummary[]> =>
    async (services) => {
      if (query.before !== undefined) await readRun(services, query.before)
      const limit = Math.min(Math.max(1, query.limit ?? MOST_RUNS), MOST_RUNS)
      return { result: await services.store.listRuns({ ...query, limit }) }
    },
  run:
    (id: string): ReadThere<RunRecord> =>
    async (services) => {
      const run = await readRun(services, id)
      return { result: run, run: run.id }
    },
  outcome:
    (run: string, name: string, purpose: string): ReadThere<Content> =>
    async (services, reader) => ({
      result: await readOutcome(services, reader, { run, name, purpose }),
      run,
    }),
  personas: (): ReadThere<readonly Persona[]> => async (services) => ({
    result: services.model.catalogue
      .all(personas)
      .filter(({ origin }) => origin.pluginId === TENANT_OWNER)
      .map(({ value }) => value),
  }),
}

/**
 * Whether a tenant that this process does not have granted nothing. What it did grant is of use where it is open.
 *
 * @throws FccError FCC_GRANT_ELSEWHERE
 */
async function lookElsewhere(
  { tenant, boundaries }: TenantServices,
  principal: Principal,
  asked: AcrossAsked,
): Promise<FoundGrant> {
  const boundary = await boundaries.read(asked.tenant)
  const found = findGrant(boundary, { ...asked, tenant, principal }, boundaries.now())
  if (found.kind !== 'none') throw boundaryErrors.grantElsewhere(asked.tenant)
  return found
}

/** Looks for the grant at the latest time that anybody knows of. What is over is noted, and stays over. */
async function lookFor(
  { tenant, boundaries }: TenantServices,
  who: Principal,
  { asked, owner }: { readonly asked: AcrossAsked; readonly owner: KnownTenant },
): Promise<FoundGrant> {
  const reader = { tenant, principal: who, what: asked.what, purpose: asked.purpose }
  const boundary = await boundaries.read(owner.tenant)
  // Nothing was granted only where the row that says so is the expected one.
  const marked = await owner.markedBoundary().catch((error: unknown) => {
    if (isBoundaryLost(error)) throw error
    return { version: 0, at: 0 }
  })
  if (boundary.version < marked.version) {
    throw boundaryErrors.boundaryOlder(owner.tenant, {
      found: boundary.version,
      known: marked.version,
    })
  }
  const now = Math.max(boundaries.now(), boundary.seen, marked.at)
  const grant = findGrant(boundary, reader, now)
  if (grant.kind === 'over' && grant.grant.overAt === undefined) {
    const { id, until } = grant.grant
    await boundaries.change(owner.tenant, ({ grants }) => ({
      grants: grants.map((each) =>
        each.id === id && each.overAt === undefined ? { ...each, overAt: until } : each,
      ),
    }))
  }
  return grant
}

/** The other tenant's rules, then one's own: both have to allow it. */
async function decide(
  services: TenantServices,
  theirs: TenantServices,
  {
    asked,
    reader,
  }: {
    readonly asked: AcrossAsked & { readonly what: GrantedKind }
    readonly reader: Principal
  },
) {
  const { tenant, what, purpose } = asked
  const decisions: Decision[] = []
  for (const side of [theirs, services]) {
    const decided = await decideWithoutRun(side, reader, {
      ...{ at: ['cross_tenant_query'], subject: what, text: '', labels: labelsAtDoor(side) },
      ...{ purpose, owner: tenant, query: { from: services.tenant, what, granted: true } },
    })
    decisions.push(...decided.decisions)
    const approval = decided.decisions
      .flatMap(({ obligations }) => obligations)
      .find(({ kind }) => kind === 'require_approval')
    const against = decided.decisions.find(({ decision }) => decision !== 'allow')
    if (against || approval) {
      const by = side.tenant
      const says = against
        ? reasonsOf(against, undefined)
            .map(({ say }) => say)
            .join(' ')
        : `${approval?.rule} asks for an approval, and nobody can give one here.`
      return { decisions, against: boundaryErrors.grantForbidden({ tenant, by }, says) }
    }
  }
  return { decisions, against: undefined }
}

/** Somebody from outside, as the other tenant's rules see them: under a name of their own, with no roles. */
function visitor(tenant: string, { kind, id }: Principal): Principal {
  return Object.freeze({ kind, id: `${tenant}:${id}`, roles: Object.freeze([]) })
}

function refusal(
  found: Exclude<FoundGrant, { readonly kind: 'granted' }>,
  { tenant, purpose }: AcrossAsked,
) {
  if (found.kind !== 'over') return boundaryErrors.grantNotCovered({ tenant, purpose })
  const { id, overAt, until } = found.grant
  return boundaryErrors.grantOver({ tenant, id }, overAt ?? until)
}

/** Refuses what names no tenant or this one: nobody is locked for it. */
function assertAsked(own: string, { tenant, purpose }: AcrossAsked): void {
  const problem = idProblem(tenant)
  if (problem !== undefined) throw runtimeErrors.invalidId('tenant', problem)
  if (tenant === own) throw boundaryErrors.grantInvalid(`${own} is this tenant itself`)
  const purposeProblem = idProblem(purpose, { spaces: true })
  if (purposeProblem !== undefined) throw runtimeErrors.invalidId('purpose', purposeProblem)
}
