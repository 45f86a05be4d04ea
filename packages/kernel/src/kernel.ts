import type {
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
  Plugin,
  Point,
  PointScope,
  PointShape,
  PointValue,
  Service,
} from '@fcc/plugin-api'
import type { Plan } from './plan/plan.ts'
import type { ContributionDiagnostic, ReservedIds } from './registry/link-references.ts'

/** The time limits that hold where none are given, in milliseconds. */
export const DEFAULT_LIMITS = Object.freeze({
  setupTimeoutMs: 10_000,
  loadTimeoutMs: 10_000,
  stopTimeoutMs: 10_000,
  maxRegistrations: 10_000,
})

/** What a kernel is made from. */
export interface KernelOptions {
  readonly plan: Plan
  /** Gives a package's default export: an `import()`, or a look-up in an explicit table. */
  readonly load: (found: FoundManifest) => Promise<unknown>
  /** The points the host knows, of both scopes; plugins may define more. */
  readonly points: readonly AnyPoint[]
  /** The hooks the host calls; plugins may define more. Without them, any hook may be tapped. */
  readonly hooks?: readonly AnyHook[] | undefined
  /** Contributions to points of the other scope are left to the other kernel. */
  readonly scope: PointScope
  /** Raw configuration by plugin id; absent means `{}`. */
  readonly config: Readonly<Record<string, unknown>>
  /** Services that the host gives. They stand before those of plugins. */
  readonly services?: ReadonlyMap<Service<unknown>, unknown> | undefined
  /** Names in a point that only one plugin may use: point id → name → plugin id. */
  readonly reservedIds?: ReservedIds | undefined
  /** Ids that live in another kernel, by point id, so that references to them can be resolved. */
  readonly idsElsewhere?: ReadonlyMap<string, readonly string[]> | undefined
  /** How long one plugin's `setup` may take, in milliseconds. */
  readonly setupTimeoutMs?: number | undefined
  /** How long loading one plugin may take, in milliseconds. */
  readonly loadTimeoutMs?: number | undefined
  /** How long all deferred disposals of one plugin may take together, in milliseconds. */
  readonly stopTimeoutMs?: number | undefined
  /** How many contributions, services, taps, listeners and disposals one plugin may register. */
  readonly maxRegistrations?: number | undefined
  /** Runs a plugin's code, such as in an asynchronous context of its own; by default just so. */
  readonly enter?: (<Result>(pluginId: string, work: () => Result) => Result) | undefined
  /** Monotonic milliseconds, for timings only. */
  readonly clock?: (() => number) | undefined
  /** Hears every diagnostic, at the latest when `start` ends; those after `ready` as they come. Must not throw. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/** Where a kernel is in its life. */
export type KernelState = 'planned' | 'starting' | 'ready' | 'failed' | 'stopping' | 'stopped'

/** One plugin that is missing or broken, and what that means. */
export interface FailedPlugin {
  readonly pluginId: string
  readonly phase: 'plan' | 'load' | 'configure' | 'setup' | 'link'
  /**
   * True where a tenant that relies on this plugin must not start without it: it contributes to a
   * point with `safeguard`, or nobody can tell because it was given in code and did not get so far.
   */
  readonly safeguard: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** What came of `start`. */
export interface StartResult {
  /**
   * `failed` when a plugin that contributes to a point with `onFailure: 'abort'` is missing or
   * broken. Points of which configuration chooses one are left to whoever chooses.
   */
  readonly state: 'ready' | 'failed'
  /** Everything found, from the plan on. */
  readonly diagnostics: readonly Diagnostic[]
  readonly timings: readonly Pick<PluginStatus, 'pluginId' | 'loadMs' | 'setupMs'>[]
  /** Plugins that did not start, and safeguards of which a contribution was dropped. */
  readonly failedPlugins: readonly FailedPlugin[]
  /** Contributions that were left out while their plugins run on. */
  readonly droppedContributions: readonly ContributionDiagnostic[]
}

/** What is known of one plugin. Times are milliseconds of the kernel's clock. */
export interface PluginStatus {
  readonly pluginId: string
  readonly found: FoundManifest
  readonly manifest: Manifest
  readonly state: 'planned' | 'ready' | 'failed' | 'skipped'
  /** Why it is skipped or failed. */
  readonly reason?: Diagnostic
  /** The schema of its per-tenant settings, once loaded. */
  readonly settings?: Plugin['settings']
  /** Its configuration as its schema gave it. */
  readonly config?: unknown
  readonly loadMs?: number | undefined
  readonly setupMs?: number | undefined
  /** Point id → contribution ids in this kernel's scope, as the code made them. */
  readonly contributes: Readonly<Record<string, readonly string[]>>
}

/** Started plugins and what they contributed. Made by `createKernel`. */
export interface Kernel {
  readonly state: KernelState
  readonly scope: PointScope
  /** In plan order, then the skipped by id. */
  readonly plugins: readonly PluginStatus[]
  /** Everything found up to the end of `start`. */
  readonly diagnostics: readonly Diagnostic[]
  /** Loads, configures, sets up and links. A second call gives the same result. */
  start(): Promise<StartResult>
  /** The points there are, of both scopes, by id: the host's and, once loaded, those of plugins. */
  readonly points: ReadonlyMap<string, AnyPoint>
  /**
   * Everything contributed to a point, in plan order, frozen.
   * @throws FccError FCC_KERNEL_NOT_READY
   */
  contributions<Shape extends PointShape>(
    point: Point<Shape>,
  ): readonly Contribution<PointValue<Shape>>[]
  /** One contribution by its whole id. @throws FccError FCC_KERNEL_NOT_READY */
  find<Shape extends PointShape>(
    point: Point<Shape>,
    id: string,
  ): Contribution<PointValue<Shape>> | undefined
  /** A service by its token. @throws FccError FCC_KERNEL_NOT_READY, FCC_KERNEL_UNKNOWN_SERVICE */
  service<Value>(token: Service<Value>): Value
  /**
   * Calls a hook's taps.
   * @throws FccError FCC_KERNEL_NOT_READY, FCC_HOOK_TAP_FAILED, FCC_HOOK_TAP_ASYNC (both name the plugin)
   */
  call<Value, Context, Kind extends HookKind>(
    hook: Hook<Value, Context, Kind>,
    value: NoInfer<Value>,
    context: NoInfer<Context>,
  ): HookResult<Value, Kind>
  /** The plugins that tap a hook. @throws FccError FCC_KERNEL_NOT_READY */
  tappers(): ReadonlySet<string>
  /** Hears an event, before `start` too; gives the remover. */
  on<Payload>(event: Event<Payload>, listener: (payload: NoInfer<Payload>) => void): () => void
  /** Tells everyone who listens. Before `ready` it is kept and delivered then. */
  emit<Payload>(event: Event<Payload>, payload: NoInfer<Payload>): void
  /**
   * Lets everything go: plugins in the reverse of the order in which they were begun, last in first
   * out inside each, whether or not the start succeeded. A second call gives the same promise.
   * @throws AggregateError of FccErrors (FCC_STOP_FAILED, FCC_STOP_TIMEOUT), after everything settled
   */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
