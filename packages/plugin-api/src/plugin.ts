import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Event } from './event.ts'
import type { AnyHook, Hook, HookKind, HookResult, Tap, TapOrder } from './hook.ts'
import { SPEC } from './manifest.ts'
import type { Contribution, Origin } from './origin.ts'
import type { AnyPoint, Point, PointShape, PointValue } from './point.ts'
import type { Service, ServiceValue } from './service.ts'

/** Services by the name that a plugin's `setup` wants to call them. */
export type Needs = Readonly<Record<string, Service<unknown>>>

/**
 * A schema's output, or an object without any key where there is no schema, so that reading an
 * undeclared key is a compile error and not a silent `undefined`.
 */
export type Parsed<Schema> = Schema extends StandardSchemaV1
  ? StandardSchemaV1.InferOutput<Schema>
  : Readonly<Record<never, never>>

/**
 * What `setup` gets. Everything registered here is let go when the plugin's scope closes.
 * Registering is for `setup` only: what comes after the runtime is ready is refused and reported
 * (`emit`, and `defer` while the plugin runs, stay open).
 */
export interface SetupContext<Config, Settings, Required extends Needs, Optional extends Needs> {
  readonly config: Config
  readonly needs: { readonly [Name in keyof Required]: ServiceValue<Required[Name]> } & {
    readonly [Name in keyof Optional]: ServiceValue<Optional[Name]> | undefined
  }
  /**
   * Adds a thing. The value's `settings` have this plugin's own type. Its `id` is
   * `<plugin id>/<name>` or the bare name. The kernel notes the calling file and line as its origin
   * unless `origin` names another place, such as the line of a YAML file.
   */
  contribute<Shape extends PointShape>(
    point: Point<Shape>,
    value: NoInfer<PointValue<Shape, Settings>>,
    origin?: Pick<Origin, 'file' | 'line'>,
  ): void
  /**
   * What the plugins of this kernel contributed to a point, in plan order, frozen. There once everyone
   * is ready: ask in the functions that you contribute, not while setting up. In a call that is made
   * for a tenant ask `call.tenant.contributions`, which knows the tenant's own files and settings.
   *
   * @throws FccError FCC_KERNEL_NOT_READY, FCC_KERNEL_UNKNOWN_POINT
   */
  contributions<Shape extends PointShape>(
    point: Point<Shape>,
  ): readonly Contribution<PointValue<Shape>>[]
  /**
   * Calls the taps of a hook that this plugin defines under `hooks`, once everyone is ready.
   *
   * @throws FccError FCC_KERNEL_NOT_READY, FCC_HOOK_TAP_FAILED, FCC_HOOK_TAP_ASYNC
   */
  call<Value, Context, Kind extends HookKind>(
    hook: Hook<Value, Context, Kind>,
    value: NoInfer<Value>,
    context: NoInfer<Context>,
  ): HookResult<Value, Kind>
  /** Provides a service declared under `provides`. */
  provide<Value>(service: Service<Value>, value: NoInfer<Value>): void
  /** Changes a thing in flight. A synchronous tap cannot be time-limited. */
  tap<Value, Context>(
    hook: Hook<Value, Context>,
    tap: Tap<NoInfer<Value>, NoInfer<Context>>,
    order?: TapOrder,
  ): void
  /** Hears of a thing. A throwing listener is contained and reported. */
  on<Payload>(event: Event<Payload>, listener: (payload: NoInfer<Payload>) => void): void
  /** Tells others of a thing. What is emitted during set-up is delivered once everyone is ready. */
  emit<Payload>(event: Event<Payload>, payload: NoInfer<Payload>): void
  /** Registers work for when the plugin stops; last in, first out. */
  defer(dispose: () => void | Promise<void>): void
  /** Aborted when the set-up's time limit passes or the plugin stops. */
  readonly signal: AbortSignal
}

/** What an author writes. */
export interface PluginDefinition<
  ConfigSchema extends StandardSchemaV1 | undefined,
  SettingsSchema extends StandardSchemaV1 | undefined,
  Required extends Needs,
  Optional extends Needs,
> {
  /** Kebab case, unique among all installed plugins. */
  readonly id: string
  /** Structural configuration, one per assembly; part of the assembly's identity. */
  readonly config?: ConfigSchema
  /** Per-tenant settings, handed to each call. Plugin closures hold no tenant state. */
  readonly settings?: SettingsSchema
  readonly needs?: Required
  readonly optional?: Optional
  readonly provides?: readonly Service<unknown>[]
  /** Points it defines for other plugins to contribute to; their ids are `<plugin id>/<name>`. */
  readonly points?: readonly AnyPoint[]
  /** Hooks it defines and calls; their ids are `<plugin id>/<name>`. */
  readonly hooks?: readonly AnyHook[]
  setup(
    context: SetupContext<Parsed<ConfigSchema>, Parsed<SettingsSchema>, Required, Optional>,
  ): void | Promise<void>
}

/** A plugin, ready for a kernel. Opaque but for its identity. */
export interface Plugin {
  readonly '~kind': 'fcc.plugin'
  readonly spec: number
  readonly id: string
  readonly config: StandardSchemaV1 | undefined
  readonly settings: StandardSchemaV1 | undefined
  readonly needs: Needs
  readonly optional: Needs
  readonly provides: readonly Service<unknown>[]
  readonly points: readonly AnyPoint[]
  readonly hooks: readonly AnyHook[]
  readonly setup: (context: SetupContext<unknown, unknown, Needs, Needs>) => void | Promise<void>
}

/**
 * Defines a plugin. The result is the package's default export; importing it does no work.
 *
 * @example
 * export default definePlugin({
 *   id: 'acme-toast',
 *   settings: z.strictObject({ heat: z.number().default(3) }),
 *   setup({ contribute }) {
 *     contribute(toasters, { id: 'acme-toast/plain', toast: (bread, { settings }) => `${bread} at ${settings.heat}` })
 *   },
 * })
 */
export function definePlugin<
  ConfigSchema extends StandardSchemaV1 | undefined = undefined,
  SettingsSchema extends StandardSchemaV1 | undefined = undefined,
  Required extends Needs = Readonly<Record<never, never>>,
  Optional extends Needs = Readonly<Record<never, never>>,
>(definition: PluginDefinition<ConfigSchema, SettingsSchema, Required, Optional>): Plugin {
  return Object.freeze({
    '~kind': 'fcc.plugin' as const,
    spec: SPEC,
    id: definition.id,
    config: definition.config,
    settings: definition.settings,
    needs: definition.needs ?? {},
    optional: definition.optional ?? {},
    provides: definition.provides ?? [],
    points: definition.points ?? [],
    hooks: definition.hooks ?? [],
    // The author's precise types end here: the kernel hands over what the schemas gave.
    setup: definition.setup as unknown as Plugin['setup'],
  })
}

/** Whether a value is a plugin, whichever copy of this package made it. */
export function isPlugin(value: unknown): value is Plugin {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Partial<Plugin>)['~kind'] === 'fcc.plugin'
  )
}
