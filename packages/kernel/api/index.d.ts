import {
  AnyHook,
  AnyPoint,
  Contribution,
  Diagnostic,
  Event,
  FoundManifest,
  Hook,
  HookKind,
  HookResult,
  Manifest,
  Place,
  Plugin,
  Point,
  PointScope,
  PointShape,
  PointValue,
  Service,
} from '@fcc/plugin-api';

/** What a plan is made from. No plugin code is needed, and none runs. */
interface PlanInput {
    readonly manifests: readonly FoundManifest[];
    /** The version of `@fcc/plugin-api` that the host offers. */
    readonly apiVersion: string;
    /** The points the host knows, of both scopes. Without them, declared points go unchecked here. */
    readonly points?: readonly AnyPoint[] | undefined;
    /** Services that the host gives: id → version. */
    readonly providedServices?: Readonly<Record<string, string>> | undefined;
    /** Keeps to these plugins, with what they include and who provides what they need. */
    readonly select?: {
        readonly only?: readonly string[] | undefined;
    } | undefined;
}
/** One plugin that will be started. */
interface PlannedPlugin {
    readonly id: string;
    readonly found: FoundManifest;
    /** Ids of the plugins whose services it uses: they are set up before it. */
    readonly after: readonly string[];
    /** Ids of the plugins it builds on; for resolving bare names, without order. */
    readonly includes: readonly string[];
}
/** One plugin that will not be started, and why. */
interface SkippedPlugin {
    readonly pluginId: string;
    readonly found: FoundManifest;
    /** Severity `notice` where nobody wanted it, `error` where something is wrong. */
    readonly reason: Diagnostic;
}
/** What to start, in which order, and what not. */
interface Plan {
    /** Dependencies first; otherwise by id. */
    readonly order: readonly PlannedPlugin[];
    /** By id. */
    readonly skipped: readonly SkippedPlugin[];
    /** Everything found, the reasons of the skipped among it. */
    readonly diagnostics: readonly Diagnostic[];
}

/** Names in a point that only one plugin may use: point id → name → plugin id. */
type ReservedIds = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What linking looks at. */
interface LinkInput {
    /** One whose value is `undefined` was refused before, and has been told: what names it is told that. */
    readonly contributions: ReadonlyMap<AnyPoint, readonly Contribution<unknown>[]>;
    /** Plugin id → ids of the plugins it builds on. Followed to the end. */
    readonly includes: ReadonlyMap<string, readonly string[]>;
    readonly reservedIds?: ReservedIds | undefined;
    /** Ids that live elsewhere, by point id: they can be named, and are not linked here. */
    readonly idsElsewhere?: ReadonlyMap<string, readonly string[]> | undefined;
}
/** A problem of one contribution, which makes that contribution unusable, and no other. */
interface ContributionDiagnostic extends Diagnostic {
    readonly pointId: string;
    readonly contributionId: string;
}
/**
 * Checks that everything the contributions point to is there, with the points' own `references`.
 * Pure. What names a broken contribution is broken too, and says so. Also for a tenant's overlay:
 * give base and overlay together.
 *
 * @returns one diagnostic or more for each contribution that must not be used, causes first; empty if all is well
 *
 * @example
 * linkReferences({ contributions: new Map([[breads, allBreads], [toasters, allToasters]]), includes: new Map() })
 */
declare function linkReferences(input: LinkInput): readonly ContributionDiagnostic[];

/** The time limits that hold where none are given, in milliseconds. */
declare const DEFAULT_LIMITS: Readonly<{
    setupTimeoutMs: 10000;
    loadTimeoutMs: 10000;
    stopTimeoutMs: 10000;
    maxRegistrations: 10000;
}>;
/** What a kernel is made from. */
interface KernelOptions {
    readonly plan: Plan;
    /** Gives a package's default export: an `import()`, or a look-up in an explicit table. */
    readonly load: (found: FoundManifest) => Promise<unknown>;
    /** The points the host knows, of both scopes; plugins may define more. */
    readonly points: readonly AnyPoint[];
    /** The hooks the host calls; plugins may define more. Without them, any hook may be tapped. */
    readonly hooks?: readonly AnyHook[] | undefined;
    /** Contributions to points of the other scope are left to the other kernel. */
    readonly scope: PointScope;
    /** Raw configuration by plugin id; absent means `{}`. */
    readonly config: Readonly<Record<string, unknown>>;
    /** Services that the host gives. They stand before those of plugins. */
    readonly services?: ReadonlyMap<Service<unknown>, unknown> | undefined;
    /** Names in a point that only one plugin may use: point id → name → plugin id. */
    readonly reservedIds?: ReservedIds | undefined;
    /** Ids that live in another kernel, by point id, so that references to them can be resolved. */
    readonly idsElsewhere?: ReadonlyMap<string, readonly string[]> | undefined;
    /** How long one plugin's `setup` may take, in milliseconds. */
    readonly setupTimeoutMs?: number | undefined;
    /** How long loading one plugin may take, in milliseconds. */
    readonly loadTimeoutMs?: number | undefined;
    /** How long all deferred disposals of one plugin may take together, in milliseconds. */
    readonly stopTimeoutMs?: number | undefined;
    /** How many contributions, services, taps, listeners and disposals one plugin may register. */
    readonly maxRegistrations?: number | undefined;
    /** Runs a plugin's code, such as in an asynchronous context of its own; by default just so. */
    readonly enter?: (<Result>(pluginId: string, work: () => Result) => Result) | undefined;
    /** Monotonic milliseconds, for timings only. */
    readonly clock?: (() => number) | undefined;
    /** Hears every diagnostic, at the latest when `start` ends; those after `ready` as they come. Must not throw. */
    readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}
/** Where a kernel is in its life. */
type KernelState = 'planned' | 'starting' | 'ready' | 'failed' | 'stopping' | 'stopped';
/** One plugin that is missing or broken, and what that means. */
interface FailedPlugin {
    readonly pluginId: string;
    readonly phase: 'plan' | 'load' | 'configure' | 'setup' | 'link';
    /**
     * True where a tenant that relies on this plugin must not start without it: it contributes to a
     * point with `safeguard`, or nobody can tell because it was given in code and did not get so far.
     */
    readonly safeguard: boolean;
    readonly diagnostics: readonly Diagnostic[];
}
/** What came of `start`. */
interface StartResult {
    /**
     * `failed` when a plugin that contributes to a point with `onFailure: 'abort'` is missing or
     * broken. Points of which configuration chooses one are left to whoever chooses.
     */
    readonly state: 'ready' | 'failed';
    /** Everything found, from the plan on. */
    readonly diagnostics: readonly Diagnostic[];
    readonly timings: readonly Pick<PluginStatus, 'pluginId' | 'loadMs' | 'setupMs'>[];
    /** Plugins that did not start, and safeguards of which a contribution was dropped. */
    readonly failedPlugins: readonly FailedPlugin[];
    /** Contributions that were left out while their plugins run on. */
    readonly droppedContributions: readonly ContributionDiagnostic[];
}
/** What is known of one plugin. Times are milliseconds of the kernel's clock. */
interface PluginStatus {
    readonly pluginId: string;
    readonly found: FoundManifest;
    readonly manifest: Manifest;
    readonly state: 'planned' | 'ready' | 'failed' | 'skipped';
    /** Why it is skipped or failed. */
    readonly reason?: Diagnostic;
    /** The schema of its per-tenant settings, once loaded. */
    readonly settings?: Plugin['settings'];
    /** Its configuration as its schema gave it. */
    readonly config?: unknown;
    readonly loadMs?: number | undefined;
    readonly setupMs?: number | undefined;
    /** Point id → contribution ids in this kernel's scope, as the code made them. */
    readonly contributes: Readonly<Record<string, readonly string[]>>;
}
/** Started plugins and what they contributed. Made by `createKernel`. */
interface Kernel {
    readonly state: KernelState;
    readonly scope: PointScope;
    /** In plan order, then the skipped by id. */
    readonly plugins: readonly PluginStatus[];
    /** Everything found up to the end of `start`. */
    readonly diagnostics: readonly Diagnostic[];
    /** Loads, configures, sets up and links. A second call gives the same result. */
    start(): Promise<StartResult>;
    /** The points there are, of both scopes, by id: the host's and, once loaded, those of plugins. */
    readonly points: ReadonlyMap<string, AnyPoint>;
    /**
     * Everything contributed to a point, in plan order, frozen.
     * @throws FccError FCC_KERNEL_NOT_READY
     */
    contributions<Shape extends PointShape>(point: Point<Shape>): readonly Contribution<PointValue<Shape>>[];
    /** One contribution by its whole id. @throws FccError FCC_KERNEL_NOT_READY */
    find<Shape extends PointShape>(point: Point<Shape>, id: string): Contribution<PointValue<Shape>> | undefined;
    /** A service by its token. @throws FccError FCC_KERNEL_NOT_READY, FCC_KERNEL_UNKNOWN_SERVICE */
    service<Value>(token: Service<Value>): Value;
    /**
     * Calls a hook's taps.
     * @throws FccError FCC_KERNEL_NOT_READY, FCC_HOOK_TAP_FAILED, FCC_HOOK_TAP_ASYNC (both name the plugin)
     */
    call<Value, Context, Kind extends HookKind>(hook: Hook<Value, Context, Kind>, value: NoInfer<Value>, context: NoInfer<Context>): HookResult<Value, Kind>;
    /** The plugins that tap a hook. @throws FccError FCC_KERNEL_NOT_READY */
    tappers(): ReadonlySet<string>;
    /** Hears an event, before `start` too; gives the remover. */
    on<Payload>(event: Event<Payload>, listener: (payload: NoInfer<Payload>) => void): () => void;
    /** Tells everyone who listens. Before `ready` it is kept and delivered then. */
    emit<Payload>(event: Event<Payload>, payload: NoInfer<Payload>): void;
    /**
     * Lets everything go: plugins in the reverse of the order in which they were begun, last in first
     * out inside each, whether or not the start succeeded. A second call gives the same promise.
     * @throws AggregateError of FccErrors (FCC_STOP_FAILED, FCC_STOP_TIMEOUT), after everything settled
     */
    stop(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}

/** A problem of configuration, with the path inside the plugin's block. */
interface ConfigDiagnostic extends Diagnostic {
    readonly path: readonly PropertyKey[];
}

/**
 * Makes a kernel that will start the plugins of a plan: load → configure → set up → link → ready →
 * stop. Nothing happens before `start`. Nothing can be added once it is ready.
 *
 * What is wrong with a plugin is a diagnostic, never an exception: the plugin fails, those that need
 * it are skipped, the others start.
 *
 * @example
 * await using kernel = createKernel({ plan, load, points: [toasters], scope: 'assembly', config: {} })
 * const { state } = await kernel.start()
 * for (const { id, value } of kernel.contributions(toasters)) console.log(id, value)
 */
declare function createKernel(options: KernelOptions): Kernel;

/** The catalogue of everything the kernel reports. */
declare const KERNEL_CODES: readonly ("FCC_EVENT_LISTENER_FAILED" | "FCC_HOOK_TAP_ASYNC" | "FCC_HOOK_TAP_FAILED" | "FCC_KERNEL_NOT_READY" | "FCC_KERNEL_UNKNOWN_POINT" | "FCC_KERNEL_UNKNOWN_SERVICE" | "FCC_LINK_AMBIGUOUS_REFERENCE" | "FCC_LINK_DROPPED_REFERENCE" | "FCC_LINK_REFERENCES_FAILED" | "FCC_LINK_RESERVED_ID" | "FCC_LINK_UNKNOWN_REFERENCE" | "FCC_LOAD_FAILED" | "FCC_LOAD_ID_MISMATCH" | "FCC_LOAD_NO_PLUGIN" | "FCC_LOAD_POINT_DRIFT" | "FCC_LOAD_SERVICE_DRIFT" | "FCC_LOAD_TIMEOUT" | "FCC_LOAD_UNSUPPORTED_SPEC" | "FCC_PLAN_API_OUT_OF_RANGE" | "FCC_PLAN_BAD_POINT_ID" | "FCC_PLAN_BAD_RANGE" | "FCC_PLAN_CYCLE" | "FCC_PLAN_DUPLICATE_PLUGIN" | "FCC_PLAN_INCOMPATIBLE_COPIES" | "FCC_PLAN_MISSING_INCLUDE" | "FCC_PLAN_MISSING_NEED" | "FCC_PLAN_NEED_OUT_OF_RANGE" | "FCC_PLAN_NOT_SELECTED" | "FCC_PLAN_SERVICE_TWICE" | "FCC_PLAN_SEVERAL_COPIES" | "FCC_PLAN_UNKNOWN_POINT" | "FCC_PLAN_UNKNOWN_SELECTED" | "FCC_PLAN_UNSUPPORTED_SPEC" | "FCC_PLUGIN_CONFIG_INVALID" | "FCC_PLUGIN_CONFIG_STRAY" | "FCC_PLUGIN_CONFIG_UNEXPECTED" | "FCC_PLUGIN_SKIPPED_BECAUSE" | "FCC_SETUP_BAD_CONTRIBUTION_ID" | "FCC_SETUP_DUPLICATE_CONTRIBUTION" | "FCC_SETUP_FAILED" | "FCC_SETUP_INVALID_CONTRIBUTION" | "FCC_SETUP_LATE_REGISTRATION" | "FCC_SETUP_MISSING_CONTRIBUTION" | "FCC_SETUP_SERVICE_NOT_PROVIDED" | "FCC_SETUP_SERVICE_TWICE" | "FCC_SETUP_TIMEOUT" | "FCC_SETUP_TOO_MANY" | "FCC_SETUP_UNDECLARED_CONTRIBUTION" | "FCC_SETUP_UNDECLARED_SERVICE" | "FCC_SETUP_UNKNOWN_HOOK" | "FCC_SETUP_UNKNOWN_POINT" | "FCC_STOP_FAILED" | "FCC_STOP_TIMEOUT")[];

/** What waiting comes to when the limit passes first. */
declare const timedOut: unique symbol;
/**
 * Does some work, but waits no longer than the limit. The work itself cannot be stopped from here;
 * what it comes to afterwards is ignored, a late rejection too. Work that blocks the thread is not
 * limited: no timer runs meanwhile.
 *
 * @throws whatever the work throws within the limit
 */
declare function withTimeLimit<Result>(work: () => Result | Promise<Result>, limitMs: number): Promise<Result | typeof timedOut>;

/**
 * Decides what to start and in which order. Pure and synchronous: no plugin code runs, and the
 * same manifests in any order give the same plan. Problems are values; nothing is thrown.
 *
 * Services order set-up, `includes` do not. A plugin that cannot be started takes those that need
 * or include it along (`FCC_PLUGIN_SKIPPED_BECAUSE`); the others stand.
 *
 * @example
 * const plan = resolvePlan({ manifests, apiVersion: API_VERSION, points: [toasters] })
 * plan.order.map((plugin) => plugin.id) // ['acme-clock', 'acme-toast']
 */
declare function resolvePlan(input: PlanInput): Plan;

/** What is needed to resolve an id as somebody wrote it. */
interface ResolveScope {
    /** The plugin, tenant or host whose file or code wrote it. */
    readonly pluginId: string;
    /** Plugins it builds on, in no particular order. */
    readonly includes: readonly string[];
    /** The whole ids there are, or an index of them where many are resolved. */
    readonly ids: Iterable<string> | IdIndex;
    /** What names it and where, for messages; without `owner`, the plugin. */
    readonly owner?: string | undefined;
    readonly at?: string | undefined;
    readonly pointId?: string | undefined;
    readonly place?: Place | undefined;
}
/** What came of it: the whole id, or why there is none. */
type ResolvedId = {
    readonly id: string;
    readonly diagnostic?: undefined;
} | {
    readonly id?: undefined;
    readonly diagnostic: Diagnostic;
};
/** Ids by whole id and by bare name. */
interface IdIndex {
    readonly all: ReadonlySet<string>;
    readonly byName: ReadonlyMap<string, readonly string[]>;
}
/** Makes an index of whole ids, for resolving many. */
declare function createIdIndex(ids: Iterable<string>): IdIndex;
/**
 * Finds the thing that a written id means. A whole id (`<plugin id>/<name>`) means itself; a bare
 * name is looked for in its own plugin, then in what that includes, then anywhere if unique. Pure.
 *
 * @example
 * resolveId('rye', { pluginId: 'acme', includes: ['core'], ids: ['core/rye', 'other/rye'] })
 * // { id: 'core/rye' }
 */
declare function resolveId(written: string, scope: ResolveScope): ResolvedId;

export {
  DEFAULT_LIMITS,
  KERNEL_CODES,
  createIdIndex,
  createKernel,
  linkReferences,
  resolveId,
  resolvePlan,
  timedOut,
  withTimeLimit,
};
export type {
  ConfigDiagnostic,
  ContributionDiagnostic,
  FailedPlugin,
  IdIndex,
  Kernel,
  KernelOptions,
  KernelState,
  LinkInput,
  Plan,
  PlanInput,
  PlannedPlugin,
  PluginStatus,
  ReservedIds,
  ResolveScope,
  ResolvedId,
  SkippedPlugin,
  StartResult,
};
