import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that is told what to do, and answers. */
export interface ToldChild<Request extends object, Answer> {
  send(request: Request): void
  /** Its next answer. @throws what `failed` makes of it where it ends first */
  next(): Promise<Answer>
  /** Lets it end, and waits for that; a second call gives the same promise. */
  close(): Promise<void>
}

/**
 * Starts a module in a process of its own. What it writes goes nowhere, and its errors where ours go.
 *
 * @param failed what is thrown where it ends before it answers
 */
export function startChild<Request extends object, Answer>(
  module: URL,
  {
    execArgv,
    env = process.env,
    parameters,
    failed,
  }: {
    readonly execArgv: readonly string[]
    readonly env?: NodeJS.ProcessEnv
    readonly parameters: readonly string[]
    readonly failed: (why: string) => Error
  },
): ToldChild<Request, Answer> {
  const child = fork(fileURLToPath(module), parameters, {
    execArgv: [...execArgv],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let closing: Promise<void> | undefined
  async function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    if (child.connected) child.disconnect()
    await ended
  }
  return {
    send: (request) => void child.send(request),
    async next() {
      const over = new AbortController()
      const { signal } = over
      try {
        const [answer] = await Promise.race([
          once(child, 'message', { signal }),
          once(child, 'exit', { signal }).then(([code]) => {
            throw failed(`its process ended with code ${code}`)
          }),
        ])
        return answer as Answer
      } finally {
        over.abort()
      }
    },
    close() {
      closing ??= end()
      return closing
    },
  }
}
