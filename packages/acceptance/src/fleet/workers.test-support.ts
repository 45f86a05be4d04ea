import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./fleet-worker.test-support.ts', import.meta.url))

/** Processes that execute runs, and what is done to them. */
export interface Workers {
  /** Kills one without notice, and starts another one in its place. */
  kill(which: number): Promise<void>
  /** Stops one in the middle of whatever it does, for so long, and lets it continue. */
  freeze(which: number, forMs: number): Promise<void>
  /** Waits until one ended by itself. */
  ended(which: number): Promise<void>
  /** Ends one as an operator does, and says how it ended. */
  end(which: number): Promise<number | null>
  close(): Promise<void>
}

/** Starts so many, each of which is given the same. */
export async function startWorkers(count: number, given: object): Promise<Workers> {
  async function start(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--conditions=source', program, JSON.stringify(given)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.resume()
    await once(child, 'spawn')
    return child
  }
  const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
  const ready = async () => {
    const child = await start()
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')])
    if (isOver(child)) throw new Error('A worker ended before it was ready.')
    return child
  }
  const workers = await Promise.all(Array.from({ length: count }, ready))
  const at = (which: number) => workers[which % workers.length] as ChildProcess

  async function kill(child: ChildProcess): Promise<void> {
    if (isOver(child)) return
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    async kill(which) {
      await kill(at(which))
      workers[which % workers.length] = await start()
    },
    async freeze(which, forMs) {
      const child = at(which)
      child.kill('SIGSTOP')
      await delay(forMs)
      child.kill('SIGCONT')
    },
    async ended(which) {
      const child = at(which)
      if (!isOver(child)) await once(child, 'exit')
    },
    async end(which) {
      const child = at(which)
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await exit) as [number | null]
      return code
    },
    async close() {
      await Promise.all(workers.map(kill))
    },
  }
}
