import { z } from 'zod'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import { ACTIONS, type Actor, EDGE_KINDS, type Workflow } from './workflow.ts'
import { workflowProblems } from './workflow-problems.ts'

const names = z.union([localName.transform((name) => [name]), z.array(localName)])

/** How often a feedback edge may be taken where it does not say. */
export const DEFAULT_FEEDBACK_BOUND = 3

const nodeSchema = z
  .strictObject({
    id: localName,
    persona: referenceName,
    skill: referenceName.optional(),
    action: z.enum(ACTIONS).optional(),
    template: referenceName.optional(),
    provider: referenceName.optional(),
    human: z.strictObject({ roles: z.array(sentence).min(1), ask: sentence }).optional(),
    produces: names.default([]),
    gate: z.strictObject({ id: referenceName, on: localName }).optional(),
  })
  .refine(
    (node) =>
      [node.skill, node.action, node.human].filter((actor) => actor !== undefined).length === 1,
    'exactly one of skill, action or human says who acts',
  )
  .refine(
    (node) => node.action !== undefined || (!node.template && !node.provider),
    'template and provider belong to an action',
  )
  .transform((node) => ({
    id: node.id,
    persona: node.persona,
    actor: actorOf(node),
    produces: node.produces,
    gate: node.gate,
  }))

function actorOf(node: {
  readonly skill?: string | undefined
  readonly action?: (typeof ACTIONS)[number] | undefined
  readonly template?: string | undefined
  readonly provider?: string | undefined
  readonly human?: { readonly roles: readonly string[]; readonly ask: string } | undefined
}): Actor {
  if (node.skill !== undefined) return { kind: 'skill', skill: node.skill }
  if (node.human !== undefined) return { kind: 'human', ...node.human }
  return {
    kind: 'model',
    action: node.action ?? 'document',
    template: node.template,
    provider: node.provider,
  }
}

const edgeSchema = z
  .strictObject({
    from: localName,
    to: localName,
    type: z.enum(EDGE_KINDS).default('handoff'),
    carries: names.default([]),
    at_most: z.int().min(1).max(100).default(DEFAULT_FEEDBACK_BOUND),
  })
  .transform((edge) => ({
    from: edge.from,
    to: edge.to,
    kind: edge.type,
    carries: edge.carries,
    atMost: edge.at_most,
  }))

/** A workflow as YAML or JSON spells it. */
export const workflowSchema = z
  .strictObject({
    workflow: localName,
    title: sentence.optional(),
    start: localName,
    nodes: z.array(nodeSchema).min(1),
    edges: z.array(edgeSchema).default([]),
  })
  .transform(
    (workflow): Workflow => ({
      id: workflow.workflow,
      title: workflow.title ?? workflow.workflow,
      start: workflow.start,
      nodes: workflow.nodes,
      edges: workflow.edges,
    }),
  )
  .superRefine((workflow, context) => {
    for (const problem of workflowProblems(workflow)) {
      context.addIssue({ code: 'custom', message: problem.message, path: [...problem.path] })
    }
  })
