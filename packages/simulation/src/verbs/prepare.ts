import type { Artifact, ArtifactReference, Prompt, Template } from '@fcc/contracts'
import { composePrompt } from '../compose-prompt.ts'
import type { HeldArtifact, Visit } from '../visit.ts'

/** What a visit works on: inputs read, and for a model the prompt. */
export interface Prepared {
  readonly inputs: Readonly<Record<string, HeldArtifact>>
  readonly feedback: Readonly<Record<string, HeldArtifact>>
  readonly prompt: Prompt | undefined
  readonly template: Template | undefined
}

/** Reads what the node was handed and composes the prompt, hooks included, before governance looks. */
export async function prepare(visit: Visit): Promise<Prepared> {
  const inputs = await readAll(visit, inputReferences(visit))
  const feedback = await readAll(visit, visit.run.feedbackInputs[visit.node.id] ?? {})
  const { actor } = visit.node
  if (actor.kind !== 'model') return { inputs, feedback, prompt: undefined, template: undefined }
  const template = actor.template ? visit.plan.templates[actor.template] : undefined
  const prompt = visit.ports.composePrompt(
    composePrompt({
      persona: visit.persona,
      action: actor.action,
      template,
      artifacts: artifactsOf(inputs),
      feedback: artifactsOf(feedback),
    }),
    { persona: visit.persona, node: visit.node.id },
  )
  return { inputs, feedback, prompt, template }
}

/** The artifacts alone, by name. */
export function artifactsOf(
  held: Readonly<Record<string, HeldArtifact>>,
): Readonly<Record<string, Artifact>> {
  const artifacts: Record<string, Artifact> = {}
  for (const name of Object.keys(held)) {
    const one = held[name]
    if (one) artifacts[name] = one.artifact
  }
  return artifacts
}

/**
 * What a node gets: the run's inputs at the start, elsewhere what forward edges handed it. A node that
 * feedback brings back finds the same again, unless those before it ran anew and handed it other.
 */
function inputReferences(visit: Visit): Readonly<Record<string, ArtifactReference>> {
  const { run, node, graph } = visit
  return run.firstInputs[node.id] ?? (graph.forwardInto.has(node.id) ? {} : intakeArtifacts(visit))
}

function intakeArtifacts(visit: Visit): Readonly<Record<string, ArtifactReference>> {
  const names = Object.keys(visit.plan.scenario.inputs)
  const references: Record<string, ArtifactReference> = {}
  for (const name of names) {
    const reference = visit.run.artifacts[name]
    if (reference) references[name] = reference
  }
  return references
}

async function readAll(
  visit: Visit,
  references: Readonly<Record<string, ArtifactReference>>,
): Promise<Readonly<Record<string, HeldArtifact>>> {
  const held: Record<string, HeldArtifact> = {}
  for (const name of Object.keys(references)) {
    const reference = references[name]
    if (!reference) continue
    // An await costs a turn of the loop: only where the content is not at hand.
    const read = visit.ports.contents.read(reference)
    const text = typeof read === 'string' ? read : await read
    held[name] = {
      reference,
      artifact: { name, text, mediaType: reference.mediaType, labels: reference.labels },
    }
  }
  return held
}
