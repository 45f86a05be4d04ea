import type {
  Connection,
  ExecutorOptions,
  ModelPolicy,
  ProviderAttributes,
  RetentionAsked,
  RoleRules,
} from '@fcc/contracts'
import { DEFAULT_MAX_FINDINGS } from '@fcc/governance'
import { type ActLimits, DEFAULT_ACT_LIMITS } from '@fcc/simulation'
import type { BackpressureSettings } from '../backpressure/settings.ts'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from './archive-limits.ts'
import type { Authentication } from './authentication.ts'
import type { DataGovernance } from './data-governance.ts'
import type { FindingActions } from './finding-actions.ts'
import type { KeySettings } from './keys-schema.ts'
import type { ObjectSettings } from './objects-schema.ts'
import { DEFAULT_PROCESS_LIMITS, type ProcessLimits } from './process-limits.ts'
import type { ServerConfig } from './server-config.ts'
import type { TenantLimits } from './tenant-limits.ts'
import {
  DEFAULT_WEBHOOK_LIMITS,
  type WebhookConfig,
  type WebhookLimits,
  type WebhookTarget,
} from './webhook-config.ts'

/** Attributes of a provider as somebody other than its plugin states them. `location` is the plugin's own. */
export type StatedAttributes = {
  readonly [Name in Exclude<keyof ProviderAttributes, 'location'>]?:
    | ProviderAttributes[Name]
    | undefined
}

/** What the host states of a provider. */
export interface StatedProvider extends StatedAttributes {
  /**
   * What is set up under this name: the id or the bare name of a provider that is reached over a
   * connection. Absent where one that a plugin contributes ready is meant.
   */
  readonly kind?: string | undefined
  /** How it is reached; there with a kind, and only then. */
  readonly connection?: Connection | undefined
}

/** Gate, by id or bare name → check → its weight. */
export type GateWeights = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What a tenant's block says, in either form of `fcc.yaml`. Paths are absolute once parsed. */
export interface TenantConfig {
  readonly id: string
  readonly name: string
  /** An IRI that keeps this tenant's names apart from everybody else's. */
  readonly namespace: string
  readonly personas: {
    /** Files or folders with catalogue documents: personas, workflows, scenarios, templates. */
    readonly sources: readonly string[]
    readonly includeCore: boolean
  }
  readonly governance: {
    readonly constitutions: readonly string[]
    readonly qualityGates: readonly string[]
    /** What is done about what detectors find, by category; it adds to what the host says, and takes nothing away. */
    readonly findings?: FindingActions | undefined
  }
  /** The plugins this tenant has; absent means all that are installed. */
  readonly plugins: readonly string[] | undefined
  /** Plugin id → per-tenant settings, not validated yet. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The provider model nodes use when they name none. */
  readonly provider: string | undefined
  /** Who may what here, besides what the host's own rules ask; absent where nothing is said. */
  readonly access?: RoleRules | undefined
  /** Which models play which of its steps; what its host says of them holds beside it. */
  readonly models?: ModelPolicy | undefined
  /** After how many days it asks to have records removed; what it does not name stays. */
  readonly retention?: RetentionAsked | undefined
  /** Name → where its events are sent. */
  readonly webhooks?: Readonly<Record<string, WebhookConfig>> | undefined
  /** Gate → check → how much its scorer counts, where the gate lets a tenant say so. */
  readonly gateWeights?: GateWeights | undefined
  /** What it may take, beside what the host says for all. */
  readonly limits?: Partial<TenantLimits> | undefined
  /** Providers as the host states and sets them up for this tenant; they go before those for all. */
  readonly providers: Readonly<Record<string, StatedProvider>>
}

/** The whole of `fcc.yaml`, whichever form it was written in. */
export interface HostConfig {
  /** Where the file lies; relative paths in it start here. */
  readonly directory: string
  /** The file itself, for messages. */
  readonly file: string
  readonly store: { readonly use: string; readonly directory: string }
  readonly executor: {
    readonly use: string
    readonly concurrency: number
    /** How the domains share the places; the defaults where it is absent. */
    readonly pools?: ExecutorOptions['pools']
    /** How often a process may end under a visit before its run is quarantined; 5 where it is absent. */
    readonly tries?: number | undefined
  }
  readonly events: { readonly use: string }
  /** Plugin id → structural configuration. */
  readonly pluginConfig: Readonly<Record<string, unknown>>
  /** Provider → what the host states of it, and how it is reached where it is set up here. */
  readonly providers: Readonly<Record<string, StatedProvider>>
  /** Which models play which steps, for every tenant; absent where nothing is said. */
  readonly models?: ModelPolicy | undefined
  /** Who may what, in the runtime and in every tenant; absent where nothing is said. */
  readonly access?: RoleRules | undefined
  /** How those who call a server say who they are; absent where nothing is said. */
  readonly authentication?: Authentication | undefined
  /** What holds of data in every tenant; absent where nothing is said. */
  readonly dataGovernance?: DataGovernance | undefined
  /** What `fcc serve` listens with; absent where nothing is said. */
  readonly server?: ServerConfig | undefined
  /** Host of a service that skills reach → attributes as the host states them. */
  readonly services: Readonly<Record<string, Omit<ProviderAttributes, 'location'>>>
  /** Where webhooks of tenants may be; nowhere where absent. */
  readonly webhookTargets?: readonly WebhookTarget[] | undefined
  /** Constitutions at platform layer: ids of installed ones, or files. */
  readonly platformConstitutions: readonly string[] | undefined
  readonly audit: { readonly checkpointSeconds: number }
  /** Whether people may approve and waive what they have not read; refused where nothing is said. */
  readonly approvals?: { readonly unread: 'refused' | 'allowed' } | undefined
  /** What data keys are wrapped by; a file beside the store where nothing is said. */
  readonly keys?: KeySettings | undefined
  /** Where contents lie that are too large for a row. */
  readonly objects?: ObjectSettings | undefined
  readonly limits: Limits
  /** What is done about new runs where work piles up; the defaults where absent. */
  readonly backpressure?: BackpressureSettings | undefined
  /** What each tenant may take; a tenant's own block goes first. */
  readonly tenantLimits?: Partial<TenantLimits> | undefined
  readonly tenants: Readonly<Record<string, TenantConfig>>
}

/** Every limit of the runtime, by name. */
export interface Limits {
  /** The most visits one run may make. */
  readonly maxVisits: number
  /** The most visits of one run that are made side by side. */
  readonly maxVisitsSideBySide: number
  /** How long a process may hold a run without a sign of life, in milliseconds. */
  readonly leaseMs: number
  /**
   * The longest term that a lease can have, in milliseconds: no process of any host that shares the store
   * takes one for longer. A lease that is dated beyond it was not written by one, and holds nothing.
   */
  readonly longestLeaseMs: number
  /** How often a waiting process looks for a person's answer, in milliseconds. */
  readonly pollMs: number
  /** The most plain text a run keeps at hand, in bytes. */
  readonly contentCacheBytes: number
  /** How long one plugin may take to start, in milliseconds. */
  readonly setupTimeoutMs: number
  /** How long loading the code of one plugin may take, in milliseconds. */
  readonly loadTimeoutMs: number
  /** How long all that one plugin does to stop may take together, in milliseconds. */
  readonly stopTimeoutMs: number
  /** The most things that one plugin may contribute, provide, tap, listen to and defer in its set-up. */
  readonly maxRegistrations: number
  /** The most findings that one detector may have in one text; one with more could not check it. */
  readonly maxFindings: number
  /** How many stores of tenants are open at once; a file store takes three descriptors for each. */
  readonly maxOpenStores: number
  /** How long a call waits until a store may open, in milliseconds. */
  readonly openStoreWaitMs: number
  /** How often a process looks for tenants that others changed, in milliseconds; 0 is never. */
  readonly directoryPollMs: number
  /** What one visit may do when it acts. */
  readonly act: Omit<ActLimits, 'callMs'>
  /** How long closing waits for visits under way before it aborts them, in milliseconds. */
  readonly closeGraceMs: number
  /** The most runs of one tenant that this process advances at a time. */
  readonly slotsPerTenant: number
  /**
   * For how long a run continues in its turn, in milliseconds: until then its next visit is made at once, where what
   * it needs is at hand. 0 is one visit for each turn.
   */
  readonly turnMs: number
  /** How long one visit may take, in milliseconds; the run fails then. */
  readonly visitMs: number
  /** How long one call to a provider, service, scorer or validator may take, in milliseconds. */
  readonly callMs: number
  /** How long an aborted visit has to end by itself before it is abandoned, in milliseconds. */
  readonly abortGraceMs: number
  /** How long a run stays open between two visits when nobody advances it, in milliseconds. */
  readonly idleMs: number
  /** How often a subscriber is given one event before it is kept as one that failed. */
  readonly deliveryTries: number
  /** How long a subscriber waits before the second try, in milliseconds; twice as long before each further one. */
  readonly deliveryRetryMs: number
  /**
   * The most events that wait for one subscriber, or of a tenant in memory for earlier ones of their runs; and the
   * most failed ones that are kept.
   */
  readonly keptEvents: number
  /** How often a process looks for runs that are due and leased by nobody, in milliseconds. */
  readonly recoveryMs: number
  /** After how many failures in a row a provider or a service is left alone by all runs of a tenant here. */
  readonly breakerFailures: number
  /** For how long at first, in milliseconds; twice as long after each trial that failed. */
  readonly breakerMs: number
  /** How many records one transaction of a pruning removes at most. */
  readonly pruneBatch: number
  /** The most documents that one tenant's own files may hold. */
  readonly maxTenantDocuments: number
  /** What bounds archives of tenants. */
  readonly archives: ArchiveLimits
  /** What bounds what the processes on one store do together. */
  readonly processes: ProcessLimits
  /** What bounds the sending of events to webhooks. */
  readonly webhooks: WebhookLimits
}

/** How often a process may end under a visit where nobody says. */
export const DEFAULT_TRIES = 5

const { callMs, ...ACT_LIMITS } = DEFAULT_ACT_LIMITS

/** The defaults of every limit. */
export const DEFAULT_LIMITS: Limits = {
  maxVisits: 200,
  maxVisitsSideBySide: 8,
  leaseMs: 15_000,
  longestLeaseMs: 3_600_000,
  pollMs: 100,
  contentCacheBytes: 64 * 1024 * 1024,
  setupTimeoutMs: 10_000,
  loadTimeoutMs: 10_000,
  stopTimeoutMs: 10_000,
  maxRegistrations: 10_000,
  maxFindings: DEFAULT_MAX_FINDINGS,
  maxOpenStores: 1000,
  openStoreWaitMs: 10_000,
  directoryPollMs: 5_000,
  act: ACT_LIMITS,
  closeGraceMs: 30_000,
  slotsPerTenant: 4,
  turnMs: 500,
  visitMs: 900_000,
  callMs,
  abortGraceMs: 1000,
  idleMs: 5000,
  deliveryTries: 5,
  deliveryRetryMs: 100,
  keptEvents: 10_000,
  recoveryMs: 5000,
  breakerFailures: 5,
  breakerMs: 30_000,
  pruneBatch: 200,
  maxTenantDocuments: 2_000,
  archives: DEFAULT_ARCHIVE_LIMITS,
  processes: DEFAULT_PROCESS_LIMITS,
  webhooks: DEFAULT_WEBHOOK_LIMITS,
}
