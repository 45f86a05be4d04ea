import type {
  Artifact,
  Gate,
  GateOutcome,
  Issue,
  Persona,
  RunRecord,
  Subject,
} from '@fcc/contracts'
import { simulationErrors } from '../diagnostics.ts'
import { evaluateGate } from '../evaluate-gate.ts'
import { placeAt } from '../place.ts'
import { redactEvaluation } from '../redact-error-text.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { artifactsOf, type Prepared } from './prepare.ts'
import { heldArtifact } from './work.ts'

/** What gates and validators said of a visit's work. */
export interface Assessment {
  readonly gates: readonly GateOutcome[]
  readonly issues: readonly Issue[]
}

const nothing: Assessment = Object.freeze({ gates: Object.freeze([]), issues: Object.freeze([]) })

/** Judges the artifact that the node's gate looks at: one of this visit's, or one it was handed. */
export async function assess(
  visit: Visit,
  prepared: Prepared,
  outputs: Readonly<Record<string, HeldArtifact>>,
): Promise<Assessment> {
  const { gate: wanted } = visit.node
  if (!wanted) return nothing
  return judge(visit, { gate: wanted.id, on: wanted.on, prepared, outputs })
}

/** Judges one artifact by one gate. */
export async function judge(
  visit: Visit,
  request: {
    readonly gate: string
    readonly on: string
    readonly prepared: Prepared
    readonly outputs: Readonly<Record<string, HeldArtifact>>
  },
): Promise<Assessment> {
  const { plan, run, ports } = visit
  const gate = plan.gates[request.gate]
  const held = await heldArtifact(visit, request, request.on)
  if (!gate || !held) throw simulationErrors.gateArtifactMissing(request.gate, request.on)
  const persona = makerOf(visit, run, held)
  const subject: Subject = {
    name: request.on,
    text: held.artifact.text,
    mediaType: held.artifact.mediaType,
    labels: held.artifact.labels,
    inputs: {
      ...(await namedArtifacts(visit, request, tracedArtifacts(gate, persona))),
      ...artifactsOf(request.prepared.inputs),
    },
    outputs: artifactsOf(request.outputs),
    persona,
  }
  const { outcome, issues } = await redactEvaluation(
    ports,
    await evaluateGate(
      gate,
      { subject, address: held.reference.address, vocabularies: plan.vocabularies },
      ports,
    ),
  )
  return { gates: [outcome], issues }
}

/** The artifacts that a gate and the constraints of a persona want to see cited, by name. */
function tracedArtifacts({ checks }: Gate, persona: Persona | undefined): readonly string[] {
  const all = [
    ...checks.flatMap(({ test }) => (test.kind === 'content' ? [test.check] : [])),
    ...(persona?.riscear.constraints.flatMap(({ check }) => check ?? []) ?? []),
  ]
  return all.flatMap((check) => {
    if (check.kind === 'shorter') return check.than ?? []
    return check.kind === 'traces' || check.kind === 'cites' ? (check.artifact ?? []) : []
  })
}

/** What is judged against an artifact is judged against it wherever it stands, handed to this node or not. */
async function namedArtifacts(
  visit: Visit,
  work: Parameters<typeof heldArtifact>[1],
  names: readonly string[],
): Promise<Readonly<Record<string, Artifact>>> {
  const found: Record<string, Artifact> = {}
  for (const name of new Set(names)) {
    const held = await heldArtifact(visit, work, name)
    if (held) found[name] = held.artifact
  }
  return found
}

/** The persona whose work is judged, which need not be the one who judges. */
function makerOf(visit: Visit, run: RunRecord, held: HeldArtifact) {
  const made = held.reference.producedBy
  const place = placeAt(visit.plan, made.slice(run.id.length + 1, made.lastIndexOf('/')))
  return place ? visit.plan.personas[place.node.persona] : undefined
}
