import { gates, scenarios, workflows } from '@fcc/contracts'
import type { GateCard } from '@fcc/diagrams'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { gateCheckText } from '../render/shown/content-check-text.ts'
import { findContribution } from './find-shown.ts'

/** A gate as this tenant has it, and where it is used. */
export interface ShownOneGate {
  readonly card: GateCard
  readonly origin: Origin
  /** Nodes of workflows and outcomes of scenarios that wait for it. */
  readonly usedBy: readonly string[]
}

/** Puts together what is known of a gate. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownGate(model: TenantModel, written: string): ShownOneGate {
  const { value, origin } = findContribution(model, gates, { kind: 'gate', written })
  const { id, title, threshold, checks } = value
  const nodes = model.catalogue
    .all(workflows)
    .flatMap(({ id: workflow, value: { nodes } }) =>
      nodes.flatMap(({ id: node, gate }) =>
        gate?.id === id ? [{ at: `${workflow}, step ${node}`, on: gate.on }] : [],
      ),
    )
  const outcomes = model.catalogue
    .all(scenarios)
    .flatMap(({ id: scenario, value: { outcomes } }) =>
      Object.entries(outcomes).flatMap(([name, { gate }]) =>
        gate === id ? [{ at: `${scenario}, outcome ${name}`, on: name }] : [],
      ),
    )
  const used = [...nodes, ...outcomes]
  const on = [...new Set(used.map((each) => each.on))]
  return {
    card: {
      ...{ id, title, threshold },
      on: on.length === 1 ? on[0] : undefined,
      checks: checks.map((check) => ({
        id: check.id,
        asks: gateCheckText(check).replace(/, required(?=,|$)/, ''),
        required: check.required === true,
      })),
    },
    origin,
    usedBy: used.map(({ at }) => at),
  }
}
