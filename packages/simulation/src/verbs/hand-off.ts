import type { ArtifactReference, Decision } from '@fcc/contracts'
import { GO, type Verdict } from '../verdict.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { govern } from './govern.ts'
import { heldArtifact, type Work } from './work.ts'

/** What may be handed on, after the constitution looked at every handoff. */
export interface HandedOff {
  /** Artifacts that a remedy changed, by name. */
  readonly changed: Readonly<Record<string, ArtifactReference>>
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

/** Looks at everything that goes from this node to the next along forward edges. */
export async function handOff(visit: Visit, work: Work): Promise<HandedOff> {
  const changed: Record<string, ArtifactReference> = {}
  const decisions: Decision[] = []
  if (visit.ports.governance.rulesAt('handoff') === 0) return { changed, decisions, verdict: GO }
  for (const edge of visit.graph.forwardFrom.get(visit.node.id) ?? []) {
    for (const name of edge.carries) {
      const held = await heldArtifact(visit, work, name)
      if (!held) continue
      const governed = await govern(visit, {
        at: 'handoff',
        subject: `${name} → ${edge.to}`,
        text: held.artifact.text,
        labels: held.artifact.labels,
        facts: work.facts,
      })
      if (governed.decision) decisions.push(governed.decision)
      if (governed.verdict.kind !== 'go') return { changed, decisions, verdict: governed.verdict }
      if (governed.text !== held.artifact.text) changed[name] = restage(visit, held, governed)
    }
  }
  return { changed, decisions, verdict: GO }
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
