import {
  Kernel,
  Plan,
  StartResult,
} from '@fcc/kernel';
import {
  AnyPoint,
  Contribution,
  Diagnostic,
  FoundManifest,
  Place,
  Plugin,
  Point,
  PointShape,
  PointValue,
} from '@fcc/plugin-api';
import {
  CloudEvent,
  CommandSession,
  Content,
  Domain,
  EventBus,
  ExecutorFactory,
  MasterKey,
  Principal,
  ProviderAttributes,
  RunQuery,
  RunRecord,
  StoredAuditEntry,
  VisitRecord,
} from '@fcc/contracts';
import {
  DescribedFact,
  Governance,
} from '@fcc/governance';
import {
  InputValue,
  PinnedConstitution,
  VisitCode,
} from '@fcc/simulation';

/** A set of plugins with their configuration, started once and shared by tenants with equal sets. */
interface Assembly {
    readonly hash: string;
    readonly plan: Plan;
    readonly kernel: Kernel;
    readonly start: StartResult;
    /** Contributions by point id. */
    readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>;
    /** Plugin id → all that it builds on, followed to the end. */
    readonly includes: ReadonlyMap<string, readonly string[]>;
    /** Plugin id → the safeguards it brings. */
    readonly safeguards: Readonly<Record<string, readonly string[]>>;
}

/** The name under which a tenant signs, and the origin of its log. */
declare function auditOrigin(tenant: string): string;

/** The constitution at platform layer where the host lists none. */
declare const STANDARD_CONSTITUTION = "core-catalog/standard";

/** What one tenant has: its plugins' contributions and its own, every reference a whole id. */
interface TenantCatalogue {
    all<Shape extends PointShape>(point: Point<Shape>): readonly Contribution<PointValue<Shape>>[];
    find<Shape extends PointShape>(point: Point<Shape>, id: string): Contribution<PointValue<Shape>> | undefined;
}

/**
 * The JSON Schema (draft 2020-12) of `fcc.yaml` in one of its two forms, with a description and the
 * default of each key: for editors, and for the reference. What only code checks is not in it.
 *
 * @example
 * writeFileSync('fcc.schema.json', JSON.stringify(configJsonSchema('one-tenant')))
 */
declare function configJsonSchema(form: 'one-tenant' | 'many-tenants'): Readonly<Record<string, unknown>>;

/** Attributes of a provider as somebody other than its plugin states them. `location` is the plugin's own. */
type StatedAttributes = {
    readonly [Name in Exclude<keyof ProviderAttributes, 'location'>]?: ProviderAttributes[Name] | undefined;
};
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
    };
    /** The plugins this tenant has; absent means all that are installed. */
    readonly plugins: readonly string[] | undefined;
    /** Plugin id → per-tenant settings, not validated yet. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** The provider model nodes use when they name none. */
    readonly provider: string | undefined;
    /** Attributes of providers as the host states them for this tenant; they go before those for all. */
    readonly providers: Readonly<Record<string, StatedAttributes>>;
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
    };
    /** Plugin id → structural configuration. */
    readonly pluginConfig: Readonly<Record<string, unknown>>;
    /** Provider id → attributes as the host states them. */
    readonly providers: Readonly<Record<string, StatedAttributes>>;
    /** Constitutions at platform layer: ids of installed ones, or files. */
    readonly platformConstitutions: readonly string[] | undefined;
    readonly audit: {
        readonly checkpointSeconds: number;
    };
    readonly limits: Limits;
    readonly tenants: Readonly<Record<string, TenantConfig>>;
}
/** Every limit of the runtime, by name. */
interface Limits {
    /** The most visits one run may make. */
    readonly maxVisits: number;
    /** How long a process may hold a run without a sign of life, in milliseconds. */
    readonly leaseMs: number;
    /** How often a waiting process looks for a person's answer, in milliseconds. */
    readonly pollMs: number;
    /** The most plain text a run keeps at hand, in bytes. */
    readonly contentCacheBytes: number;
    /** How long one plugin may take to start, in milliseconds. */
    readonly setupTimeoutMs: number;
    /** How long closing waits for visits under way before it aborts them, in milliseconds. */
    readonly closeGraceMs: number;
}
/** The defaults of every limit. */
declare const DEFAULT_LIMITS: Limits;

/** The name of the host's file. */
declare const CONFIG_FILE = "fcc.yaml";
/**
 * Reads and checks `fcc.yaml`, in either form; both give one type.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID, each with its place
 */
declare function readConfig(path: string): HostConfig;
/** Parses the text of an `fcc.yaml`. Pure. */
declare function parseConfig(text: string, file: string): HostConfig;

/** A key that somebody wrote into `fcc.yaml`. */
interface WrittenSetting {
    readonly path: readonly string[];
    readonly place: Place;
}
/**
 * Every key of an `fcc.yaml` with where it stands, branches before what hangs on them: for saying
 * which setting comes from where. A file that cannot be read or is no YAML has none; `readConfig` says why.
 */
declare function writtenSettings(file: string): readonly WrittenSetting[];

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
    readonly code: VisitCode;
    /** Plugin id → the safeguards it brings. */
    readonly safeguards: Readonly<Record<string, readonly string[]>>;
    readonly diagnostics: readonly Diagnostic[];
}
/** The provider used where nobody names one. */
declare const DEFAULT_PROVIDER = "provider-deterministic/deterministic";

/** A run in a caller's hands. */
interface RunHandle {
    readonly id: string;
    /** False when the idempotency key named a run that was there already. */
    readonly created: boolean;
    /** The run as the store has it now. */
    record(): Promise<RunRecord>;
    /** What happens to the run from its start, as CloudEvents; ends when this process lets go of it. */
    events(): AsyncIterable<CloudEvent>;
    /**
     * The run when it has ended, or waits and nobody was told to stay. Its audit entries are under a
     * signed checkpoint then. A handle on a run that was there already, under the same idempotency key,
     * gives it as it stands: another hand carries it on. Rejects when the run could not be carried on
     * (a full disk, a lost lease).
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
    /** Label categories that the caller knows the input to carry. */
    readonly labels?: readonly string[] | undefined;
    /** Whose data this is, in the caller's own words; kept as keyed references only. */
    readonly subjects?: readonly string[] | undefined;
    /** The same key starts the same run once. */
    readonly idempotencyKey?: string | undefined;
    /** The provider for model nodes that name none. */
    readonly provider?: string | undefined;
}

/** How to start a run. */
interface RunOptions extends StartOptions {
    /** Whether this process stays while a person is waited for. */
    readonly wait?: boolean | undefined;
}
/** An answer to a run that waits for a person. */
interface Answer {
    readonly decision: 'approved' | 'rejected' | 'waived';
    /** Sealed with the run's content. */
    readonly note?: string | undefined;
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
    readonly visits: readonly VisitRecord[];
    readonly entries: readonly StoredAuditEntry[];
}
/** What one principal may do in one tenant. */
interface TenantSession {
    readonly tenant: string;
    readonly principal: Principal;
    /**
     * Starts a scenario on input and carries it on in the background.
     *
     * @throws FccError FCC_SCENARIO_UNKNOWN, FCC_PURPOSE_UNKNOWN, FCC_INPUT_*: nothing has happened then
     * @example
     * const run = await session.start('deidentify-and-release', { note })
     * console.log((await run.finished()).state)
     */
    start(scenario: string, input: Readonly<Record<string, InputValue>>, options?: RunOptions): Promise<RunHandle>;
    runs(query?: RunQuery): Promise<readonly RunRecord[]>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    run(id: string): Promise<RunRecord>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    explain(id: string): Promise<RunExplanation>;
    /**
     * Takes a run up that nobody holds and carries it on.
     * What waits for a provider or a version, is paused or in quarantine goes on by this word; what
     * waits for a person goes on by an answer.
     * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_OVER, FCC_RUN_HELD, FCC_RUN_VERSION, FCC_RUN_QUARANTINED
     */
    resume(id: string, options?: {
        readonly wait?: boolean;
        readonly acceptVersion?: boolean;
        readonly fromQuarantine?: boolean;
    }): Promise<RunHandle>;
    /**
     * Answers a run that waits for a person. The holder of the run, or who resumes it, takes it from there.
     * @throws FccError FCC_RUN_NOT_WAITING, FCC_APPROVAL_ROLE, FCC_APPROVAL_NOT_SEPARATE, FCC_STORE_ALREADY_ANSWERED
     */
    answer(id: string, answer: Answer): Promise<void>;
    /** Ends a run as cancelled, here or in the process that holds it. */
    cancel(id: string): Promise<RunRecord>;
    /**
     * Lets the visit under way end, then holds the run until it is resumed. Another process that holds the
     * run is asked to, and the run is given back as it still is.
     *
     * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
     */
    pause(id: string, say?: string): Promise<RunRecord>;
    /**
     * Holds a run at once, until somebody takes it out of quarantine. Another process that holds the run is
     * asked to, and the run is given back as it still is.
     *
     * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
     */
    quarantine(id: string, say?: string): Promise<RunRecord>;
    /** The content of an outcome that was released. @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_SEALING_SHREDDED */
    outcome(id: string, name: string): Promise<Content>;
    /** Destroys the key of a subject: what was sealed under it is gone for good. `false` when there was none. */
    shred(subject: string): Promise<boolean>;
    /** All audit entries of the tenant, under a fresh checkpoint. */
    exportAudit(): Promise<AuditExport>;
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
    /** What was decided about it: catalogue, governance, settings. */
    readonly model: TenantModel;
    /** The events of this tenant and of no other. */
    readonly events: EventBus;
    /** What one principal may do here. @throws FccError FCC_PRINCIPAL_INVALID */
    as(principal: Principal): TenantSession;
}
/** A tenant as it is listed: running, or refused with the reasons. */
interface TenantSummary {
    readonly id: string;
    readonly name: string;
    readonly state: 'ready' | 'refused';
    readonly diagnostics: readonly Diagnostic[];
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
     * Ids of the tenants to start, where not all are wanted. Of the others nothing is read, loaded or
     * opened: a command about one tenant has no business with its neighbours.
     */
    readonly tenants?: readonly string[] | undefined;
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
    readonly diagnostics: readonly Diagnostic[];
    /** The manifests found or given, sorted by id. */
    readonly manifests: readonly FoundManifest[];
    readonly assemblies: readonly Assembly[];
    /** Every tenant of the configuration, or those that were asked for; the refused are among them. */
    tenants(): readonly TenantSummary[];
    /**
     * @throws FccError FCC_TENANT_UNKNOWN, or FCC_TENANT_REFUSED with the reasons
     * @example
     * const session = runtime.tenant('riverside').as({ kind: 'human', id: 'ada', roles: [] })
     */
    tenant(id: string): TenantRuntime;
    /**
     * Accepts that a tenant has fewer safeguards than it last started with; audited. The tenant starts
     * with the next runtime.
     */
    accept(id: string, by: Principal): Promise<readonly string[]>;
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
/** The points of both scopes, for tools that list them. */
declare const ALL_POINTS: readonly AnyPoint[];

/** What was found, and everything that was skipped with its reason. */
interface Discovery {
    readonly found: readonly FoundManifest[];
    readonly diagnostics: readonly Diagnostic[];
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

/** The most events one recording keeps, and the most dead letters; older ones fall out. */
declare const DEFAULT_KEPT_EVENTS = 10000;
/**
 * The events of one tenant inside this process. Delivery is synchronous, in order of publication. An
 * event of another tenant is refused, whoever hands it in.
 */
declare function createEventBus(options: {
    readonly tenant: string;
    readonly kept?: number;
}): EventBus;

/**
 * Carries runs on inside this process: one visit of a run at a time, runs side by side up to the
 * given number. A run whose `advance` rejects ends its own submission and harms no other.
 */
declare const inProcessExecutor: ExecutorFactory;

/**
 * Imports a discovered package's default export from where it was found. The application's own
 * resolution is not asked again: what was planned is what is loaded.
 */
declare function loadPlugin(found: FoundManifest): Promise<unknown>;

/**
 * What a plugin's command may do of all that its caller may: look at runs and carry scenarios out.
 * Approving, shredding and accepting stay with people at the program's own commands.
 *
 * @example
 * const session = createCommandSession(tenant.as(principal))
 */
declare function createCommandSession(session: TenantSession): CommandSession;

/**
 * The facts that a tenant's predicates can use without any plugin having contributed a namespace:
 * what every decision brings along, and what label schemes bring.
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

export {
  ALL_POINTS,
  CONFIG_FILE,
  DEFAULT_KEPT_EVENTS,
  DEFAULT_LIMITS,
  DEFAULT_PROVIDER,
  STANDARD_CONSTITUTION,
  auditOrigin,
  configJsonSchema,
  createCommandSession,
  createEventBus,
  createRuntime,
  currentTenant,
  discoverPlugins,
  findOutdatedBuild,
  hasSources,
  inProcessExecutor,
  loadPlugin,
  parseConfig,
  providedFacts,
  readConfig,
  withTenant,
  writtenSettings,
};
export type {
  Answer,
  Assembly,
  AuditExport,
  BuiltPackage,
  Discovery,
  ExportWanted,
  ExportedFile,
  GivenPlugin,
  HostConfig,
  Limits,
  OutdatedBuild,
  RunExplanation,
  RunHandle,
  RunOptions,
  Runtime,
  RuntimeOptions,
  StartOptions,
  StatedAttributes,
  TenantCatalogue,
  TenantConfig,
  TenantModel,
  TenantRuntime,
  TenantSession,
  TenantSummary,
  WrittenSetting,
};
