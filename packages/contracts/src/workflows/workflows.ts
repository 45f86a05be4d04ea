import { definePoint, type PointShape, type Reference } from '@fcc/plugin-api'
import { listOf, oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import { MODEL_NEEDS } from '../models/model-need.ts'
import { QUESTION_TERMS } from '../questions/question-terms-outline.ts'
import { ACTIONS, EDGE_KINDS, type Workflow, type WorkflowNode } from './workflow.ts'

const ACTOR = {
  kind: oneOf(['skill', 'model', 'human', 'workflow']),
  action: optional(oneOf(ACTIONS)),
  needs: optional(listOf(oneOf(MODEL_NEEDS))),
  terms: optional(QUESTION_TERMS),
}

export interface WorkflowShape extends PointShape {
  readonly value: Workflow
}

/** Workflows: steps and how work moves between them. */
export const workflows = definePoint<WorkflowShape>({
  id: 'workflows',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    start: 'string',
    nodes: listOf({ actor: ACTOR }),
    edges: listOf({ kind: oneOf(EDGE_KINDS) }),
  }),
  references: (workflow) =>
    workflow.nodes.flatMap((node, index) =>
      nodeReferences(node, index).map((reference) => ({ ...reference, place: node.place })),
    ),
})

function nodeReferences(node: WorkflowNode, index: number): readonly Reference[] {
  const at = (part: string) => `node ${node.id ?? index + 1}, ${part}`
  const references: Reference[] = [{ point: 'personas', id: node.persona, at: at('persona') }]
  if (node.actor.kind === 'skill') {
    references.push({ point: 'skills', id: node.actor.skill, at: at('skill') })
  }
  if (node.actor.kind === 'workflow') {
    references.push({ point: 'workflows', id: node.actor.workflow, at: at('workflow') })
  }
  if (node.actor.kind === 'model' && node.actor.template) {
    references.push({ point: 'templates', id: node.actor.template, at: at('template') })
  }
  if (node.actor.kind === 'model' && node.actor.provider) {
    references.push({ point: 'providers', id: node.actor.provider, at: at('provider') })
  }
  if (node.actor.kind === 'model') {
    for (const id of node.actor.tools ?? []) {
      references.push({ point: 'skills', id, at: at('tool') })
    }
  }
  if (node.gate) references.push({ point: 'gates', id: node.gate.id, at: at('gate') })
  return references
}
