import type { Scenario } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'

const TYPES: Readonly<Record<string, string>> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'application/json': 'json',
}

/** A scenario as YAML spells it. */
export function scenarioDocument(scenario: Scenario): unknown {
  const { id, title, description, purposes, inputs, workflow, outcomes } = scenario
  return {
    scenario: nameOf(id),
    title,
    ...(description === undefined ? {} : { description }),
    purposes,
    input: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        {
          type: TYPES[input.mediaType] ?? input.mediaType,
          required: input.required,
          max_bytes: input.maxBytes,
          ...(input.description === undefined ? {} : { description: input.description }),
        },
      ]),
    ),
    workflow,
    outcomes,
  }
}
