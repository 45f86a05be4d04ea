import { type Scenario, scenarios, type WorkflowEdge, workflows } from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { findContribution } from './find-shown.ts'
import { type ShownGate, type ShownNode, shownGate, shownNode } from './shown-workflow.ts'

/** A scenario with where it comes from, who is bound to its steps, and what comes out. */
export interface ShownScenario {
  readonly scenario: Scenario
  readonly origin: Origin
  readonly workflowTitle: string
  /** Node → who does it. */
  readonly bindings: readonly ShownNode[]
  readonly edges: readonly WorkflowEdge[]
  readonly outcomes: readonly {
    readonly name: string
    readonly gate: ShownGate
    readonly declassifies: string | undefined
  }[]
}

/** Puts together what is known of a scenario. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownScenario(model: TenantModel, written: string): ShownScenario {
  const { value, origin } = findContribution(model, scenarios, { kind: 'scenario', written })
  const workflow = model.catalogue.find(workflows, value.workflow)?.value
  return {
    scenario: value,
    origin,
    workflowTitle: workflow?.title ?? value.workflow,
    bindings: (workflow?.nodes ?? []).map((node) => shownNode(model, node)),
    edges: workflow?.edges ?? [],
    outcomes: Object.entries(value.outcomes).map(([name, { gate, declassifies }]) => ({
      name,
      gate: shownGate(model, { id: gate, on: name }),
      declassifies,
    })),
  }
}
