import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startFcc } from './fcc-command.ts'

/** How long a process may take to say that it is ready, and to end once it is asked to, in milliseconds. */
const START_MS = 60_000
const END_MS = 20_000
/** How long it is waited before one is started in the place of another, in milliseconds. */
const AGAIN_MS = 500
/** How much of what one said last is told where it ends, in characters. */
const SAID = 500

export interface ProcessFigures {
  readonly name: string
  readonly pid: number | undefined
  readonly state: 'starting' | 'working' | 'ended'
  /** For how long it is in this state, in milliseconds. */
  readonly startedAgoMs: number
  /** How the one before it ended, where there was one. */
  readonly before: string | undefined
}

/** A process that is started again whenever it ends by itself. */
export interface FleetProcess {
  /** The line that said that it was ready, of the first one. */
  readonly ready: Promise<string>
  figures(): ProcessFigures
  /** Asks it to end, and waits for it; one that does not is killed. Idempotent. */
  close(): Promise<void>
}

/** Starts `fcc` with some words, and again whenever it ends, until it is closed. */
export function keepProcess(
  name: string,
  words: readonly string[],
  {
    env,
    readyAt,
    note,
  }: {
    readonly env: NodeJS.ProcessEnv
    /** The line that says that it is ready. */
    readonly readyAt: RegExp
    note(line: string): void
  },
): FleetProcess {
  const first = Promise.withResolvers<string>()
  first.promise.catch(() => undefined)
  let child: ChildProcess
  let state: ProcessFigures['state'] = 'starting'
  let since = Date.now()
  let before: string | undefined
  let isClosing = false
  let wasReady = false
  let again: NodeJS.Timeout | undefined
  const become = (next: ProcessFigures['state']) => {
    state = next
    since = Date.now()
  }

  function start(): void {
    become('starting')
    const one = startFcc(words, env)
    child = one
    let said = ''
    const late = setTimeout(() => one.kill('SIGKILL'), START_MS)
    const hear = (line: string) => {
      said = `${said}${line}\n`.slice(-SAID)
      if (!readyAt.test(line) || state !== 'starting') return
      clearTimeout(late)
      become('working')
      note(`${name} is process ${one.pid}`)
      wasReady = true
      first.resolve(line)
    }
    for (const stream of [one.stdout, one.stderr]) {
      if (stream) createInterface(stream).on('line', hear)
    }
    one.once('error', first.reject)
    one.once('close', (code, signal) => {
      clearTimeout(late)
      become('ended')
      before = signal ? `was ended by ${signal}` : `ended with ${code}`
      if (isClosing) return
      note(`${name}: process ${one.pid} ${before}${signal ? '' : `: ${said}`}`)
      // What never began has a reason that another try does not change.
      if (!wasReady) return first.reject(new Error(`${name} ${before}: ${said}`))
      again = setTimeout(start, AGAIN_MS)
    })
  }
  const endWithThisProcess = () => void child.kill('SIGKILL')
  process.once('exit', endWithThisProcess)
  start()

  return {
    ready: first.promise,
    figures: () => ({ name, pid: child.pid, state, startedAgoMs: Date.now() - since, before }),
    async close() {
      isClosing = true
      clearTimeout(again)
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        const gone = once(child, 'exit')
        const late = setTimeout(() => child.kill('SIGKILL'), END_MS)
        child.kill('SIGTERM')
        await gone
        clearTimeout(late)
      }
      process.off('exit', endWithThisProcess)
    },
  }
}
