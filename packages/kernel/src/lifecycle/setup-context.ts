import type {
  AnyEvent,
  AnyHook,
  AnyPoint,
  AnyService,
  Diagnostic,
  Needs,
  Origin,
  SetupContext,
  Tap,
  TapOrder,
} from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { captureCaller } from '../registry/capture-origin.ts'
import type { Registrations } from '../registry/registrations.ts'
import { disposeOne, type PluginScope } from './plugin-scope.ts'

/** What a context is made for. */
export interface SetupContextInput {
  readonly scope: PluginScope
  readonly config: unknown
  readonly needs: Readonly<Record<string, unknown>>
  readonly stopTimeoutMs: number
  readonly emit: (event: AnyEvent, payload: unknown) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** A context, what was registered through it, and the end of registering. */
export interface OpenSetup {
  readonly context: SetupContext<unknown, unknown, Needs, Needs>
  readonly registrations: Registrations
  /** From here on, registering is late: refused and reported, never thrown at the plugin. */
  seal(): void
}

type Writable<List> = List extends readonly (infer Item)[] ? Item[] : never

/** Makes what one plugin's `setup` gets. Nothing registered takes effect before it was checked. */
export function createSetupContext(input: SetupContextInput): OpenSetup {
  const { scope, stopTimeoutMs } = input
  const { pluginId } = scope
  const contributions: Writable<Registrations['contributions']> = []
  const services: Writable<Registrations['services']> = []
  const taps: Writable<Registrations['taps']> = []
  const listeners: Writable<Registrations['listeners']> = []
  let isSealed = false
  const isOpen = (): boolean => scope.isOpen

  const refuse = (what: string): void =>
    input.onDiagnostic(report('FCC_SETUP_LATE_REGISTRATION', { pluginId }, pluginId, what))
  const isLate = (what: string): boolean => {
    if (isSealed) refuse(what)
    return isSealed
  }

  const contribute = (
    point: AnyPoint,
    value: unknown,
    origin?: Pick<Origin, 'file' | 'line'>,
  ): void => {
    if (isLate(`contribute to ${point.id}`)) return
    const given = origin?.file === undefined ? undefined : { file: origin.file, line: origin.line }
    contributions.push({ point, value, place: given ?? captureCaller(contribute) })
  }

  const context = {
    config: input.config,
    needs: input.needs,
    signal: scope.signal,
    contribute,
    provide(service: AnyService, value: unknown): void {
      if (isLate(`provide ${service.id}`)) return
      services.push({ service, value })
    },
    tap(hook: AnyHook, tap: Tap<unknown, unknown>, order: TapOrder = 'normal'): void {
      if (isLate(`tap ${hook.id}`)) return
      taps.push({ pluginId, hookId: hook.id, hook, order, isOpen, tap })
    },
    on(event: AnyEvent, listener: (payload: never) => void): void {
      if (isLate(`listen to ${event.id}`)) return
      listeners.push({ event, listener })
    },
    emit(event: AnyEvent, payload: unknown): void {
      if (scope.isOpen) input.emit(event, payload)
    },
    defer(dispose: () => void | Promise<void>): void {
      if (scope.defer(dispose)) return
      // Too late to keep it, and dropping it would leak what it disposes of.
      refuse('defer a disposal')
      void disposeOne(pluginId, dispose, stopTimeoutMs).then((problem) => {
        if (problem !== undefined) input.onDiagnostic(problem)
      })
    },
  }
  return {
    // Values are opaque to the kernel; the tokens gave the author their types.
    context: Object.freeze(context) as unknown as SetupContext<unknown, unknown, Needs, Needs>,
    registrations: { contributions, services, taps, listeners },
    seal: () => {
      isSealed = true
    },
  }
}
