import { z } from 'zod'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import { FACT_TYPES } from '../facts/fact.ts'
import { MODEL_NEEDS, type ModelNeed } from '../models/model-need.ts'
import { type QuestionTerms, termsProblems } from '../questions/question-terms.ts'
import { questionTermsShape, termsOf } from '../questions/question-terms-schema.ts'
import { ACTIONS, type Actor, EDGE_KINDS, type Workflow } from './workflow.ts'
import { workflowProblems } from './workflow-problems.ts'

const names = z.union([localName.transform((name) => [name]), z.array(localName)])

/** How often a feedback edge may be taken where it does not say. */
export const DEFAULT_FEEDBACK_BOUND = 3

/** The most items that a map may allow. */
export const MAX_MAP_ITEMS = 1000

/** The longest time that a node or a run may be given: twenty-four days, which a timer can wait, in milliseconds. */
export const MAX_TIME_LIMIT_MS = 24 * 24 * 60 * 60 * 1000

const timeLimit = z.int().min(1).max(MAX_TIME_LIMIT_MS)

const join = z.union([z.literal('all'), z.literal('any'), z.int().min(1)])

const fieldPath = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'names of fields with dots between them')
  .transform((path) => path.split('.'))

const mapSchema = z
  .strictObject({
    over: localName.describe('The name of the JSON artifact that holds the list.'),
    field: fieldPath
      .optional()
      .describe('Where in it the list is: `lines`, `order.lines`; the artifact itself by default.'),
    as: localName.describe('The name under which each branch gets its item.'),
    at_most: z
      .int('a map needs a bound: at_most, the most items that its list may have')
      .min(1)
      .max(MAX_MAP_ITEMS)
      .describe('The most items there may be; a longer list fails the node.'),
    join: join
      .default('all')
      .describe(
        'How many branches must be done: `all`, `any`, or a number; the rest is cancelled.',
      ),
  })
  .transform((map) => ({
    over: map.over,
    field: map.field ?? [],
    as: map.as,
    atMost: map.at_most,
    join: map.join,
  }))

const nodeSchema = z
  .strictObject({
    id: localName.describe('Its name inside the workflow.'),
    persona: referenceName.describe('Who does the work.'),
    skill: referenceName.optional().describe('Code does it: the id of a skill.'),
    action: z.enum(ACTIONS).optional().describe('A model does it: what the persona is asked for.'),
    task: z
      .string()
      .min(1)
      .max(10_000)
      .optional()
      .describe(
        'For an action: what is asked for here, in place of what the action says by itself.',
      ),
    template: referenceName
      .optional()
      .describe('For an action: the template of its prompt or document.'),
    provider: referenceName
      .optional()
      .describe("For an action: the provider; the tenant's choice by default."),
    needs: z
      .array(z.enum(MODEL_NEEDS))
      .optional()
      .describe(
        'For an action: what the provider must be able to do; `structure` keeps to a form, `determinism` gives the same bytes again, `locality` leaves nothing from this machine.',
      ),
    tools: z
      .array(referenceName)
      .optional()
      .describe('For an action: the ids of skills that the model may use as tools.'),
    human: z
      .strictObject({
        roles: z.array(sentence).min(1).describe('Roles that may answer.'),
        ask: sentence.describe('The question.'),
        ...questionTermsShape,
      })
      .superRefine((human, context) => {
        for (const { term, message } of termsProblems(termsOf(human) ?? {}, human.roles)) {
          context.addIssue({ code: 'custom', message, path: [term] })
        }
      })
      .transform(({ roles, ask, ...spelled }) => {
        const terms = termsOf(spelled)
        return { roles, ask, ...(terms ? { terms } : {}) }
      })
      .optional()
      .describe('A person does it: who may answer, and what is asked.'),
    workflow: referenceName
      .optional()
      .describe('Another workflow does it: its id. `produces` names what it gives back.'),
    produces: names
      .default([])
      .describe(
        'Names of the artifacts that a model or a person makes, or a workflow gives back; a skill names its own.',
      ),
    gate: z
      .strictObject({
        id: referenceName.describe('The id of the gate.'),
        on: localName.describe('The name of the artifact.'),
      })
      .optional()
      .describe('The gate that one of its artifacts must pass before work continues.'),
    join: join
      .optional()
      .describe(
        'How many of the nodes before it must hand it something: `all` (the default), `any`, or a number. Branches that lead to a node which says so are visited side by side.',
      ),
    map: mapSchema
      .optional()
      .describe('Does the node once for each item of a list, each in a branch of its own.'),
    time_limit_ms: timeLimit
      .optional()
      .describe(
        'Milliseconds that one visit may take, or a workflow in the node as a whole, waiting included; longer is a failure of the node.',
      ),
  })
  .refine(
    (node) =>
      [node.skill, node.action, node.human, node.workflow].filter((actor) => actor !== undefined)
        .length === 1,
    'exactly one of skill, action, human or workflow says who acts',
  )
  .refine(
    (node) =>
      node.action !== undefined ||
      ![node.task, node.template, node.provider, node.needs, node.tools].some(
        (each) => each !== undefined,
      ),
    'task, template, provider, needs and tools belong to an action',
  )
  .transform((node) => ({
    id: node.id,
    persona: node.persona,
    actor: actorOf(node),
    produces: node.produces,
    gate: node.gate,
    ...(node.join === undefined ? {} : { join: node.join }),
    ...(node.map === undefined ? {} : { map: node.map }),
    ...(node.time_limit_ms === undefined ? {} : { timeLimitMs: node.time_limit_ms }),
  }))

function actorOf(node: {
  readonly skill?: string | undefined
  readonly action?: (typeof ACTIONS)[number] | undefined
  readonly task?: string | undefined
  readonly template?: string | undefined
  readonly provider?: string | undefined
  readonly workflow?: string | undefined
  readonly needs?: readonly ModelNeed[] | undefined
  readonly tools?: readonly string[] | undefined
  readonly human?:
    | {
        readonly roles: readonly string[]
        readonly ask: string
        readonly terms?: QuestionTerms | undefined
      }
    | undefined
}): Actor {
  if (node.skill !== undefined) return { kind: 'skill', skill: node.skill }
  if (node.workflow !== undefined) return { kind: 'workflow', workflow: node.workflow }
  if (node.human !== undefined) return { kind: 'human', ...node.human }
  return {
    kind: 'model',
    action: node.action ?? 'document',
    ...(node.task === undefined ? {} : { task: node.task }),
    template: node.template,
    provider: node.provider,
    ...(node.needs === undefined ? {} : { needs: node.needs }),
    ...(node.tools === undefined ? {} : { tools: node.tools }),
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
        '`handoff` and `orchestration` go forward; `feedback` goes back when the gate does not pass; `failure` goes forward when the work could not be done.',
      ),
    carries: names.default([]).describe('Names of the artifacts that go along.'),
    at_most: z
      .int()
      .min(1)
      .max(100)
      .default(DEFAULT_FEEDBACK_BOUND)
      .describe('How often a feedback edge may be taken in one run.'),
    when: sentence
      .optional()
      .describe(
        'A CEL predicate over facts, `gates.passed` and `artifacts`: the edge is taken where it is true.',
      ),
  })
  .transform((edge) => ({
    from: edge.from,
    to: edge.to,
    kind: edge.type,
    carries: edge.carries,
    atMost: edge.at_most,
    ...(edge.when === undefined ? {} : { when: edge.when }),
  }))

const factType = z.enum(FACT_TYPES)

const fieldSchema = z.union([
  factType.transform((type) => ({ type, path: undefined, values: undefined })),
  z.strictObject({
    type: factType.describe('Its type; a value of another type is no value.'),
    path: fieldPath.optional().describe('Where in the artifact it is; its own name by default.'),
    values: z.array(sentence).min(1).optional().describe('The values that a text may have.'),
  }),
])

const fieldName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/i, 'a name of letters, digits and underscores')
  .max(120)

const artifactSchema = z
  .record(fieldName, fieldSchema)
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, { type, path, values }]) => [
        name,
        { type, path: path ?? [name], ...(values === undefined ? {} : { values }) },
      ]),
    ),
  )

/** A workflow as YAML or JSON spells it. */
export const workflowSchema = z
  .strictObject({
    workflow: localName.describe('Its name.'),
    title: sentence.optional().describe('Its title for people; its name by default.'),
    start: localName.describe('The node that a run begins at.'),
    nodes: z.array(nodeSchema).min(1).describe('The steps.'),
    edges: z
      .array(edgeSchema)
      .default([])
      .describe('What goes from step to step; forward edges make no cycle.'),
    artifacts: z
      .record(localName, artifactSchema)
      .optional()
      .describe('The fields of JSON artifacts that conditions may read, with their types.'),
    time_limit_ms: timeLimit
      .optional()
      .describe('Milliseconds that a run of it may take, from its start, waiting included.'),
  })
  .transform(
    (workflow): Workflow => ({
      id: workflow.workflow,
      title: workflow.title ?? workflow.workflow,
      start: workflow.start,
      nodes: workflow.nodes,
      edges: workflow.edges,
      ...(workflow.artifacts === undefined ? {} : { artifacts: workflow.artifacts }),
      ...(workflow.time_limit_ms === undefined ? {} : { timeLimitMs: workflow.time_limit_ms }),
    }),
  )
  .superRefine((workflow, context) => {
    for (const problem of workflowProblems(workflow)) {
      context.addIssue({ code: 'custom', message: problem.message, path: [...problem.path] })
    }
  })
