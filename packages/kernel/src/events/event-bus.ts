import type { AnyEvent, Diagnostic } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { isThenable } from '../hooks/guard-tap.ts'
import { messageOf } from '../message-of.ts'

/** Someone who hears an event. */
export interface Listener {
  readonly event: AnyEvent
  readonly listener: (payload: never) => unknown
  /** Absent for the host's own. */
  readonly pluginId?: string | undefined
  /** False once its plugin's scope is closed. */
  readonly isOpen: () => boolean
}

/** Delivers events to listeners inside one kernel. */
export interface EventBus {
  /** Adds a listener; gives its remover. */
  on(listener: Listener): () => void
  /** Delivers at once, or keeps it until `open`. A closed bus drops it. */
  emit(event: AnyEvent, payload: unknown): void
  /** Delivers what was kept, in the order of emission, and from then on at once. */
  open(): void
  close(): void
}

/** Makes a bus whose listeners cannot disturb one another or the emitter. */
export function createEventBus(onDiagnostic: (diagnostic: Diagnostic) => void): EventBus {
  const listeners = new Map<string, Set<Listener>>()
  const kept: (readonly [AnyEvent, unknown])[] = []
  let state: 'keeping' | 'open' | 'closed' = 'keeping'

  const deliver = (event: AnyEvent, payload: unknown): void => {
    for (const each of [...(listeners.get(event.id) ?? [])]) {
      if (!each.isOpen()) continue
      const contain = (cause: unknown): void => {
        const who = each.pluginId ?? 'the host'
        const concern = { pluginId: each.pluginId, cause }
        onDiagnostic(report('FCC_EVENT_LISTENER_FAILED', concern, who, event.id, messageOf(cause)))
      }
      try {
        const result = each.listener(payload as never)
        if (isThenable(result)) result.then(undefined, contain)
      } catch (cause) {
        contain(cause)
      }
    }
  }

  return {
    on(listener) {
      const all = listeners.get(listener.event.id) ?? new Set()
      listeners.set(listener.event.id, all.add(listener))
      return () => void all.delete(listener)
    },
    emit(event, payload) {
      if (state === 'open') deliver(event, payload)
      else if (state === 'keeping') kept.push([event, payload])
    },
    open() {
      // What listeners emit meanwhile goes to the end of the queue, so that order holds.
      for (let next = kept.shift(); next !== undefined; next = kept.shift()) deliver(...next)
      state = 'open'
    },
    close() {
      state = 'closed'
      kept.length = 0
    },
  }
}
