import {
  ACTIONS,
  type Action,
  actionTask,
  type Gate,
  gates,
  labelSchemes,
  type Persona,
  scenarios,
} from '@fcc/contracts'
import { ownerOf } from '@fcc/plugin-api'
import { CORE_CATALOGUE } from '../catalogue/core-catalogue.ts'
import type { TenantModel } from '../tenant/tenant-model.ts'
import { findPersona, type MadeScenario } from './conversation.ts'

/** What goes before persona and action in the id of one action: `action/core-catalog/RC/compare`. */
export const PERSONA_ACTION = 'action'

/** What one action of a persona is for, where nobody says more. */
export const PERSONA_ACTION_PURPOSE = 'persona-action'

/** The most of what an action is done on, in bytes of UTF-8. */
const MAX_BYTES = 1_048_576

/**
 * One action of one persona of the tenant: `action/`, the persona's id, code or name, and one of the six
 * actions. Made when it is asked for and pinned as any scenario: one node, the input `input`, the outcome
 * `work` through the persona's own gate, or else that of all personas.
 *
 * @returns `undefined` where it is none, or there is no such persona
 * @example
 * await session.start('action/RC/compare', { input: '# Brief\n\nThe bell must ring in the yard.' })
 */
export function personaAction(model: TenantModel, written: string): MadeScenario | undefined {
  const [, name = '', verb = ''] = /^action\/(.+)\/([a-z]+)$/.exec(written) ?? []
  const action = ACTIONS.find((each) => each === verb)
  const persona = action && findPersona(model, name)
  return action && persona ? made(model, persona, action) : undefined
}

function made(model: TenantModel, persona: Persona, action: Action): MadeScenario {
  const id = `${PERSONA_ACTION}/${persona.id}/${action}`
  const title = `${persona.name}: ${action}`
  const gate = gateOf(model, persona)
  const all = model.catalogue.all(scenarios).flatMap(({ value }) => value.purposes)
  const labels = model.catalogue.all(labelSchemes).flatMap(({ value: { intake = [] } }) => intake)
  return {
    scenario: {
      id,
      title,
      purposes: [PERSONA_ACTION_PURPOSE, ...[...new Set(all)].sort()],
      inputs: {
        input: {
          mediaType: 'text/markdown',
          otherMediaTypes: ['text/plain'],
          labels: [...new Set(labels)].sort(),
          required: true,
          maxBytes: MAX_BYTES,
          description: 'What the persona is to work on.',
        },
      },
      workflow: id,
      outcomes: { work: { gate: gate.id } },
    },
    workflow: {
      id,
      title,
      start: 'work',
      nodes: [
        {
          id: 'work',
          persona: persona.id,
          actor: { kind: 'model', action, task: actionTask(persona, action) },
          produces: ['work'],
          gate: { id: gate.id, on: 'work' },
        },
      ],
      edges: [],
    },
    gates: { [gate.id]: gate },
  }
}

/** The gate of the persona's own plugin, by its code; of all personas; or one that its components make. */
function gateOf({ catalogue }: TenantModel, persona: Persona): Gate {
  return (
    catalogue.find(gates, `${ownerOf(persona.id)}/QG-${persona.code}-001`)?.value ??
    catalogue.find(gates, `${CORE_CATALOGUE}/QG-RISCEAR-001`)?.value ?? {
      id: `${PERSONA_ACTION}/done`,
      title: 'What the persona is expected to give is there',
      threshold: 1,
      checks: [
        {
          id: 'expected-output',
          required: true,
          test: { kind: 'persona', component: 'expected_output' },
        },
      ],
    }
  )
}
