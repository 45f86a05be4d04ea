import {
  type Actor,
  type Constitution,
  constitutions,
  INTERVENTION_POINTS,
  type Layer,
  personas,
  type Scenario,
  scenarios,
  type WorkflowEdge,
  type WorkflowNode,
  workflows,
} from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { cliErrors } from '../diagnostics.ts'
import { findScenario } from '../session/find-scenario.ts'
import { actedBy } from './acted-by.ts'
import { layerWord } from './layer-word.ts'

/** What a run of a scenario would do. */
export interface ScenarioPlan {
  readonly scenario: Scenario
  readonly workflow: string
  /** In the order in which they are written; forward edges say what waits for what. */
  readonly steps: readonly {
    readonly node: string
    readonly persona: string
    readonly personaName: string
    readonly actor: Actor
    /** Who acts: the skill, the provider, or the roles of people. */
    readonly actedBy: string
    readonly gate: WorkflowNode['gate']
  }[]
  readonly edges: readonly WorkflowEdge[]
  /** Where rules look, and how many. */
  readonly rules: Readonly<Record<string, number>>
  readonly constitutions: readonly {
    readonly id: string
    readonly layer: Layer
    /** The layer, in the word that people know its author by. */
    readonly from: string
  }[]
}

/** Puts together what a run would do, from the tenant's catalogue. Pure. @throws FccError FCC_SCENARIO_UNKNOWN */
export function resolveScenarioPlan(model: TenantModel, written: string): ScenarioPlan {
  const { catalogue, governance } = model
  const scenario = findScenario(model, written)
  const workflow = scenario && catalogue.find(workflows, scenario.workflow)?.value
  if (!scenario || !workflow) {
    const ids = catalogue.all(scenarios).map(({ id }) => id)
    throw cliErrors.scenarioUnknown({ tenant: model.config.id, written }, ids)
  }
  const originOf = (constitution: Constitution): Origin | undefined =>
    catalogue.all(constitutions).find(({ value }) => value === constitution)?.origin
  const looks = INTERVENTION_POINTS.map((at) => [at, governance.rulesAt(at)] as const)
  return {
    scenario,
    workflow: workflow.id,
    steps: workflow.nodes.map((node) => ({
      node: node.id,
      persona: node.persona,
      personaName: catalogue.find(personas, node.persona)?.value.name ?? node.persona,
      actor: node.actor,
      actedBy: actedBy(node.actor, model.provider),
      gate: node.gate,
    })),
    edges: workflow.edges,
    rules: Object.fromEntries(looks.filter(([, count]) => count > 0)),
    constitutions: model.pinned.map(({ layer, constitution }) => ({
      id: constitution.id,
      layer,
      from: layerWord(layer, originOf(constitution)),
    })),
  }
}
