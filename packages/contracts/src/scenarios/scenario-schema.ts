import { z } from 'zod'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import type { Scenario } from './scenario.ts'

/** The limit of an input that names none: 10 MiB. */
export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024

const mediaTypes = {
  text: 'text/plain',
  markdown: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
} as const

const inputSchema = z
  .strictObject({
    type: z
      .enum(['text', 'markdown', 'csv', 'json'])
      .describe('What the bytes are; JSON is parsed, all are UTF-8.'),
    required: z.boolean().default(true).describe('Whether a run needs it.'),
    max_bytes: z.int().min(1).default(DEFAULT_MAX_BYTES).describe('The most bytes it may have.'),
    description: sentence.optional().describe('What to give, for people.'),
  })
  .transform((input) => ({
    mediaType: mediaTypes[input.type],
    required: input.required,
    maxBytes: input.max_bytes,
    description: input.description,
  }))

/** A scenario as YAML or JSON spells it. */
export const scenarioSchema = z
  .strictObject({
    scenario: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    description: sentence.optional().describe('What it is good for.'),
    purposes: z
      .array(localName)
      .min(1)
      .describe('What a run may be for; a caller chooses among them, the first unless told.'),
    input: z.record(localName, inputSchema).describe('What a run takes in, by name.'),
    workflow: referenceName.describe('The workflow that it walks.'),
    outcomes: z
      .record(
        localName,
        z.strictObject({
          gate: referenceName.describe('The gate that it must pass.'),
          declassifies: sentence.optional().describe('The label that its release lowers.'),
          owed: z
            .boolean()
            .optional()
            .describe('A run that a gate rejects releases it too, where it passed its own gate.'),
        }),
      )
      .default({})
      .describe('The artifacts that a completed run releases, by name.'),
  })
  .transform(
    (scenario): Scenario => ({
      id: scenario.scenario,
      title: scenario.title,
      description: scenario.description,
      purposes: scenario.purposes,
      inputs: scenario.input,
      workflow: scenario.workflow,
      outcomes: scenario.outcomes,
    }),
  )
