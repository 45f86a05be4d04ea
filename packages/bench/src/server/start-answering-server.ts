import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Facts } from '../sides/side.ts'
import type { AnsweringOptions, ServerAnswer, ServerRequest } from './server-message.ts'

/** A server of one model that answers at once, in a process of its own. */
export interface AnsweringServer {
  /** `http://127.0.0.1:<port>/v1`. */
  readonly baseUrl: string
  /** Lets answers continue that stand still. */
  release(): void
  /**
   * What it is and how many answers it gave, for the comparison of both sides.
   *
   * @throws Error where they are not as many as told
   */
  facts(answers: number): Promise<Facts>
  /** Ends the process; a second call gives the same promise. */
  close(): Promise<void>
}

const host = fileURLToPath(new URL('./server-host.ts', import.meta.url))

/**
 * Starts the server that both sides ask, each its own: the process is not the side's, so that the side's
 * memory and processor time are its own.
 *
 * @throws Error where the process ends before it listens
 * @example
 * const server = await startAnsweringServer({ pieces: 40 })
 * await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body: '{"messages":[]}' })
 * await server.close()
 */
export async function startAnsweringServer(options: AnsweringOptions): Promise<AnsweringServer> {
  const child = fork(host, [JSON.stringify(options)], {
    // The flags of the side are not for it.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= end(child)
    return closing
  }
  const listening = await nextAnswer(child, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${listening.port}/v1`,
    release: () => send(child, { kind: 'release' }),
    async facts(expected) {
      send(child, { kind: 'count' })
      const { answers, longestRequest } = await nextAnswer(child, 'counted')
      if (answers !== expected) {
        throw new Error(`The server gave ${answers} answers, not ${expected}.`)
      }
      return {
        server: `chat completions in ${options.pieces} pieces`,
        calls: String(answers),
        'longest request': `${longestRequest} bytes`,
      }
    },
    close,
  }
}

function send(child: ChildProcess, request: ServerRequest): void {
  child.send(request)
}

async function nextAnswer<Kind extends ServerAnswer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<ServerAnswer, { readonly kind: Kind }>> {
  const over = new AbortController()
  const { signal } = over
  try {
    const answer = await Promise.race([
      once(child, 'message', { signal }).then(([said]) => said as ServerAnswer),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`The server ended with code ${code}.`)
      }),
    ])
    if (answer.kind !== kind) throw new Error(`The server said ${answer.kind}, not ${kind}.`)
    return answer as Extract<ServerAnswer, { readonly kind: Kind }>
  } finally {
    over.abort()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (child.connected) child.disconnect()
  await ended
}
