import type {
  AnyEvent,
  AnyPoint,
  AnyService,
  Diagnostic,
  Needs,
  Place,
  SetupContext,
} from '@fcc/plugin-api'
import { failure, report } from '../diagnostics.ts'
import type { Listener } from '../events/event-bus.ts'
import type { OwnedTap } from '../hooks/guard-tap.ts'
import { captureCaller } from '../registry/capture-origin.ts'
import type { PluginRecord } from './plugin-record.ts'

/** A value as a plugin contributed it, unchecked. */
export interface RawContribution {
  readonly point: AnyPoint
  readonly value: unknown
  readonly place: Place | undefined
}

/** All that one plugin registered in its set-up. Nobody sees it before it has been checked. */
export interface Registrations {
  readonly contributions: RawContribution[]
  readonly services: { readonly service: AnyService; readonly value: unknown }[]
  readonly taps: OwnedTap[]
  readonly listeners: Listener[]
}

/** What a plugin may do at any time, through its context. */
export interface SetupChannels {
  readonly emit: (event: AnyEvent, payload: unknown) => void
  readonly note: (...diagnostics: readonly Diagnostic[]) => void
  /** What a point holds; throws until everyone is ready. */
  readonly contributions: SetupContext<unknown, unknown, Needs, Needs>['contributions']
  readonly call: SetupContext<unknown, unknown, Needs, Needs>['call']
  /** How much one plugin may register. */
  readonly maxRegistrations: number
}

/**
 * Makes what one plugin's `setup` gets, with what it registers. After `seal`, registering is late:
 * refused and reported, never thrown at the plugin.
 */
export function createSetupContext(
  { id: pluginId, scope, status }: PluginRecord,
  needs: Readonly<Record<string, unknown>>,
  { emit, note, contributions, call, maxRegistrations }: SetupChannels,
) {
  const registrations: Registrations = { contributions: [], services: [], taps: [], listeners: [] }
  let isSealed = false
  const { isOpen } = scope
  const reportLate = (act: string): void =>
    note(report('FCC_SETUP_LATE_REGISTRATION', { pluginId, act }))

  let registered = 0
  const tooMany = { pluginId, limit: maxRegistrations }

  /** Throws once there is too much, so that a loop ends and nothing more is kept. */
  function count(): void {
    registered += 1
    if (registered > maxRegistrations) throw failure('FCC_SETUP_TOO_MANY', tooMany)
  }

  function add<Entry>(entries: Entry[], act: string, entry: Entry): void {
    if (isSealed) {
      reportLate(act)
      return
    }
    count()
    entries.push(entry)
  }

  // The tokens gave the author's values their types; here they are opaque.
  const context: SetupContext<unknown, unknown, Needs, Needs> = Object.freeze({
    config: status.config,
    needs: Object.freeze(needs),
    signal: scope.signal,
    contribute(point, value, { file, line } = {}) {
      const place = file === undefined ? captureCaller(context.contribute) : { file, line }
      const entry = { point: point as AnyPoint, value, place }
      add(registrations.contributions, `contribute to ${point.id}`, entry)
    },
    contributions,
    call,
    provide(service, value) {
      add(registrations.services, `provide ${service.id}`, { service, value })
    },
    tap(hook, tap, order = 'normal') {
      const owned = { pluginId, hook, order, isOpen, tap: tap as OwnedTap['tap'] }
      add(registrations.taps, `tap ${hook.id}`, owned)
    },
    on(event, listener) {
      const owned = { event, listener, pluginId, isOpen }
      add(registrations.listeners, `listen to ${event.id}`, owned)
    },
    emit(event, payload) {
      if (isOpen()) emit(event, payload)
    },
    defer(dispose) {
      if (!isSealed) count()
      const disposed = scope.defer(dispose)
      if (disposed === undefined) return
      reportLate('defer a disposal')
      void disposed.then((problems) => note(...problems))
    },
  } satisfies SetupContext<unknown, unknown, Needs, Needs>)
  const seal = (): void => {
    isSealed = true
  }
  /** What is wrong where it registered too much, whether it caught that or not. */
  const excess = (): Diagnostic | undefined =>
    registered > maxRegistrations ? report('FCC_SETUP_TOO_MANY', tooMany) : undefined
  return { context, registrations, seal, excess }
}
