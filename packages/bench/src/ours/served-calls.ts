import { DEFAULT_CONNECTION_LIMITS } from '@fcc/contracts'
import aiSdk from '@fcc/plugin-provider-ai-sdk'
import { configuredAuthenticators, createServer, openRateLimits } from '@fcc/server'
import type { Load } from '../load/load-message.ts'
import { type LoadProcess, startLoad } from '../load/start-load.ts'
import { answerPieces } from '../server/answer-pieces.ts'
import { startAnsweringServer } from '../server/start-answering-server.ts'
import type { Facts } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { journaledCalls } from './journaled-calls.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'
import { createMeasuredStore } from './measured-store.ts'
import { verifyRuns } from './verify-runs.ts'

/** A server over a governed runtime, in this process; who asks it, and whom it asks, in processes of their own. */
export interface ServedCalls {
  readonly load: LoadProcess
  /** What a client asks of a persona, as far as it is the same for each request. */
  readonly completion: Omit<Load, 'first' | 'count' | 'pace'>
  /** What a client asks to read one run, of those that there are. */
  readRun(): Promise<Omit<Load, 'first' | 'count' | 'pace'>>
  /**
   * Holds what so many calls left against what they were to leave.
   *
   * @throws Error where a call, its entry, its journal or a rule's look is missing
   */
  verify(calls: number): Promise<Facts>
  close(): Promise<void>
}

/** A store that is written as the stores of tenants are by default. */
const STORE = { store: 'sqlite', synchronous: 'full' } as const
/** Requests are counted, as they are where a server is open to others; nobody reaches this many. */
const TIER = { bench: { requests: 1_000_000_000, seconds: 60 } }

/** Opens everything: the model's server, the runtime, the server over it with a key, and who sends requests. */
export async function openServedCalls({
  directory,
  concurrency,
  pieces,
}: {
  readonly directory: string
  readonly concurrency: number
  readonly pieces: number
}): Promise<ServedCalls> {
  const closers: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const each of closers.splice(0).reverse()) await each()
  }
  try {
    const model = await startAnsweringServer({ pieces })
    closers.push(() => model.close())
    const bench = createBenchPlugin()
    const store = createMeasuredStore(STORE)
    const runtime = await openMeasuredRuntime({
      ...{ directory, concurrency, store: store.factory, bench, access: 'required' },
      asks: {
        plugin: aiSdk,
        stated: {
          kind: 'openai-compatible',
          connection: { model: 'm-1', baseUrl: model.baseUrl, limits: DEFAULT_CONNECTION_LIMITS },
        },
      },
    })
    closers.push(() => runtime.close())
    const admin = runtime.tenant(TENANT).as({ kind: 'human', id: 'bench', roles: ['admin'] })
    const { key } = await admin.createApiKey({ name: 'load', roles: ['developer'], tier: 'bench' })
    const rates = await openRateLimits({ tiers: TIER })
    closers.push(() => rates.close())
    const server = await createServer({
      ...{ runtime, rates, authenticators: configuredAuthenticators(runtime) },
    })
    closers.push(() => server.close())
    const { url } = await server.listen({ port: 0 })
    const load = await startLoad()
    closers.push(() => load.close())
    const headers = { authorization: `Bearer ${key}` }
    return {
      load,
      completion: {
        ...{ url: `${url}/v1/chat/completions`, method: 'POST' },
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'bench-writer',
          messages: [{ role: 'user', content: 'a0: line {number} of the input' }],
        }),
        contains: answerPieces(pieces).join('').trim(),
      },
      async readRun() {
        const [run] = await admin.runs({ limit: 1 })
        if (!run) throw new Error('There is no run to read.')
        return { url: `${url}/v1/runs/${run.id}`, method: 'GET', headers, contains: run.id }
      },
      async verify(calls) {
        await server.close()
        // The end of a run signs what came before it: the entries of the requests, too.
        const last = await admin.start('one-call', { a0: inputText(calls) }, { purpose: 'measure' })
        await last.finished()
        if (bench.scanned() < calls) {
          throw new Error(`The detector saw ${bench.scanned()} texts only.`)
        }
        return {
          ...verifyRuns(await admin.exportAudit(), calls + 1),
          ...journaledCalls(directory, calls + 1),
          ...(await model.facts(calls + 1)),
          ...store.facts(directory),
        }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
