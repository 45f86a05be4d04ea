import { type ArtifactReference, type InputKind, type LabelSet, ownValue } from '@fcc/contracts'
import { joinLabels, uncheckedOf } from '@fcc/governance'
import { simulationErrors } from './diagnostics.ts'
import type { RunPlan } from './run-plan.ts'
import type { HeldArtifact } from './visit.ts'
import type { VisitPorts } from './visit-ports.ts'

/** The kind of input that an artifact is, as it came in; `undefined` where it is none. */
export function inputKindOf(
  plan: Pick<RunPlan, 'scenario'>,
  { name, producedBy }: Pick<ArtifactReference, 'name' | 'producedBy'>,
): InputKind | undefined {
  if (!producedBy.endsWith('/intake')) return undefined
  return ownValue(plan.scenario.inputs, name)?.kind ?? 'document'
}

/** Whether an artifact is an input that its scenario declares as reference data, as it came in. */
export function isReferenceData(
  plan: Pick<RunPlan, 'scenario'>,
  reference: Pick<ArtifactReference, 'name' | 'producedBy'>,
): boolean {
  return inputKindOf(plan, reference) === 'reference'
}

/**
 * The labels of reference data where it leaves the skills that read it: it was not scanned at intake,
 * so it is scanned here, and labelled like all else.
 *
 * @throws FccError FCC_CONTENT_NOT_INSPECTED
 */
export async function scannedLabels(
  { governor, governance, signal }: Pick<VisitPorts, 'governor' | 'governance' | 'signal'>,
  artifact: { readonly name: string; readonly text: string; readonly labels: LabelSet },
): Promise<LabelSet> {
  const inspection = await governor.inspect(artifact.text, signal)
  const unchecked = uncheckedOf(inspection)
  if (unchecked.length > 0) throw simulationErrors.couldNotInspect(artifact.name, unchecked)
  return joinLabels(governance.schemes, artifact.labels, inspection.labels)
}

/** Artifacts on their way into a prompt: reference data among them is scanned first. */
export async function scanReferenceData(
  plan: Pick<RunPlan, 'scenario'>,
  ports: Pick<VisitPorts, 'governor' | 'governance' | 'signal'>,
  held: Readonly<Record<string, HeldArtifact>>,
): Promise<Readonly<Record<string, HeldArtifact>>> {
  const scanned: Record<string, HeldArtifact> = {}
  for (const [name, one] of Object.entries(held)) {
    if (!isReferenceData(plan, one.reference)) {
      scanned[name] = one
      continue
    }
    const labels = await scannedLabels(ports, one.artifact)
    scanned[name] = {
      reference: { ...one.reference, labels },
      artifact: { ...one.artifact, labels },
    }
  }
  return scanned
}
