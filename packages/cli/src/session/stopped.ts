import type { CommandContext } from '../command.ts'

/** How often a process that waits for nothing else wakes, in milliseconds. */
const AWAKE_MS = 60_000

/** Waits until whoever started a process that stays wants it to end; until then the process lives by it. */
export function stopped({ streams: { signal } }: Pick<CommandContext, 'streams'>): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    // A queue in the process has nothing open: without a timer the process would end as if it were done.
    const awake = setInterval(() => undefined, AWAKE_MS)
    const stop = (): void => {
      clearInterval(awake)
      resolve()
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}
