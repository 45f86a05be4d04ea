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
    type: z.enum(['text', 'markdown', 'csv', 'json']),
    required: z.boolean().default(true),
    max_bytes: z.int().min(1).default(DEFAULT_MAX_BYTES),
    description: sentence.optional(),
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
    scenario: localName,
    title: sentence,
    description: sentence.optional(),
    purposes: z.array(localName).min(1),
    input: z.record(localName, inputSchema),
    workflow: referenceName,
    outcomes: z
      .record(localName, z.strictObject({ gate: referenceName, declassifies: sentence.optional() }))
      .default({}),
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
