import type { AuditEntry, Decision, RunRecord } from '@fcc/contracts'
import type { Governance } from '@fcc/governance'
import { FccError } from '@fcc/plugin-api'
import { readDecisions, type WrittenDecisions } from '@fcc/simulation'
import type { TenantServices } from '../tenant-services.ts'
import type { RunExplanation } from '../tenant-session.ts'
import { readPlan, readRun } from './read-run.ts'

/** Everything that is known of one run of this tenant. @throws FccError FCC_RUN_UNKNOWN */
export async function explainRun(services: TenantServices, id: string): Promise<RunExplanation> {
  const run = await readRun(services, id)
  const visits = await services.store.readVisits(id)
  const entries = await services.store.readEntries({ run: id })
  const logged = entries.map(({ canonical }) => JSON.parse(canonical) as AuditEntry)
  const governance = await governanceOf(services, run)
  return {
    run,
    intake: decidedAtIntake(run, logged),
    visits,
    entries,
    looks: ({ inputs: [input] }) => (input && governance ? governance.looks(input) : undefined),
  }
}

function decidedAtIntake(run: RunRecord, logged: readonly AuditEntry[]): readonly Decision[] {
  const started = logged.find(({ type }) => type === 'fcc.run.started')
  return started === undefined
    ? []
    : readDecisions(started.data as unknown as WrittenDecisions, run.envelope)
}

/** What a run was governed by, while that can still be read. */
async function governanceOf(
  services: TenantServices,
  run: RunRecord,
): Promise<Governance | undefined> {
  try {
    return services.governors.of(run, await readPlan(services, run)).governance
  } catch (error) {
    // What was decided is in the log all the same; the rules of then cannot be read any more.
    if (FccError.is(error)) return undefined
    throw error
  }
}
