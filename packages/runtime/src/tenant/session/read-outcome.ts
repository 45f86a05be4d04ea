import {
  type ArtifactReference,
  type Content,
  type Decision,
  ownValue,
  type Principal,
  type RunRecord,
} from '@fcc/contracts'
import { artifactOfRun, factsOfScope, passedGates, type RunPlan, rootScope } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { openArtifact } from './open-artifact.ts'
import { readAsReleased } from './read-as-released.ts'
import { readPlan, readRun } from './read-run.ts'

/** Which outcome, and what it is read for. */
export interface OutcomeWanted {
  readonly run: string
  readonly name: string
  /** One of the scenario's purposes; the run's own by default. */
  readonly purpose?: string | undefined
}

/**
 * The content of an outcome, for one reader: a release of its own, decided and written down before
 * anything of it is handed over.
 */
export async function readOutcome(
  services: TenantServices,
  reader: Principal,
  wanted: OutcomeWanted,
): Promise<Content> {
  const run = await readRun(services, wanted.run)
  const { name, purpose = run.envelope.purpose } = wanted
  const plan = await readPlan(services, run)
  const { purposes, outcomes } = plan.scenario
  if (!purposes.includes(purpose)) {
    throw runtimeErrors.unknownPurpose(run.scenario, purpose, purposes)
  }
  const reference = ownValue(run.released, name) ?? forReaders(run, plan, name)
  const text = reference && (await openArtifact(services, reference))
  if (!reference || text === undefined) {
    const open = Object.keys(outcomes).filter((each) => forReaders(run, plan, each))
    throw runtimeErrors.unknownArtifact(run.id, name, [...Object.keys(run.released), ...open])
  }
  return readAsReleased(services, reader, {
    ...{ run, reference, text, purpose, action: 'outcomes:read' },
    facts: factsOfScope(run, rootScope(plan)),
    ...(await releasedUnder(services, run, name)),
  })
}

/** An outcome that is decided for each reader, of a run that completed with it behind its gate. */
function forReaders(run: RunRecord, plan: RunPlan, name: string): ArtifactReference | undefined {
  const outcome = ownValue(plan.scenario.outcomes, name)
  if (outcome?.release !== 'to_readers' || run.state !== 'completed') return undefined
  const reference = artifactOfRun(run, plan, name)
  return reference && passedGates(run, reference.address).includes(outcome.gate)
    ? reference
    : undefined
}

/** What people answered when the run released an outcome: it counts for its readers too. */
async function releasedUnder(
  { store }: TenantServices,
  run: RunRecord,
  name: string,
): Promise<{
  readonly waivers: Readonly<Record<string, string>>
  readonly approved: ReadonlySet<string>
}> {
  if (ownValue(run.released, name) === undefined) return { waivers: {}, approved: new Set() }
  const visits = await store.readVisits(run.id)
  const decision = visits.at(-1)?.decisions.findLast((each) => isRelease(each, name))
  const asked = decision?.obligations.filter(({ kind }) => kind === 'require_approval') ?? []
  return {
    waivers: decision?.inputs.at(-1)?.waivers ?? {},
    approved: new Set(asked.map(({ rule }) => rule)),
  }
}

function isRelease({ at, subject, decision }: Decision, name: string): boolean {
  return at === 'release' && subject === name && decision === 'allow'
}
