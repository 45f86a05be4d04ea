import { DEFAULT_CONNECTION_LIMITS } from '@fcc/contracts'
import aiSdk from '@fcc/plugin-provider-ai-sdk'
import type { RunHandle, TenantSession } from '@fcc/runtime'
import type { AnsweringOptions } from '../server/server-message.ts'
import { type AnsweringServer, startAnsweringServer } from '../server/start-answering-server.ts'
import type { Facts } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { journaledCalls } from './journaled-calls.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'
import { createMeasuredStore } from './measured-store.ts'
import { assertCovered, verifyRuns } from './verify-runs.ts'

/** Calls that are governed, journaled in files with full sync, and audited: a run of one step for each. */
export interface GovernedCalls {
  readonly server: AnsweringServer
  /** Starts a call; `watch` where its answer is to be shown while it is written. */
  start(number: number, options?: { readonly watch?: boolean }): Promise<RunHandle>
  /** Waits until the call is over: its entries are under a signed checkpoint. */
  finish(run: RunHandle): Promise<void>
  /**
   * Holds what so many calls left against what they were to leave, and lets everything go.
   *
   * @throws Error where a call, its entry, its journal or a rule's look is missing
   */
  verify(calls: number): Promise<Facts>
  close(): Promise<void>
}

/** A store that is written as the stores of tenants are by default. */
const STORE = { store: 'sqlite', synchronous: 'full' } as const

/** Opens the runtime, and the server that its one tenant asks. The caller closes it. */
export async function openGovernedCalls(
  options: AnsweringOptions & { readonly directory: string; readonly concurrency: number },
): Promise<GovernedCalls> {
  const { directory, concurrency, ...answering } = options
  const server = await startAnsweringServer(answering)
  const bench = createBenchPlugin()
  const store = createMeasuredStore(STORE)
  try {
    const runtime = await openMeasuredRuntime({
      directory,
      concurrency,
      store: store.factory,
      bench,
      asks: {
        plugin: aiSdk,
        stated: {
          kind: 'openai-compatible',
          connection: { model: 'm-1', baseUrl: server.baseUrl, limits: DEFAULT_CONNECTION_LIMITS },
        },
      },
    })
    const session = runtime.tenant(TENANT).as({ kind: 'service', id: 'bench', roles: [] })
    let last = ''
    return {
      server,
      start: (number, { watch = false } = {}) =>
        session.start(
          watch ? 'streamed-call' : 'one-call',
          { a0: inputText(number) },
          { purpose: 'measure', watch },
        ),
      async finish(run) {
        const { state, reasons } = await run.finished()
        if (state !== 'completed') {
          throw new Error(`A run ended as ${state}: ${JSON.stringify(reasons)}`)
        }
        last = run.id
      },
      async verify(calls) {
        await verifyLast(session, last)
        if (bench.scanned() < calls) {
          throw new Error(`The detector saw ${bench.scanned()} texts only.`)
        }
        return {
          ...verifyRuns(await session.exportAudit(), calls),
          ...journaledCalls(directory, calls),
          ...(await server.facts(calls)),
          ...store.facts(directory),
        }
      },
      async close() {
        await runtime.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** What a run left can be made once more from its journal, and all of it is under a checkpoint. */
async function verifyLast(session: TenantSession, run: string): Promise<void> {
  await assertCovered(session, run)
  const { answers, departure } = await session.replay(run)
  if (departure || answers !== 1) {
    throw new Error(`Run ${run} is not made again from its journal: ${JSON.stringify(departure)}`)
  }
}
