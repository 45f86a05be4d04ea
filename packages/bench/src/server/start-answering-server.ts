import type { Facts } from '../sides/side.ts'
import { startChild } from '../sides/told-child.ts'
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

const host = new URL('./server-host.ts', import.meta.url)

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
  const child = startChild<ServerRequest, ServerAnswer>(host, {
    // The flags of the side are not for it.
    execArgv: [],
    parameters: [JSON.stringify(options)],
    failed: (why) => new Error(`The server is gone: ${why}.`),
  })
  const next = async <Kind extends ServerAnswer['kind']>(kind: Kind) => {
    const answer = await child.next()
    if (answer.kind !== kind) throw new Error(`The server said ${answer.kind}, not ${kind}.`)
    return answer as Extract<ServerAnswer, { readonly kind: Kind }>
  }
  const listening = await next('listening')
  return {
    baseUrl: `http://127.0.0.1:${listening.port}/v1`,
    release: () => child.send({ kind: 'release' }),
    async facts(expected) {
      child.send({ kind: 'count' })
      const { answers, longestRequest } = await next('counted')
      if (answers !== expected) {
        throw new Error(`The server gave ${answers} answers, not ${expected}.`)
      }
      return {
        server: `chat completions in ${options.pieces} pieces`,
        calls: String(answers),
        'longest request': `${longestRequest} bytes`,
      }
    },
    close: () => child.close(),
  }
}
