import type { CloudEvent, EventBus, RunRecord } from '@fcc/contracts'

/** A run in a caller's hands. */
export interface RunHandle {
  readonly id: string
  /** False when the idempotency key named a run that was there already. */
  readonly created: boolean
  /** The run as the store has it now. */
  record(): Promise<RunRecord>
  /** What happens to the run from here on, as CloudEvents; ends when `finished` settles. */
  events(): AsyncIterable<CloudEvent>
  /**
   * The run when it has ended, in whichever process that happens, or waits and nobody was told to stay.
   * Its audit entries are under a signed checkpoint then. When the runtime is closed before that, the run
   * as it is then. Rejects when this process could not advance it (a full disk).
   */
  finished(): Promise<RunRecord>
  /** Stops what is under way, through to the provider, and ends the run as cancelled. */
  cancel(say?: string): Promise<void>
}

/** Makes a handle that follows a run. Subscribes at once, so that no event is missed. */
export function createRunHandle(parts: {
  readonly id: string
  readonly created: boolean
  readonly bus: EventBus
  readonly follow: () => Promise<RunRecord>
  readonly record: () => Promise<RunRecord>
  readonly cancel: (say: string) => Promise<void>
}): RunHandle {
  const events: CloudEvent[] = []
  const wakers = new Set<() => void>()
  let over = false
  const wake = (): void => {
    for (const waker of [...wakers]) waker()
    wakers.clear()
  }
  const unsubscribe = parts.bus.subscribe(
    { run: parts.id },
    (event) => {
      events.push(event)
      wake()
    },
    `run ${parts.id}`,
  )
  const finished = parts.follow().finally(() => {
    over = true
    unsubscribe()
    wake()
  })
  // Who never asks must not bring the process down; who asks gets the rejection.
  finished.catch(() => undefined)

  return {
    id: parts.id,
    created: parts.created,
    record: parts.record,
    async *events() {
      for (let index = 0; ; index++) {
        while (index >= events.length) {
          if (over) return
          await new Promise<void>((resolve) => wakers.add(resolve))
        }
        const event = events[index]
        if (event) yield event
      }
    },
    finished: () => finished,
    async cancel(say = 'Cancelled by the caller.') {
      await parts.cancel(say)
      await finished.catch(() => undefined)
    },
  }
}
