import {
  type Artifact,
  type ArtifactsByName,
  nodeState,
  ownValue,
  type Prompt,
  type Template,
} from '@fcc/contracts'
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
  const feedback = await readAll(visit, nodeState(visit.run, visit.node.id).feedback ?? {})
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
 * What a node gets: the run's inputs at the start, elsewhere what forward edges hand it, in the order
 * of the edges. A node that feedback brings back finds the same again, unless those before it were
 * visited anew and hand it other.
 */
function inputReferences(visit: Visit): ArtifactsByName {
  const { run, node, graph } = visit
  const into = graph.forwardInto.get(node.id)
  if (!into) return intakeArtifacts(visit)
  return Object.assign(
    {},
    ...into.map((edge) => ownValue(nodeState(run, edge.from).hands ?? {}, node.id)),
  )
}

function intakeArtifacts(visit: Visit): ArtifactsByName {
  return Object.fromEntries(
    Object.keys(visit.plan.scenario.inputs).flatMap((name) => {
      const reference = ownValue(visit.run.artifacts, name)
      return reference ? [[name, reference]] : []
    }),
  )
}

async function readAll(
  visit: Visit,
  references: ArtifactsByName,
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
