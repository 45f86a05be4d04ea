import type { ScenarioCase, ScenarioRun } from '@fcc/conformance'
import type { CloudEvent, RunRecord } from '@fcc/contracts'
import type { RunHandle, TenantSession } from '@fcc/runtime'
import type { WatchedRuntime } from '../runtime/create-test-runtime.ts'

/** Runs a scenario with what a case gives, has its people answer, and tells what became of it. */
export async function runScenario(
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
