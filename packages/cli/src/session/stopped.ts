import type { CommandContext } from '../command.ts'

/** Waits until whoever started a process that stays wants it to end. */
export function stopped({ streams: { signal } }: Pick<CommandContext, 'streams'>): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}
