import { createHash } from 'node:crypto'
import {
  type Gate,
  gates,
  labelSchemes,
  type Persona,
  personas,
  planResolve,
  providers,
  readableTypes,
  type Scenario,
  scenarios,
  type Template,
  templates,
  type Workflow,
  workflowProblems,
  workflows,
} from '@fcc/contracts'
import { vocabularies } from '@fcc/contracts/vocabularies'
import { staticSeparationProblems } from '@fcc/governance'
import { suggest } from '@fcc/plugin-api'
import type { RunPlan } from '@fcc/simulation'
import { weighGate } from '../catalogue/weigh-gates.ts'
import type { Limits } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import type { TenantModel } from '../tenant/tenant-model.ts'
import { conversationWith } from './conversation.ts'
import { personaAction } from './persona-action.ts'
import { reachableCode } from './reachable-code.ts'

/** A plan with its bytes and digest. */
export interface PlannedRun {
  readonly scenarioId: string
  readonly plan: RunPlan
  readonly text: string
  readonly digest: string
  /** Plugin that a run can reach → version. */
  readonly code: Readonly<Record<string, string>>
}

/** The limits that a plan pins. */
export type PlanLimits = Pick<Limits, 'act' | 'callMs' | 'maxVisits' | 'maxVisitsSideBySide'>

const planned = new WeakMap<TenantModel, Map<string, PlannedRun>>()

/**
 * Plans a run of a scenario for a tenant: picks everything it needs out of the catalogue, lets
 * `plan.resolve` change the workflow, and pins the whole by digest. The same for every run of one
 * tenant model, so it is made once.
 *
 * @throws FccError FCC_SCENARIO_UNKNOWN
 */
export function planRun(model: TenantModel, written: string, limits: PlanLimits): PlannedRun {
  const known = planned.get(model) ?? new Map<string, PlannedRun>()
  planned.set(model, known)
  const made = known.get(written) ?? makePlan(model, written, limits)
  known.set(written, made)
  return made
}

/** The plan of this digest, where runs of it were planned by this model: then it is the same, byte by byte. */
export function plannedBefore(model: TenantModel, digest: string): RunPlan | undefined {
  for (const each of planned.get(model)?.values() ?? []) {
    if (each.digest === digest) return each.plan
  }
  return undefined
}

function makePlan(model: TenantModel, written: string, limits: PlanLimits): PlannedRun {
  const { catalogue } = model
  const made = conversationWith(model, written) ?? personaAction(model, written)
  const scenario = made?.scenario ?? findScenario(model, written)
  const resolved = made?.workflow ?? catalogue.find(workflows, scenario.workflow)?.value
  if (!resolved) {
    throw runtimeErrors.unknownScenario(
      model.config.id,
      written,
      `its workflow ${scenario.workflow} is not there.`,
      'Run fcc doctor.',
    )
  }
  const workflow = model.assembly.kernel.call(planResolve, resolved, {
    scenario,
    tenant: model.config.id,
  }) as Workflow
  assertResolved(model, resolved, workflow)
  const inner = workflowsWithin(model, workflow)
  const nodes = [workflow, ...Object.values(inner)].flatMap((each) => each.nodes)
  const gateIds = new Set([
    ...nodes.flatMap((node) => (node.gate ? [node.gate.id] : [])),
    ...Object.values(scenario.outcomes).map((outcome) => outcome.gate),
  ])
  const templateIds = nodes.flatMap((node) =>
    node.actor.kind === 'model' && node.actor.template ? [node.actor.template] : [],
  )
  const plan: RunPlan = {
    scenario,
    workflow: withoutPlaces(workflow),
    workflows: Object.fromEntries(
      Object.entries(inner).map(([id, each]) => [id, withoutPlaces(each)]),
    ),
    personas: pick<Persona>(
      nodes.map((node) => node.persona),
      (id) => catalogue.find(personas, id)?.value,
    ),
    templates: pick<Template>(templateIds, (id) => catalogue.find(templates, id)?.value),
    gates: pick<Gate>(gateIds, (id) => {
      const gate = made?.gates[id] ?? catalogue.find(gates, id)?.value
      return gate && weighGate(gate, model.config.gateWeights)
    }),
    constitutions: model.pinned,
    schemes: catalogue.all(labelSchemes).map(({ value }) => value),
    ...languageOf(model),
    settings: model.settings,
    provider: model.provider,
    providers: plannedProviders(model),
    ...(model.models ? { models: model.models } : {}),
    services: model.services,
    act: { ...limits.act, callMs: limits.callMs },
    maxVisits: limits.maxVisits,
    maxVisitsSideBySide: limits.maxVisitsSideBySide,
  }
  const text = JSON.stringify(plan)
  return {
    scenarioId: scenario.id,
    // Read back from its own bytes, so that a first run and a resumed one see the same thing.
    plan: JSON.parse(text) as RunPlan,
    text,
    digest: createHash('sha256').update(text).digest('base64url'),
    code: reachableCode(model, plan),
  }
}

/** The words of the field; a catalogue without any adds nothing to a plan. */
function languageOf({ catalogue }: TenantModel): Pick<RunPlan, 'vocabularies'> {
  const language = catalogue
    .all(vocabularies)
    .flatMap(({ value }) => (value.of === 'language' ? value : []))
  return language.length > 0 ? { vocabularies: language } : {}
}

/** A workflow without where it was written: a plan is the same wherever its files are. */
function withoutPlaces(workflow: Workflow): Workflow {
  return {
    ...workflow,
    nodes: workflow.nodes.map(({ place: _, ...node }) => node),
    edges: workflow.edges.map(({ place: _, ...edge }) => edge),
  }
}

/** The workflows that nodes of a workflow do, and nodes of those, each once. */
function workflowsWithin(
  model: TenantModel,
  workflow: Workflow,
): Readonly<Record<string, Workflow>> {
  const found = new Map<string, Workflow>()
  const queue = [workflow]
  for (const { nodes } of queue) {
    for (const { actor } of nodes) {
      if (actor.kind !== 'workflow' || found.has(actor.workflow)) continue
      const inner = model.catalogue.find(workflows, actor.workflow)?.value
      if (!inner) continue
      found.set(actor.workflow, inner)
      queue.push(inner)
    }
  }
  return Object.fromEntries(found)
}

/**
 * Looks once more at what `plan.resolve` gave back, if it changed anything: a tap must not bring in
 * a graph that would not have loaded, nor bind duties together that are kept apart.
 */
function assertResolved(model: TenantModel, loaded: Workflow, resolved: Workflow): void {
  if (resolved === loaded) return
  const bound = resolved.nodes.flatMap(
    (node) => model.catalogue.find(personas, node.persona)?.value ?? [],
  )
  const problems = [
    ...workflowProblems(resolved).map(({ message }) => message),
    ...resolved.nodes
      .filter((node) => !model.catalogue.find(personas, node.persona))
      .map((node) => `node ${node.id} names the persona ${node.persona}, which is not there`),
    ...staticSeparationProblems(model.governance.separations, bound).map(({ say }) => say),
  ]
  if (problems.length > 0) throw runtimeErrors.resolvedWorkflow(resolved.id, problems)
}

/** What is known of each provider when a run is planned, connections among it. */
function plannedProviders(model: TenantModel): RunPlan['providers'] {
  const { catalogue, providerAttributes, connected } = model
  const connections = new Map(
    connected.map(({ id, kind, connection }) => [id, { kind, connection }]),
  )
  return Object.fromEntries(
    catalogue.all(providers).map(({ id, value }) => {
      const { attributes, deterministic, abilities = [], alone } = value
      const connection = connections.get(id)
      const reads = readableTypes(value, connection?.connection)
      const known = {
        attributes: providerAttributes[id] ?? attributes,
        ...{ deterministic, abilities },
        ...(alone ? { alone } : {}),
        ...(reads.length > 0 ? { reads } : {}),
      }
      return [id, connection ? { ...known, connected: connection } : known]
    }),
  )
}

/** The scenario that a written name means: a whole id, or a bare name that only one has. */
export function findScenario(model: TenantModel, written: string): Scenario {
  const exact = model.catalogue.find(scenarios, written)?.value
  const found =
    exact ?? (conversationWith(model, written) ?? personaAction(model, written))?.scenario
  if (found) return found
  const all = model.catalogue.all(scenarios)
  const named = all.filter(({ id }) => id.slice(id.indexOf('/') + 1) === written)
  const [only] = named
  if (only && named.length === 1) return only.value
  const ids = all.map(({ id }) => id)
  const hint =
    named.length > 1
      ? `${named.map(({ id }) => id).join(' and ')} both have that name.`
      : `here are ${ids.join(', ') || 'none'}.${suggest(written, ids)}`
  const known = [...model.diagnostics, ...model.assembly.start.diagnostics]
  const broken = known.find(
    (diagnostic) => diagnostic.severity === 'error' && diagnostic.why.includes(written),
  )
  throw runtimeErrors.unknownScenario(
    model.config.id,
    written,
    broken ? `it was left out: ${broken.code}  ${broken.why}` : hint,
    broken?.fix ?? `List them: fcc list scenarios --tenant ${model.config.id}.`,
  )
}

function pick<Value>(
  ids: Iterable<string>,
  find: (id: string) => Value | undefined,
): Readonly<Record<string, Value>> {
  const picked: Record<string, Value> = {}
  for (const id of ids) {
    const value = find(id)
    if (value !== undefined) picked[id] = value
  }
  return picked
}
