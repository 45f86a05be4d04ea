import type { AdmissionPorts, Executor, MasterKey, StoreBackend, Transport } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Backpressure } from '../backpressure/backpressure.ts'
import type { CompiledCatalogues } from '../catalogue/compiled-catalogues.ts'
import type { PlatformConstitutions } from '../catalogue/platform-constitutions.ts'
import type { HostConfig } from '../config/host-config.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import type { HealthKeeper } from '../health/health-keeper.ts'
import type { AcceptedRecords } from './accepted-records.ts'
import type { Boundaries } from './boundary/boundaries.ts'
import type { DirectoryRows } from './directory-rows.ts'

/** What a tenant gets from its host. */
export interface TenantHost {
  readonly config: HostConfig
  readonly backend: StoreBackend
  readonly durable: boolean
  /** What each tenant last started with. */
  readonly accepted: AcceptedRecords
  /** The rows of the tenant directory. */
  readonly rows: DirectoryRows
  /** Keys of programs and sessions of people. */
  readonly credentials: CredentialRows
  /** What tenants granted to each other, and which are locked. */
  readonly boundaries: Boundaries
  readonly masterKey: MasterKey
  /** Where that comes from: as the configuration says it, or `program` where it was given in code. */
  readonly keysFrom: string
  readonly executor: Executor
  /** Whether this process alone advances what it enqueues: then a run is created under its lease. */
  readonly leasesAtStart: boolean
  readonly admission: AdmissionPorts | undefined
  /** Lets new runs in, or not, by what piles up in the host. */
  readonly backpressure: Pick<Backpressure, 'admit' | 'pressureOn'>
  readonly transport: Transport
  readonly platform: PlatformConstitutions
  readonly compiled: CompiledCatalogues
  /** What this process knows of how providers and services fare. */
  readonly health: HealthKeeper
  readonly holder: string
  readonly clock: () => number
  /** The IRI that a tenant's names are under, as it is configured now. */
  readonly namespaceOf: (tenant: string) => string
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}
