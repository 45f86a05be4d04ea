import { verifyExport } from '@fcc/audit'
import { isFinal, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { Runtime, TenantSession } from '@fcc/runtime'
import { STARTER, type Story } from '../harness/story.ts'

/** How a run ended, as far as two endings can be compared. */
export interface FinishedRun {
  readonly run: string
  /** Whether this call created it; false where one was there under the same key. */
  readonly created: boolean
  readonly state: string
  /** Addresses of every artifact of every visit: keyed digests of their bytes. */
  readonly artifacts: readonly string[]
  /** The text of each released outcome. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Ids of visits without the run's own, in order of commit. */
  readonly visits: readonly string[]
  /** Types of the run's audit entries, in the order of the log. */
  readonly entries: readonly string[]
  /** How many runs the tenant has. */
  readonly runs: number
  readonly verdict: string
}

/** Starts a story's run under a key, or claims the one that is there, and executes it to its end. */
export async function finishRun(runtime: Runtime, story: Story, key: string): Promise<FinishedRun> {
  const tenant = runtime.tenant(story.tenant)
  const session = tenant.as(STARTER)
  const started = await session.start(story.scenario, story.input(), {
    ...story.options,
    idempotencyKey: key,
  })
  let record = await started.finished()
  while (!isFinal(record.state)) {
    if (record.state === 'waiting' && story.approver) {
      await approveOnce(tenant.as(story.approver), record.id)
    }
    // The dead process's lease expires; until then the run is followed.
    record = await (await session.resume(record.id)).finished()
  }
  return describeRun(session, record, started.created)
}

/** An answer that is there already was given by the process that died after giving it. */
async function approveOnce(session: TenantSession, run: string): Promise<void> {
  try {
    const { shown } = await session.question(run)
    await session.answer(run, { decision: 'approved', shown })
  } catch (error) {
    if (!FccError.is(error) || error.code !== 'FCC_STORE_ALREADY_ANSWERED') throw error
  }
}

async function describeRun(
  session: TenantSession,
  record: RunRecord,
  created: boolean,
): Promise<FinishedRun> {
  const { visits, entries } = await session.explain(record.id)
  const outcomes: Record<string, string> = {}
  for (const name of Object.keys(record.released)) {
    outcomes[name] = (await session.outcome(record.id, name)).text
  }
  const exported = await session.exportAudit()
  const report = verifyExport(Buffer.from(exported.text), { key: exported.verifierKey })
  return {
    run: record.id,
    created,
    state: record.state,
    artifacts: visits.flatMap(({ outputs }) => outputs.map(({ address }) => address)),
    outcomes,
    visits: visits.map(({ id }) => id.slice(record.id.length)),
    entries: entries.map(({ canonical }) => (JSON.parse(canonical) as { type: string }).type),
    runs: (await session.runs()).length,
    verdict: report.verdict,
  }
}
