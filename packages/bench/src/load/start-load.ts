import { startChild } from '../sides/told-child.ts'
import type { Load, LoadAnswer } from './load-message.ts'

/** Who sends requests to a server that is measured, in a process of its own. */
export interface LoadProcess {
  /**
   * Sends them, and gives what each took in milliseconds.
   *
   * @throws Error where one is not answered as it is to be
   */
  send(load: Load): Promise<readonly number[]>
  /** Ends the process; a second call gives the same promise. */
  close(): Promise<void>
}

const host = new URL('./load-host.ts', import.meta.url)

/**
 * Starts it: whoever sends is not the side's process, so that what sending costs is no part of what serving does.
 *
 * @example
 * const load = await startLoad()
 * const each = await load.send({ url, method: 'GET', headers: {}, contains: '', first: 0, count: 100, pace: { atOnce: 8 } })
 */
export async function startLoad(): Promise<LoadProcess> {
  const child = startChild<Load, LoadAnswer>(host, {
    // The flags of the side are not for it.
    execArgv: [],
    parameters: [],
    failed: (why) => new Error(`Who sends requests is gone: ${why}.`),
  })
  await child.next()
  return {
    async send(load) {
      child.send(load)
      const answer = await child.next()
      if (answer.kind === 'sent') return answer.each
      throw new Error(answer.kind === 'failed' ? answer.why : 'Nothing was sent.')
    },
    close: () => child.close(),
  }
}
