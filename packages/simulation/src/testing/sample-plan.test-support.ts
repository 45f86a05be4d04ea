import type {
  Constitution,
  Gate,
  GateCheck,
  LabelScheme,
  Permit,
  Persona,
  ProviderAbility,
  ProviderAttributes,
  Rule,
  RunRecord,
  Scenario,
  Separation,
  Workflow,
  WorkflowEdge,
  WorkflowNode,
} from '@fcc/contracts'
import { DEFAULT_CONNECTION_LIMITS, NO_LABELS, NO_WORK } from '@fcc/contracts'
import type { PriceTable } from '@fcc/contracts/prices'
import { type ActLimits, DEFAULT_ACT_LIMITS } from '../act-limits.ts'
import type { PlannedProvider } from '../choose-provider.ts'
import type { RunPlan } from '../run-plan.ts'

/** A persona with everything that a test does not care for filled in. */
export function personaOf(
  code: string,
  changes: Partial<Persona['riscear']> & { readonly duties?: readonly string[] } = {},
): Persona {
  const { duties = [], ...riscear } = changes
  return {
    id: `test/${code}`,
    code,
    name: `Persona ${code}`,
    phase: 'Create',
    roleTitle: 'Writer',
    category: 'test',
    color: '#000000',
    riscear: {
      role: 'Writes.',
      inputs: ['a brief'],
      style: 'Plain.',
      constraints: [{ text: 'MUST be short.' }],
      expectedOutput: ['Summary'],
      archetype: 'The Writer',
      responsibilities: ['writing'],
      roleSkills: ['words'],
      roleCollaborators: ['readers'],
      roleAdoptionChecklist: ['has a pen'],
      ...riscear,
    },
    duties,
    orchestrates: [],
  }
}

/** A node at which a skill of the plugin `test` acts. */
export function skillNode(id: string, changes: Partial<WorkflowNode> = {}): WorkflowNode {
  return {
    id,
    persona: 'test/WR',
    actor: { kind: 'skill', skill: `test/${id}` },
    produces: [],
    ...changes,
  }
}

/** A node at which a model acts. */
export function modelNode(id: string, changes: Partial<WorkflowNode> = {}): WorkflowNode {
  return { ...skillNode(id, changes), actor: { kind: 'model', action: 'document' }, ...changes }
}

/** A node at which a person acts. */
export function humanNode(id: string, changes: Partial<WorkflowNode> = {}): WorkflowNode {
  const actor = { kind: 'human' as const, roles: ['reviewer'], ask: 'Is it good?' }
  return { ...skillNode(id, changes), actor, ...changes }
}

export function edgeOf(
  from: string,
  to: string,
  carries: readonly string[] = [],
  changes: Partial<WorkflowEdge> = {},
): WorkflowEdge {
  return { from, to, kind: 'handoff', carries, atMost: 3, ...changes }
}

export function feedbackEdge(
  from: string,
  to: string,
  carries: readonly string[] = [],
  atMost = 3,
): WorkflowEdge {
  return { from, to, kind: 'feedback', carries, atMost }
}

export function gateOf(id: string, checks: readonly GateCheck[], threshold = 1): Gate {
  return { id: `test/${id}`, title: id, threshold, checks }
}

/** A mandatory rule at handoffs, by default. */
export function ruleOf(rule: Pick<Rule, 'id' | 'when'> & Partial<Rule>): Rule {
  const tier = rule.tier ?? 'mandatory'
  return {
    tier,
    at: ['handoff'],
    waivableBy: [],
    cites: [],
    ifMissing: tier === 'hard_stop' ? 'deny' : 'not_applicable',
    ...rule,
  }
}

/** One scheme: content with a finding of `secret/` is `secret`. */
const secretScheme: LabelScheme = {
  id: 'test/secret',
  scheme: 'secret',
  title: 'Secrets',
  levels: [],
  categories: ['secret'],
  classify: [{ finding: 'secret/', category: 'secret', atLeast: 0.5 }],
}

/** What a plan is made from; everything has a default but the nodes. */
export interface PlanParts {
  readonly nodes: readonly WorkflowNode[]
  readonly edges?: readonly WorkflowEdge[]
  readonly personas?: readonly Persona[]
  readonly gates?: readonly Gate[]
  readonly rules?: readonly Rule[]
  readonly permits?: readonly Permit[]
  readonly separations?: readonly Separation[]
  readonly outcomes?: Scenario['outcomes']
  readonly inputs?: readonly string[]
  /** The inputs that are reference data. */
  readonly reference?: readonly string[]
  readonly providers?: Readonly<Record<string, Partial<ProviderAttributes>>>
  /** Provider → the reference to its key, where it has a price. */
  readonly keys?: Readonly<Record<string, string>>
  /** Provider id → what it can do; nothing by default. */
  readonly abilities?: Readonly<Record<string, readonly ProviderAbility[]>>
  /** Provider id → what its tokens cost. */
  readonly prices?: Readonly<Record<string, PriceTable>>
  /** Which models play which steps. */
  readonly policies?: RunPlan['models']
  readonly services?: RunPlan['services']
  readonly act?: Partial<ActLimits>
  readonly templates?: RunPlan['templates']
  readonly maxVisits?: number
  readonly maxVisitsSideBySide?: number
  /** Workflows that nodes do. */
  readonly workflows?: readonly Workflow[]
  readonly artifacts?: Workflow['artifacts']
  readonly timeLimitMs?: number
}

export function planOf(parts: PlanParts): RunPlan {
  const workflow: Workflow = {
    id: 'test/walk',
    title: 'A walk',
    start: parts.nodes[0]?.id ?? '',
    nodes: parts.nodes,
    edges: parts.edges ?? [],
    ...(parts.artifacts ? { artifacts: parts.artifacts } : {}),
    ...(parts.timeLimitMs === undefined ? {} : { timeLimitMs: parts.timeLimitMs }),
  }
  const inputs = parts.inputs ?? ['note']
  const constitution: Constitution = {
    id: 'test/rules',
    title: 'Rules',
    rules: parts.rules ?? [],
    permits: parts.permits ?? [],
    separations: parts.separations ?? [],
  }
  return {
    scenario: {
      id: 'test/scenario',
      title: 'A scenario',
      purposes: ['treatment', 'research'],
      inputs: Object.fromEntries(
        inputs.map((name) => [
          name,
          {
            mediaType: 'text/plain',
            required: true,
            maxBytes: 1000,
            ...(parts.reference?.includes(name) ? { kind: 'reference' } : {}),
          },
        ]),
      ),
      workflow: workflow.id,
      outcomes: parts.outcomes ?? {},
    },
    workflow,
    workflows: Object.fromEntries((parts.workflows ?? []).map((each) => [each.id, each])),
    personas: Object.fromEntries(
      (parts.personas ?? [personaOf('WR')]).map((persona) => [persona.id, persona]),
    ),
    templates: parts.templates ?? {},
    gates: Object.fromEntries((parts.gates ?? []).map((gate) => [gate.id, gate])),
    constitutions: [{ layer: 'platform', pluginId: 'test', constitution }],
    schemes: [secretScheme],
    settings: {},
    provider: 'test/model',
    providers: Object.fromEntries(
      Object.entries({ 'test/model': {}, ...parts.providers }).map(([id, attributes]) => [
        id,
        {
          attributes: {
            location: 'in-process',
            region: 'here',
            agreements: [],
            cloud: 'none',
            retentionDays: 0,
            ...attributes,
          },
          deterministic: true,
          abilities: parts.abilities?.[id] ?? [],
          ...connectedBy(parts.prices?.[id], parts.keys?.[id]),
        },
      ]),
    ),
    ...(parts.policies ? { models: parts.policies } : {}),
    services: parts.services ?? {},
    act: { ...DEFAULT_ACT_LIMITS, ...parts.act },
    maxVisits: parts.maxVisits ?? 100,
    maxVisitsSideBySide: parts.maxVisitsSideBySide ?? 8,
  }
}

function connectedBy(
  price: PriceTable | undefined,
  key: string | undefined,
): Pick<PlannedProvider, 'connected'> {
  if (!price) return {}
  const connection = { model: 'm-1', limits: DEFAULT_CONNECTION_LIMITS, price, key }
  return { connected: { kind: 'test/kind', connection } }
}

/** A run that has just been started by Ada, without its inputs. */
export function runOf(plan: RunPlan, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    ...NO_WORK,
    id: 'run1',
    scenario: plan.scenario.id,
    title: plan.scenario.title,
    workflow: plan.workflow.id,
    envelope: {
      tenant: 'riverside',
      principal: { id: 'ada', kind: 'human', roles: ['author'] },
      purpose: 'treatment',
      domain: 'LAB',
      labels: NO_LABELS,
      subjects: ['s_1'],
      usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
    },
    pins: { data: 'plan-digest', code: { test: '1.0.0' }, assembly: 'assembly' },
    state: 'running',
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
    ...changes,
  }
}
