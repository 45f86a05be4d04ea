import type { Content, Persona, Principal, RunQuery, RunRecord, RunSummary } from '@fcc/contracts'
import type { KnownTenant } from '../known-tenant.ts'
import type { TenantServices } from '../tenant-services.ts'
import { type AcrossAsked, READ_THERE, type ReadThere, readAcross } from './read-across.ts'

/** What one reads of another tenant, each time by a grant that holds then. */
export interface GrantedReading {
  /** The tenant whose data it is. */
  readonly tenant: string
  readonly purpose: string
  /** Its runs, newest first, 100 at most. */
  runs(query?: RunQuery): Promise<readonly RunSummary[]>
  /** @throws FccError FCC_RUN_UNKNOWN */
  run(id: string): Promise<RunRecord>
  /**
   * What one of its runs released, as its own rules at `release` leave it for somebody from outside with none of
   * its roles.
   *
   * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN
   */
  outcome(id: string, name: string): Promise<Content>
  /** The personas of its own; those of the core catalogue everybody has. */
  personas(): Promise<readonly Persona[]>
}

/** Finds another tenant of the host by its id, where this process has it. */
export type FindTenant = (id: string) => Promise<KnownTenant | undefined>

/** Does something as an action of one's own session. */
type ActHere = <Result>(
  work: (services: TenantServices, who: Principal) => Promise<Result>,
) => Promise<Result>

/** Opens the reading of another tenant, for a purpose. Nothing is kept open: each call asks for the grant again. */
export async function openGrantedReading(
  asked: Pick<AcrossAsked, 'tenant' | 'purpose'>,
  find: FindTenant,
  act: ActHere,
): Promise<GrantedReading> {
  const across = <Result>(what: AcrossAsked['what'], read: ReadThere<Result>): Promise<Result> =>
    act((services, who) => readAcross(services, who, { ...asked, what }, { find, read }))
  const { tenant, purpose } = asked
  await across(undefined, async () => ({ result: undefined }))
  return {
    ...{ tenant, purpose },
    runs: (query) => across('runs', READ_THERE.runs(query)),
    run: (id) => across('runs', READ_THERE.run(id)),
    outcome: (id, name) => across('artifacts', READ_THERE.outcome(id, name, purpose)),
    personas: () => across('personas', READ_THERE.personas()),
  }
}
