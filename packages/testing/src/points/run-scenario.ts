import type { ScenarioCase, ScenarioRun } from '@fcc/conformance'
import { type CloudEvent, type RunRecord, scenarios } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { RunHandle, TenantRuntime } from '@fcc/runtime'
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
  for (const { decision, by, roles, note } of given.answers ?? []) {
    if (record.state !== 'waiting') break
    const person = tenant.as({ kind: 'human', id: by, roles })
    // Nobody has to have read what they reject.
    const read = decision === 'rejected' ? undefined : await person.question(record.id)
    await person.answer(record.id, { decision, shown: read?.shown, note })
    handle = await session.resume(record.id)
    record = await finish(handle, events)
  }
  const { visits, entries } = await session.explain(record.id)
  return {
    state: record.state,
    reasons: record.reasons.map(({ id }) => id),
    said: record.reasons.map(({ say }) => say),
    outcomes: await outcomesOf(tenant, record, given.readers ?? session.principal.roles),
    visits: visits.map(({ node }) => node),
    records: { record, visits, entries: entries.map((entry) => entryText(entry)), events },
  }
}

async function finish(handle: RunHandle, events: CloudEvent[]): Promise<RunRecord> {
  const record = await handle.finished()
  for await (const event of handle.events()) events.push(event)
  return record
}

/** What somebody with these roles is shown of what the run released, or releases to its readers. */
async function outcomesOf(
  tenant: TenantRuntime,
  { id, scenario, state, released }: RunRecord,
  roles: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const session = tenant.as({ kind: 'human', id: 'reader', roles })
  const outcomes = tenant.model.catalogue.find(scenarios, scenario)?.value.outcomes ?? {}
  const texts: Record<string, string> = {}
  for (const [name, { release }] of Object.entries(outcomes)) {
    const isReleased = name in released || (release === 'to_readers' && state === 'completed')
    const read = isReleased && (await session.outcome(id, name).catch(keptFromReader))
    if (read) texts[name] = read.text
  }
  return texts
}

/** Nothing is shown where rules keep it from the reader. */
function keptFromReader(error: unknown): undefined {
  if (FccError.is(error) && error.code === 'FCC_ARTIFACT_WITHHELD') return undefined
  throw error
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
