import { startChild, type ToldChild } from '../sides/told-child.ts'
import type { WorkerAnswer } from './fleet-message.ts'

type Worker = ToldChild<never, WorkerAnswer>

/** Processes that work for a side. */
export interface Workers {
  /** Ends all of them; a second call gives the same promise. */
  close(): Promise<void>
}

/** Starts as many workers as there is work told, and waits until each takes jobs. */
export async function startWorkers(module: URL, works: readonly object[]): Promise<Workers> {
  const started: Worker[] = works.map((work) =>
    startChild<never, WorkerAnswer>(module, {
      execArgv: ['--conditions=source'],
      parameters: [JSON.stringify(work)],
      failed: (why) => new Error(`A worker is gone: ${why}.`),
    }),
  )
  const close = async (): Promise<void> => {
    await Promise.all(started.map((worker) => worker.close()))
  }
  try {
    await Promise.all(started.map((worker) => worker.next()))
  } catch (error) {
    await close()
    throw error
  }
  let closing: Promise<void> | undefined
  return {
    close() {
      closing ??= close()
      return closing
    },
  }
}
