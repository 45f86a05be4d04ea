import type { ContentCheck, Gate, Persona, Scenario, Workflow } from '@fcc/contracts'

/** Gives the whole id that a written one means at a point; linking has made sure that there is one. */
export type WholeId = (point: string, written: string) => string

/** A workflow with every reference a whole id. */
export function wholeWorkflow(workflow: Workflow, whole: WholeId): Workflow {
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) => {
      const { actor } = node
      return {
        ...node,
        persona: whole('personas', node.persona),
        gate: node.gate && { ...node.gate, id: whole('gates', node.gate.id) },
        actor:
          actor.kind === 'skill'
            ? { ...actor, skill: whole('skills', actor.skill) }
            : actor.kind === 'model'
              ? {
                  ...actor,
                  template: actor.template && whole('templates', actor.template),
                  provider: actor.provider && whole('providers', actor.provider),
                  tools: actor.tools?.map((id) => whole('skills', id)),
                }
              : actor.kind === 'workflow'
                ? { ...actor, workflow: whole('workflows', actor.workflow) }
                : actor,
      }
    }),
  }
}

/** A scenario with every reference a whole id. */
export function wholeScenario(scenario: Scenario, whole: WholeId): Scenario {
  return {
    ...scenario,
    workflow: whole('workflows', scenario.workflow),
    outcomes: Object.fromEntries(
      Object.entries(scenario.outcomes).map(([name, outcome]) => [
        name,
        { ...outcome, gate: whole('gates', outcome.gate) },
      ]),
    ),
  }
}

/** A gate with every reference a whole id. */
export function wholeGate(gate: Gate, whole: WholeId): Gate {
  return {
    ...gate,
    checks: gate.checks.map((check) => {
      const { test } = check
      if (test.kind === 'scorer') {
        return { ...check, test: { ...test, scorer: whole('scorers', test.scorer) } }
      }
      if (test.kind === 'validator') {
        return { ...check, test: { ...test, validator: whole('validators', test.validator) } }
      }
      if (test.kind === 'content') {
        return { ...check, test: { ...test, check: wholeContentCheck(test.check, whole) } }
      }
      return check
    }),
  }
}

/** A persona with every reference a whole id. */
export function wholePersona(persona: Persona, whole: WholeId): Persona {
  return {
    ...persona,
    championOf: persona.championOf && whole('personas', persona.championOf),
    orchestrates: persona.orchestrates.map((id) => whole('personas', id)),
    specialises: persona.specialises && whole('personas', persona.specialises),
    riscear: persona.riscear.constraints.some(({ check }) => check?.kind === 'terms')
      ? {
          ...persona.riscear,
          constraints: persona.riscear.constraints.map((constraint) => ({
            ...constraint,
            check: constraint.check && wholeContentCheck(constraint.check, whole),
          })),
        }
      : persona.riscear,
  }
}

function wholeContentCheck(check: ContentCheck, whole: WholeId): ContentCheck {
  if (check.kind !== 'terms') return check
  return { ...check, vocabulary: whole('vocabularies', check.vocabulary) }
}
