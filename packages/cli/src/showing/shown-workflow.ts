import {
  type Gate,
  gates,
  personas,
  skills,
  type Workflow,
  type WorkflowNode,
  workflows,
} from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { actedBy } from '../listing/acted-by.ts'
import { findContribution } from './find-shown.ts'
import { scenariosThrough } from './shown-persona.ts'

/** A workflow with where it comes from, who is at work in it, and what it has to pass. */
export interface ShownWorkflow {
  readonly workflow: Workflow
  readonly origin: Origin
  readonly nodes: readonly ShownNode[]
  /** The scenarios that go through it. */
  readonly scenarios: readonly string[]
}

/** One node, its references followed. */
export interface ShownNode {
  readonly id: string
  readonly persona: string
  readonly personaName: string
  readonly actor: WorkflowNode['actor']['kind']
  readonly actedBy: string
  /** What it makes: a skill's own outputs, or what the node says of a model or a person. */
  readonly produces: readonly string[]
  /** What a skill makes of some inputs only. */
  readonly mayProduce: readonly string[]
  readonly gate: ShownGate | undefined
  /** How it joins, whether it is done for each item of a list, how long it may take. */
  readonly conditions: Pick<WorkflowNode, 'join' | 'map' | 'timeLimitMs'>
  /** The workflow that it does, where it does one. */
  readonly inner: InnerWorkflow | undefined
}

/** A workflow inside a node. */
export interface InnerWorkflow {
  readonly workflow: Workflow
  readonly nodes: readonly ShownNode[]
}

/** The gate of a node or an outcome, as this tenant has it. */
export interface ShownGate {
  readonly id: string
  /** The artifact it judges. */
  readonly on: string
  readonly title: string | undefined
  /** 0..1, the strictest over all layers. */
  readonly threshold: number | undefined
  readonly checks: Gate['checks']
}

/** Puts together what is known of a workflow. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownWorkflow(model: TenantModel, written: string): ShownWorkflow {
  const { value, origin } = findContribution(model, workflows, { kind: 'workflow', written })
  return {
    workflow: value,
    origin,
    nodes: value.nodes.map((node) => shownNode(model, node, [value.id])),
    scenarios: scenariosThrough(model, value.id),
  }
}

/** A node with the names behind its references. */
export function shownNode(
  model: TenantModel,
  node: WorkflowNode,
  within: readonly string[] = [],
): ShownNode {
  const { catalogue } = model
  const { actor } = node
  const skill = actor.kind === 'skill' ? catalogue.find(skills, actor.skill)?.value : undefined
  return {
    id: node.id,
    persona: node.persona,
    personaName: catalogue.find(personas, node.persona)?.value.name ?? node.persona,
    actor: actor.kind,
    actedBy: actedBy(actor, model.provider),
    produces: skill?.output ?? node.produces,
    mayProduce: skill?.optionalOutput ?? [],
    gate: node.gate && shownGate(model, node.gate),
    conditions: { join: node.join, map: node.map, timeLimitMs: node.timeLimitMs },
    inner: actor.kind === 'workflow' ? innerWorkflow(model, actor.workflow, within) : undefined,
  }
}

/** The workflow that a node does; one that holds itself does not load, and is not followed. */
function innerWorkflow(
  model: TenantModel,
  id: string,
  within: readonly string[],
): InnerWorkflow | undefined {
  const workflow = within.includes(id) ? undefined : model.catalogue.find(workflows, id)?.value
  if (!workflow) return undefined
  const nodes = workflow.nodes.map((node) => shownNode(model, node, [...within, id]))
  return { workflow, nodes }
}

/** A gate with what it asks for. */
export function shownGate(
  { catalogue }: TenantModel,
  { id, on }: { readonly id: string; readonly on: string },
): ShownGate {
  const gate = catalogue.find(gates, id)?.value
  return { id, on, title: gate?.title, threshold: gate?.threshold, checks: gate?.checks ?? [] }
}
