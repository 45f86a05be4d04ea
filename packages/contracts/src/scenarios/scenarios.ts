import { definePoint, type PointShape } from '@fcc/plugin-api'
import { ATTACHMENT_TYPES } from '../attachments/attachment.ts'
import { oneOf, optional, recordOf, structureSchema } from '../catalogue/structure-schema.ts'
import { MEDIA_TYPES } from '../content/content.ts'
import { INPUT_KINDS, type Scenario } from './scenario.ts'

export interface ScenarioShape extends PointShape {
  readonly value: Scenario
}

/** Scenarios: what can be run, by id; what they name is looked up once all plugins are loaded. */
export const scenarios = definePoint<ScenarioShape>({
  id: 'scenarios',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    purposes: 'list',
    inputs: recordOf({
      mediaType: oneOf([...MEDIA_TYPES, ...ATTACHMENT_TYPES]),
      kind: optional(oneOf(INPUT_KINDS)),
    }),
    workflow: 'string',
    outcomes: 'object',
  }),
  references: (scenario) => [
    { point: 'workflows', id: scenario.workflow, at: 'workflow' },
    ...Object.entries(scenario.outcomes).map(([name, outcome]) => ({
      point: 'gates',
      id: outcome.gate,
      at: `outcomes.${name}.gate`,
    })),
  ],
})
