import type { CloudEvent, RunRecord, ShownText } from '@fcc/contracts'
import type { WatchedShown } from './watch-shown.ts'

/** A run in a caller's hands. */
export interface RunHandle {
  readonly id: string
  /** False when the idempotency key named a run that was there already. */
  readonly created: boolean
  /** The run as the store has it now. */
  record(): Promise<RunRecord>
  /**
   * What happens to the run from here on, as CloudEvents, in whichever process it happens; ends when
   * `finished` settles.
   */
  events(): AsyncIterable<CloudEvent>
  /**
   * What is shown of its outcomes while a model writes them, where the run was started with `watch` and is
   * carried out in this process; ends when `finished` settles. Where an answer may not be shown before it is
   * whole, it says why, and the outcome is read when the run has ended. Each outcome is in the log, with who is
   * shown it and what for, before its first piece is handed over; where that cannot be written, it throws.
   *
   * @throws FccError FCC_ACCESS_DENIED where `outcomes:read` was taken away meanwhile
   * @example
   * const run = await session.start('answer', { question }, { watch: true })
   * for await (const shown of run.shown()) if (shown.kind === 'text') write(shown.text)
   */
  shown(): AsyncIterable<ShownText>
  /**
   * The run when it has ended, in whichever process that happens, or waits and nobody was told to stay.
   * Its audit entries are under a signed checkpoint then. When the runtime is closed before that, the run
   * as it is then. Rejects when this process could not advance it (a full disk).
   */
  finished(): Promise<RunRecord>
  /** Stops what is under way, through to the provider, and ends the run as cancelled. */
  cancel(say?: string): Promise<void>
}

/** Makes a handle that follows a run, from now on. */
export function createRunHandle(parts: {
  readonly id: string
  readonly created: boolean
  /** Its events, until there are no more and it is over. */
  readonly events: (isOver: () => boolean) => AsyncIterable<CloudEvent>
  /** What is shown of it from now on, where somebody asked to watch. */
  readonly watched?: WatchedShown | undefined
  readonly follow: () => Promise<RunRecord>
  readonly record: () => Promise<RunRecord>
  readonly cancel: (say: string) => Promise<void>
}): RunHandle {
  let over = false
  const { watched } = parts
  const finished = parts.follow().finally(() => {
    over = true
    watched?.close()
  })
  // Who never asks must not bring the process down; who asks gets the rejection.
  finished.catch(() => undefined)

  return {
    id: parts.id,
    created: parts.created,
    record: parts.record,
    events: () => parts.events(() => over),
    shown: () => watched?.texts() ?? nothing(),
    finished: () => finished,
    async cancel(say = 'Cancelled by the caller.') {
      await parts.cancel(say)
      await finished.catch(() => undefined)
    },
  }
}

async function* nothing(): AsyncGenerator<never> {}
