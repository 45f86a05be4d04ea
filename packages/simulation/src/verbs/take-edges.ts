import {
  type ArtifactField,
  type FactValue,
  type NotTaken,
  ownValue,
  type WorkflowEdge,
} from '@fcc/contracts'
import { type Condition, conditionFact, type Governance, joinLabels } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import { readField } from '../json-field.ts'
import { branchOf } from '../place.ts'
import type { Visit } from '../visit.ts'
import { factsOf } from './govern.ts'
import { heldArtifact, type Work } from './work.ts'

/** The edges that are taken, and of the others why not. */
export interface TakenEdges {
  readonly taken: readonly WorkflowEdge[]
  readonly notTaken: readonly NotTaken[]
}

type WorkSoFar = Pick<Work, 'prepared' | 'outputs' | 'facts'>

/**
 * Decides which of a visit's edges are taken: those without a condition, and those whose condition
 * is true of the work so far.
 *
 * @throws FccError FCC_CONDITION_FAILED where a condition cannot be told: it is not taken for false.
 */
export async function takeEdges(
  visit: Visit,
  work: WorkSoFar,
  edges: readonly WorkflowEdge[],
): Promise<TakenEdges> {
  const taken: WorkflowEdge[] = []
  const notTaken: NotTaken[] = []
  for (const edge of edges) {
    if (edge.when === undefined || (await holds(visit, work, edge, edge.when))) taken.push(edge)
    else {
      const say = `${edge.from}→${edge.to} is taken where ${edge.when}, which is not so.`
      notTaken.push({ to: edge.to, kind: edge.kind, say })
    }
  }
  return { taken, notTaken }
}

async function holds(
  visit: Visit,
  work: WorkSoFar,
  edge: WorkflowEdge,
  when: string,
): Promise<boolean> {
  const name = `${edge.from}→${edge.to}`
  const condition = conditionOf(visit, edge, when)
  if (!condition) {
    throw simulationErrors.conditionFailed(name, 'it does not fit the facts of this tenant')
  }
  const { run, ports, persona } = visit
  const labels = [...Object.values(work.prepared.inputs), ...Object.values(work.outputs)].map(
    ({ reference }) => reference.labels,
  )
  const told = condition.test({
    subject: name,
    labels: joinLabels(ports.governance.schemes, ...labels),
    run: {
      id: run.id,
      scenario: run.scenario,
      purpose: run.envelope.purpose,
      domain: run.envelope.domain,
      state: run.state,
    },
    tenant: { id: run.envelope.tenant },
    principal: run.envelope.principal,
    persona,
    gatesPassed: gatesPassed(visit),
    facts: {
      ...factsOf(visit, work.facts),
      ...(await fieldsOf(visit, work, condition.artifacts)),
    },
  })
  if (typeof told === 'boolean') return told
  throw simulationErrors.conditionFailed(name, told.why)
}

const compiled = new WeakMap<Governance, WeakMap<WorkflowEdge, Condition>>()

/** The condition of an edge, compiled once for a plan; loading has told what is wrong with it. */
function conditionOf(visit: Visit, edge: WorkflowEdge, when: string): Condition | undefined {
  const { governance } = visit.ports
  const known = compiled.get(governance) ?? new WeakMap<WorkflowEdge, Condition>()
  compiled.set(governance, known)
  const found = known.get(edge)
  if (found) return found
  const { workflow } = visit.graph
  const { condition } = governance.condition({
    id: `edge ${edge.from}→${edge.to}`,
    when,
    pluginId: workflow.id.slice(0, Math.max(0, workflow.id.indexOf('/'))),
    concern: {},
    artifacts: workflow.artifacts,
  })
  if (condition) known.set(edge, condition)
  return condition
}

/** The gates that were passed in this branch, by their ids. */
function gatesPassed({ run, place }: Visit): readonly string[] {
  const branch = branchOf(place)
  return Object.entries(run.gates).flatMap(([key, { gate, passed }]) =>
    passed && key === (branch === '' ? gate : `${branch}/${gate}`) ? [gate] : [],
  )
}

/** The declared fields of the artifacts that a condition reads; what is not there is left out. */
async function fieldsOf(
  visit: Visit,
  work: WorkSoFar,
  artifacts: readonly string[],
): Promise<Readonly<Record<string, FactValue>>> {
  const found: Record<string, FactValue> = {}
  for (const artifact of artifacts) {
    const declared = ownValue(visit.graph.workflow.artifacts ?? {}, artifact) ?? {}
    const held = await heldArtifact(visit, work, artifact)
    if (!held) continue
    for (const [field, { path }] of Object.entries<ArtifactField>(declared)) {
      const value = fieldOf(held.artifact.text, path)
      // Whether it is of its type is checked where it is read; an object or null is of none.
      if (value !== undefined && value !== null) {
        found[conditionFact(artifact, field)] = value as FactValue
      }
    }
  }
  return found
}

function fieldOf(text: string, path: readonly string[]): unknown {
  try {
    return readField(text, path)
  } catch {
    return undefined
  }
}
