import {
  type ArtifactsByName,
  artifactKey,
  type GateOutcome,
  nodeState,
  type RunRecord,
} from '@fcc/contracts'
import type { Gathered } from './conclusion.ts'
import { branchOf } from './place.ts'
import { withNode } from './run-change.ts'
import type { Work } from './verbs/work.ts'
import type { Visit } from './visit.ts'

/** The run with what this visit made, before it is known where it goes. */
export function withWork(
  visit: Visit,
  { outputs, gates }: Pick<Gathered, 'outputs' | 'gates'>,
  { work, duties }: { readonly work: Pick<Work, 'facts'>; readonly duties: RunRecord['duties'] },
): RunRecord {
  const made = Object.values(outputs).map(({ reference }) => [reference.name, reference])
  let run = withArtifacts(visit.run, visit, Object.fromEntries(made))
  const { facts } = nodeState(run, visit.place.instance)
  if (Object.keys(work.facts).length > 0) {
    run = withNode(run, visit.place.instance, { facts: { ...facts, ...work.facts } })
  }
  return withGates({ ...run, duties }, visit, gates)
}

/** The run with artifacts that a visit made or changed, under its own instance. */
export function withArtifacts(
  run: RunRecord,
  { place }: Pick<Visit, 'place'>,
  made: ArtifactsByName,
): RunRecord {
  const keyed = Object.entries(made).map(([name, reference]) => [
    artifactKey(place.instance, name),
    reference,
  ])
  if (keyed.length === 0) return run
  return { ...run, artifacts: { ...run.artifacts, ...Object.fromEntries(keyed) } }
}

/** The run with the newest outcome of each gate in the visit's branch. */
export function withGates(
  run: RunRecord,
  { place }: Pick<Visit, 'place'>,
  gates: readonly GateOutcome[],
): RunRecord {
  if (gates.length === 0) return run
  const branch = branchOf(place)
  const keyed = gates.map((gate) => [branch === '' ? gate.gate : `${branch}/${gate.gate}`, gate])
  return { ...run, gates: { ...run.gates, ...Object.fromEntries(keyed) } }
}
