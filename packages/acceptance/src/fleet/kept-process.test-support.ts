import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** How long a process may take until it is ready, in milliseconds: the machine may be busy. */
const START_MS = 60_000

/** A process that is started again whenever it ends by itself, as a supervisor does it. */
export interface KeptProcess {
  /** Waits until the one that is there is ready. */
  ready(): Promise<void>
  /** Kills it without notice; another one begins in its place. */
  kill(): Promise<void>
  /** Stops it in the middle of whatever it does, for so long, and lets it continue. */
  freeze(forMs: number): Promise<void>
  /** Waits until it ended by itself. */
  ended(): Promise<void>
  /** Ends it for good, as an operator does, and says how it ended. */
  end(): Promise<number | null>
  /** Kills it for good; idempotent. */
  close(): Promise<void>
}

/** How it is started: words before the program, as those of another command that starts it. */
export interface KeptOptions {
  readonly before?: readonly string[]
}

/** How much of what it wrote on its errors is told where it does not become ready, in characters. */
const SAID = 2000

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Starts a program of this folder, which is given something and says a line once it is ready. */
export function keepProcess(
  program: string,
  given: object,
  { before = [] }: KeptOptions = {},
): KeptProcess {
  const path = fileURLToPath(new URL(program, import.meta.url))
  let isKept = true
  let said = ''
  let child = start()
  let isReady = once(child.stdout as NodeJS.ReadableStream, 'data')

  function start(): ChildProcess {
    const words = [...before, process.execPath, '--conditions=source', path, JSON.stringify(given)]
    const one = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    one.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-SAID)
    })
    one.once('exit', () => {
      if (!isKept) return
      child = start()
      isReady = once(child.stdout as NodeJS.ReadableStream, 'data')
    })
    return one
  }
  async function kill(): Promise<void> {
    const one = child
    if (isOver(one)) return
    const gone = once(one, 'exit')
    one.kill('SIGCONT')
    one.kill('SIGKILL')
    await gone
  }
  return {
    async ready() {
      const late = Date.now() + START_MS
      for (;;) {
        const of = child
        // Whoever ended before it was ready has been replaced.
        await Promise.race([isReady, once(of, 'exit')])
        if (child === of && !isOver(of)) return
        if (Date.now() > late) throw new Error(`${program} does not become ready: ${said}`)
      }
    },
    kill,
    async freeze(forMs) {
      const one = child
      one.kill('SIGSTOP')
      await delay(forMs)
      one.kill('SIGCONT')
    },
    async ended() {
      await once(child, 'exit')
    },
    async end() {
      isKept = false
      if (isOver(child)) return child.exitCode
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await exit) as [number | null]
      return code
    },
    async close() {
      isKept = false
      await kill()
    },
  }
}
