import type { AdmissionPorts, Erasure, Executor } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { KeyRing } from '@fcc/sealing'
import type { AuditEntryWriter } from '../audit/entry-writer.ts'
import type { Integrator } from '../audit/integrator.ts'
import type { Backpressure } from '../backpressure/backpressure.ts'
import type { Limits } from '../config/host-config.ts'
import type { TenantLimits } from '../config/tenant-limits.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import type { Outbox } from '../events/outbox.ts'
import type { TenantBus } from '../events/tenant-bus.ts'
import type { HealthKeeper } from '../health/health-keeper.ts'
import type { ReferenceDataReader } from '../reference-data/read-reference-data.ts'
import type { ContentVault } from '../run/content-vault.ts'
import type { FollowedGrowth } from '../store/follow-growth.ts'
import type { TenantRecords } from '../store/tenant-records.ts'
import type { Boundaries } from './boundary/boundaries.ts'
import type { TenantMeter } from './limits/tenant-meter.ts'
import type { WorkNotes } from './work-notes.ts'

/** What is known of a tenant's boundary beside its row. */
export interface MarkedBoundary {
  readonly version: number
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}

/** How a host keeps its tenants and how they are reached, in the words of its configuration. */
export interface Hosting {
  /** The store, by its id. */
  readonly store: string
  /** Where master keys come from: `file`, `environment` and the like, or `program` where the host gave one in code. */
  readonly keysFrom: string
  /** The folder that outcomes are written to in plain text. */
  readonly outcomes: string
  /** Whether its server does TLS itself. */
  readonly tls: boolean
}

/**
 * What is open of one tenant in this process, whatever the tenant is configured as: capabilities that
 * are passed on explicitly, and only within the tenant.
 */
export interface TenantHandles {
  readonly tenant: string
  readonly store: TenantRecords
  /** Whether anything in the store outlives the process; what does is sealed. */
  readonly durable: boolean
  readonly keys: KeyRing
  /** The keyed references of the subjects that were erased. */
  readonly erased: () => Promise<ReadonlySet<string>>
  /** Erases a subject after the mark of the store expects it; gives back what `erase` does. */
  readonly expectErasure: (subject: string, erase: () => Promise<boolean>) => Promise<boolean>
  /** Holds every erasure in the log against the control store; gives back those that were carried out again. */
  readonly replayErasures: () => Promise<readonly Erasure[]>
  /** Lets the mark of the store know of the tenant's newest rows in the control store. */
  readonly remember: () => Promise<void>
  /** What the mark of the store knows of the tenant's boundary: its newest version, and the latest time. */
  readonly markedBoundary: () => Promise<MarkedBoundary>
  /** Seals and opens content, or hands it through where nothing is at rest. */
  readonly vault: ContentVault
  /** Reference data of every tenant, read-only. */
  readonly referenceData: ReferenceDataReader
  readonly bus: TenantBus
  /** Hands what was committed to the bus. */
  readonly outbox: Outbox
  readonly integrator: Integrator
  /** Keeps the control store's mark of the store up with its log. */
  readonly growth: FollowedGrowth
  readonly entries: AuditEntryWriter
  readonly work: WorkNotes
  /** Keys and sessions, of every tenant: whoever uses them names this one. */
  readonly credentials: CredentialRows
  /** Grants and locks, of every tenant: whoever uses them names one. */
  readonly boundaries: Boundaries
  /** What it takes, counted here and asked of the store. */
  readonly meter: TenantMeter
  /** Lets new runs in, or not, by what piles up in the host. */
  readonly backpressure: Pick<Backpressure, 'admit' | 'pressureOn'>
  /** What the host lets every tenant take, where it says so. */
  readonly limitsForAll: Partial<TenantLimits> | undefined
  readonly executor: Executor
  /** Whether a run is created under this process's lease. */
  readonly leasesAtStart: boolean
  /** Who is asked before a visit begins. */
  readonly admission: AdmissionPorts | undefined
  /** What this process knows of how providers and services fare. */
  readonly health: HealthKeeper
  readonly limits: Limits
  /** How its host keeps and reaches it, for reports. */
  readonly hosting: Hosting
  /** Whether the host lets people approve and waive what they have not read. */
  readonly mayAnswerUnread: boolean
  /** Names this process among those that share the store. */
  readonly holder: string
  /** Hears of what plugins throw where nobody waits for them any more. */
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Milliseconds since 1970, UTC. */
  readonly clock: () => number
}
