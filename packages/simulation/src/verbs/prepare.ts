import {
  type Artifact,
  type ArtifactsByName,
  type AttachmentPart,
  type Gate,
  ownValue,
  type Prompt,
  type Template,
} from '@fcc/contracts'
import { isAttachmentType } from '@fcc/contracts/attachments'
import { composePrompt } from '../compose-prompt.ts'
import { frozen, frozenCopy } from '../frozen-copy.ts'
import { hookedPrompt } from '../hooked-prompt.ts'
import { kindOf } from '../place.ts'
import { answerTypeOf, productOf } from '../product-of.ts'
import { scanReferenceData } from '../reference-data.ts'
import { termsText } from '../terms-text.ts'
import { feedbackOf, inputsOf } from '../visible-work.ts'
import type { HeldArtifact, Visit } from '../visit.ts'

/** What a visit works on: inputs read, and for a model the prompt. */
export interface Prepared {
  readonly inputs: Readonly<Record<string, HeldArtifact>>
  readonly feedback: Readonly<Record<string, HeldArtifact>>
  readonly prompt: Prompt | undefined
  /** What of it is no text: it goes with the prompt, by reference. */
  readonly attachments?: readonly AttachmentPart[] | undefined
  readonly template: Template | undefined
}

/** Reads what the node was handed and composes the prompt, hooks included, before governance looks. */
export async function prepare(visit: Visit): Promise<Prepared> {
  const { run, plan, place } = visit
  const handed = await readAll(visit, inputsOf(run, plan, place))
  const carried = await readAll(visit, feedbackOf(run, place))
  const { actor } = visit.node
  if (actor.kind !== 'model' || kindOf(place) !== 'leaf')
    return { inputs: handed, feedback: carried, prompt: undefined, template: undefined }
  const inputs = await scanReferenceData(plan, visit.ports, handed)
  const { [actor.callerTools ?? '']: _tools, ...prompted } = inputs
  const feedback = await scanReferenceData(plan, visit.ports, carried)
  const template = actor.template ? visit.plan.templates[actor.template] : undefined
  const terms = termsText(visit.plan, {
    texts: [...Object.values(prompted), ...Object.values(feedback)]
      .filter(({ reference }) => !isAttachmentType(reference.mediaType))
      .map(({ artifact }) => artifact.text),
    gates: gatesOf(visit),
    persona: visit.persona,
  })
  const composed = frozen(
    composePrompt({
      persona: visit.persona,
      action: actor.action,
      task: actor.task,
      template,
      artifacts: promptedArtifacts(prompted),
      feedback: promptedArtifacts(feedback),
      product: { name: productOf(visit), mediaType: answerTypeOf(template) },
      constitutions: visit.plan.constitutions.map(({ constitution }) => constitution),
      gates: gatesOf(visit),
      terms,
    }),
  )
  const hooked = visit.ports.composePrompt(composed, {
    persona: frozenCopy(visit.persona),
    node: visit.node.id,
  })
  const prompt = hooked === composed ? composed : hookedPrompt(hooked)
  const attachments = attachmentsOf([...Object.values(inputs), ...Object.values(feedback)])
  return { inputs, feedback, prompt, template, ...(attachments.length > 0 ? { attachments } : {}) }
}

function attachmentsOf(held: readonly HeldArtifact[]): readonly AttachmentPart[] {
  return held.flatMap(({ reference: { name, mediaType, address } }) =>
    isAttachmentType(mediaType) ? [{ kind: 'attachment', name, mediaType, address }] : [],
  )
}

/** The artifacts as a prompt has them: of an attachment, that it goes with it. */
function promptedArtifacts(
  held: Readonly<Record<string, HeldArtifact>>,
): Readonly<Record<string, Artifact>> {
  const artifacts = artifactsOf(held)
  const told = Object.entries(artifacts).map(([name, artifact]) => {
    if (!isAttachmentType(artifact.mediaType)) return [name, artifact]
    return [name, { ...artifact, text: `It is attached, as ${artifact.mediaType}.` }]
  })
  return Object.fromEntries(told) as Record<string, Artifact>
}

/** The gates of what a model writes here: that of its node, and that of the outcome it is to be. */
function gatesOf({ node, graph, plan }: Visit): readonly Gate[] {
  const { outcomes } = plan.scenario
  if (!node.gate && Object.keys(outcomes).length === 0) return []
  const product = productOf({ node, graph, plan })
  const ids = [
    ...(node.gate?.on === product ? [node.gate.id] : []),
    ...(ownValue(outcomes, product) ? [outcomes[product]?.gate ?? ''] : []),
  ]
  return [...new Set(ids)].flatMap((id) => ownValue(plan.gates, id) ?? [])
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

/** The texts that the node was handed; nothing where they cannot be read any more. */
export async function handedTexts(visit: Visit): Promise<readonly string[] | undefined> {
  const { run, plan, place } = visit
  try {
    const inputs = await readAll(visit, inputsOf(run, plan, place))
    const feedback = await readAll(visit, feedbackOf(run, place))
    return [...Object.values(inputs), ...Object.values(feedback)].map(
      ({ artifact }) => artifact.text,
    )
  } catch {
    return undefined
  }
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
