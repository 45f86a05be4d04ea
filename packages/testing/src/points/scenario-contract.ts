import { type ScenarioCase, type ScenarioRun, scenarioChecks } from '@fcc/conformance'
import { type CloudEvent, type RunRecord, scenarios } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { RunHandle, TenantSession } from '@fcc/runtime'
import type { WatchedRuntime } from '../runtime/create-test-runtime.ts'
import type { ContractOptions } from './contract-options.ts'
import { describeContract, startFor } from './describe-contract.ts'

/**
 * What the contract of a scenario takes.
 *
 * @example
 * const options: ScenarioContractOptions = { cases: [{ name: 'no bread', input: {}, refused: 'FCC_INPUT_MISSING' }] }
 */
export interface ScenarioContractOptions extends ContractOptions {
  readonly cases: readonly ScenarioCase[]
}

/**
 * Registers the contract of one scenario of a plugin: it is run, in a runtime with the plugin and
 * what it includes, and ends in the states that the cases name, with the outcomes they name.
 *
 * @example
 * scenarioContract(plugin, 'acme-toast/breakfast', {
 *   cases: [{ name: 'bread', input: { bread: 'rye' }, state: 'completed', reasons: [], outcomes: { toast: 'RYE' } }],
 * })
 */
export function scenarioContract(
  plugin: Plugin,
  id: string,
  { cases, ...options }: ScenarioContractOptions,
): void {
  describeContract({ plugin, point: scenarios, id, options }, ({ value }, { runtime }) =>
    scenarioChecks(value, {
      cases,
      run: async (given) => {
        if (given.settings === undefined) return runScenario(runtime, id, given)
        const other = await startFor(plugin, options, given.settings)
        try {
          return await runScenario(other, id, given)
        } finally {
          await other.close()
        }
      },
    }),
  )
}

async function runScenario(
  { tenant, session }: WatchedRuntime,
  id: string,
  given: Omit<ScenarioCase, 'name'>,
): Promise<ScenarioRun> {
  const { input, purpose, provider } = given
  let handle = await session.start(id, input, {
    ...(purpose === undefined ? {} : { purpose }),
    ...(provider === undefined ? {} : { provider }),
  })
  const events: CloudEvent[] = []
  let record = await finish(handle, events)
  for (const { decision, by, roles } of given.answers ?? []) {
    if (record.state !== 'waiting') break
    await tenant.as({ kind: 'human', id: by, roles }).answer(record.id, { decision })
    handle = await session.resume(record.id)
    record = await finish(handle, events)
  }
  const { visits, entries } = await session.explain(record.id)
  return {
    state: record.state,
    reasons: record.reasons.map(({ id }) => id),
    said: record.reasons.map(({ say }) => say),
    outcomes: await outcomesOf(session, record),
    visits: visits.map(({ node }) => node),
    records: { record, visits, entries: entries.map((entry) => entryText(entry)), events },
  }
}

async function finish(handle: RunHandle, events: CloudEvent[]): Promise<RunRecord> {
  const record = await handle.finished()
  for await (const event of handle.events()) events.push(event)
  return record
}

async function outcomesOf(
  session: TenantSession,
  { id, released }: RunRecord,
): Promise<Readonly<Record<string, string>>> {
  const texts = Object.keys(released).map(
    async (name) => [name, (await session.outcome(id, name)).text] as const,
  )
  return Object.fromEntries(await Promise.all(texts))
}

/** Entries are kept as bytes; what they say is what may carry no content. */
function entryText(entry: object): unknown {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key,
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    ]),
  )
}
