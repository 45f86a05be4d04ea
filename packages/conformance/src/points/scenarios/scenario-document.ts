import type { Scenario, ScenarioInput } from '@fcc/contracts'
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
          type: typesOf(input),
          ...(input.forms === undefined ? {} : { forms: input.forms }),
          ...(input.kind === undefined ? {} : { kind: input.kind }),
          ...(input.labels === undefined ? {} : { labels: input.labels }),
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

function typesOf({ mediaType, otherMediaTypes = [] }: ScenarioInput): string | readonly string[] {
  const type = (each: string) => TYPES[each] ?? each
  return otherMediaTypes.length === 0 ? type(mediaType) : [mediaType, ...otherMediaTypes].map(type)
}
