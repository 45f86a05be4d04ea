import type { Diagnostic } from '@fcc/plugin-api'
import { configurePlugin, findStrayConfig } from './config/configure-plugin.ts'
import { failure } from './diagnostics.ts'
import { createEventBus } from './events/event-bus.ts'
import { type CallHook, createHooks } from './hooks/create-hook.ts'
import {
  DEFAULT_LIMITS,
  type Kernel,
  type KernelOptions,
  type KernelState,
  type PluginStatus,
  type StartResult,
} from './kernel.ts'
import { addDefinitions, declaredPoints } from './lifecycle/known-points.ts'
import { linkPlugins } from './lifecycle/link-plugins.ts'
import { loadPlugin } from './lifecycle/load-plugin.ts'
import { createPluginRecord, type PluginRecord } from './lifecycle/plugin-record.ts'
import { setUpPlugins } from './lifecycle/set-up-plugins.ts'
import { stopPlugins } from './lifecycle/stop-plugins.ts'
import { summariseStart } from './lifecycle/summarise-start.ts'
import {
  type ContributionRegistry,
  createContributionRegistry,
  heldBy,
} from './registry/contribution-registry.ts'
import { provideService, resolveService, type Services } from './registry/services.ts'

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
export function createKernel(options: KernelOptions): Kernel {
  const { plan, scope, config, load, clock = () => performance.now() } = options
  const { setupTimeoutMs = DEFAULT_LIMITS.setupTimeoutMs } = options
  const { loadTimeoutMs = DEFAULT_LIMITS.loadTimeoutMs } = options
  const { stopTimeoutMs = DEFAULT_LIMITS.stopTimeoutMs } = options
  const { maxRegistrations = DEFAULT_LIMITS.maxRegistrations } = options
  const { enter = (_pluginId, work) => work() } = options
  const points = declaredPoints(options.points, plan)
  const host = { scope, points }
  const hooks = options.hooks && new Map(options.hooks.map((hook) => [hook.id, hook]))
  const services: Services = new Map()
  for (const [token, value] of options.services ?? []) provideService(services, token, value)
  const records = plan.order.map((planned) => createPluginRecord(planned, stopTimeoutMs, enter))
  const plugins: readonly PluginStatus[] = [
    ...records.map(({ status }) => status),
    ...plan.skipped.map((each) => {
      return { ...each, manifest: each.found.manifest, state: 'skipped' as const, contributes: {} }
    }),
  ]
  const begun: PluginRecord[] = []
  const diagnostics: Diagnostic[] = []
  let state: KernelState = 'planned'
  let ready:
    | {
        readonly registry: ContributionRegistry
        readonly call: CallHook
        readonly tappers: ReadonlySet<string>
      }
    | undefined
  let starting: Promise<StartResult> | undefined
  let stopping: Promise<void> | undefined

  function note(...found: readonly Diagnostic[]): void {
    // Later ones are only passed on: keeping them would grow for as long as the kernel lives.
    if (state === 'starting') diagnostics.push(...found)
    for (const each of found) options.onDiagnostic?.(each)
  }
  const bus = createEventBus(note)
  const emit = bus.emit
  const whenReady = () => {
    if (ready !== undefined && (state === 'ready' || state === 'stopping')) return ready
    throw failure('FCC_KERNEL_NOT_READY', { state })
  }

  // Values were contributed and taps tapped through tokens of these types.
  const contributions: Kernel['contributions'] = (point) =>
    heldBy(whenReady().registry, point as never).list as never
  const call: Kernel['call'] = (hook, value, context) =>
    whenReady().call(hook, value, context) as never

  async function startAll(): Promise<StartResult> {
    if (stopping !== undefined) throw failure('FCC_KERNEL_NOT_READY', { state })
    state = 'starting'
    note(...plan.diagnostics, ...findStrayConfig(options))
    const loading = { load, loadTimeoutMs, clock, enter }
    const configuring = { config, enter, limit: setupTimeoutMs }
    await Promise.all(records.map((record) => loadPlugin(record, loading)))
    await Promise.all(records.map((record) => configurePlugin(record, configuring)))
    addDefinitions(records, points, hooks)
    await setUpPlugins(records, {
      ...{
        ...host,
        hooks,
        services,
        setupTimeoutMs,
        clock,
        emit,
        note,
        contributions,
        call,
        enter,
        maxRegistrations,
      },
      onBegin: (record) => begun.push(record),
      isStopping: () => stopping !== undefined,
    })
    linkPlugins(records, options)
    // All problems of all phases together, in plan order.
    note(...records.flatMap(({ failure: failed }) => failed?.diagnostics ?? []))
    note(...records.flatMap(({ dropped }) => dropped.map(({ diagnostic }) => diagnostic)))
    const result = summariseStart(records, plan, host, diagnostics)
    if (stopping !== undefined) return { ...result, state: 'failed' }
    state = result.state
    if (state === 'failed') return result
    const accepted = records.flatMap((record) => record.contributions)
    const registry = createContributionRegistry(host, accepted)
    const started = records.flatMap(({ registrations }) => registrations ?? [])
    const taps = started.flatMap((each) => each.taps)
    const tappers = new Set(taps.map(({ pluginId }) => pluginId))
    ready = { registry, call: createHooks(taps), tappers }
    for (const listener of started.flatMap(({ listeners }) => listeners)) bus.on(listener)
    bus.open()
    return result
  }

  async function stopAll(): Promise<void> {
    const reason = failure('FCC_KERNEL_NOT_READY', { state: 'stopping' })
    for (const record of begun) record.scope.abort(reason)
    await starting?.catch(() => undefined)
    state = 'stopping'
    try {
      await stopPlugins(begun)
    } finally {
      state = 'stopped'
      bus.close()
    }
  }

  function stop(): Promise<void> {
    stopping ??= stopAll()
    return stopping
  }

  return {
    scope,
    get state() {
      return state
    },
    plugins,
    diagnostics,
    start() {
      starting ??= startAll()
      return starting
    },
    points,
    contributions,
    find: (point, id) => heldBy(whenReady().registry, point as never).byId.get(id) as never,
    service: (token) => whenReady() && resolveService(services, token),
    call,
    tappers: () => whenReady().tappers,
    on: (event, listener) => bus.on({ event, listener, isOpen: () => true }),
    emit,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
