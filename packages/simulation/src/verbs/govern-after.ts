import type {
  ArtifactReference,
  Content,
  Decision,
  FactValue,
  InterventionPoint,
  LabelSet,
} from '@fcc/contracts'
import { joinLabels, uncheckedOf } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import { kindOf } from '../place.ts'
import { GO, type Verdict } from '../verdict.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { govern } from './govern.ts'

/** What governance left of what the actor made. */
export interface GovernedAfter {
  readonly outputs: Readonly<Record<string, HeldArtifact>>
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

/**
 * Labels what was made, with what went in and what is found in it, and looks at `output` and `artifact`.
 * What could not be looked into cannot be labelled: the visit fails.
 */
export async function governAfter(
  visit: Visit,
  made: {
    readonly contents: Readonly<Record<string, Content>>
    readonly labels: LabelSet
    readonly facts: Readonly<Record<string, FactValue>>
  },
): Promise<GovernedAfter> {
  const { ports } = visit
  const outputs: Record<string, HeldArtifact> = {}
  const decisions: Decision[] = []
  let verdict: Verdict = GO
  for (const name of Object.keys(made.contents)) {
    const content = made.contents[name]
    if (!content) continue
    const inspecting = ports.governor.inspect(content.text, ports.signal)
    const inspected = inspecting instanceof Promise ? await inspecting : inspecting
    const unchecked = uncheckedOf(inspected)
    if (unchecked.length > 0) throw simulationErrors.couldNotInspect(name, unchecked)
    let { text } = content
    let labels = joinLabels(ports.governance.schemes, made.labels, inspected.labels)
    for (const at of pointsAfter(visit)) {
      if (verdict.kind !== 'go') break
      const governed = await govern(visit, { at, subject: name, text, labels, facts: made.facts })
      if (governed.decision) decisions.push(governed.decision)
      text = governed.text
      labels = governed.labels
      verdict = governed.verdict
    }
    const reference = stage(visit, name, { ...content, text }, labels)
    outputs[name] = { reference, artifact: { name, text, mediaType: content.mediaType, labels } }
    if (verdict.kind !== 'go') break
  }
  return { outputs, decisions, verdict }
}

/** Where rules look at what was made; what a skill gave back is a tool's result first. */
function pointsAfter(visit: Visit): readonly InterventionPoint[] {
  return kindOf(visit.place) === 'leaf' && visit.node.actor.kind === 'skill'
    ? ['tool_result', 'output', 'artifact']
    : ['output', 'artifact']
}

function stage(visit: Visit, name: string, content: Content, labels: LabelSet): ArtifactReference {
  return visit.ports.contents.stage({
    name,
    text: content.text,
    mediaType: content.mediaType,
    labels,
    producedBy: visit.id,
  })
}
