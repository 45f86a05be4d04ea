import {
  type ArtifactReference,
  artifactKey,
  type Content,
  type FactValue,
  type LabelSet,
  nodeState,
  type RunRecord,
} from '@fcc/contracts'
import { joinLabels } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import { innerScope, kindOf, type Place } from '../place.ts'
import { chosenItems } from '../scope-outcome.ts'
import { agreedFacts, artifactOf, factsOfScope } from '../visible-work.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { holdArtifact } from './work.ts'

/** What was made inside a place, as the place hands it on. */
export interface GatheredWork {
  /** Artifacts that come out as they are. */
  readonly outputs: Readonly<Record<string, HeldArtifact>>
  /** Content that is made of several, with the labels of all of them. */
  readonly contents: Readonly<Record<string, Content>>
  readonly labels: LabelSet
  readonly facts: Readonly<Record<string, FactValue>>
}

/**
 * Gathers what a sub-workflow or the branches of a map made. A workflow gives the latest of each
 * artifact that its node `produces`, as it is. A map gives for each name one JSON list of what its
 * branches made under that name, in the order of the items: JSON as values, other text as strings.
 */
export function gather(visit: Visit): Promise<GatheredWork> {
  return kindOf(visit.place) === 'map' ? gatherMap(visit) : gatherWorkflow(visit)
}

async function gatherWorkflow(visit: Visit): Promise<GatheredWork> {
  const { run, plan, place, node } = visit
  const scope = innerScope(plan, place)
  const outputs: Record<string, HeldArtifact> = {}
  for (const name of node.produces) {
    const reference = artifactOf(run, scope, name)
    if (!reference) {
      throw simulationErrors.workflowOutputMissing(node.id, scope.graph.workflow.id, name)
    }
    outputs[name] = await holdArtifact(visit, name, reference)
  }
  return { outputs, contents: {}, labels: joined(visit, []), facts: factsOfScope(run, scope) }
}

async function gatherMap(visit: Visit): Promise<GatheredWork> {
  const { run, place, node } = visit
  const branches = chosenItems(run, place)
  const found = new Map<string, ArtifactReference[]>(namesOf(visit).map((name) => [name, []]))
  for (const branch of branches) {
    for (const [name, reference] of madeIn(run, branch, node.map?.as)) {
      found.set(name, [...(found.get(name) ?? []), reference])
    }
  }
  const contents: Record<string, Content> = {}
  for (const [name, references] of found) {
    const values: unknown[] = []
    for (const reference of references) {
      const text = await visit.ports.contents.read(reference)
      values.push(reference.mediaType === 'application/json' ? JSON.parse(text) : text)
    }
    const text = `${JSON.stringify(values, null, 2)}\n`
    contents[name] = { text, mediaType: 'application/json' }
  }
  return {
    outputs: {},
    contents,
    labels: joined(visit, [...found.values()].flat()),
    facts: agreedFacts(branches.map(({ instance }) => nodeState(run, instance).facts)),
  }
}

/** The names that each branch is to make: a list of nothing is still a list. */
function namesOf({ node, ports }: Visit): readonly string[] {
  if (node.actor.kind !== 'skill') return node.produces
  return ports.code.skill(node.actor.skill)?.code.output ?? []
}

function madeIn(
  run: RunRecord,
  { instance }: Place,
  item: string | undefined,
): readonly (readonly [string, ArtifactReference])[] {
  const start = artifactKey(instance, '')
  return Object.entries(run.artifacts).flatMap(([key, reference]) => {
    if (!key.startsWith(start)) return []
    const name = key.slice(start.length)
    // Deeper keys are of nodes inside; the item was handed in, not made.
    return name.includes('/') || name === item ? [] : [[name, reference] as const]
  })
}

function joined(visit: Visit, references: readonly ArtifactReference[]): LabelSet {
  const { schemes } = visit.ports.governance
  return joinLabels(schemes, ...references.map(({ labels }) => labels))
}
