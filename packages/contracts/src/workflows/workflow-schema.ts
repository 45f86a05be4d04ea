import { z } from 'zod'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import { ACTIONS, type Actor, EDGE_KINDS, type Workflow } from './workflow.ts'
import { workflowProblems } from './workflow-problems.ts'

const names = z.union([localName.transform((name) => [name]), z.array(localName)])

/** How often a feedback edge may be taken where it does not say. */
export const DEFAULT_FEEDBACK_BOUND = 3

const nodeSchema = z
  .strictObject({
    id: localName.describe('Its name inside the workflow.'),
    persona: referenceName.describe('Who does the work.'),
    skill: referenceName.optional().describe('Code does it: the id of a skill.'),
    action: z.enum(ACTIONS).optional().describe('A model does it: what the persona is asked for.'),
    template: referenceName
      .optional()
      .describe('For an action: the template of its prompt or document.'),
    provider: referenceName
      .optional()
      .describe("For an action: the provider; the tenant's choice unless told."),
    human: z
      .strictObject({
        roles: z.array(sentence).min(1).describe('Roles that may answer.'),
        ask: sentence.describe('The question.'),
      })
      .optional()
      .describe('A person does it: who may answer, and what is asked.'),
    produces: names
      .default([])
      .describe('Names of the artifacts that a model or a person makes; a skill names its own.'),
    gate: z
      .strictObject({
        id: referenceName.describe('The id of the gate.'),
        on: localName.describe('The name of the artifact.'),
      })
      .optional()
      .describe('The gate that one of its artifacts must pass before work goes on.'),
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
    from: localName.describe('The node that hands over.'),
    to: localName.describe('The node that receives.'),
    type: z
      .enum(EDGE_KINDS)
      .default('handoff')
      .describe(
        '`handoff` and `orchestration` go forward; `feedback` goes back when the gate does not pass.',
      ),
    carries: names.default([]).describe('Names of the artifacts that go along.'),
    at_most: z
      .int()
      .min(1)
      .max(100)
      .default(DEFAULT_FEEDBACK_BOUND)
      .describe('How often a feedback edge may be taken in one run.'),
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
    workflow: localName.describe('Its name.'),
    title: sentence.optional().describe('Its title for people; its name unless told.'),
    start: localName.describe('The node that a run begins at.'),
    nodes: z.array(nodeSchema).min(1).describe('The steps.'),
    edges: z
      .array(edgeSchema)
      .default([])
      .describe('What goes from step to step; forward edges make no cycle.'),
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
