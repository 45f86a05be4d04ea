import { type AnyEvent, type Diagnostic, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'

/** Someone who hears an event. */
export interface Listener {
  readonly event: AnyEvent
  readonly listener: (payload: never) => unknown
  /** Absent for the host's own. */
  readonly pluginId?: string | undefined
  /** False once its plugin's scope is closed. */
  readonly isOpen: () => boolean
}

/**
 * Makes a bus that delivers events inside one kernel, whose listeners cannot disturb one another or
 * the emitter. Until it is opened it keeps what is emitted; once closed it drops it.
 */
export function createEventBus(onDiagnostic: (diagnostic: Diagnostic) => void) {
  const listeners = new Set<Listener>()
  const kept: (readonly [AnyEvent, unknown])[] = []
  let state: 'keeping' | 'open' | 'closed' = 'keeping'

  async function tell({ listener, event, pluginId }: Listener, payload: unknown): Promise<void> {
    try {
      await listener(payload as never)
    } catch (cause) {
      const place = thrownPlace(cause)
      const facts = { pluginId, cause, place, who: pluginId ?? 'the host', event: event.id }
      onDiagnostic(report('FCC_EVENT_LISTENER_FAILED', { ...facts, message: thrownMessage(cause) }))
    }
  }

  function deliver(event: AnyEvent, payload: unknown): void {
    for (const each of [...listeners]) {
      if (each.event.id === event.id && each.isOpen()) void tell(each, payload)
    }
  }

  return {
    /** Adds a listener; gives its remover. */
    on(listener: Listener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(event: AnyEvent, payload: unknown): void {
      if (state === 'open') deliver(event, payload)
      else if (state === 'keeping') kept.push([event, payload])
    },
    /** Delivers what was kept, in the order of emission. */
    open(): void {
      // What listeners emit meanwhile goes to the end of the queue, so that order holds.
      for (let next = kept.shift(); next !== undefined; next = kept.shift()) deliver(...next)
      state = 'open'
    },
    close(): void {
      state = 'closed'
      kept.length = 0
    },
  }
}
