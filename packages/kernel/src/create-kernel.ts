import type { AnyEvent, Diagnostic } from '@fcc/plugin-api'
import { configurePlugins, findStrayConfig } from './config/configure-plugins.ts'
import { failure } from './diagnostics.ts'
import { createEventBus } from './events/event-bus.ts'
import { createHookRegistry, type HookRegistry } from './hooks/hook-registry.ts'
import {
  DEFAULT_LOAD_TIMEOUT_MS,
  DEFAULT_SETUP_TIMEOUT_MS,
  DEFAULT_STOP_TIMEOUT_MS,
  type Kernel,
  type KernelOptions,
  type KernelState,
  type StartResult,
} from './kernel.ts'
import { describePlugins } from './lifecycle/describe-plugins.ts'
import { linkPlugins } from './lifecycle/link-plugins.ts'
import { loadPlugins } from './lifecycle/load-plugins.ts'
import type { PluginRecord } from './lifecycle/plugin-record.ts'
import { createPluginScope } from './lifecycle/plugin-scope.ts'
import { setUpPlugins } from './lifecycle/set-up-plugins.ts'
import { stopPlugins } from './lifecycle/stop-plugins.ts'
import { summariseStart } from './lifecycle/summarise-start.ts'
import type { ContributionRegistry } from './registry/contribution-registry.ts'
import { indexTokens } from './registry/index-tokens.ts'
import { createServiceRegistry } from './registry/service-registry.ts'

/**
 * Makes a kernel that will start the plugins of a plan: load → configure → set up → link → ready →
 * stop. Nothing happens before `start`. Nothing can be added once it is ready.
 *
 * What is wrong with a plugin is a diagnostic, never an exception: the plugin fails, those that need
 * it are skipped, the others start.
 *
 * @throws FccError FCC_KERNEL_DUPLICATE_POINT when two of the given points or hooks have one id
 *
 * @example
 * await using kernel = createKernel({ plan, load, points: [toasters], scope: 'assembly', config: {} })
 * const { state } = await kernel.start()
 * for (const { id, value } of kernel.contributions(toasters)) console.log(id, value)
 */
export function createKernel(options: KernelOptions): Kernel {
  const { plan, scope } = options
  const stopTimeoutMs = options.stopTimeoutMs ?? DEFAULT_STOP_TIMEOUT_MS
  const clock = options.clock ?? (() => performance.now())
  const points = indexTokens(options.points)
  const hookTokens = options.hooks && indexTokens(options.hooks)
  const records = plan.order.map(
    (planned): PluginRecord => ({
      planned,
      scope: createPluginScope(planned.id, stopTimeoutMs),
      contributions: [],
      dropped: [],
    }),
  )
  const begun: PluginRecord[] = []
  const diagnostics: Diagnostic[] = []
  let state: KernelState = 'planned'
  let contributions: ContributionRegistry | undefined
  let hooks: HookRegistry | undefined
  let starting: Promise<StartResult> | undefined
  let stopping: Promise<void> | undefined

  const services = createServiceRegistry(options.services)
  const note = (...found: readonly Diagnostic[]): void => {
    for (const each of found) {
      // Later ones are only passed on: keeping them would grow for as long as the kernel lives.
      if (state === 'planned' || state === 'starting') diagnostics.push(each)
      options.onDiagnostic?.(each)
    }
  }
  const bus = createEventBus(note)
  const emit = (event: AnyEvent, payload: unknown): void => bus.emit(event, payload)
  const noteFailures = (phase: string): void => {
    for (const { failure: failed } of records)
      if (failed?.phase === phase) note(...failed.diagnostics)
  }
  const whenReady = <Part>(part: Part | undefined): Part => {
    if (part === undefined || (state !== 'ready' && state !== 'stopping')) {
      throw failure('FCC_KERNEL_NOT_READY', {}, state)
    }
    return part
  }

  async function startAll(): Promise<StartResult> {
    state = 'starting'
    note(...plan.diagnostics, ...findStrayConfig(plan, options.config))
    const loadTimeoutMs = options.loadTimeoutMs ?? DEFAULT_LOAD_TIMEOUT_MS
    await loadPlugins(records, { load: options.load, loadTimeoutMs, clock })
    noteFailures('load')
    await configurePlugins(records, options.config)
    noteFailures('configure')
    await setUpPlugins(records, {
      host: { scope, points, hooks: hookTokens },
      services,
      setupTimeoutMs: options.setupTimeoutMs ?? DEFAULT_SETUP_TIMEOUT_MS,
      stopTimeoutMs,
      clock,
      emit,
      onDiagnostic: note,
      onBegin: (record) => void begun.push(record),
      isStopping: () => stopping !== undefined,
    })
    noteFailures('setup')
    contributions = linkPlugins(records, options)
    note(...records.flatMap(({ dropped }) => dropped.map(({ diagnostic }) => diagnostic)))
    const result = summariseStart(records, options, diagnostics)
    if (stopping !== undefined) return { ...result, state: 'failed' }
    state = result.state
    if (state === 'ready') openAll()
    return result
  }

  function openAll(): void {
    const started = records.filter((record) => record.failure === undefined)
    hooks = createHookRegistry(started.flatMap(({ registrations }) => registrations?.taps ?? []))
    for (const { planned, scope: own, registrations } of started) {
      for (const raw of registrations?.listeners ?? []) {
        bus.on({ ...raw, pluginId: planned.id, isOpen: () => own.isOpen })
      }
    }
    bus.open()
  }

  async function stopAll(): Promise<void> {
    for (const record of begun) record.scope.abort(failure('FCC_KERNEL_NOT_READY', {}, 'stopping'))
    await starting?.catch(() => undefined)
    state = 'stopping'
    try {
      await stopPlugins(begun)
    } finally {
      state = 'stopped'
      bus.close()
    }
  }

  const kernel: Kernel = {
    scope,
    get state() {
      return state
    },
    get plugins() {
      return describePlugins(records, plan)
    },
    diagnostics,
    start() {
      if (starting === undefined && stopping !== undefined) {
        return Promise.reject(failure('FCC_KERNEL_NOT_READY', {}, state))
      }
      starting ??= startAll()
      return starting
    },
    // The registry holds values as contributed through these very tokens, which gave them their types.
    contributions: (point) => whenReady(contributions).all(point.id) as never,
    find: (point, id) => whenReady(contributions).find(point.id, id) as never,
    service: (token) => whenReady(contributions && services).resolve(token),
    call: (hook, value, context) => whenReady(hooks).call(hook, value, context) as never,
    on: (event, listener) => bus.on({ event, listener, isOpen: () => true }),
    emit,
    stop() {
      stopping ??= stopAll()
      return stopping
    },
    [Symbol.asyncDispose]: () => kernel.stop(),
  }
  return kernel
}
