import {
  AccessActionName,
  AdmissionPorts,
  AuditEntry,
  CallRecord,
  CallTenant,
  CloudEvent,
  CommandFile,
  CommandSession,
  Connection,
  Constitution,
  Content,
  DeadLetter,
  Decision,
  DecisionReason,
  DirectoryRow,
  Domain,
  EventBus,
  EventType,
  ExecutorFactory,
  ExecutorOptions,
  FailureKind,
  Finding,
  Gate,
  GrantedKind,
  InputKind,
  LabelSet,
  Layer,
  MasterKey,
  MediaType,
  ModelAnswer,
  ModelPolicy,
  NewReferenceData,
  Persona,
  Principal,
  ProviderAttributes,
  Reason,
  RecordKind,
  ReferenceData,
  RetentionAsked,
  RoleAssignment,
  RoleRules,
  RunQuery,
  RunRecord,
  RunSummary,
  Scenario,
  ShownText,
  StoreBackend,
  StoredAuditEntry,
  VisitRecord,
  Workflow,
} from '@fcc/contracts';
export {
  NewReferenceData,
  dataPlugin,
} from '@fcc/contracts';
import {
  Kernel,
  Plan,
  StartResult,
} from '@fcc/kernel';
import {
  AnyPoint,
  Contribution,
  Diagnostic,
  FccError,
  FoundManifest,
  Place,
  Plugin,
  Point,
  PointShape,
  PointValue,
} from '@fcc/plugin-api';
import {
  ActLimits,
  InputValue,
  ModelPolicies,
  PinnedConstitution,
  VisitCode,
} from '@fcc/simulation';
import {
  KeyCounts,
  RotatedKeys,
} from '@fcc/sealing';
import {
  TenantRemains,
} from '@fcc/contracts/store-checks';
import {
  AccessLayers,
  AccessRow,
  DescribedFact,
  Governance,
  RuleLook,
} from '@fcc/governance';
export {
  AccessRow,
} from '@fcc/governance';
import {
  OnExpiry,
} from '@fcc/contracts/questions';
import {
  PriceTable,
} from '@fcc/contracts/prices';

/** Where work piles up, in the order in which it goes through. */
declare const STAGES: readonly ["queue_depth", "event_latency", "approval_backlog", "store_latency", "cpu", "memory"];
type Stage = (typeof STAGES)[number];
/**
 * What is done about new runs while a stage is over its threshold. Runs that were let in are left alone, and no
 * reaction ever changes the domain of a run in PROD.
 *
 * - `none`: it is shown, and nothing is done;
 * - `slow`: each new run waits `slow_ms` before it is let in;
 * - `shadow_to_lab`: a new run in SHADOW is let in as one in LAB;
 * - `pause_shadow`: no new run in SHADOW is let in;
 * - `refuse`: no new run is let in, whatever its domain.
 */
declare const REACTIONS: readonly ["none", "slow", "shadow_to_lab", "pause_shadow", "refuse"];
type Reaction = (typeof REACTIONS)[number];
/** When a stage is under pressure, and what is done then. */
interface StageRule {
    /** The greatest figure that is none, in the unit of the stage ({@link UNITS}). */
    readonly threshold: number;
    readonly reaction: Reaction;
    /** What a figure that could not be measured counts as: as none, or as one over the threshold. */
    readonly notMeasured: 'let_in' | 'react';
}
/** What was measured, or why nothing was: never 0 in place of what nobody knows. */
type Figure<Value = number> = {
    readonly value: Value;
} | {
    readonly notMeasured: string;
};
/** A stage by its figure: below its threshold, over it, or not measured. */
type StageState = 'below' | 'over' | 'not_measured';

/** How a host sees that work piles up, and what it does about it. */
interface BackpressureSettings {
    readonly stages: Readonly<Record<Stage, StageRule>>;
    /** How often a process measures, and tells others of it, in milliseconds. */
    readonly sampleMs: number;
    /** How long one measure may take, in milliseconds: what takes longer is not measured. */
    readonly measureMs: number;
    /** How long a new run waits while a stage has it slowed, in milliseconds. */
    readonly slowMs: number;
    /** After how long whoever is refused may ask again, in milliseconds. */
    readonly retryAfterMs: number;
    /** Over how long the rates of arrivals and failures are counted, in milliseconds. */
    readonly rateWindowMs: number;
}
/** The defaults: so wide that a host that keeps up never meets one. */
declare const DEFAULT_BACKPRESSURE: BackpressureSettings;

/** What bounds archives of tenants, when they are written and when they are read. */
interface ArchiveLimits {
    /** The most that is read into memory of a manifest, and of a configuration, in bytes. */
    readonly textBytes: number;
    /** The most documents. */
    readonly documents: number;
    /** How large all documents may be together, in bytes. */
    readonly documentBytes: number;
    /** The longest name of a document's file or folder, in bytes. */
    readonly nameBytes: number;
    /** The most parts of the path of a document. */
    readonly depth: number;
    /** The longest line of the records of an archive, and of a backup, in bytes. */
    readonly lineBytes: number;
}

/** From which claims somebody's place here comes; what no rule says, nobody has. */
interface ClaimRules {
    /** The claim that is the id of the principal. An `email` counts only where the issuer says that it is verified. */
    readonly id: string;
    readonly kind: 'human' | 'service';
    /**
     * The tenant: one, for all whom this issuer knows, or what a claim says. Absent, nobody is let in by it: a tenant
     * that is not certain is never assumed.
     */
    readonly tenant?: string | FromClaim | undefined;
    /** The claim with the groups; they give roles by `role_assignments` alone. */
    readonly groups: string;
    /** What a claim says, through the map where there is one; only then as it is. */
    readonly roles?: FromClaim | undefined;
    /** The rate tier: what a claim says. */
    readonly tier?: FromClaim | undefined;
    /** The claim that says for whom a service acts. */
    readonly onBehalfOf?: string | undefined;
}
/** What a claim says; where there is a map, what that makes of it, and nothing of what it does not name. */
interface FromClaim {
    readonly claim: string;
    readonly map?: Readonly<Record<string, string>> | undefined;
}
/** A key of a program, looked up in the control store. */
interface ApiKeyProvider {
    readonly type: 'api_key';
    /** In lower case. A key is taken from `Authorization: Bearer` too. */
    readonly header: string;
}
/** A token that an issuer signed, sent with each request. */
interface JwtProvider {
    readonly type: 'jwt';
    readonly issuer: string;
    readonly audience: readonly string[];
    readonly jwksUri: string;
    readonly algorithms: readonly string[];
    readonly clockSkewSeconds: number;
    readonly claims: ClaimRules;
}
/** People who sign in with a browser, by the code flow of OpenID Connect. */
interface OidcProvider {
    readonly type: 'oidc';
    /** What it is called here, in addresses and lists. */
    readonly name: string;
    readonly issuer: string;
    /** As written, or a reference (`env:NAME`, `file:PATH`). */
    readonly clientId: string;
    /** A reference; absent for a public client. */
    readonly clientSecret?: string | undefined;
    /** The address of the callback, as it is registered with the issuer. Never taken from a request. */
    readonly redirectUri?: string | undefined;
    readonly scopes: readonly string[];
    readonly clockSkewSeconds: number;
    readonly claims: ClaimRules;
}
type AuthenticationProvider = ApiKeyProvider | JwtProvider | OidcProvider;
/** How those who call a server say who they are. */
interface Authentication {
    readonly providers: readonly AuthenticationProvider[];
    readonly session: {
        /** For how long somebody who signed in is let in, in seconds. */
        readonly timeoutSeconds: number;
        readonly refreshEnabled: boolean;
        /** Until when a session can be renewed, from its beginning on, in seconds. */
        readonly maxSeconds: number;
    };
}

/** What may be done about what detectors find, from the loosest to the strictest. */
declare const FINDING_ACTIONS: readonly ["warn", "redact", "block"];
type FindingAction = (typeof FINDING_ACTIONS)[number];
/** Category of findings → what is done about it; a name that ends with `/` stands for all below it. */
type FindingActions = Readonly<Record<string, FindingAction>>;

/** What the second seed's `config/governance.yaml` says of data, as the rest of the code reads it. */
interface DataGovernance {
    /** What is done about findings in every tenant, by category: `pii/` where the file says it of personal data. */
    readonly findings: FindingActions;
    /** Categories that runs may not have in them, in every tenant. */
    readonly blocked: readonly string[];
    /** After how many days records go, of tenants that ask for nothing else. */
    readonly retention: RetentionAsked;
    /** At which age a data key gets a new version before it seals again, in days. */
    readonly keyRotation?: number | undefined;
    /** What the file asks for and nothing here does, in words for people. */
    readonly unmet: readonly string[];
}

/** Where a master key is. Paths are absolute, references in their resolved form. */
type MasterKeyPlace = {
    readonly from: 'file';
    readonly file: string;
} | {
    readonly from: 'environment';
    readonly variable: string;
} | {
    readonly from: 'transit';
    readonly address: string;
    readonly mount: string;
    readonly key: string;
    /** A reference to a secret. */
    readonly token: string;
    readonly namespace?: string | undefined;
    readonly ca?: string | undefined;
    readonly timeout_ms: number;
};
/** What the host says of keys. */
interface KeySettings {
    /** Absent: a file beside the store. */
    readonly master?: MasterKeyPlace | undefined;
    /** Others that unwrap what they wrapped before. */
    readonly known: readonly MasterKeyPlace[];
    /** How long what a master key unwrapped serves before it is asked again, in milliseconds. */
    readonly unwrapCacheMs: number;
    /** At which age a data key gets a new version before it seals, in milliseconds; never where absent. */
    readonly rotateAfterMs?: number | undefined;
    /** At which age the master key is renewed by a host, in milliseconds; never where absent. */
    readonly masterRotateAfterMs?: number | undefined;
    /** How often a host looks whether it is due, in milliseconds; an hour where absent. */
    readonly masterLookMs?: number | undefined;
}

/** What the host says of contents that are too large for a row. */
interface ObjectSettings {
    /** Absent: files beside the store where that is files too, and no objects elsewhere. */
    readonly use?: string | undefined;
    readonly overBytes: number;
    /** How old what nothing names must be before it is taken away, in milliseconds. */
    readonly orphanMs: number;
}

/** What bounds what the processes on one store do together. */
interface ProcessLimits {
    /** How long a process keeps a duty, a webhook or its own place without a sign of life, in milliseconds. */
    readonly leaseMs: number;
    /** How often a process that stands by looks whether the duties of the host are free, in milliseconds. */
    readonly lookMs: number;
    /** How long a change of a tenant waits for the other processes, in milliseconds. */
    readonly changeMs: number;
    /** How often a process looks for changes that others propose, in milliseconds. */
    readonly changeLookMs: number;
}

/** How a server of this host listens, as `server` of `fcc.yaml` says it; what is absent is as the server has it. */
interface ServerConfig {
    readonly address?: string | undefined;
    readonly port?: number | undefined;
    /** At which address it is reached from outside. */
    readonly publicUrl?: string | undefined;
    /** The tenant of whoever runs the host: its operators may be shown the other tenants. */
    readonly operatorTenant?: string | undefined;
    /** Absolute paths of files in PEM form. */
    readonly tls?: {
        readonly certificate: string;
        readonly key: string;
    } | undefined;
    /** Absolute path of the key that A2A cards are signed with. */
    readonly cardKey?: string | undefined;
    readonly origins?: readonly string[] | undefined;
    readonly trustedProxies?: readonly string[] | undefined;
    /** Its address, or a reference to that: `env:NAME`, `file:PATH`. */
    readonly redis?: string | undefined;
    readonly tiers?: Readonly<Record<string, {
        readonly requests: number;
        readonly seconds: number;
    }>> | undefined;
    readonly limits: {
        readonly maxBodyBytes?: number | undefined;
        readonly maxHeaderBytes?: number | undefined;
        readonly requestMs?: number | undefined;
        readonly heartbeatMs?: number | undefined;
        readonly graceMs?: number | undefined;
        readonly refusalsTold?: number | undefined;
        readonly accessLogMs?: number | undefined;
        readonly readyLagMs?: number | undefined;
        readonly readyMs?: number | undefined;
        readonly issuerMs?: number | undefined;
    };
}

/** What one tenant may take, by name. Sizes are bytes. */
interface TenantLimits {
    /** The most runs at work at a time: begun, and neither over nor waiting for somebody. More wait in the queue. */
    readonly runsInFlight: number;
    /** The same for single scenarios, by whole id or bare name; a scenario that is not named has no limit of its own. */
    readonly runsInFlightByScenario: Readonly<Record<string, number>>;
    /** The most runs that wait in the queue; one more is refused. */
    readonly queued: number;
    /** The largest artifact. */
    readonly artifactBytes: number;
    /** The most that may be stored when a run starts. */
    readonly storageBytes: number;
    /** The most events in a second; while there are more, no run starts. */
    readonly eventsPerSecond: number;
    /** The most files that are read at a time. */
    readonly openFiles: number;
    /** Its share of the places of an executor beside other tenants that have something to do: 1 to 100. */
    readonly weight: number;
}
/** The defaults: wide enough for ordinary work, and an end to what is not. */
declare const DEFAULT_TENANT_LIMITS: TenantLimits;

/** Where a tenant has its events sent. */
interface WebhookConfig {
    readonly url: string;
    /** References to the secrets that it is signed with, the newest first: `env:NAME`, `file:PATH`. */
    readonly secrets: readonly string[];
    /** The kinds of events that are sent; all where absent. */
    readonly types?: readonly EventType[] | undefined;
}
/** Where the host lets webhooks be. */
interface WebhookTarget {
    /** Scheme, host and port: `https://hooks.example.org`. */
    readonly origin: string;
    /** Whether it is on this machine or in a private network, where nothing else may be. */
    readonly isPrivate: boolean;
}
/** What bounds the sending of events. */
interface WebhookLimits {
    /** How often an event is tried before it is given up. */
    readonly tries: number;
    /** How long it waits before the second try, in milliseconds; twice as long before each further one. */
    readonly retryMs: number;
    /** The longest wait between two tries, in milliseconds. */
    readonly longestRetryMs: number;
    /** How long one try may take, in milliseconds. */
    readonly tryMs: number;
    /** Of how many runs events are sent to one webhook at the same time; those of one run go one after the other. */
    readonly sideBySide: number;
    /** The most events of one webhook that are given up; then it waits with the next one. */
    readonly deadLetters: number;
    /** How often the log is told of what was sent, in milliseconds. */
    readonly reportMs: number;
    /** How often it is looked for events that other processes wrote, in milliseconds. */
    readonly pollMs: number;
}

/** Attributes of a provider as somebody other than its plugin states them. `location` is the plugin's own. */
type StatedAttributes = {
    readonly [Name in Exclude<keyof ProviderAttributes, 'location'>]?: ProviderAttributes[Name] | undefined;
};
/** What the host states of a provider. */
interface StatedProvider extends StatedAttributes {
    /**
     * What is set up under this name: the id or the bare name of a provider that is reached over a
     * connection. Absent where one that a plugin contributes ready is meant.
     */
    readonly kind?: string | undefined;
    /** How it is reached; there with a kind, and only then. */
    readonly connection?: Connection | undefined;
}
/** Gate, by id or bare name → check → its weight. */
type GateWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** What a tenant's block says, in either form of `fcc.yaml`. Paths are absolute once parsed. */
interface TenantConfig {
    readonly id: string;
    readonly name: string;
    /** An IRI that keeps this tenant's names apart from everybody else's. */
    readonly namespace: string;
    readonly personas: {
        /** Files or folders with catalogue documents: personas, workflows, scenarios, templates. */
        readonly sources: readonly string[];
        readonly includeCore: boolean;
    };
    readonly governance: {
        readonly constitutions: readonly string[];
        readonly qualityGates: readonly string[];
        /** What is done about what detectors find, by category; it adds to what the host says, and takes nothing away. */
        readonly findings?: FindingActions | undefined;
    };
    /** The plugins this tenant has; absent means all that are installed. */
    readonly plugins: readonly string[] | undefined;
    /** Plugin id → per-tenant settings, not validated yet. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** The provider model nodes use when they name none. */
    readonly provider: string | undefined;
    /** Who may what here, besides what the host's own rules ask; absent where nothing is said. */
    readonly access?: RoleRules | undefined;
    /** Which models play which of its steps; what its host says of them holds beside it. */
    readonly models?: ModelPolicy | undefined;
    /** After how many days it asks to have records removed; what it does not name stays. */
    readonly retention?: RetentionAsked | undefined;
    /** Name → where its events are sent. */
    readonly webhooks?: Readonly<Record<string, WebhookConfig>> | undefined;
    /** Gate → check → how much its scorer counts, where the gate lets a tenant say so. */
    readonly gateWeights?: GateWeights | undefined;
    /** What it may take, beside what the host says for all. */
    readonly limits?: Partial<TenantLimits> | undefined;
    /** Providers as the host states and sets them up for this tenant; they go before those for all. */
    readonly providers: Readonly<Record<string, StatedProvider>>;
}
/** The whole of `fcc.yaml`, whichever form it was written in. */
interface HostConfig {
    /** Where the file lies; relative paths in it start here. */
    readonly directory: string;
    /** The file itself, for messages. */
    readonly file: string;
    readonly store: {
        readonly use: string;
        readonly directory: string;
    };
    readonly executor: {
        readonly use: string;
        readonly concurrency: number;
        /** How the domains share the places; the defaults where it is absent. */
        readonly pools?: ExecutorOptions['pools'];
        /** How often a process may end under a visit before its run is quarantined; 5 where it is absent. */
        readonly tries?: number | undefined;
    };
    readonly events: {
        readonly use: string;
    };
    /** Plugin id → structural configuration. */
    readonly pluginConfig: Readonly<Record<string, unknown>>;
    /** Provider → what the host states of it, and how it is reached where it is set up here. */
    readonly providers: Readonly<Record<string, StatedProvider>>;
    /** Which models play which steps, for every tenant; absent where nothing is said. */
    readonly models?: ModelPolicy | undefined;
    /** Who may what, in the runtime and in every tenant; absent where nothing is said. */
    readonly access?: RoleRules | undefined;
    /** How those who call a server say who they are; absent where nothing is said. */
    readonly authentication?: Authentication | undefined;
    /** What holds of data in every tenant; absent where nothing is said. */
    readonly dataGovernance?: DataGovernance | undefined;
    /** What `fcc serve` listens with; absent where nothing is said. */
    readonly server?: ServerConfig | undefined;
    /** Host of a service that skills reach → attributes as the host states them. */
    readonly services: Readonly<Record<string, Omit<ProviderAttributes, 'location'>>>;
    /** Where webhooks of tenants may be; nowhere where absent. */
    readonly webhookTargets?: readonly WebhookTarget[] | undefined;
    /** Constitutions at platform layer: ids of installed ones, or files. */
    readonly platformConstitutions: readonly string[] | undefined;
    readonly audit: {
        readonly checkpointSeconds: number;
    };
    /** Whether people may approve and waive what they have not read; refused where nothing is said. */
    readonly approvals?: {
        readonly unread: 'refused' | 'allowed';
    } | undefined;
    /** What data keys are wrapped by; a file beside the store where nothing is said. */
    readonly keys?: KeySettings | undefined;
    /** Where contents lie that are too large for a row. */
    readonly objects?: ObjectSettings | undefined;
    readonly limits: Limits;
    /** What is done about new runs where work piles up; the defaults where absent. */
    readonly backpressure?: BackpressureSettings | undefined;
    /** What each tenant may take; a tenant's own block goes first. */
    readonly tenantLimits?: Partial<TenantLimits> | undefined;
    readonly tenants: Readonly<Record<string, TenantConfig>>;
}
/** Every limit of the runtime, by name. */
interface Limits {
    /** The most visits one run may make. */
    readonly maxVisits: number;
    /** The most visits of one run that are made side by side. */
    readonly maxVisitsSideBySide: number;
    /** How long a process may hold a run without a sign of life, in milliseconds. */
    readonly leaseMs: number;
    /**
     * The longest term that a lease can have, in milliseconds: no process of any host that shares the store
     * takes one for longer. A lease that is dated beyond it was not written by one, and holds nothing.
     */
    readonly longestLeaseMs: number;
    /** How often a waiting process looks for a person's answer, in milliseconds. */
    readonly pollMs: number;
    /** The most plain text a run keeps at hand, in bytes. */
    readonly contentCacheBytes: number;
    /** How long one plugin may take to start, in milliseconds. */
    readonly setupTimeoutMs: number;
    /** How long loading the code of one plugin may take, in milliseconds. */
    readonly loadTimeoutMs: number;
    /** How long all that one plugin does to stop may take together, in milliseconds. */
    readonly stopTimeoutMs: number;
    /** The most things that one plugin may contribute, provide, tap, listen to and defer in its set-up. */
    readonly maxRegistrations: number;
    /** The most findings that one detector may have in one text; one with more could not check it. */
    readonly maxFindings: number;
    /** How many stores of tenants are open at once; a file store takes three descriptors for each. */
    readonly maxOpenStores: number;
    /** How long a call waits until a store may open, in milliseconds. */
    readonly openStoreWaitMs: number;
    /** How often a process looks for tenants that others changed, in milliseconds; 0 is never. */
    readonly directoryPollMs: number;
    /** What one visit may do when it acts. */
    readonly act: Omit<ActLimits, 'callMs'>;
    /** How long closing waits for visits under way before it aborts them, in milliseconds. */
    readonly closeGraceMs: number;
    /** The most runs of one tenant that this process advances at a time. */
    readonly slotsPerTenant: number;
    /**
     * For how long a run continues in its turn, in milliseconds: until then its next visit is made at once, where what
     * it needs is at hand. 0 is one visit for each turn.
     */
    readonly turnMs: number;
    /** How long one visit may take, in milliseconds; the run fails then. */
    readonly visitMs: number;
    /** How long one call to a provider, service, scorer or validator may take, in milliseconds. */
    readonly callMs: number;
    /** How long an aborted visit has to end by itself before it is abandoned, in milliseconds. */
    readonly abortGraceMs: number;
    /** How long a run stays open between two visits when nobody advances it, in milliseconds. */
    readonly idleMs: number;
    /** How often a subscriber is given one event before it is kept as one that failed. */
    readonly deliveryTries: number;
    /** How long a subscriber waits before the second try, in milliseconds; twice as long before each further one. */
    readonly deliveryRetryMs: number;
    /**
     * The most events that wait for one subscriber, or of a tenant in memory for earlier ones of their runs; and the
     * most failed ones that are kept.
     */
    readonly keptEvents: number;
    /** How often a process looks for runs that are due and leased by nobody, in milliseconds. */
    readonly recoveryMs: number;
    /** After how many failures in a row a provider or a service is left alone by all runs of a tenant here. */
    readonly breakerFailures: number;
    /** For how long at first, in milliseconds; twice as long after each trial that failed. */
    readonly breakerMs: number;
    /** How many records one transaction of a pruning removes at most. */
    readonly pruneBatch: number;
    /** The most documents that one tenant's own files may hold. */
    readonly maxTenantDocuments: number;
    /** What bounds archives of tenants. */
    readonly archives: ArchiveLimits;
    /** What bounds what the processes on one store do together. */
    readonly processes: ProcessLimits;
    /** What bounds the sending of events to webhooks. */
    readonly webhooks: WebhookLimits;
}
/** The defaults of every limit. */
declare const DEFAULT_LIMITS: Limits;

/** Owner → the safeguards it has. */
type Safeguards = Readonly<Record<string, readonly string[]>>;

/** A set of plugins with their configuration, started once and shared by tenants with equal sets. */
interface Assembly {
    readonly hash: string;
    readonly plan: Plan;
    readonly kernel: Kernel;
    readonly start: StartResult;
    /** Everything that was found or given, in this assembly or not. */
    readonly installed: readonly FoundManifest[];
    /** Every point of assembly scope, those that its plugins define among them. */
    readonly points: readonly AnyPoint[];
    /** Contributions by point id. */
    readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>;
    /** Plugin id → the safeguards it has. */
    readonly safeguards: Safeguards;
    /** Plugin id → all that it builds on, followed to the end. */
    readonly includes: ReadonlyMap<string, readonly string[]>;
}

/** The name under which a tenant signs, and the origin of its log. */
declare function auditOrigin(tenant: string): string;

/** What becomes of a run that somebody wants to start. */
type StartDecision = {
    readonly admitted: true;
    /** Where it runs: another domain than was asked for only where SHADOW became LAB. */
    readonly domain: Domain;
    /** How long it waits before it is let in, in milliseconds. */
    readonly waitMs: number;
    /** The stages whose reactions it met. */
    readonly because: readonly Stage[];
} | {
    readonly admitted: false;
    /** Whether all runs are refused, or those in SHADOW alone. */
    readonly refused: 'all' | 'shadow';
    readonly because: readonly Stage[];
    readonly retryAfterMs: number;
};

/** How new runs of a tenant fare now, without a figure of the host or of anybody else. */
interface TenantPressure {
    /** What would become of a run in each domain. */
    readonly newRuns: Readonly<Record<Domain, StartDecision>>;
    readonly stages: readonly {
        readonly stage: Stage;
        readonly state: 'below' | 'over' | 'not_measured';
        readonly reaction: Reaction;
    }[];
    /** Its runs that could begin and wait for a place. */
    readonly ready: Figure;
    /** Its runs that wait for people. */
    readonly waiting: Figure;
    /** How old its oldest event is that no transport has taken, in milliseconds. */
    readonly eventLatencyMs: Figure;
}

/** What one tenant has: its plugins' contributions and its own, every reference a whole id. */
interface TenantCatalogue {
    all<Shape extends PointShape>(point: Point<Shape>): readonly Contribution<PointValue<Shape>>[];
    find<Shape extends PointShape>(point: Point<Shape>, id: string): Contribution<PointValue<Shape>> | undefined;
}

/** Whom a grant lets in: one principal of another tenant by id, or everybody who has a role there. */
type GrantReader = {
    readonly tenant: string;
    readonly principal: string;
    readonly role?: undefined;
} | {
    readonly tenant: string;
    readonly role: string;
    readonly principal?: undefined;
};

/** What a process that works tells others of itself. */
interface ProcessFigures {
    /** Host, process and an id made at its start. */
    readonly process: string;
    /** When it measured, in milliseconds since 1970. */
    readonly at: number;
    /** How many runs it advances at a time; 0 where it leaves that to others. */
    readonly concurrency: number;
    readonly figures: Readonly<Record<Stage, Figure>>;
    /** Runs that somebody wanted to start at it, in a second. */
    readonly arrivalsPerSecond: number;
    /** Runs that it saw fail, in a second. */
    readonly failuresPerSecond: number;
}

/** How one stage is over all processes of a host. */
interface StageStatus {
    readonly stage: Stage;
    readonly unit: 'runs' | 'ms' | 'share';
    /** The greatest that a process measured; `null` where none did. */
    readonly value: number | null;
    /** Why nothing was measured, where nothing was. */
    readonly notMeasured?: string | undefined;
    readonly threshold: number;
    readonly state: StageState;
    readonly reaction: Reaction;
    /** Whether the reaction holds: for what is over its threshold, and for what was not measured where that reacts. */
    readonly reacts: boolean;
}
/** Numbers by which an autoscaler starts and ends processes; `null` for what nobody measured, which is never 0. */
interface ScalingSignals {
    /** Runs that could begin and wait for a place. */
    readonly queueDepth: number | null;
    /** How old the oldest event is that no transport has taken, in milliseconds. */
    readonly eventLatencyMs: number | null;
    /** Runs that somebody wanted to start, in a second. */
    readonly arrivalsPerSecond: number | null;
    /** Runs that failed, in a second. */
    readonly failuresPerSecond: number | null;
    /** Processes that told of themselves lately. */
    readonly processes: number;
    /** How many runs they advance at a time together. */
    readonly places: number;
}
/** How a host is: where work piles up in it, what is done about that, and by which numbers it may be scaled. */
interface HostStatus {
    /** RFC 3339. */
    readonly at: string;
    readonly stages: readonly StageStatus[];
    readonly signals: ScalingSignals;
    readonly processes: readonly ProcessFigures[];
}

/** The constitution at platform layer where the host lists none. */
declare const STANDARD_CONSTITUTION = "core-catalog/standard";

/** Whether an issuer may be asked at this address: over HTTPS, or on this machine, and with nobody named in it. Pure. */
declare function isIssuerAddress(written: string): boolean;

/** A key that somebody wrote. */
interface WrittenSetting {
    readonly path: readonly string[];
    readonly place: Place;
}

/** Gives the text of a file. */
type ReadText = (file: string) => string;

/** What one layer says of a setting. */
interface SettingSaid {
    readonly layer: 'default' | 'platform' | 'tenant';
    /** As it is written in the file: `tenants.lakeside.limits.queued`. */
    readonly path: readonly string[];
    /** As it is written: a reference stays one, and nothing is hidden. */
    readonly value: unknown;
    /** Where its key stands; absent for a default. */
    readonly place?: Place | undefined;
}
/** A setting with what holds of it. */
interface SettingInForce extends SettingSaid {
    /** Its name: of a tenant’s, from the block of the tenant on. */
    readonly key: readonly string[];
    /** It holds beside what the platform says under the same first key, and replaces nothing of it. */
    readonly beside: boolean;
    /** What is written for the same and does not hold, the nearest layer first. */
    readonly replaced: readonly SettingSaid[];
}
/** What an `fcc.yaml` sets, layer by layer. */
interface ConfigInForce {
    /** What holds for the host, and for every tenant. */
    readonly platform: readonly SettingInForce[];
    /** Tenant → what holds of it: its own, what it has from the platform, and defaults. */
    readonly tenants: Readonly<Record<string, readonly SettingInForce[]>>;
}
/**
 * What the configuration at a path sets for its host and for each tenant, with where each key stands: in the file, or
 * in one that it includes. It is read and checked as for a start; no reference is resolved, no plugin is loaded.
 *
 * @param asked.tenant the one that is meant; all by default
 * @param asked.read gives the text of a file, the first included
 * @throws FccError FCC_TENANT_UNKNOWN, and what `readConfig` throws
 * @example
 * configInForce('fcc.yaml').tenants.lakeside // [{ key: ['limits', 'queued'], layer: 'tenant', value: 5, … }]
 */
declare function configInForce(path: string, asked?: {
    readonly tenant?: string | undefined;
    readonly read?: ReadText | undefined;
}): ConfigInForce;

/**
 * The JSON Schema (draft 2020-12) of `fcc.yaml` in one of its two forms, with a description and the
 * default of each key: for editors, and for the reference. What only code checks is not in it.
 *
 * @example
 * writeFileSync('fcc.schema.json', JSON.stringify(configJsonSchema('one-tenant')))
 */
declare function configJsonSchema(form: 'one-tenant' | 'many-tenants'): Readonly<Record<string, unknown>>;

/** The provider used where nobody names one. */
declare const DEFAULT_PROVIDER = "provider-deterministic/deterministic";

/** The name of the host's file. */
declare const CONFIG_FILE = "fcc.yaml";
/**
 * Reads and checks `fcc.yaml`, in either form; both give one type.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID, each with its place
 */
declare function readConfig(path: string): HostConfig;
/**
 * Parses the text of an `fcc.yaml`, with the files that it includes.
 *
 * @param read gives the text of an included file
 */
declare function parseConfig(text: string, file: string, read?: ReadText): HostConfig;

/**
 * The configuration of a tenant from a file that holds its block, as `fcc.yaml` has it under `tenants`.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_TENANT_CONFIG with all problems
 * @example
 * await runtime.tenants.add(readTenantConfig('lakeside', 'lakeside.yaml'), operator)
 */
declare function readTenantConfig(id: string, path: string): TenantConfig;

/** Whether a proxy can be believed by this: an address, or a range whose length its kind of address has. */
declare function isProxy(written: string): boolean;

/**
 * The configuration of a tenant from a block as `fcc.yaml` has it under `tenants`.
 *
 * @param file relative paths in the block start in its folder
 * @throws FccError FCC_TENANT_CONFIG with all problems
 * @example
 * tenantConfig('lakeside', { plugins: ['healthcare'] }, '/srv/app/fcc.yaml')
 */
declare function tenantConfig(id: string, block: unknown, file: string): TenantConfig;

/**
 * Every key of an `fcc.yaml`, and of the files that it includes, with where it stands, branches before what hangs on
 * them: for saying which setting comes from where. A file that cannot be read or is no YAML has none; `readConfig`
 * says why.
 */
declare function writtenSettings(file: string): readonly WrittenSetting[];

/** A dead letter that stays with the transport. */
interface StoredLetter extends DeadLetter {
    /** When it was put aside (RFC 3339). */
    readonly at: string;
}
/** What came of giving a group its dead letters again. */
interface RedrivenEvents {
    readonly taken: number;
    readonly failed: number;
}

/** A provider that is set up in the configuration. */
interface ConnectedProvider {
    /** The plugin of its kind, and the name that it was given: `provider-ai-sdk/fast`. */
    readonly id: string;
    /** The id of the provider that it is a connection of. */
    readonly kind: string;
    readonly connection: Connection;
    /** Who set it up; what the host states for all says nothing of a tenant's own. */
    readonly by: 'host' | 'tenant';
    /** True where nobody has yet seen an answer over its wire. */
    readonly isUntried: boolean;
}

/** Everything that is decided about a tenant before any run: pure data and code, no handles. */
interface TenantModel {
    readonly config: TenantConfig;
    readonly assembly: Assembly;
    readonly catalogue: TenantCatalogue;
    readonly governance: Governance;
    readonly pinned: readonly PinnedConstitution[];
    /** Constitutions and label schemes as JSON, to hold a stored plan against. */
    readonly pinnedText: string;
    /** Plugin id → validated settings. */
    readonly settings: Readonly<Record<string, unknown>>;
    readonly providerAttributes: Readonly<Record<string, ProviderAttributes>>;
    readonly provider: string;
    /** Which models play which steps, by host and tenant; absent where neither says. */
    readonly models: ModelPolicies | undefined;
    /** The providers that the configuration sets up. */
    readonly connected: readonly ConnectedProvider[];
    /** Host of a service → what the host's configuration states of it. */
    readonly services: HostConfig['services'];
    /** Where webhooks may be, as the host says it. */
    readonly webhookTargets: readonly WebhookTarget[];
    readonly code: VisitCode;
    /** Who may what: the host's rules, then the tenant's own. Empty where nobody says. */
    readonly access: AccessLayers;
    readonly diagnostics: readonly Diagnostic[];
}

/** An API key as it may be shown to whoever looks after keys; never the key itself. */
interface ApiKey {
    readonly id: string;
    /** What the key begins with: enough to recognise it, and to look it up. */
    readonly prefix: string;
    readonly tenant: string;
    /** What it is for, in words of whoever made it. */
    readonly name: string;
    /** Whom it stands for. */
    readonly principal: Principal;
    /** The rate tier that it is in. */
    readonly tier: string;
    readonly state: 'active' | 'expired' | 'revoked';
    readonly createdAt: string;
    readonly createdBy: string;
    readonly expiresAt?: string | undefined;
    /** To the minute. */
    readonly lastUsedAt?: string | undefined;
    /** When the key before the last rotation stops being accepted, where it still is. */
    readonly overlapsUntil?: string | undefined;
    readonly revokedAt?: string | undefined;
    readonly revokedBy?: string | undefined;
}
/** An API key with its text, which is shown this once. */
interface ShownApiKey extends ApiKey {
    /** What a program sends. It is kept nowhere. */
    readonly key: string;
}

/** One answer of a model, as a recording has it. What was asked is in it as a digest alone. */
interface RecordedAnswer {
    /** Where in its run it was asked: the activity without the run, whichever provider it went to. */
    readonly place: string;
    /** SHA-256 of the request, in hexadecimal. */
    readonly request: string;
    /** Who answered then. */
    readonly provider: string;
    /** As it was given, or as rules left it. */
    readonly answer: ModelAnswer;
}
/** What models answered in one run, in the order in which they were asked. */
interface Recording {
    readonly answers: readonly RecordedAnswer[];
}

/** A recording as it leaves: sealed, with the one key that opens it. */
interface SealedRecording {
    readonly bytes: Uint8Array;
    /** As text, to be kept apart from the file. */
    readonly key: string;
}

/** A recording of a run, sealed. */
interface RunRecording extends SealedRecording {
    readonly run: string;
    /** How many answers are in it. */
    readonly answers: number;
    /** How many of them rules changed before they left. */
    readonly scrubbed: number;
}

/** What of a visit came out otherwise. */
type ReplayedPart = 'visit' | 'answer' | 'request' | 'activity' | 'actor' | 'inputs' | 'decisions' | 'outputs' | 'issues' | 'gates' | 'route' | 'end';
/** One thing that came out otherwise. Names, places and digests, never content. */
interface ReplayedDifference {
    readonly part: ReplayedPart;
    readonly say: string;
}
/** A visit that came out the same and was decided otherwise. */
interface DecidedOtherwise {
    /** The id of the visit. */
    readonly at: string;
    readonly differences: readonly ReplayedDifference[];
}
/** Where a replay parted from its run. What would have followed is not made: it is a consequence. */
interface ReplayDeparture {
    /** The id of the visit; the run's own id where it is about its end. */
    readonly at: string;
    readonly differences: readonly ReplayedDifference[];
}
/**
 * A run made once more from what is kept of it, by the code of today: nothing is asked outside, nothing is
 * written.
 */
interface RunReplay {
    readonly run: string;
    /** Whether it was made with the plan that is pinned, or with the one that would be made of it today. */
    readonly plan: 'pinned' | 'current';
    /** How many visits the run has. */
    readonly recorded: number;
    /** The visits that came out byte for byte as they are recorded, in the order in which they were made. */
    readonly same: readonly string[];
    /**
     * Of a replay by the plan of today: the visits among those that were decided otherwise, by a new rule say,
     * and made the same bytes, passed the same gates and led the same way. A replay by the pinned plan parts there.
     */
    readonly decidedOtherwise: readonly DecidedOtherwise[];
    /** How many answers of models and services the journal gave. */
    readonly answers: number;
    /** Plugin → its version then and now, of those that differ. */
    readonly versions: Readonly<Record<string, {
        readonly pinned: string;
        readonly here: string;
    }>>;
    /** Absent where everything that is recorded came out the same. */
    readonly departure?: ReplayDeparture | undefined;
}

/** How to make a run once more. */
interface ReplayOptions {
    /** With the plan that would be made today of its scenario, and not with the one that is pinned. */
    readonly current?: boolean | undefined;
    /** Aborted when nobody waits any more. */
    readonly signal?: AbortSignal | undefined;
}

/** A constitution that demands that records are kept for longer than the tenant asked. */
interface LongerDemand {
    readonly layer: Layer;
    /** Its whole id. */
    readonly constitution: string;
    readonly days: number;
}
/** How long records of a kind are kept. */
interface RetentionPeriod {
    readonly records: RecordKind;
    /** What the tenant asks for, in days; absent where it does not ask, and then nothing goes by its age. */
    readonly asked?: number | undefined;
    /** The longest of what is asked and demanded, in days. */
    readonly days?: number | undefined;
    /** Who demands it, where that is longer than what is asked. */
    readonly demand?: LongerDemand | undefined;
}

/** Records that stay although they are as old as the tenant asks, and why. */
interface StayingRecords {
    readonly count: number;
    readonly because: string;
}

/** What of a kind of record is removed by its age, or would be. */
interface PrunedKind extends RetentionPeriod {
    readonly count: number;
    /** What is as old as the tenant asks and stays nevertheless. */
    readonly stays: readonly StayingRecords[];
}
/** What is removed, or would be. */
interface PrunedRecords {
    /** False where it was only looked. */
    readonly removed: boolean;
    /** By age, kind by kind. Of an audit entry the text goes. */
    readonly kinds: readonly PrunedKind[];
    /** Contents of erased subjects, and those of runs that go. */
    readonly contents: number;
    /** Their bytes before they were sealed. */
    readonly bytes: number;
    /** Journals of erased subjects' runs. */
    readonly journals: number;
}

/** A run in a caller's hands. */
interface RunHandle {
    readonly id: string;
    /** False when the idempotency key named a run that was there already. */
    readonly created: boolean;
    /** The run as the store has it now. */
    record(): Promise<RunRecord>;
    /**
     * What happens to the run from here on, as CloudEvents, in whichever process it happens; ends when
     * `finished` settles.
     */
    events(): AsyncIterable<CloudEvent>;
    /**
     * What is shown of its outcomes while a model writes them, where the run was started with `watch` and is
     * carried out in this process; ends when `finished` settles. Where an answer may not be shown before it is
     * whole, it says why, and the outcome is read when the run has ended. Each outcome is in the log, with who is
     * shown it and what for, before its first piece is handed over; where that cannot be written, it throws.
     *
     * @throws FccError FCC_ACCESS_DENIED where `outcomes:read` was taken away meanwhile
     * @example
     * const run = await session.start('answer', { question }, { watch: true })
     * for await (const shown of run.shown()) if (shown.kind === 'text') write(shown.text)
     */
    shown(): AsyncIterable<ShownText>;
    /**
     * The run when it has ended, in whichever process that happens, or waits and nobody was told to stay.
     * Its audit entries are under a signed checkpoint then. When the runtime is closed before that, the run
     * as it is then. Rejects when this process could not advance it (a full disk).
     */
    finished(): Promise<RunRecord>;
    /** Stops what is under way, through to the provider, and ends the run as cancelled. */
    cancel(say?: string): Promise<void>;
}

/** What a caller may say about a run besides its input. */
interface StartOptions {
    /** One of the scenario's purposes; its first one where absent. */
    readonly purpose?: string | undefined;
    readonly domain?: Domain | undefined;
    /** Input that is filled from reference data → the version of it; the newest by default. */
    readonly referenceData?: Readonly<Record<string, string>> | undefined;
    /** Higher goes first among the runs of this tenant; 0 by default. */
    readonly priority?: number | undefined;
    /** Label categories that the caller knows the input to carry. */
    readonly labels?: readonly string[] | undefined;
    /** Whose data this is, in the caller's own words; kept as keyed references only. */
    readonly subjects?: readonly string[] | undefined;
    /** The same key starts the same run once. */
    readonly idempotencyKey?: string | undefined;
    /** The provider for model nodes that name none. */
    readonly provider?: string | undefined;
}

/** What one reads of another tenant, each time by a grant that holds then. */
interface GrantedReading {
    /** The tenant whose data it is. */
    readonly tenant: string;
    readonly purpose: string;
    /** Its runs, newest first, 100 at most. */
    runs(query?: RunQuery): Promise<readonly RunSummary[]>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    run(id: string): Promise<RunRecord>;
    /**
     * What one of its runs released, as its own rules at `release` leave it for somebody from outside with none of
     * its roles.
     *
     * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN
     */
    outcome(id: string, name: string): Promise<Content>;
    /** The personas of its own; those of the core catalogue everybody has. */
    personas(): Promise<readonly Persona[]>;
}

/** What is said of an API key that is to be made. */
interface NewApiKey {
    /** What it is for; by default also whom it stands for. */
    readonly name: string;
    /** The id of the principal that it stands for, where it is not the name. */
    readonly principal?: string | undefined;
    /** A program by default. A person's key is made by that person, for nobody else. */
    readonly kind?: 'service' | 'human' | undefined;
    readonly roles: readonly string[];
    /** The rate tier that it is in; `free` by default. */
    readonly tier?: string | undefined;
    /** In whole days, 3650 at most; without it the key does not expire. */
    readonly expiresInDays?: number | undefined;
}

/** The points that can be asked about from outside a run; the others are about what a run or a tenant holds. */
declare const POINTS_OUTSIDE_RUNS: readonly ["run_input", "retrieved_context", "prompt", "egress", "tool_call", "tool_result", "output", "release"];
type PointOutsideRuns = (typeof POINTS_OUTSIDE_RUNS)[number];
/** An act that somebody is about to do outside of a run: with what content, where, by what. */
interface DecisionRequest {
    /** Where rules look, one point after the other, each at what the one before left: `['prompt', 'egress']`. */
    readonly at: readonly PointOutsideRuns[];
    /** What the act is called in the log: a name, never content. */
    readonly subject: string;
    /** One text, or several that belong together: what is found across two of them is found. */
    readonly content: string | readonly string[];
    /**
     * The labels that the content comes with: those of an earlier result, which join what is found in it. Where
     * absent, what content has that declares nothing: the labels at intake of every vertical here.
     */
    readonly labels?: LabelSet | undefined;
    /** What for; rules may ask. */
    readonly purpose?: string | undefined;
    /** At `run_input`: what kind of input it is, `document` by default. */
    readonly kind?: InputKind | undefined;
    /** The provider that content is about to reach, by its id or its name in `providers` of the configuration. */
    readonly provider?: string | undefined;
    /** The tool that a model wants, at `tool_call` and `tool_result`. */
    readonly tool?: string | undefined;
    /** The persona at work: its whole id, or its code. */
    readonly persona?: string | undefined;
    /** Who is about to do it, where a program asks for somebody else: rules are told of them. The caller by default. */
    readonly principal?: Principal | undefined;
    /**
     * Who approved this very content at this point. They must be a person, have a role that may, and not be the one
     * who asks. A rule with a quorum is approved in runs only, for here is one.
     */
    readonly approvedBy?: Principal | undefined;
}
/** What the tenant's rules make of an act. Nothing was done. */
interface DecisionResult {
    /**
     * - `allow`: do it, with `texts`
     * - `approve`: somebody with one of `roles` has to approve it first
     * - `block`: it must not be done as it is
     * - `halt`: it must not be done, and no waiver helps
     */
    readonly decision: 'allow' | 'approve' | 'block' | 'halt';
    /** The content as remedies leave it, text by text; absent unless it is allowed. */
    readonly texts?: readonly string[] | undefined;
    /** The labels it came with, joined with those found: what is made of it carries them. */
    readonly labels: LabelSet;
    /** Why not, or what is advised: rule by rule. */
    readonly reasons: readonly Reason[];
    /** The rules that were remedied: what was taken out, and how often. */
    readonly redacted: readonly {
        readonly rule: string;
        readonly findings: number;
    }[];
    /** Who may approve it, for each rule that asks. */
    readonly approvals: readonly {
        readonly rule: string;
        readonly roles: readonly string[];
    }[];
}

/** Which events of a tenant: those of every run, in the order in which they were committed. */
interface EventQuery {
    /** The place after which they begin; from the oldest that is kept by default. */
    readonly after?: number | undefined;
    /** Only those told at that time or later (RFC 3339). */
    readonly since?: string | undefined;
    readonly run?: string | undefined;
    readonly types?: readonly EventType[] | undefined;
    /** At most so many, 100 by default and 1,000 at most. With 0 none, and `next` is the end. */
    readonly limit?: number | undefined;
}
/** Some events, and where the next ones begin. */
interface EventPage {
    readonly events: readonly {
        readonly place: number;
        readonly event: CloudEvent;
    }[];
    /** What to give as `after` for those that follow. */
    readonly next: number;
}
/** What one principal may do with the events of a tenant. */
interface EventActs {
    /**
     * The events of all runs as the store has them, whatever carried them.
     *
     * @throws FccError FCC_EVENT_PLACE_INVALID
     * @example
     * const { events, next } = await session.tenantEvents({ types: ['fcc.run.ended'] })
     */
    tenantEvents(query?: EventQuery): Promise<EventPage>;
    /** What a plugin's subscriber could not be given, the oldest first. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
    eventLetters(subscriber: string, options?: {
        readonly limit?: number | undefined;
    }): Promise<readonly StoredLetter[]>;
    /** Gives a subscriber its dead letters again; those it takes are gone. Audited. @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN */
    redriveEvents(subscriber: string, options?: {
        readonly limit?: number | undefined;
    }): Promise<RedrivenEvents>;
    /**
     * Gives a subscriber events again as the store has them, under the ids that they had, one after the other.
     * Audited. The first that it does not take ends it.
     *
     * @throws FccError FCC_EVENT_SUBSCRIBER_UNKNOWN, FCC_EVENT_PLACE_INVALID
     */
    replayEvents(subscriber: string, query?: EventQuery): Promise<ReplayedEvents>;
}
/** What came of giving a subscriber events again. */
interface ReplayedEvents {
    readonly given: number;
    /** What to give as `after` to continue. */
    readonly next: number;
    /** The name of the error for which it ended before all were taken. */
    readonly stoppedBy?: string | undefined;
}

/** What is said of a grant that is to be made. */
interface NewGrant {
    /** Whom: a tenant of this host, and there a principal by id or a role. */
    readonly to: GrantReader;
    /** What they may read. */
    readonly what: readonly GrantedKind[];
    /** What for: they have to say the same. */
    readonly purpose: string;
    /** Until when, RFC 3339: at most 366 days from now. */
    readonly until: string;
}
/** A grant as it is listed. */
interface Grant extends NewGrant {
    readonly id: string;
    readonly state: 'valid' | 'expired' | 'revoked';
    readonly createdAt: string;
    readonly createdBy: string;
    readonly revokedBy?: string | undefined;
}

/** A question that waits for somebody's answer. Never content. */
interface InboxItem {
    readonly run: string;
    readonly title: string;
    readonly scenario: string;
    readonly purpose: string;
    readonly startedBy: string;
    /** RFC 3339: when it was asked, or the run last moved. */
    readonly since: string;
    /** Names the question among those of its run. */
    readonly activity: string;
    readonly node?: string | undefined;
    readonly asks: 'answer' | 'approval' | 'waiver';
    readonly ask: string;
    /** Roles that may answer; anybody where empty. */
    readonly roles: readonly string[];
    /** How many different people must say yes. */
    readonly needed: number;
    /** Who said yes already, by id. */
    readonly signed: readonly string[];
    /** RFC 3339: when it expires; never where absent. */
    readonly until?: string | undefined;
    /** What becomes of it then. */
    readonly onExpiry?: OnExpiry | undefined;
    /** The roles that did not answer in time, where others are asked now. */
    readonly escalatedFrom?: readonly string[] | undefined;
}
/** An artifact that a question is about, as whoever reads it may see it. */
interface ShownArtifact {
    readonly name: string;
    readonly mediaType: MediaType;
    readonly labels: LabelSet;
    /** Absent where rules keep it from them. */
    readonly text?: string | undefined;
    /** Why it is kept from them. */
    readonly withheld: readonly Reason[];
    /** What was found in it, by place in `text`; none where they see another text than the run has. */
    readonly findings: readonly Finding[];
}
/** A question with what it is about. */
interface Question extends InboxItem {
    readonly artifacts: readonly ShownArtifact[];
    /** The rules that ask for the answer. */
    readonly rules: readonly DecisionReason[];
    /** Names exactly what was shown, to whom: an answer carries it, and is refused once it is not so any more. */
    readonly shown: string;
}

/** A provider as a tenant has it. The key itself is nowhere in it. */
interface ProviderStanding {
    readonly id: string;
    readonly title: string;
    readonly attributes: ProviderAttributes;
    /** The provider that it is a connection of; absent for one that its plugin contributes ready. */
    readonly kind?: string | undefined;
    readonly model?: string | undefined;
    /** Where it is asked, where the configuration says so. */
    readonly baseUrl?: string | undefined;
    /** The reference to its key, and whether a key is there now. */
    readonly key?: {
        readonly reference: string;
        readonly isThere: boolean;
    } | undefined;
    readonly price?: PriceTable | undefined;
    /** Who set it up. */
    readonly by: 'host' | 'tenant' | 'plugin';
    /** True where nobody has yet seen an answer over its wire. */
    readonly isUntried: boolean;
    /** Whether steps use it that name none. */
    readonly isDefault: boolean;
}

/** What somebody answered to a question of a run. */
interface GivenAnswer {
    readonly activity: string;
    readonly decision: Answer['decision'];
    readonly by: Principal;
    readonly at: string;
    /** What they wrote with it; absent where they wrote nothing, or where it is withheld. */
    readonly note?: string | undefined;
    /** True where the rules keep the note from whoever asks. */
    readonly isNoteWithheld?: true | undefined;
}

/** What a tenant's catalogue has, as its people may read it. */
interface CatalogueContents {
    readonly scenarios: readonly Scenario[];
    readonly workflows: readonly Workflow[];
    readonly personas: readonly Persona[];
    readonly gates: readonly Gate[];
    readonly constitutions: readonly Constitution[];
}
/** The plugins of a tenant, and what was found wrong when it was assembled. */
interface TenantDiagnostics {
    readonly plugins: readonly {
        readonly id: string;
        readonly version: string;
        readonly kind: string;
    }[];
    readonly diagnostics: readonly Diagnostic[];
}

/** Which entries of the log to read: in the order of their places, from one on. */
interface EntryQuery {
    /** The place of the first, from 0. */
    readonly from?: number | undefined;
    /** At most so many; 100 by default, and never more than 1,000. */
    readonly limit?: number | undefined;
}
/** An entry with its place in the log. */
interface PlacedEntry {
    /** From 0. */
    readonly place: number;
    /** RFC 6962 leaf hash, hexadecimal. */
    readonly leafHash: string;
    /** Absent where its text was removed by age: the proof of it stays. */
    readonly entry?: AuditEntry | undefined;
}

/** Of when a report is. */
interface ReportPeriod {
    /** RFC 3339, UTC; it belongs to the period. */
    readonly from: string;
    /** RFC 3339, UTC; it does not. */
    readonly to: string;
}
/** What somebody says of when: days of UTC, or times. */
interface AskedPeriod {
    /** Thirty days before the end, where nothing is said. */
    readonly from?: string | undefined;
    /** Now, where nothing is said. */
    readonly to?: string | undefined;
}

/** What a report was made from. */
interface ReportedLog {
    /** How many entries the log has, and the signed checkpoint over them. */
    readonly size: number;
    readonly checkpoint: string;
    /** How many of them are of the period. */
    readonly entries: number;
    /** How many have no text any more, of whatever time: what they said is in no report. */
    readonly removed: number;
}

/** What one principal did of one kind, in the period. */
interface ReportedActs {
    readonly principal: string;
    readonly kind: string;
    /** The roles that they acted with, all of them. */
    readonly roles: readonly string[];
    /** The kind of entry: `fcc.artifact.read`, `fcc.request.served` and the like. */
    readonly act: string;
    /** To what, where the entry says: a route, an action, the names of what was read. */
    readonly on: string;
    /** What they showed to a server: `api_key 6f1c…`. */
    readonly by: string;
    readonly count: number;
    /** How many of them were refused. */
    readonly refused: number;
    /** In how many runs; absent where the acts are about none. */
    readonly runs?: number | undefined;
    readonly first: string;
    readonly last: string;
}
/** Who had access in a period: what the log has of everybody, and who may what as it is configured now. */
interface AccessReport extends ReportPeriod {
    readonly report: 'access';
    readonly tenant: string;
    readonly made: string;
    readonly madeBy: string;
    readonly log: ReportedLog;
    readonly acts: readonly ReportedActs[];
    /** Every API key that could be used in the period, by what is known of it now. */
    readonly keys: readonly ApiKey[];
    /** Who has which role as it is configured now, and what it allows. */
    readonly assignments: readonly (RoleAssignment & {
        readonly layer: 'host' | 'tenant';
    })[];
    readonly roles: readonly {
        readonly layer: 'host' | 'tenant';
        readonly role: string;
        readonly permissions: readonly string[];
    }[];
}

/** What comes in: an input of a scenario. */
interface ReportedInput {
    readonly scenario: string;
    readonly input: string;
    readonly mediaTypes: readonly string[];
    readonly kind: InputKind;
    /** The labels that it has from intake, or `at_intake` where label schemes give them. */
    readonly labels: readonly string[] | 'at_intake';
    /** How often it came in the period. */
    readonly count: number;
    /** The labels that it had when it came, all of them. */
    readonly seen: readonly string[];
}
/** What content is handed to. */
interface ReportedProcessor {
    readonly kind: 'model' | 'service' | 'skill' | 'person' | 'plugin';
    readonly id: string;
    /** Where it is and under which terms, as its plugin and the host state it; absent where nobody states it. */
    readonly location?: string | undefined;
    readonly region?: string | undefined;
    readonly cloud?: string | undefined;
    readonly agreements?: readonly string[] | undefined;
    readonly retentionDays?: number | undefined;
    /** How often it was asked or acted in the period; absent where the log does not count that. */
    readonly count?: number | undefined;
    readonly inputTokens?: number | undefined;
    readonly outputTokens?: number | undefined;
}
/** Where content and what is told of it goes. */
interface ReportedOutput {
    readonly kind: 'outcome' | 'webhook' | 'export' | 'recording' | 'tenant';
    readonly id: string;
    /** To whom: readers, an origin, a tenant. */
    readonly to: string;
    readonly count: number;
    /** How many were kept back by rules, where the log counts that. */
    readonly withheld?: number | undefined;
}
/** How something is protected. */
interface ReportedProtection {
    readonly what: string;
    readonly how: string;
}
/** How data flows through a tenant, by what is configured now and what the log has of a period. */
interface DataFlowReport extends ReportPeriod {
    readonly report: 'data_flow';
    readonly tenant: string;
    readonly made: string;
    readonly madeBy: string;
    readonly log: ReportedLog;
    readonly inputs: readonly ReportedInput[];
    readonly processors: readonly ReportedProcessor[];
    readonly outputs: readonly ReportedOutput[];
    readonly retention: readonly (RetentionPeriod & {
        readonly removed: number;
    })[];
    readonly encryption: readonly ReportedProtection[];
    /** How many subjects were erased in the period. */
    readonly erased: number;
}

/** What one principal may have reported of a tenant. */
interface ReportActs {
    /**
     * Who had access in a period, to what and how often, as the log has it, and who has which rights now. Audited.
     *
     * @throws FccError FCC_REPORT_PERIOD
     * @example
     * const { acts } = await session.accessReport({ from: '2026-11-01', to: '2026-12-01' })
     */
    accessReport(period?: AskedPeriod): Promise<AccessReport>;
    /**
     * What comes in, who and what handles it, where it goes, how long it is kept and how it is protected, by what is
     * configured now and what the log has of a period. Audited.
     *
     * @throws FccError FCC_REPORT_PERIOD
     */
    dataFlowReport(period?: AskedPeriod): Promise<DataFlowReport>;
}

/** What became of the runs that other versions of plugins held. */
interface ResumedRuns {
    /** Ids of the runs that continue. */
    readonly resumed: readonly string[];
    /** Those that do not, each with the code of why. */
    readonly refused: readonly {
        readonly run: string;
        readonly code: string;
    }[];
}

/** The file of a run's folder that has its audit entries with their proofs; its first line says whose they are. */
declare const OUTCOMES_AUDIT = "audit.jsonl";
/** The store's folder for what may leave it: `fcc run` writes what a run released into a folder of its id, in plain text. */
declare const outcomesFolder: ({ store }: Pick<HostConfig, "store">) => string;
/** What became of the folders that runs were written to. */
interface RemovedOutcomes {
    /** Folders of runs that were removed. */
    readonly removed: number;
    /** Folders of which nothing says whether they are concerned. Left as they are. */
    readonly unknown: readonly string[];
}

/** What hears of an erasure besides whether there was a key. */
interface ShreddingHeard {
    /** Hears what became of outcomes that `fcc run` wrote in plain text into the store’s folder for them. */
    onOutcomes?(outcomes: RemovedOutcomes): void;
}

/** What came of asking a provider one small thing. */
type ProviderTest = {
    readonly provider: string;
    /** The idempotency key that it was asked under. */
    readonly activity: string;
} & ({
    readonly outcome: 'answered';
    readonly call: CallRecord;
    readonly tookMs: number;
} | {
    readonly outcome: 'failed';
    readonly failure: FailureKind;
    /** What went wrong, without the key. */
    readonly why: string;
    readonly retryAfterMs?: number | undefined;
    readonly tookMs: number;
}
/** The rules let nothing leave for it, and nothing did. */
 | {
    readonly outcome: 'not_permitted';
    readonly reasons: readonly Reason[];
});

/** A webhook as it fares. Neither its secret is in it nor the path of its address, which may be one. */
interface WebhookState {
    readonly name: string;
    /** Scheme, host and port. */
    readonly origin: string;
    /** The kinds of events that are sent; all where absent. */
    readonly types?: readonly string[] | undefined;
    /** The references to its secrets, and whether each is there now and is one. */
    readonly secrets: readonly {
        readonly reference: string;
        readonly isThere: boolean;
    }[];
    /** Whether the host lets webhooks be there. */
    readonly isAllowed: boolean;
    /**
     * `not_started` where no server has looked after it yet: events are sent from then on. `current` where everything
     * was sent that could be; `behind` where events wait.
     */
    readonly state: 'not_started' | 'current' | 'behind' | 'failing';
    /** Whether a process has it in hand now. */
    readonly isHeld: boolean;
    readonly failing?: {
        readonly why: string;
        readonly since: string;
        readonly tries: number;
    } | undefined;
    /** How many events were given up, and wait to be sent again by somebody. */
    readonly deadLetters: number;
}
/** An event that a webhook could not be given, as it is shown. */
interface ShownDeadLetter {
    readonly event: string;
    readonly type: string;
    readonly run: string;
    readonly why: string;
    readonly tries: number;
    /** RFC 3339, UTC. */
    readonly at: string;
}

/** What came of sending events again that were given up. */
interface RedrivenWebhook {
    readonly webhook: string;
    readonly delivered: number;
    /** How many the rules of today keep here; they are given up for good. */
    readonly withheld: number;
    /** How many are in the store no more. */
    readonly gone: number;
    /** How many wait still. */
    readonly left: number;
    /** What ended it before all were sent; those that are left wait as they did. */
    readonly stoppedBy?: string | undefined;
}

/** What came of sending a webhook an event that tells of nothing. */
interface TestedWebhook {
    readonly webhook: string;
    /** The id of the event that was sent. */
    readonly event: string;
    readonly outcome: 'delivered' | 'failed' | 'withheld';
    /** Why it was not taken: `unreachable`, `status_500`, `address_refused`, `secret_missing` and the like. */
    readonly why?: string | undefined;
    /** The rules that kept it here. */
    readonly rules?: readonly string[] | undefined;
}

/** What one principal may do with the webhooks of a tenant. */
interface WebhookActs {
    /** Where the tenant's events are sent, and how each fares. */
    webhooks(): Promise<readonly WebhookState[]>;
    /** The events that a webhook could not be given, the oldest first. @throws FccError FCC_WEBHOOK_UNKNOWN */
    deadLetters(webhook: string): Promise<readonly ShownDeadLetter[]>;
    /**
     * Sends events again that a webhook could not be given, the oldest first: 100 by default, 1,000 at most. The first
     * that is not taken ends it. Audited.
     *
     * @throws FccError FCC_WEBHOOK_UNKNOWN
     * @example
     * const { delivered, left } = await session.redriveWebhook('billing')
     */
    redriveWebhook(webhook: string, options?: {
        readonly limit?: number | undefined;
        readonly signal?: AbortSignal | undefined;
    }): Promise<RedrivenWebhook>;
    /** Sends a webhook one event that tells of nothing. Audited. @throws FccError FCC_WEBHOOK_UNKNOWN */
    testWebhook(webhook: string, options?: {
        readonly signal?: AbortSignal | undefined;
    }): Promise<TestedWebhook>;
}

/** How to start a run. */
interface RunOptions extends StartOptions {
    /** Whether this process stays while a person is waited for. */
    readonly wait?: boolean | undefined;
    /**
     * Whether outcomes are shown while they are written, to whoever reads `shown()` of the handle: a reading, so
     * it takes `outcomes:read` of the scenario besides `runs:start`. A run that was there already is shown to
     * whoever has the roles that it was started with.
     */
    readonly watch?: boolean | undefined;
}
/** An answer to a run that waits for a person. */
interface Answer {
    readonly decision: 'approved' | 'rejected' | 'waived';
    /** Sealed with the run's content. */
    readonly note?: string | undefined;
    /** The question that is answered, where branches of a run ask several: the first by default. */
    readonly activity?: string | undefined;
    /**
     * `shown` of the question as it was read. Without it nothing is approved or waived, unless
     * `approvals.unread` of the host allows that; nobody has to have read what they reject.
     */
    readonly shown?: string | undefined;
}
/** An audit export: one file, with what is needed to verify it. */
interface AuditExport {
    readonly text: string;
    readonly verifierKey: string;
    readonly checkpoint: string;
}
/** What to export, and as what. */
interface ExportWanted {
    /** An exporter: its whole id, or its name where only one has it. */
    readonly format: string;
    /** The run to export; the tenant's whole audit log where absent. */
    readonly run?: string | undefined;
    /** What for; it is kept in the log. */
    readonly purpose?: string | undefined;
    /** Handed to the exporter; aborted when nobody waits any more. */
    readonly signal?: AbortSignal | undefined;
}
/** A file as an exporter wrote it. Never content: an exporter is given nothing that is sealed. */
interface ExportedFile {
    /** The exporter's whole id. */
    readonly exporter: string;
    readonly mediaType: string;
    /** How a file of it ends, without the first dot. */
    readonly extension: string;
    readonly text: string;
}
/** Everything that is known of one run. Never content. */
interface RunExplanation {
    readonly run: RunRecord;
    /** What was decided of its input, before its first visit. */
    readonly intake: readonly Decision[];
    readonly visits: readonly VisitRecord[];
    readonly entries: readonly StoredAuditEntry[];
    /**
     * What every rule made of a decision's input, as it came: those that did not fire too, with the facts that
     * each saw. By the constitutions that the run was planned with; `undefined` where they cannot be had any
     * more, because the run's subject was erased or a plugin of then is gone.
     */
    readonly looks: (decision: Decision) => readonly RuleLook[] | undefined;
}
/** What one principal may do in one tenant. */
interface TenantSession extends WebhookActs, EventActs, ReportActs {
    readonly tenant: string;
    readonly principal: Principal;
    /**
     * Starts a scenario on input; the executor takes it from there. Whoever starts a run is told what becomes of
     * it: `runs:start` covers its record and its events by this handle, and `outcomes:read` what is shown.
     *
     * @throws FccError FCC_ACCESS_DENIED, FCC_SCENARIO_UNKNOWN, FCC_PURPOSE_UNKNOWN, FCC_INPUT_*: nothing has
     * happened then
     * @example
     * const run = await session.start('deidentify-and-release', { note })
     * console.log((await run.finished()).state)
     */
    start(scenario: string, input: Readonly<Record<string, InputValue>>, options?: RunOptions): Promise<RunHandle>;
    runs(query?: RunQuery): Promise<readonly RunSummary[]>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    run(id: string): Promise<RunRecord>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    explain(id: string): Promise<RunExplanation>;
    /**
     * Makes a run once more from what is kept of it, without network: what models, services and people answered
     * is answered by the journal, the rest is made anew and held against the record, byte for byte. Nothing is
     * written. With `current` by the plan of today: it says where a changed persona, prompt or rule leads elsewhere.
     *
     * @throws FccError FCC_RUN_UNKNOWN, FCC_SEALING_SHREDDED where its subject was erased
     * @example
     * const { departure } = await session.replay(run.id)
     * if (departure) console.log(departure.at, departure.differences)
     */
    replay(id: string, options?: ReplayOptions): Promise<RunReplay>;
    /**
     * What models answered in a run that is over, sealed under a key of its own, for runs elsewhere to answer
     * from. Each answer is decided about at `release` for whoever takes it, and the act is written down before
     * anything is handed over. What has left in it no erasure reaches any more.
     *
     * @throws FccError FCC_RUN_UNKNOWN, FCC_RECORDING_RUN_OPEN, FCC_RECORDING_EMPTY, FCC_RECORDING_WITHHELD,
     * FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED where its subject was erased
     * @example
     * const { bytes, key } = await session.recording(run.id)
     * await writeFile('demo.rec', bytes)
     */
    recording(id: string, options?: {
        readonly purpose?: string | undefined;
    }): Promise<RunRecording>;
    /**
     * The events of a run: those that are known, then those to come, wherever they happen, until the run
     * ends or the signal is aborted. Who lost a connection gives the id of the last event that arrived.
     *
     * @throws FccError FCC_RUN_UNKNOWN
     * @example
     * for await (const event of session.events(id, { after: request.headers['last-event-id'] })) send(event)
     */
    events(id: string, options?: {
        readonly after?: string | undefined;
        readonly signal?: AbortSignal | undefined;
    }): AsyncIterable<CloudEvent>;
    /**
     * Follows a run, wherever it is executed; nothing becomes of it by that. It takes `runs:read` besides
     * `runs:watch`, for the handle gives the run's record; `events` alone takes `runs:watch`. Nothing is shown.
     *
     * @throws FccError FCC_RUN_UNKNOWN
     * @example
     * const { state } = await (await session.follow(id)).finished()
     */
    follow(id: string, options?: {
        readonly wait?: boolean;
    }): Promise<RunHandle>;
    /**
     * Has a run continue, and follows it. What waits for a provider or a version, is paused or in
     * quarantine continues by this command; what waits for a person continues by an answer. A run that is
     * being executed, here or elsewhere, is left to it. How it continues is the result of this act: `runs:resume`
     * covers the record and the events by this handle. Nothing is shown.
     *
     * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_OVER, FCC_RUN_VERSION, FCC_RUN_QUARANTINED
     */
    resume(id: string, options?: {
        readonly wait?: boolean;
        readonly acceptVersion?: boolean;
        readonly fromQuarantine?: boolean;
    }): Promise<RunHandle>;
    /**
     * Resumes every run that other versions of plugins hold, by one act; each gets an entry of its own.
     *
     * @example
     * const { resumed, refused } = await session.resumeAll({ acceptVersion: true })
     */
    resumeAll(options?: {
        readonly acceptVersion?: boolean;
    }): Promise<ResumedRuns>;
    /** What waits for an answer that this principal may give, the newest run first: at most 100 by default. Never content. */
    inbox(query?: {
        readonly limit?: number | undefined;
    }): Promise<readonly InboxItem[]>;
    /**
     * What a question is about, as far as this principal may see it by the rules at `release`; written down
     * before it is handed over. The first open question of the run, or the one that is named.
     *
     * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_NOT_WAITING, FCC_APPROVAL_ROLE
     * @example
     * const { artifacts, shown } = await session.question(id)
     * await session.answer(id, { decision: 'approved', shown })
     */
    question(id: string, activity?: string): Promise<Question>;
    /**
     * Answers a run that waits for a person. The holder of the run, or who resumes it, takes it from there; with
     * `enqueue`, once it has all that was asked for, the executor does at once, whoever may resume it.
     *
     * @throws FccError FCC_RUN_NOT_WAITING, FCC_APPROVAL_ROLE, FCC_APPROVAL_NOT_SEPARATE,
     * FCC_APPROVAL_UNREAD where it does not say what was read, FCC_APPROVAL_CHANGED where that has changed
     * since, FCC_STORE_ALREADY_ANSWERED
     */
    answer(id: string, answer: Answer, options?: {
        readonly enqueue?: boolean;
    }): Promise<void>;
    /**
     * The answers that people gave in a run, with their notes: each note as the rules at `release` leave it for
     * this principal, and in the log.
     *
     * @throws FccError FCC_RUN_UNKNOWN, FCC_SEALING_SHREDDED
     */
    answers(id: string): Promise<readonly GivenAnswer[]>;
    /** Ends a run as cancelled, here or in the process that holds it. `runs:cancel` covers the record that it gives. */
    cancel(id: string): Promise<RunRecord>;
    /**
     * Lets the visit under way end, then holds the run until it is resumed. Another process that holds the
     * run is asked to, and the run is given back as it still is. `runs:pause` covers the record that it gives.
     *
     * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
     */
    pause(id: string, say?: string): Promise<RunRecord>;
    /**
     * Holds a run at once, until somebody takes it out of quarantine. Another process that holds the run is
     * asked to, and the run is given back as it still is. `runs:quarantine` covers the record that it gives.
     *
     * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
     */
    quarantine(id: string, say?: string): Promise<RunRecord>;
    /**
     * The content of an outcome, as the rules at `release` leave it for this principal and purpose: one that
     * the run released, or one that its scenario releases to readers. Each reading is a decision of its own,
     * in the log before anything is handed over.
     *
     * @param options.purpose one of the scenario's purposes; the run's own by default
     * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED
     */
    outcome(id: string, name: string, options?: {
        readonly purpose?: string | undefined;
    }): Promise<Content>;
    /**
     * The content of what a step made and nobody released, also what a gate rejected: `STEP/ARTIFACT` as the run's
     * record has it. Under a permission of its own, and decided and written down as the reading of an outcome is.
     *
     * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED
     * @example
     * const { text } = await session.work(run.id, 'research/findings')
     */
    work(id: string, name: string, options?: {
        readonly purpose?: string | undefined;
    }): Promise<Content>;
    /**
     * The text of a file as a run would take it in: looked at by the tenant's rules at `run_input`, audited,
     * and as their remedies leave it.
     *
     * @throws FccError FCC_CONTENT_HALTED, FCC_CONTENT_REJECTED, FCC_CONTENT_NOT_INSPECTED
     */
    read(file: CommandFile): Promise<string>;
    /**
     * Whether something may be done outside of a run, by the tenant's rules of today: for hosts that call models
     * and tools themselves. It is in the audit log before this answers, and nothing is done by it.
     *
     * @throws FccError FCC_DECISION_POINT, FCC_ID_INVALID, FCC_PROVIDER_MISSING, FCC_PERSONA_UNKNOWN, FCC_LABELS_*
     * @example
     * const { decision, texts } = await session.decide({ at: ['prompt', 'egress'], subject: 'chat', content, provider: 'openai' })
     * if (decision === 'allow') await send(texts)
     */
    decide(request: DecisionRequest, options?: {
        readonly signal?: AbortSignal | undefined;
    }): Promise<DecisionResult>;
    /**
     * Makes an API key for a program, bound to this tenant, to roles, to a tier and to a time. Its text is in what
     * comes back, and nowhere else. Nobody gives a role that they do not have unless `api_keys:grant` names it.
     *
     * @throws FccError FCC_API_KEY_INVALID, FCC_API_KEY_ROLE, FCC_ACCESS_DENIED
     * @example
     * const { key } = await session.createApiKey({ name: 'nightly load', roles: ['developer'], expiresInDays: 90 })
     */
    createApiKey(wanted: NewApiKey): Promise<ShownApiKey>;
    /** The keys of the tenant, those that are over among them, without their texts. */
    apiKeys(): Promise<readonly ApiKey[]>;
    /**
     * Gives a key another secret under the same id. What was shown before is accepted for `overlapSeconds` more, an
     * hour by default, so that programs can change over.
     *
     * @throws FccError FCC_API_KEY_UNKNOWN, FCC_API_KEY_OVER, FCC_API_KEY_INVALID, FCC_ACCESS_DENIED
     */
    rotateApiKey(id: string, options?: {
        readonly overlapSeconds?: number | undefined;
    }): Promise<ShownApiKey>;
    /** Ends a key at once, in every process. Idempotent. @throws FccError FCC_API_KEY_UNKNOWN, FCC_ACCESS_DENIED */
    revokeApiKey(id: string): Promise<ApiKey>;
    /**
     * Lets somebody of another tenant read here: one principal or a role, some kinds of records, for a purpose, until
     * a day. Written down before it holds. Only a permission that writes `grants:create` out gives this.
     *
     * @throws FccError FCC_GRANT_INVALID, FCC_GRANT_TOO_MANY, FCC_ACCESS_DENIED
     * @example
     * await session.createGrant({
     *   to: { tenant: 'lakeside', role: 'auditor' },
     *   what: ['runs', 'artifacts'],
     *   purpose: 'joint review',
     *   until: '2027-01-31T00:00:00Z',
     * })
     */
    createGrant(wanted: NewGrant): Promise<Grant>;
    /** What the tenant granted, with what is over among it. */
    grants(): Promise<readonly Grant[]>;
    /** Takes a grant back, at once, in every process and for what is open by it. Idempotent. @throws FccError FCC_GRANT_UNKNOWN */
    revokeGrant(id: string): Promise<Grant>;
    /**
     * Reads in another tenant by what it granted. Each call of what comes back asks for the grant again, is decided by
     * the rules of both tenants at `cross_tenant_query`, and is in both logs. **Where that tenant never granted this
     * one anything, this tenant is locked** until a person of the host unlocks it.
     *
     * @throws FccError FCC_TENANT_LOCKED, FCC_GRANT_OVER, FCC_GRANT_NOT_COVERED, FCC_GRANT_FORBIDDEN, FCC_GRANT_ELSEWHERE
     * @example
     * const theirs = await session.granted('riverside', { purpose: 'joint review' })
     * for (const { id } of await theirs.runs()) console.log(await theirs.outcome(id, 'report'))
     */
    granted(tenant: string, options: {
        readonly purpose: string;
    }): Promise<GrantedReading>;
    /** What the tenant's catalogue has, as it is written. */
    catalogue(): Promise<CatalogueContents>;
    /** Of which plugins the tenant is, and what was found wrong when it was assembled. */
    diagnostics(): Promise<TenantDiagnostics>;
    /** Whether new runs are let in, by domain, and what of its own waits: nothing of other tenants, no figure of the host. */
    status(): Promise<TenantPressure>;
    /** Entries of the tenant's audit log, in the order of their places. Never content. */
    entries(query?: EntryQuery): Promise<readonly PlacedEntry[]>;
    /** Ends everything that somebody is signed in with in this tenant, at once in every process; how many sessions. */
    endSessions(principal: string): Promise<number>;
    /** Every provider here, with whether the key that it names is there; never the key. */
    providers(): Promise<readonly ProviderStanding[]>;
    /**
     * Asks a provider one small thing, with nothing of anybody in it: by the rules at `prompt` and `egress`,
     * audited. How it failed is a result. What it costs is in the result and the log, and in no run.
     *
     * @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_AMBIGUOUS
     * @example
     * const { outcome } = await session.testProvider('fast')
     */
    testProvider(id: string, options?: {
        readonly signal?: AbortSignal | undefined;
    }): Promise<ProviderTest>;
    /**
     * Destroys the key of a subject: what was sealed under it is gone for good. What `fcc run` wrote of its runs into the
     * store's own folder is removed first. `false` when there was no key. Files that were written elsewhere (`--out`,
     * `-o`, `--record`), backups and archives are not reached.
     *
     * @throws FccError FCC_FILE_LEFT: the key is as it was then
     */
    shred(subject: string, heard?: ShreddingHeard): Promise<boolean>;
    /**
     * Removes what is older than the tenant asks and no layer demands, and what nobody can open any more: contents
     * and journals of erased subjects. Gives the room back; audited. Without `apply` it only says what would go.
     *
     * @throws FccError FCC_STORE_TAMPERED
     */
    prune(options?: {
        readonly apply?: boolean;
    }): Promise<PrunedRecords>;
    /**
     * The audit entries of one run, each with the proof that it is in the tenant's log, under a fresh
     * checkpoint: what concerns a run without the log of everybody else.
     *
     * @throws FccError FCC_RUN_UNKNOWN
     */
    proofs(id: string): Promise<AuditExport>;
    /** All audit entries of the tenant, under a fresh checkpoint. */
    exportAudit(options?: {
        readonly purpose?: string | undefined;
    }): Promise<AuditExport>;
    /**
     * One run, or the audit log, in the format of an installed exporter.
     *
     * @throws FccError FCC_EXPORTER_UNKNOWN, FCC_EXPORTER_FAILED, FCC_RUN_UNKNOWN
     * @example
     * const { text } = await session.exportAs({ format: 'prov-json', run: run.id })
     */
    exportAs(wanted: ExportWanted): Promise<ExportedFile>;
}

/** One tenant, running: its own catalogue, constitution and data. */
interface TenantRuntime {
    readonly id: string;
    readonly name: string;
    readonly namespace: string;
    /** What was decided about it as it is configured now: catalogue, governance, settings. */
    readonly model: TenantModel;
    /** The events of this tenant and of no other. */
    readonly events: EventBus;
    /** What one principal may do here. @throws FccError FCC_PRINCIPAL_INVALID */
    as(principal: Principal): TenantSession;
    /**
     * Writes down which requests a server answered for this tenant, in one transaction: an entry for each in its
     * log, without content.
     */
    noteRequests(requests: readonly ServedRequest[]): Promise<void>;
}
/** A request that a server answered. */
interface ServedRequest {
    readonly principal: Principal;
    readonly credential: {
        readonly kind: string;
        readonly id: string;
    };
    /** The id of its route. */
    readonly route: string;
    readonly method: string;
    readonly status: number;
    /** The code of what went wrong, where something did. */
    readonly code?: string | undefined;
    readonly run?: string | undefined;
    readonly durationMs: number;
    /** Milliseconds since 1970, UTC: when it was answered. */
    readonly at: number;
}
/** A tenant as it is listed: ready to be used, or refused with the reasons. */
interface TenantSummary {
    readonly id: string;
    readonly name: string;
    /** Of its row in the tenant directory; 0 for a tenant as `fcc.yaml` has it. */
    readonly version: number;
    readonly state: 'ready' | 'refused';
    /** Since when it is locked, RFC 3339, as far as this process knows: nothing of it starts, and what runs waits. */
    readonly lockedSince?: string | undefined;
    /** Since when (RFC 3339), by whom and why it is suspended, as far as this process knows. */
    readonly suspended?: {
        readonly since: string;
        readonly by: string;
        readonly reason: string;
    } | undefined;
    readonly diagnostics: readonly Diagnostic[];
}

/** The session of somebody who signed in. Times are milliseconds since 1970, UTC. */
interface SignedIn {
    readonly id: string;
    readonly tenant: string;
    readonly principal: Principal;
    /** The issuer that said who they are. */
    readonly issuer: string;
    readonly tier?: string | undefined;
    readonly openedAt: number;
    readonly expiresAt: number;
    /** Until when it can be renewed at most. */
    readonly notAfter: number;
}
/** A session with the text that its cookie carries. */
interface ShownSession {
    readonly session: SignedIn;
    readonly text: string;
}

/** What an issuer said of somebody, and for how long a server lets them in by it. */
interface NewSession {
    readonly tenant: string;
    readonly principal: Principal;
    readonly issuer: string;
    readonly tier?: string | undefined;
    /** For how long it is accepted, in seconds, and until when it can be renewed at most. */
    readonly seconds: number;
    readonly maxSeconds: number;
    /** What the issuer gave for renewing it, such as a refresh token. It is sealed under the session's text. */
    readonly given?: string | undefined;
}
/** Whose session somebody shows, or why it does not hold. */
type VerifiedSession = {
    readonly kind: 'verified';
    readonly session: SignedIn;
} | {
    readonly kind: 'refused';
    readonly because: 'no session' | 'unknown' | 'wrong' | 'expired' | 'tampered';
    readonly id?: string | undefined;
};
/** The sessions of people who signed in, kept in the control store: every process on it knows them. */
interface Sessions {
    /** @throws FccError FCC_TENANT_UNKNOWN, FCC_PRINCIPAL_INVALID */
    open(wanted: NewSession): Promise<ShownSession>;
    /** The row is read each time: what was ended is refused at once in every process. */
    verify(text: string): Promise<VerifiedSession>;
    /** What the issuer gave with it; `undefined` where it gave nothing, or the text is of no session. */
    given(text: string): Promise<string | undefined>;
    /**
     * Gives a session another text and another end, by what the issuer says now. The text before it is refused from
     * then on; `undefined` where it was already, or the session cannot be renewed any more.
     */
    renew(text: string, next: Pick<NewSession, 'principal' | 'tier' | 'seconds' | 'given'> & {
        readonly tenant: string;
    }): Promise<ShownSession | undefined>;
    /** Ends a session; `false` where the text is of none. */
    end(text: string): Promise<boolean>;
}

/** Who shows a key, or why it does not hold. The reason is for the host's own log; a caller is told none. */
type VerifiedApiKey = {
    readonly kind: 'verified';
    readonly key: ApiKey;
} | {
    readonly kind: 'refused';
    readonly because: 'no key' | 'unknown' | 'wrong' | 'expired' | 'revoked' | 'tampered';
    /** The id that was shown, where what was shown has the form of a key. */
    readonly id?: string | undefined;
};

/** How much a host that is asked whether it is ready waits for, in milliseconds. */
interface ReadinessLimits {
    /** How long an entry of this process may be without its place, and a run that is due without being taken. */
    readonly lagMs: number;
    /** How long the write may take that is tried. */
    readonly withinMs: number;
}
/** Whether this process can do what is asked of it now. */
interface Readiness {
    /** `failed` where nothing could be written, or not in time. */
    readonly store: 'ok' | 'failed';
    /** `late` where an entry of some tenant has been without its place for longer than it may. */
    readonly log: 'ok' | 'late';
    /** `late` where no run that is due is taken; `elsewhere` where other processes take them. */
    readonly executor: 'ok' | 'late' | 'elsewhere';
}

/** How old the master key that wraps now is, and what a schedule says of it. */
interface MasterStanding {
    /** When it was made (RFC 3339), as its source says, or since when it is known here where that says nothing. */
    readonly since?: string | undefined;
    /** Whether `since` is only when it was first met here: it may be older. */
    readonly isFirstMet?: boolean | undefined;
    /** Why its source did not say when it was made, by its code; absent where it said so or cannot. */
    readonly problem?: string | undefined;
    /** At which age the schedule has it renewed, in milliseconds; absent without a schedule. */
    readonly rotateAfterMs?: number | undefined;
    /** Whether FCC renews it: in a file or a key service. In the environment, or handed in by a program, others do. */
    readonly renews: boolean;
    /** `unknown`: there is a schedule, and nothing says how old it is. */
    readonly state: 'unscheduled' | 'current' | 'overdue' | 'unknown';
}

/** The keys of one tenant, or of the host's own rows. */
interface OwnersKeys extends KeyCounts {
    /** A tenant, or a name that begins with `*`. */
    readonly tenant: string;
}
/** By what keys are wrapped, and how many of them are behind. */
interface KeyStatus {
    /** The master key that wraps now, with its version where a service keeps versions. */
    readonly wraps: string;
    /** How old that is, and what a schedule says of it. */
    readonly master: MasterStanding;
    readonly tenants: readonly OwnersKeys[];
    /** That it is due, or that nobody can tell, where there is a schedule. */
    readonly problem?: FccError | undefined;
    /** Master keys beside it that wrap nothing here any more, and that `retire` gives up. */
    readonly retirable: readonly string[];
}
/** What is to be rotated. */
interface KeyRotationAsked {
    /** Has every key wrapped by the newest master key; makes a new one first, unless an earlier rotation is unfinished. */
    readonly master?: boolean | undefined;
    /** Gives data keys a new version whose newest one was made before this time, in milliseconds since 1970. */
    readonly dataBefore?: number | undefined;
    /** One tenant alone. A master key that is new wraps for it then, and for others when they are rotated. */
    readonly tenant?: string | undefined;
    readonly signal?: AbortSignal | undefined;
    /** Hears how far it is with a tenant, every few hundred keys. */
    onProgress?(tenant: string, progress: RotatedKeys): void;
}
/** What was rotated of a tenant; `refused` where nothing was, for nobody could write it down. */
interface RotatedTenant extends RotatedKeys {
    readonly tenant: string;
    readonly refused?: FccError | undefined;
}
/** The master key and the data keys of every tenant of a store, while others work with them. */
interface KeyCare {
    /** @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_KEY_SERVICE */
    status(by: Principal): Promise<KeyStatus>;
    /**
     * Rotates keys; noted in the log of each tenant before and after. What was cut short is run again, with the same time,
     * and does nothing twice.
     *
     * @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_NOT_RENEWED, FCC_SEALING_KEY_SERVICE
     */
    rotate(asked: KeyRotationAsked, by: Principal): Promise<readonly RotatedTenant[]>;
    /**
     * Gives up a master key that wraps nothing any more, where it comes from a place that can do so.
     *
     * @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_NOT_RETIRED
     */
    retire(masterKeyId: string, by: Principal): Promise<void>;
}

/** What is lost where an older or empty store is accepted. */
interface LostRecords {
    readonly store: 'missing' | 'older';
    /** Audit entries that were in the log, and every run, visit, answer and outcome that they tell of. */
    readonly entries: number;
    /** The places of those entries in the log, from 0: the first one, and the one after the last. */
    readonly places: readonly [from: number, to: number];
    /** When the newest entry was written that is still there; absent where none is. */
    readonly after?: string | undefined;
    /** When the control store last heard of the store: what came later is lost too, and nobody counted it. */
    readonly until: string;
}

/** What was removed of a tenant's records, and said so. */
interface RemovedRecords {
    readonly runs: number;
    /** Audit entries whose text was removed. */
    readonly entries: number;
}

/** What was looked at in a tenant's store, and what is wrong with it. */
interface RecordsInspection {
    readonly tenant: string;
    readonly entries: number;
    readonly runs: number;
    readonly visits: number;
    readonly activities: number;
    readonly contents: number;
    /** Contents whose subjects were erased: nothing opens them, as it should be. */
    readonly erased: number;
    /** Contents of which every run that named them is gone: `fcc prune` does not find them, and nobody opens them. */
    readonly orphans: number;
    readonly events: number;
    readonly movements: number;
    /** What was removed under retention, and says so. */
    readonly removed: RemovedRecords;
    /** The first of them; `problemCount` counts all. */
    readonly problems: readonly Diagnostic[];
    readonly problemCount: number;
}

/** That a tenant was erased, and what was looked for afterwards. */
interface TenantErasure {
    readonly tenant: string;
    /** ISO 8601, UTC: of the first erasure, where it is looked at again. */
    readonly at: string;
    readonly by: string;
    /** What was looked for, by kind; every count is 0. */
    readonly remains: TenantRemains;
    /** What became of what `fcc run` wrote of its runs, in plain text. */
    readonly outcomes: RemovedOutcomes;
    /** Whether `fcc.yaml` has its block still: that is a file of the host. */
    readonly inFile: boolean;
}

/** What a reload came to. Tenants that nothing changed for are not in it. */
interface Reload {
    readonly tenants: readonly ReloadedTenant[];
    /** What is different now and counts only in a new process. */
    readonly waiting: readonly WaitingChange[];
}
/** A tenant that has something new, or would have it. */
interface ReloadedTenant {
    readonly tenant: string;
    /** `kept`: the change does not start, and what was in force before stays. */
    readonly outcome: 'added' | 'replaced' | 'kept';
    /** Why it was kept; empty otherwise. */
    readonly diagnostics: readonly Diagnostic[];
}
/** A change that needs a new process. */
interface WaitingChange {
    /**
     * `setting`: of the host, at the top of fcc.yaml. `package`: a new version at the place of one that is
     * loaded. `tenant`: no longer in the file.
     */
    readonly kind: 'setting' | 'package' | 'tenant';
    readonly name: string;
}

/**
 * The tenants of a runtime. `fcc.yaml` is one source; the others are rows in the control store, which
 * every process on that store sees. Of a tenant that is in both, what was written last counts: a row,
 * until somebody edits the tenant's block in the file.
 */
interface TenantDirectory {
    /** Every tenant of this process, the refused among them. Those that nobody used yet have nothing open. */
    list(): readonly TenantSummary[];
    /** Those of them that somebody may list, by the host's rules. @throws FccError FCC_ACCESS_DENIED where they may none */
    listFor(by: Principal): Promise<readonly TenantSummary[]>;
    /**
     * Opens every tenant, or one, to see whether it can be used: what is wrong with its store shows only
     * then.
     */
    check(id?: string): Promise<readonly TenantSummary[]>;
    /**
     * Reads everything that a tenant's store holds, each row against its digest, the log against its tree,
     * and opens each content. Takes as long as there is data.
     *
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_REFUSED where its store is not the expected one
     */
    inspect(id: string): Promise<RecordsInspection>;
    /**
     * Adds a tenant while others run, here and for every process on the same store.
     *
     * @throws FccError FCC_TENANT_EXISTS, FCC_TENANT_CONFIG, FCC_TENANT_REFUSED, FCC_TENANT_CHANGED,
     * FCC_TENANT_IN_USE, FCC_ACCESS_DENIED: nothing was added then
     * @example
     * await runtime.tenants.add(tenantConfig('lakeside', { plugins: ['healthcare'] }, file), operator)
     */
    add(config: TenantConfig, by: Principal): Promise<TenantSummary>;
    /**
     * Gives a tenant another configuration. What starts from now on has the new one; what is under way
     * finishes on its own.
     *
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_CONFIG, FCC_TENANT_REFUSED, FCC_TENANT_CHANGED,
     * FCC_ACCESS_DENIED: the tenant stays as it was then; also where a plugin does
     * not start that did not fail before
     */
    replace(config: TenantConfig, by: Principal): Promise<TenantSummary>;
    /**
     * Takes over what is new since the start or the last reload, without a restart: tenants' blocks in
     * `fcc.yaml`, and packages that were installed or came in another version at a place of their own. Each
     * tenant changes as {@link replace} changes it, or keeps what it has with the reason. What only a new
     * process can have is told of. A configuration that was given in code stays.
     *
     * @param by may replace every tenant of this process, and add those that are new
     * @throws FccError FCC_CONFIG_*, FCC_ACCESS_DENIED: nothing was taken over then
     * @example
     * process.on('SIGHUP', () => runtime.tenants.reload(operator).then(tell, complain))
     */
    reload(by: Principal): Promise<Reload>;
    /**
     * Takes a tenant out of the directory. Its data stays where it is. Runs under way finish; nothing new
     * starts.
     *
     * @returns whether everything of it was closed within `limits.closeGraceMs`; else that happens later
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_CHANGED, FCC_ACCESS_DENIED
     */
    remove(id: string, by: Principal): Promise<boolean>;
    /**
     * Erases a tenant for good while others run: stops it, removes its records, files, objects, keys, credentials and
     * everything else that the store has of it, and looks for what is left. What stays is a row that says when it was
     * erased and by whom, so that no copy of it is taken for it. Cut short, or refused because something is left or
     * another process has it open, it is called again and finishes.
     *
     * @param given `confirm` is the id once more: there is no way back
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_ERASE_CONFIRM, FCC_TENANT_ERASE_STORE, FCC_TENANT_ERASE_IN_USE,
     * FCC_TENANT_ERASE_LEFT, FCC_TENANT_CHANGED, FCC_ACCESS_DENIED
     * @example
     * await runtime.tenants.erase('lakeside', operator, { confirm: 'lakeside' })
     */
    erase(id: string, by: Principal, given: {
        readonly confirm: string;
    }): Promise<TenantErasure>;
    /**
     * Suspends a tenant while others run, in every process on the same store. Nothing new of it starts and no content
     * of it is read; what is under way finishes its visit and waits; who may reads its runs and its log, exports and
     * erases subjects. It stays suspended whatever becomes of its configuration, until it is resumed.
     *
     * @param given `reason` is one line: it is in the tenant's log, and shown to who is refused
     * @returns `false` where it was suspended already; the first reason stays then
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_REASON_INVALID, FCC_ACCESS_DENIED
     * @example
     * await runtime.tenants.suspend('lakeside', operator, { reason: 'their key was stolen' })
     */
    suspend(id: string, by: Principal, given: {
        readonly reason: string;
    }): Promise<boolean>;
    /**
     * Lets a suspended tenant work again; what waited continues. A lock stays.
     *
     * @returns `false` where it was not suspended
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_ACCESS_DENIED
     */
    resume(id: string, by: Principal): Promise<boolean>;
    /**
     * Lets a tenant work again that is locked because it named another one without a grant; written into its log.
     *
     * @returns `false` where it was not locked
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_ACCESS_DENIED
     */
    unlock(id: string, by: Principal): Promise<boolean>;
    /** Takes over at once what other processes changed; happens by itself every `limits.directoryPollMs`. */
    refresh(): Promise<readonly Diagnostic[]>;
}

/** What a table of a tenant comes to. */
interface TableCount {
    readonly table: string;
    readonly rows: number;
    /** SHA-256 over its rows, in hexadecimal digits: equal rows in two stores have equal ones. */
    readonly digest: string;
}
/** What everything of a tenant comes to. */
interface TenantCounts {
    readonly tables: readonly TableCount[];
    /** Entries that have their place in the audit tree, and its root in hexadecimal digits. */
    readonly size: number;
    readonly root: string;
}

/** Whether something that has the name already is written over. */
interface Overwriting {
    /** Default false: it is refused then. */
    readonly force?: boolean | undefined;
}
/**
 * Refuses a name that something has already, also a link that leads nowhere: to be asked before an act that is logged.
 *
 * @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
 */
declare function assertFileFree(file: string, { force }?: Overwriting): void;
/** Writes a file of content at once, as `openContentFile` does. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
declare function writeContentFile(file: string, content: string | Uint8Array, over?: Overwriting): void;

/** For whom the keys in a backup are wrapped; `none` has no keys at all. */
type KeysFor = {
    readonly kind: 'none';
} | {
    readonly kind: 'passphrase';
    readonly salt: string;
    readonly cost: number;
}
/** X25519: the public half of a key pair that was made for this backup alone. */
 | {
    readonly kind: 'public_key';
    readonly ephemeral: string;
};
/** Who is to open a backup, as they give it. */
interface BackupReceiver {
    readonly passphrase?: string | undefined;
    /** An X25519 key in PEM: the public one to make a backup, the private one to restore it. */
    readonly pem?: string | undefined;
}

/** What the first line of a backup says. */
interface BackupHeader {
    readonly format: 'fcc-backup';
    readonly version: 1;
    readonly at: string;
    readonly by: string;
    readonly tenants: readonly string[];
    readonly keys: KeysFor;
}

/** A tenant that is not in a backup of all, and why. */
interface RefusedBackup {
    readonly tenant: string;
    readonly error: FccError;
}
/** What a backup holds. */
interface BackupResult {
    /** Tenants that are not in it, because nobody can use what is there of them. */
    readonly refused: readonly RefusedBackup[];
    readonly file: string;
    readonly keys: BackupHeader['keys']['kind'];
    readonly tenants: readonly (Pick<TenantCounts, 'size' | 'root'> & {
        readonly tenant: string;
        readonly rows: number;
    })[];
}

/** What is said of a tenant that is to be exported. */
interface TenantExport extends BackupReceiver, Overwriting {
    /** Where the archive goes. */
    readonly file: string;
}
/** What an archive holds. */
interface ExportedTenant {
    readonly tenant: string;
    readonly file: string;
    readonly keys: BackupResult['keys'];
    readonly documents: number;
    readonly rows: number;
    /** Entries of the log that have their place, and the root of its tree in hexadecimal digits. */
    readonly size: number;
    readonly root: string;
}

/** A grant of a tenant here to one of the same name as a tenant that comes from elsewhere. */
interface GrantHere {
    readonly tenant: string;
    readonly grant: string;
}

/** What was taken over of a tenant's boundary, and what was not. */
interface RestoredBoundary {
    /** How many grants ended by it: whom they named is somebody of the host that they were made on. */
    readonly grantsEnded: number;
    readonly isLocked: boolean;
    readonly isSuspended: boolean;
}

/** A tenant that was restored. */
interface RestoredTenant {
    readonly tenant: string;
    readonly rows: number;
    readonly size: number;
    readonly root: string;
    /** How many erasures were carried out: of the backup, of the store, and of the list that was given. */
    readonly erasures: number;
    /** What became of its grants, its lock and its suspension, where it ever had any. */
    readonly boundary?: RestoredBoundary | undefined;
    /** What the directory said of it, to be written down anew. */
    readonly directory?: DirectoryRow | undefined;
}

/** A secret of the host that a configuration asks for. */
interface NamedSecret {
    /** Where it stands in the configuration: `providers.vendor.key`. */
    readonly at: string;
    /** `env:NAME` or `file:PATH`; never the secret. */
    readonly reference: string;
}

/** What is said of an archive that is to be imported. */
interface TenantImport extends BackupReceiver {
    readonly file: string;
    /** Where the tenant's documents go; `tenants/ID` beside `fcc.yaml` by default. */
    readonly documents?: string | undefined;
    /** Backups of later, whose lists of erasures are carried out: who was erased since stays erased. */
    readonly erasures?: readonly string[] | undefined;
}
/** A tenant that was imported. */
interface ImportedTenant extends Omit<RestoredTenant, 'directory'> {
    readonly name: string;
    /** When the archive was made (RFC 3339), and by whom, as it says. */
    readonly at: string;
    readonly by: string;
    /** Where its documents are; absent where it has none. */
    readonly documents?: string | undefined;
    /** Secrets of this host that its configuration asks for: what it is given once it is accepted. */
    readonly secrets: readonly NamedSecret[];
    /** Grants of tenants here to whoever had its name: it can use them. */
    readonly grantsHere: readonly GrantHere[];
}

/** Tenants as archives, while the runtime is open. */
interface TenantArchives {
    /**
     * Writes everything of a tenant into one archive, as it is at one moment, while it and others work: its configuration
     * with its documents, runs, contents, the log with its proofs, grants, lock and suspension, where its webhooks are.
     * Keys are in it for whoever has the passphrase or the private key of the recipient; nothing by which anybody signs
     * in is, and secrets of the configuration are references, as they are written.
     *
     * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_ARCHIVE_DOCUMENT, FCC_STORE_NOT_CARRIED, FCC_FILE_EXISTS,
     * FCC_FILE_UNWRITABLE, FCC_ACCESS_DENIED
     * @example
     * await runtime.tenants.export('lakeside', operator, { file: 'lakeside.fcctenant', passphrase })
     */
    export(id: string, by: Principal, given: TenantExport): Promise<ExportedTenant>;
    /**
     * Imports a tenant from such an archive, all of it or nothing. It is refused until somebody accepts what it may run
     * with here. Its lock and its suspension stay; its grants are over, for whom they name is somebody of another host.
     *
     * @throws FccError FCC_TENANT_ARCHIVE_DAMAGED, FCC_TENANT_ARCHIVE_KEY, FCC_TENANT_ARCHIVE_PROOFS,
     * FCC_TENANT_ARCHIVE_FOLDER, FCC_TENANT_CONFIG, FCC_TENANT_ERASED, FCC_STORE_TAKEN, FCC_ACCESS_DENIED
     * @example
     * const { tenant } = await runtime.tenants.import(operator, { file: 'lakeside.fcctenant', passphrase })
     * await runtime.accept(tenant, operator)
     */
    import(by: Principal, given: TenantImport): Promise<ImportedTenant>;
}

/** How to make a runtime. Everything has a default: `fcc.yaml` and installed plugins of the working directory. */
interface RuntimeOptions {
    /** The folder of the application: its `fcc.yaml`, and the `package.json` whose dependencies are looked through. */
    readonly directory?: string | undefined;
    /** Another file than `fcc.yaml` in that folder. */
    readonly configFile?: string | undefined;
    /** The configuration itself, instead of a file. */
    readonly config?: HostConfig | undefined;
    /** Plugins given in code; discovery does not happen then. */
    readonly plugins?: readonly GivenPlugin[] | undefined;
    /**
     * Ids of the tenants that are wanted here, where not all are. Of the others nothing is loaded or
     * opened: a command about one tenant has no business with its neighbours.
     */
    readonly tenants?: readonly string[] | undefined;
    /**
     * Whether this process looks for runs that are due and that nobody holds, at its start and every
     * `limits.recoveryMs`, and sends events to webhooks; by default it does. A command about one run has no business
     * with the others.
     */
    readonly recover?: boolean | undefined;
    /** How many runs this process advances side by side, in place of `executor.concurrency`. */
    readonly concurrency?: number | undefined;
    /**
     * `required` denies whatever no role of a principal allows, also where nobody configured roles, and knows the
     * built-in roles (`BUILT_IN_ROLES`). `configured`, the default, denies once any roles are configured.
     */
    readonly access?: 'configured' | 'required' | undefined;
    /** Who is asked before each visit: a ledger, and the mode. Everything passes where absent. */
    readonly admission?: AdmissionPorts | undefined;
    /** The key that wraps data keys; a file beside the store where absent. */
    readonly masterKey?: MasterKey | undefined;
    /** Milliseconds since 1970, UTC. */
    readonly clock?: (() => number) | undefined;
    readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}
/** A plugin given in code, with its manifest where it has one. */
type GivenPlugin = Plugin | {
    readonly plugin: Plugin;
    readonly found: FoundManifest;
};
/** Tenants in one process: shared infrastructure below, nothing shared above. */
interface Runtime {
    readonly config: HostConfig;
    /** Whether roles are required of everybody, or only where some are configured. */
    readonly access: 'configured' | 'required';
    readonly diagnostics: readonly Diagnostic[];
    /** The manifests found or given, sorted by id. */
    readonly manifests: readonly FoundManifest[];
    /** Those that some tenant uses now. */
    readonly assemblies: readonly Assembly[];
    /** The tenants: listed, added, replaced and removed while the process runs. */
    readonly tenants: TenantDirectory & TenantArchives;
    /**
     * @throws FccError FCC_TENANT_UNKNOWN, or FCC_TENANT_REFUSED with the reasons
     * @example
     * const session = runtime.tenant('riverside').as({ kind: 'human', id: 'ada', roles: [] })
     */
    tenant(id: string): TenantRuntime;
    /**
     * Accepts that a tenant has fewer safeguards than it last started with; audited. The tenant starts
     * with the next runtime.
     *
     * @throws FccError FCC_TENANT_REFUSED where it would not start with what is there either: nothing is
     * accepted then
     */
    accept(id: string, by: Principal): Promise<readonly string[]>;
    /** Code lists, catalogues and tables that all tenants of the store share; read-only to runs. */
    readonly referenceData: {
        /** Every version, in the order in which they were imported. */
        list(): Promise<readonly ReferenceData[]>;
        /**
         * Keeps a version for all tenants. The same again changes nothing.
         *
         * @throws FccError FCC_REFERENCE_INVALID, FCC_STORE_REFERENCE_TAKEN, FCC_ACCESS_DENIED
         * @example
         * await runtime.referenceData.import({ name: 'icd-10-cm', version: '2026', mediaType: 'text/csv', text }, operator)
         */
        import(data: NewReferenceData, by: Principal): Promise<ReferenceData>;
    };
    /** By what the keys of all tenants are wrapped; rotated while others work. */
    readonly keys: KeyCare;
    /**
     * Whose API key somebody shows. It is looked up each time: what was revoked is refused at once.
     *
     * @example
     * const shown = await runtime.verifyApiKey(request.headers['x-api-key'])
     * if (shown.kind === 'verified') runtime.tenant(shown.key.tenant).as(shown.key.principal)
     */
    verifyApiKey(text: string): Promise<VerifiedApiKey>;
    /**
     * Whether this process can do what is asked of it now: its store is written to, its log has its places, and its
     * executor takes what is due.
     */
    readiness(limits: ReadinessLimits): Promise<Readiness>;
    /**
     * How the host is: where work piles up in its processes, what is done about new runs, and the numbers by which it
     * may be scaled. By what each process that works told lately, so that any process may ask.
     *
     * @throws FccError FCC_ACCESS_DENIED
     * @example
     * const { signals } = await runtime.status(operator)
     * if (signals.queueDepth === null) throw new Error('nobody knows how deep the queue is')
     */
    status(by: Principal): Promise<HostStatus>;
    /** The sessions of people who signed in at a server; each is a row of the control store. */
    readonly sessions: Sessions;
    /**
     * Accepts that a tenant's store is empty, or older than it was; audited in its own log, with what is
     * lost. It opens with the next use.
     *
     * @returns what is lost; `undefined` where the store is the expected one
     * @throws FccError FCC_STORE_FOREIGN, FCC_STORE_UNMARKED: such a store cannot be accepted
     */
    acceptStore(id: string, by: Principal): Promise<LostRecords | undefined>;
    /** Waits for the visits under way, signs what is left, lets everything go in reverse order; idempotent. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a runtime: reads the configuration, finds plugins, starts the host's part once, an assembly
 * per set of plugins, and each tenant on top. A tenant that cannot start safely is refused; others run.
 *
 * @throws FccError FCC_CONFIG_*, FCC_TENANT_UNKNOWN, FCC_HOST_*, FCC_SEALING_*, FCC_STORE_*: nothing is left open then
 * @example
 * await using runtime = await createRuntime()
 * const run = await runtime.tenant('riverside').as(principal).start('deidentify-and-release', { note })
 */
declare function createRuntime(options?: RuntimeOptions): Promise<Runtime>;

/** What was found, and everything that was skipped with its reason. */
interface Discovery {
    readonly found: readonly FoundManifest[];
    readonly diagnostics: readonly Diagnostic[];
    /** How many dependencies the application names. */
    readonly named: number;
}
/**
 * Finds plugins among the direct dependencies of the application and what they include, each
 * resolved from its own location. Reads `package.json` files; imports nothing.
 */
declare function discoverPlugins(folder: string): Discovery;

/** A build, and a source that was written after it; paths from the package's folder. */
interface OutdatedBuild {
    readonly build: string;
    readonly source: string;
}
/** A package as it lies there: its folder, and `exports` of its package.json. */
interface BuiltPackage {
    readonly folder: string;
    readonly exports: unknown;
}
/** Whether a package of a workspace names its sources, so that nothing need be built to be tried. */
declare function hasSources(exports: unknown): boolean;
/**
 * Whether what a package exports was built before its sources were last written, so that importing
 * it gives what it was before. `undefined` where it was not, where nothing is built, and where the
 * package exports its sources.
 *
 * @example
 * findOutdatedBuild({ folder, exports: './dist/index.js' })
 * // { build: 'dist/index.js', source: 'src/badge.ts' }
 */
declare function findOutdatedBuild({ folder, exports }: BuiltPackage): OutdatedBuild | undefined;

/** A module that imports every plugin of an application, and what was found on the way. */
interface PluginModule {
    readonly text: string;
    /** The plugins in it, in the order in which they start. */
    readonly plugins: readonly FoundManifest[];
    /** Why others are not in it. */
    readonly diagnostics: readonly Diagnostic[];
}
/**
 * Writes the list of an application's plugins as a module that imports them, for hosts whose packages
 * cannot be looked for where they run: bundles, and builds that are moved without their `node_modules`.
 * Its export goes to `createRuntime({ plugins })`. A bundler or file tracer sees the imports.
 *
 * @param directory the application's folder, with its package.json
 * @param file where the module will lie: imports of what the application does not depend on itself
 * are relative to it
 *
 * @example
 * const { text } = writePluginModule('/app', '/app/src/plugins.generated.js')
 */
declare function writePluginModule(directory: string, file: string): PluginModule;

/**
 * The queue of one process, in its memory: what it forgets when the process ends, the recovery scan
 * of the next one finds in the stores.
 */
declare const inProcessExecutor: ExecutorFactory;

/**
 * Imports a discovered package's default export from where it was found. The application's own
 * resolution is not asked again: what was planned is what is loaded. A package that is data alone is
 * the plugin that its documents make; nothing of it is imported.
 */
declare function loadPlugin(found: Pick<FoundManifest, 'packageName' | 'location'>): Promise<unknown>;

/**
 * Contains what plugins throw where nobody waits, and lets no plugin end the process as if all were
 * well. What is not a plugin's is left to the host's own listeners, and where it has none, to what Node
 * does by default. It stays for as long as the process lives: what a plugin left behind may come after
 * its runtime was closed. A second call changes nothing.
 */
declare function guardProcess(): void;

/**
 * Reads the recording that a connection names, and opens it with the key that it names.
 *
 * @param secret resolves the reference to the key
 * @throws FccError FCC_RECORDING_MISSING, FCC_RECORDING_TOO_LARGE, FCC_RECORDING_INVALID, FCC_RECORDING_KEY
 */
declare function readRecording({ model, key, limits }: Connection, secret?: (reference: string) => Promise<string>): Promise<Recording>;

declare const RECORDING_PROVIDER: string;
/** Where a recording is, and the key that opens it. */
interface RecordingPlace {
    /** An absolute path. */
    readonly file: string;
    /** By reference: `file:PATH`, `env:NAME`. */
    readonly key: string;
}
/** A recording as a connection, such as stands under `providers:` with `kind: recorded`. */
declare function recordingConnection({ file, key }: RecordingPlace): Connection;
/**
 * A configuration with a recording among the providers of each tenant: a run that is started with
 * `provider: RECORDING_PROVIDER` is answered by it and by nobody else. Pure.
 *
 * @example
 * const config = withRecording(readConfig('/srv/fcc.yaml'), { file: '/srv/demo.rec', key: 'env:DEMO_KEY' })
 * const runtime = await createRuntime({ config })
 * await runtime.tenant('acme').as(ada).start('tell', { note }, { provider: RECORDING_PROVIDER })
 */
declare function withRecording(config: HostConfig, place: RecordingPlace): HostConfig;

/** A part of a report as a table: the same for a page, a file for a spreadsheet and a terminal. */
interface ReportSection {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
}
/**
 * A report as tables, everything that it has. Pure. What is not known is an empty cell, and never 0.
 *
 * @example
 * const [acts] = reportSections(await session.accessReport())
 */
declare function reportSections(report: AccessReport | DataFlowReport): readonly ReportSection[];

/**
 * Calls a plugin's code for whoever waits for it, such as a run, and fails with what it throws elsewhere meanwhile: a promise that it
 * does not await, or a timer. What comes after the call has ended is contained too, and nobody's run
 * fails for it: where it was called for a run, its host hears of it, with the plugin and the run.
 *
 * @throws FccError FCC_PLUGIN_DETACHED_ERROR, besides whatever the code throws
 */
declare function callContained<Result>(pluginId: string, work: () => Result | Promise<Result>): Result | Promise<Result>;

/** What goes before the persona in the id of its conversation: `conversation/core-catalog/RC`. */
declare const CONVERSATION = "conversation";
/** What one turn of a conversation is for, where nobody says more. */
declare const CONVERSATION_PURPOSE = "conversation";
/** A name as clients write that of a model: `clinical-data-steward`. */
declare function slugOf(name: string): string;

/** What goes before persona and action in the id of one action: `action/core-catalog/RC/compare`. */
declare const PERSONA_ACTION = "action";

/**
 * Resolves a reference to a secret, now: `env:NAME` is a variable of the environment, `file:PATH` the
 * text of a file without the line break at its end. Only what the settings of the same plugin and tenant
 * name is resolved, so that one tenant's key is never another's. Nothing is kept: a key that was changed
 * is the new one at the next call, also for a run that started before.
 *
 * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS, neither with the secret in it
 * @example
 * await resolveSecret({ key: 'env:CODES_KEY' }, 'env:CODES_KEY')
 */
declare function resolveSecret(settings: unknown, reference: string): Promise<string>;

/** A store that was opened by itself. */
interface OpenStore {
    readonly backend: StoreBackend;
    /** Idempotent. */
    close(): Promise<void>;
}
/**
 * Opens the store of a configuration by itself, as suites do that are about stores: no tenant is started, and
 * nothing that lies in it is recognised.
 *
 * @example
 * const { backend, close } = await openStore({ directory })
 */
declare function openStore(options?: Pick<RuntimeOptions, 'directory' | 'configFile' | 'config' | 'plugins'>): Promise<OpenStore>;

/** The log of a tenant, out of a backup: to be verified, and to continue nothing. */
interface BackupProofs {
    readonly tenant: string;
    /** An export of the audit log, as `fcc audit verify` reads it. */
    readonly text: string;
    /** Whose signature it is: to be held against one that was had from somewhere else. */
    readonly verifierKey: string;
    readonly checkpoint: string;
    readonly entries: number;
    /** How many of them lay under no checkpoint when the backup was made: nobody signed those. */
    readonly unsigned: number;
}

/** A tenant that was copied, and what it comes to in both stores. */
interface CopiedTenant extends TenantCounts {
    readonly tenant: string;
}
/** What is done with whole stores: without any tenant started, and in no process that serves. */
interface StoreKeeper {
    readonly config: HostConfig;
    /** What a store holds of each tenant. */
    status(use?: string): Promise<readonly CopiedTenant[]>;
    /** Brings the tables of a store to the newest step; gives back the steps that were taken. */
    migrate(by: Principal, use?: string): Promise<readonly string[]>;
    /**
     * Copies tenants from one store to another, and verifies each. What was cut short is begun again and
     * finds what it has.
     *
     * @throws FccError FCC_STORE_NOT_CARRIED, FCC_STORE_IN_USE, FCC_STORE_TAKEN, FCC_STORE_COPY_DIFFERS, FCC_ACCESS_DENIED
     */
    copy(given: {
        readonly from: string;
        readonly to: string;
        readonly tenant?: string | undefined;
    }, by: Principal, onCopied?: (copied: CopiedTenant) => void): Promise<{
        readonly tenants: readonly CopiedTenant[];
        readonly references: number;
    }>;
    /**
     * Writes everything of one tenant or of all to a file. Of all, those that nobody can use are named in the result and
     * left out.
     *
     * @throws FccError FCC_ACCESS_DENIED, FCC_STORE_NO_TENANT, FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
     */
    backUp(given: BackupReceiver & Overwriting & {
        readonly file: string;
        readonly tenant?: string | undefined;
    }, by: Principal): Promise<BackupResult>;
    /**
     * Restores tenants from a backup into the store of the configuration, or the one that is named.
     *
     * @throws FccError FCC_STORE_BACKUP_DAMAGED, FCC_STORE_BACKUP_KEY, FCC_STORE_BACKUP_PROOFS, FCC_STORE_TAKEN,
     * FCC_ACCESS_DENIED
     */
    restore(given: BackupReceiver & {
        readonly file: string;
        readonly to?: string | undefined;
        readonly tenant?: string | undefined;
        /** Backups of later, whose lists of erasures are carried out. */
        readonly erasures?: readonly string[] | undefined;
    }, by: Principal): Promise<readonly RestoredTenant[]>;
    /**
     * The logs in a backup, of every tenant or one, to be verified: no key is needed, and nothing is restored.
     *
     * @throws FccError FCC_STORE_BACKUP_DAMAGED, FCC_STORE_NO_TENANT, FCC_ACCESS_DENIED
     */
    proofs(given: {
        readonly file: string;
        readonly tenant?: string | undefined;
    }, by: Principal): Promise<readonly BackupProofs[]>;
    /**
     * Writes everything of a tenant into one archive; see `runtime.tenants.export`.
     *
     * @throws FccError FCC_STORE_NO_TENANT, FCC_TENANT_ARCHIVE_*, FCC_ACCESS_DENIED
     */
    exportTenant(tenant: string, given: TenantExport, by: Principal): Promise<ExportedTenant>;
    /**
     * Imports a tenant from an archive; see `runtime.tenants.import`.
     *
     * @throws FccError FCC_TENANT_ARCHIVE_*, FCC_TENANT_ERASED, FCC_STORE_TAKEN, FCC_TENANT_CONFIG, FCC_ACCESS_DENIED
     */
    importTenant(given: TenantImport, by: Principal): Promise<ImportedTenant>;
    /** Idempotent. */
    close(): Promise<void>;
}
/** Starts the host's part of the plugins, for what is done with whole stores. */
declare function openStoreKeeper(options?: Pick<RuntimeOptions, 'directory' | 'configFile' | 'config' | 'plugins' | 'masterKey' | 'clock' | 'onDiagnostic'>): Promise<StoreKeeper>;

/** The roles that everybody knows where roles are required, and what each may. `*` gives nothing that is explicit. */
declare const BUILT_IN_ROLES: {
    readonly viewer: readonly ("api_keys:create" | "api_keys:grant" | "api_keys:list" | "api_keys:revoke" | "api_keys:rotate" | "approvals:approve" | "approvals:approve_own" | "approvals:read" | "approvals:reject" | "approvals:waive" | "approvals:waive_own" | "audit:export" | "audit:read" | "catalogue:read" | "decisions:request" | "diagnostics:read" | "documents:create" | "events:read" | "events:replay" | "files:read" | "grants:create" | "grants:list" | "grants:revoke" | "grants:use" | "keys:read" | "keys:rotate" | "outcomes:read" | "principals:sign_out" | "providers:list" | "providers:test" | "records:export" | "records:prune" | "reference_data:import" | "reports:read" | "runs:cancel" | "runs:explain" | "runs:list" | "runs:pause" | "runs:quarantine" | "runs:read" | "runs:record" | "runs:replay" | "runs:resume" | "runs:start" | "runs:watch" | "safeguards:accept" | "status:read" | "stores:accept" | "stores:back_up" | "stores:copy" | "stores:migrate" | "stores:restore" | "subjects:shred" | "tenants:add" | "tenants:erase" | "tenants:export" | "tenants:import" | "tenants:list" | "tenants:remove" | "tenants:replace" | "tenants:resume" | "tenants:suspend" | "tenants:unlock" | "webhooks:list" | "webhooks:redrive" | "webhooks:test" | "work:read" | "workflows:start")[];
    readonly developer: readonly [...("api_keys:create" | "api_keys:grant" | "api_keys:list" | "api_keys:revoke" | "api_keys:rotate" | "approvals:approve" | "approvals:approve_own" | "approvals:read" | "approvals:reject" | "approvals:waive" | "approvals:waive_own" | "audit:export" | "audit:read" | "catalogue:read" | "decisions:request" | "diagnostics:read" | "documents:create" | "events:read" | "events:replay" | "files:read" | "grants:create" | "grants:list" | "grants:revoke" | "grants:use" | "keys:read" | "keys:rotate" | "outcomes:read" | "principals:sign_out" | "providers:list" | "providers:test" | "records:export" | "records:prune" | "reference_data:import" | "reports:read" | "runs:cancel" | "runs:explain" | "runs:list" | "runs:pause" | "runs:quarantine" | "runs:read" | "runs:record" | "runs:replay" | "runs:resume" | "runs:start" | "runs:watch" | "safeguards:accept" | "status:read" | "stores:accept" | "stores:back_up" | "stores:copy" | "stores:migrate" | "stores:restore" | "subjects:shred" | "tenants:add" | "tenants:erase" | "tenants:export" | "tenants:import" | "tenants:list" | "tenants:remove" | "tenants:replace" | "tenants:resume" | "tenants:suspend" | "tenants:unlock" | "webhooks:list" | "webhooks:redrive" | "webhooks:test" | "work:read" | "workflows:start")[], "runs:pause", "runs:resume", "runs:replay", "files:read", "providers:list", "providers:test", "diagnostics:read", "status:read"];
    readonly analyst: readonly [...("api_keys:create" | "api_keys:grant" | "api_keys:list" | "api_keys:revoke" | "api_keys:rotate" | "approvals:approve" | "approvals:approve_own" | "approvals:read" | "approvals:reject" | "approvals:waive" | "approvals:waive_own" | "audit:export" | "audit:read" | "catalogue:read" | "decisions:request" | "diagnostics:read" | "documents:create" | "events:read" | "events:replay" | "files:read" | "grants:create" | "grants:list" | "grants:revoke" | "grants:use" | "keys:read" | "keys:rotate" | "outcomes:read" | "principals:sign_out" | "providers:list" | "providers:test" | "records:export" | "records:prune" | "reference_data:import" | "reports:read" | "runs:cancel" | "runs:explain" | "runs:list" | "runs:pause" | "runs:quarantine" | "runs:read" | "runs:record" | "runs:replay" | "runs:resume" | "runs:start" | "runs:watch" | "safeguards:accept" | "status:read" | "stores:accept" | "stores:back_up" | "stores:copy" | "stores:migrate" | "stores:restore" | "subjects:shred" | "tenants:add" | "tenants:erase" | "tenants:export" | "tenants:import" | "tenants:list" | "tenants:remove" | "tenants:replace" | "tenants:resume" | "tenants:suspend" | "tenants:unlock" | "webhooks:list" | "webhooks:redrive" | "webhooks:test" | "work:read" | "workflows:start")[], "runs:replay", "records:export"];
    readonly operator: readonly ["catalogue:read", "diagnostics:read", "status:read", "runs:list", "runs:read", "runs:explain", "runs:watch", "runs:cancel", "runs:pause", "runs:resume", "runs:quarantine", "providers:list", "providers:test", "events:read", "events:replay", "webhooks:list", "webhooks:test", "webhooks:redrive", "records:prune", "tenants:list", "tenants:add", "tenants:replace", "tenants:suspend", "tenants:resume", "tenants:remove", "tenants:import", "tenants:unlock"];
    readonly 'privacy-officer': readonly [...("api_keys:create" | "api_keys:grant" | "api_keys:list" | "api_keys:revoke" | "api_keys:rotate" | "approvals:approve" | "approvals:approve_own" | "approvals:read" | "approvals:reject" | "approvals:waive" | "approvals:waive_own" | "audit:export" | "audit:read" | "catalogue:read" | "decisions:request" | "diagnostics:read" | "documents:create" | "events:read" | "events:replay" | "files:read" | "grants:create" | "grants:list" | "grants:revoke" | "grants:use" | "keys:read" | "keys:rotate" | "outcomes:read" | "principals:sign_out" | "providers:list" | "providers:test" | "records:export" | "records:prune" | "reference_data:import" | "reports:read" | "runs:cancel" | "runs:explain" | "runs:list" | "runs:pause" | "runs:quarantine" | "runs:read" | "runs:record" | "runs:replay" | "runs:resume" | "runs:start" | "runs:watch" | "safeguards:accept" | "status:read" | "stores:accept" | "stores:back_up" | "stores:copy" | "stores:migrate" | "stores:restore" | "subjects:shred" | "tenants:add" | "tenants:erase" | "tenants:export" | "tenants:import" | "tenants:list" | "tenants:remove" | "tenants:replace" | "tenants:resume" | "tenants:suspend" | "tenants:unlock" | "webhooks:list" | "webhooks:redrive" | "webhooks:test" | "work:read" | "workflows:start")[], "approvals:read", "approvals:approve", "approvals:reject", "approvals:waive", "subjects:shred", "records:export", "audit:read", "audit:export", "reports:read"];
    readonly auditor: readonly ["catalogue:read", "runs:list", "runs:read", "runs:explain", "runs:replay", "audit:read", "audit:export", "reports:read", "records:export", "events:read", "webhooks:list"];
    readonly admin: readonly ["*", "api_keys:grant", "grants:create", "tenants:erase", "tenants:export", "tenants:unlock"];
};

/** Who may do what at a tenant, as its roles and the host's say it. */
interface TenantPermissions {
    /** Whether the host or the tenant has roles; where neither has, all is allowed that a kind may do. */
    readonly isConfigured: boolean;
    /** Whether `who` are roles, each as a person has it, and not one principal. */
    readonly isByRole: boolean;
    readonly who: readonly {
        /** A role, or the id of the principal. */
        readonly name: string;
        /** The roles that they have here, those assigned to them too. */
        readonly roles: readonly string[];
        /** Every action of the one table. */
        readonly actions: readonly AccessRow[];
    }[];
}
/**
 * What a principal may do at a tenant, or without one what each role allows a person. Where no roles are
 * configured everybody is alike, and one entry says it. Pure; nothing is asked for and nothing audited.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID
 * @example
 * tenantPermissions(tenant.model, { kind: 'human', id: 'ann', roles: ['nurse'] }).who[0].actions
 */
declare function tenantPermissions({ access }: Pick<TenantModel, 'access'>, principal?: Principal): TenantPermissions;
/**
 * Whether a principal may do something to an object at a tenant: the same decision as where it is done.
 * Pure; what is asked before it is done leaves no denial in the log.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID
 * @example
 * mayDo(tenant.model, session.principal, { action: 'runs:explain', object: run.scenario })
 */
declare function mayDo({ access }: Pick<TenantModel, 'access'>, principal: Principal, wanted: {
    readonly action: AccessActionName;
    readonly object?: string | undefined;
}): boolean;

/** The tenant as calls into plugins see it: who it is, and what it has of each point under these settings. */
declare function callTenant({ config, catalogue, assembly }: Pick<TenantModel, 'config' | 'catalogue' | 'assembly'>, settings: Readonly<Record<string, unknown>>): CallTenant;

/**
 * What a plugin's command may do of all that its caller may: read files by the
 * tenant's rules, look at runs, carry scenarios out, and keep reference data where the caller may.
 * Approving, shredding and accepting stay with people at the program's own commands.
 *
 * @example
 * const session = createCommandSession(tenant.as(principal), runtime)
 */
declare function createCommandSession(session: TenantSession, { referenceData }: Pick<Runtime, 'referenceData'>): CommandSession;

/**
 * The facts that a tenant's predicates can use without any plugin having contributed a namespace:
 * what every decision brings along, and what label schemes contribute.
 *
 * @example
 * providedFacts(tenant.model).map(({ name }) => name) // ['run.id', 'run.scenario', …]
 */
declare function providedFacts({ catalogue, }: Pick<TenantModel, 'catalogue'>): readonly DescribedFact[];

/**
 * Sugar at the edge, after the seed's `with TenantContext("team_alpha")`: everything that runs
 * inside sees this session. It carries what the caller was given already and grants nothing.
 *
 * @example
 * await withTenant(runtime.tenant('team_alpha').as(principal), async () => {
 *   await currentTenant().start(scenario, input)
 * })
 */
declare function withTenant<Result>(session: TenantSession, work: () => Result): Result;
/** The session of the surrounding `withTenant`. @throws FccError FCC_TENANT_CONTEXT_MISSING outside of one */
declare function currentTenant(): TenantSession;

/**
 * Why a webhook did not take an event, in words, and what puts it right.
 *
 * @param why as a test, a redrive and the list of webhooks tell it: `secret_missing`, `status_500`
 * @example
 * webhookFailureWords('timed_out').what // 'it does not answer in time'
 */
declare function webhookFailureWords(why: string): {
    readonly what: string;
    readonly fix: string;
};

export {
  BUILT_IN_ROLES,
  CONFIG_FILE,
  CONVERSATION,
  CONVERSATION_PURPOSE,
  DEFAULT_BACKPRESSURE,
  DEFAULT_LIMITS,
  DEFAULT_PROVIDER,
  DEFAULT_TENANT_LIMITS,
  OUTCOMES_AUDIT,
  PERSONA_ACTION,
  POINTS_OUTSIDE_RUNS,
  RECORDING_PROVIDER,
  STANDARD_CONSTITUTION,
  assertFileFree,
  auditOrigin,
  callContained,
  callTenant,
  configInForce,
  configJsonSchema,
  createCommandSession,
  createRuntime,
  currentTenant,
  discoverPlugins,
  findOutdatedBuild,
  guardProcess,
  hasSources,
  inProcessExecutor,
  isIssuerAddress,
  isProxy,
  loadPlugin,
  mayDo,
  openStore,
  openStoreKeeper,
  outcomesFolder,
  parseConfig,
  providedFacts,
  readConfig,
  readRecording,
  readTenantConfig,
  recordingConnection,
  reportSections,
  resolveSecret,
  slugOf,
  tenantConfig,
  tenantPermissions,
  webhookFailureWords,
  withRecording,
  withTenant,
  writeContentFile,
  writePluginModule,
  writtenSettings,
};
export type {
  AccessReport,
  Answer,
  ApiKey,
  ApiKeyProvider,
  AskedPeriod,
  Assembly,
  AuditExport,
  Authentication,
  AuthenticationProvider,
  BackpressureSettings,
  BackupReceiver,
  BackupResult,
  BuiltPackage,
  CatalogueContents,
  ClaimRules,
  ConfigInForce,
  CopiedTenant,
  DataFlowReport,
  DecidedOtherwise,
  DecisionRequest,
  DecisionResult,
  Discovery,
  EntryQuery,
  EventActs,
  EventPage,
  EventQuery,
  ExportWanted,
  ExportedFile,
  ExportedTenant,
  Figure,
  FromClaim,
  GivenAnswer,
  GivenPlugin,
  Grant,
  GrantReader,
  GrantedReading,
  HostConfig,
  HostStatus,
  ImportedTenant,
  InboxItem,
  JwtProvider,
  KeyCare,
  KeyRotationAsked,
  KeyStatus,
  Limits,
  LongerDemand,
  LostRecords,
  MasterStanding,
  NamedSecret,
  NewApiKey,
  NewGrant,
  NewSession,
  OidcProvider,
  OpenStore,
  OutdatedBuild,
  Overwriting,
  OwnersKeys,
  PlacedEntry,
  PluginModule,
  PointOutsideRuns,
  ProcessFigures,
  ProviderStanding,
  ProviderTest,
  PrunedKind,
  PrunedRecords,
  Question,
  Reaction,
  Readiness,
  ReadinessLimits,
  RecordedAnswer,
  Recording,
  RecordingPlace,
  RecordsInspection,
  RedrivenEvents,
  RedrivenWebhook,
  RefusedBackup,
  Reload,
  ReloadedTenant,
  RemovedOutcomes,
  ReplayDeparture,
  ReplayOptions,
  ReplayedDifference,
  ReplayedEvents,
  ReplayedPart,
  ReportActs,
  ReportPeriod,
  ReportSection,
  ReportedActs,
  ReportedInput,
  ReportedLog,
  ReportedOutput,
  ReportedProcessor,
  ReportedProtection,
  RestoredTenant,
  ResumedRuns,
  RetentionPeriod,
  RotatedTenant,
  RunExplanation,
  RunHandle,
  RunOptions,
  RunRecording,
  RunReplay,
  Runtime,
  RuntimeOptions,
  ScalingSignals,
  SealedRecording,
  ServedRequest,
  ServerConfig,
  Sessions,
  SettingInForce,
  SettingSaid,
  ShownApiKey,
  ShownArtifact,
  ShownDeadLetter,
  ShownSession,
  SignedIn,
  Stage,
  StageRule,
  StageState,
  StageStatus,
  StartDecision,
  StartOptions,
  StatedAttributes,
  StayingRecords,
  StoreKeeper,
  StoredLetter,
  TenantArchives,
  TenantCatalogue,
  TenantConfig,
  TenantDiagnostics,
  TenantDirectory,
  TenantErasure,
  TenantExport,
  TenantImport,
  TenantLimits,
  TenantModel,
  TenantPermissions,
  TenantPressure,
  TenantRuntime,
  TenantSession,
  TenantSummary,
  TestedWebhook,
  VerifiedApiKey,
  VerifiedSession,
  WaitingChange,
  WebhookActs,
  WebhookConfig,
  WebhookLimits,
  WebhookState,
  WebhookTarget,
  WrittenSetting,
};
