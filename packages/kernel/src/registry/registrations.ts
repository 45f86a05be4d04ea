import type { AnyEvent, AnyPoint, AnyService, Place } from '@fcc/plugin-api'
import type { HookTap } from '../hooks/hook-registry.ts'

/** A value as a plugin contributed it, unchecked. */
export interface RawContribution {
  readonly point: AnyPoint
  readonly value: unknown
  readonly place: Place | undefined
}

/** A service as a plugin provided it. */
export interface RawService {
  readonly service: AnyService
  readonly value: unknown
}

/** A listener as a plugin registered it. */
export interface RawListener {
  readonly event: AnyEvent
  readonly listener: (payload: never) => unknown
}

/** All that one plugin registered in its set-up. Nobody sees it before it has been checked. */
export interface Registrations {
  readonly contributions: readonly RawContribution[]
  readonly services: readonly RawService[]
  readonly taps: readonly HookTap[]
  readonly listeners: readonly RawListener[]
}
