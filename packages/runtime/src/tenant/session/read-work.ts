import { type Content, ownValue, type Principal } from '@fcc/contracts'
import { factsOfScope, rootScope } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { openArtifact } from './open-artifact.ts'
import { readAsReleased } from './read-as-released.ts'
import type { OutcomeWanted } from './read-outcome.ts'
import { readPlan, readRun } from './read-run.ts'

/**
 * The content of what a step made, whether a gate passed it or not: for whoever has to find out why. Rules at
 * `release` decide about it as about an outcome, and see which gates exactly these bytes have passed.
 *
 * @param wanted.name as the run's record has it: `STEP/ARTIFACT`, or the name of an input
 * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN
 */
export async function readWork(
  services: TenantServices,
  reader: Principal,
  wanted: OutcomeWanted,
): Promise<Content> {
  const run = await readRun(services, wanted.run)
  const { name, purpose = run.envelope.purpose } = wanted
  const plan = await readPlan(services, run)
  const { purposes } = plan.scenario
  if (!purposes.includes(purpose)) {
    throw runtimeErrors.unknownPurpose(run.scenario, purpose, purposes)
  }
  const reference = ownValue(run.artifacts, name)
  const text = reference && (await openArtifact(services, reference))
  if (!reference || text === undefined) {
    throw runtimeErrors.unknownArtifact(run.id, name, Object.keys(run.artifacts))
  }
  return readAsReleased(services, reader, {
    ...{ run, text, purpose, action: 'work:read' },
    reference: { ...reference, name },
    facts: factsOfScope(run, rootScope(plan)),
    ...{ waivers: {}, approved: new Set<string>() },
  })
}
