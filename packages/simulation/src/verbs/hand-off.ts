import {
  type ArtifactReference,
  type ArtifactsByName,
  type Decision,
  ownValue,
  type WorkflowEdge,
} from '@fcc/contracts'
import { inputKindOf } from '../reference-data.ts'
import { GO, type Verdict } from '../verdict.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { govern } from './govern.ts'
import { heldArtifact, heldReference, type Work } from './work.ts'

/** The work that edges carry something of. */
export type WorkToHand = Pick<Work, 'prepared' | 'outputs' | 'facts'>

/** What is handed on, after the constitution looked at every handoff. */
export interface HandedOff {
  /** Node → what forward edges hand it, by name. */
  readonly to: Readonly<Record<string, ArtifactsByName>>
  /** Artifacts that a remedy changed, by name. */
  readonly changed: Readonly<Record<string, ArtifactReference>>
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

/** What goes along one edge. */
export interface Handed {
  readonly carried: Readonly<Record<string, ArtifactReference>>
  readonly changed: Readonly<Record<string, ArtifactReference>>
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

/** Looks at everything that goes from this node to the next along edges that are taken. */
export async function handOff(
  visit: Visit,
  work: WorkToHand,
  edges: readonly WorkflowEdge[],
): Promise<HandedOff> {
  let to: HandedOff['to'] = {}
  const changed: Record<string, ArtifactReference> = {}
  const decisions: Decision[] = []
  for (const edge of edges) {
    const handed = await handAlong(visit, work, edge)
    decisions.push(...handed.decisions)
    Object.assign(changed, handed.changed)
    to = { ...to, [edge.to]: { ...ownValue(to, edge.to), ...handed.carried } }
    if (handed.verdict.kind !== 'go') return { to, changed, decisions, verdict: handed.verdict }
  }
  return { to, changed, decisions, verdict: GO }
}

/** Looks at everything that goes along one edge, forward or back: each is a handoff. */
export async function handAlong(
  visit: Visit,
  work: WorkToHand,
  edge: WorkflowEdge,
): Promise<Handed> {
  const carried: Record<string, ArtifactReference> = {}
  const changed: Record<string, ArtifactReference> = {}
  const decisions: Decision[] = []
  const isLookedAt = visit.ports.governance.rulesAt('handoff') > 0
  for (const name of edge.carries) {
    if (!isLookedAt) {
      const reference = heldReference(visit, work, name)
      if (reference) carried[name] = reference
      continue
    }
    const held = await heldArtifact(visit, work, name)
    if (!held) continue
    const kind = inputKindOf(visit.plan, held.reference)
    const governed = await govern(visit, {
      at: 'handoff',
      subject: `${name} → ${edge.to}`,
      text: held.artifact.text,
      labels: held.artifact.labels,
      address: held.reference.address,
      facts: work.facts,
      ...(kind === undefined ? {} : { input: { kind } }),
    })
    if (governed.decision) decisions.push(governed.decision)
    if (governed.verdict.kind !== 'go') {
      return { carried, changed, decisions, verdict: governed.verdict }
    }
    if (governed.text !== held.artifact.text) changed[name] = restage(visit, held, governed)
    carried[name] = changed[name] ?? held.reference
  }
  return { carried, changed, decisions, verdict: GO }
}

function restage(
  visit: Visit,
  held: HeldArtifact,
  governed: { readonly text: string; readonly labels: HeldArtifact['artifact']['labels'] },
): ArtifactReference {
  return visit.ports.contents.stage({
    name: held.artifact.name,
    text: governed.text,
    mediaType: held.artifact.mediaType,
    labels: governed.labels,
    producedBy: held.reference.producedBy,
  })
}
