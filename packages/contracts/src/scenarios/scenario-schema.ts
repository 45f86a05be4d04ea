import { z } from 'zod'
import { isAttachmentType } from '../attachments/attachment.ts'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import { TEXT_FORMS } from '../content/text-form.ts'
import { REFERENCE_DATA_NAME } from '../stores/reference-data-store.ts'
import { INPUT_KINDS, type Scenario, type ScenarioInput } from './scenario.ts'

/** The limit of an input that names none: 10 MiB. */
export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024

const mediaTypes = {
  text: 'text/plain',
  markdown: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
} as const

const mediaType = z.enum([
  ...['text', 'markdown', 'csv', 'json'],
  ...['png', 'jpeg', 'gif', 'webp', 'pdf'],
] as (keyof typeof mediaTypes)[])

const isAttachment = (word: keyof typeof mediaTypes) => isAttachmentType(mediaTypes[word])

const inputSchema = z
  .strictObject({
    type: z
      .union([mediaType, z.array(mediaType).min(1)])
      .describe(
        'What the bytes are, or a list of what they may be; JSON is parsed, texts are UTF-8. `png`, `jpeg`, `gif`, `webp` and `pdf` are attachments, which no detector reads.',
      ),
    forms: z
      .array(z.enum(TEXT_FORMS))
      .min(1)
      .optional()
      .describe(
        'Forms other than prose that a text may have, since its skill takes them apart; others are refused.',
      ),
    kind: z
      .enum(INPUT_KINDS)
      .optional()
      .describe(
        'What it holds: data of people who are treated, another document, reference data, or what is asked for.',
      ),
    labels: z
      .array(sentence)
      .optional()
      .describe(
        'The labels that it carries from the start: a category, or a level as `scheme:LEVEL`. `[]` says that there are none; left out, it gets what each label scheme gives at intake.',
      ),
    required: z.boolean().default(true).describe('Whether a run needs it.'),
    max_bytes: z.int().min(1).default(DEFAULT_MAX_BYTES).describe('The most bytes it may have.'),
    reference_data: z
      .string()
      .regex(REFERENCE_DATA_NAME)
      .optional()
      .describe('The name of reference data that it is filled from where nothing is given.'),
    description: sentence.optional().describe('What to give, for people.'),
  })
  .refine(({ kind, labels }) => kind !== 'clinical' || labels?.length !== 0, {
    path: ['labels'],
    message: 'a clinical input has a label; name it, or leave labels out',
  })
  .refine(({ kind, labels }) => kind !== 'reference' || (labels ?? []).length === 0, {
    path: ['labels'],
    message: 'reference data has no labels; what is sensitive is of another kind',
  })
  .refine(({ type }) => new Set([type].flat().map(isAttachment)).size === 1, {
    path: ['type'],
    message: 'are all texts or all attachments',
  })
  .refine(({ type, labels }) => labels !== undefined || ![type].flat().some(isAttachment), {
    path: ['labels'],
    message: 'no detector reads an attachment: state its labels, [] where it has none',
  })
  .refine(({ type, kind }) => kind !== 'reference' || ![type].flat().some(isAttachment), {
    path: ['type'],
    message: 'reference data is text',
  })
  .transform((input): ScenarioInput => {
    const [first, ...others] = [input.type].flat().map((type) => mediaTypes[type])
    return {
      mediaType: first ?? 'text/plain',
      ...(others.length > 0 ? { otherMediaTypes: others } : {}),
      ...(input.forms ? { forms: input.forms } : {}),
      ...(input.kind ? { kind: input.kind } : {}),
      ...(input.labels ? { labels: input.labels } : {}),
      required: input.required,
      maxBytes: input.max_bytes,
      ...(input.reference_data ? { referenceData: input.reference_data } : {}),
      description: input.description,
    }
  })

const outcomeSchema = z
  .strictObject({
    gate: referenceName.describe('The gate that it must pass.'),
    release: z
      .literal('to_readers')
      .optional()
      .describe(
        'Nothing is released when the run ends; each reader is decided at `release`, by role and purpose.',
      ),
    declassifies: sentence.optional().describe('The label that its release lowers.'),
    streams: z
      .boolean()
      .optional()
      .describe(
        'It may be shown while it is written, before its gate has judged the whole; rules see it first.',
      ),
    owed: z
      .boolean()
      .optional()
      .describe('A run that a gate rejects releases it too, where it passed its own gate.'),
  })
  .refine(({ release, declassifies, owed }) => !release || (!declassifies && !owed), {
    path: ['release'],
    message: 'is decided for each reader: nothing is lowered, and nothing is owed',
  })
  .refine(({ streams, release, declassifies }) => !streams || (!release && !declassifies), {
    path: ['streams'],
    message: 'what is lowered or decided for each reader is so as a whole',
  })

/** A scenario as YAML or JSON spells it. */
export const scenarioSchema = z
  .strictObject({
    scenario: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    description: sentence.optional().describe('What it is good for.'),
    purposes: z
      .array(localName)
      .min(1)
      .describe('What a run may be for; a caller chooses among them, the first by default.'),
    input: z.record(localName, inputSchema).describe('What a run takes in, by name.'),
    workflow: referenceName.describe('The workflow that it walks.'),
    outcomes: z
      .record(localName, outcomeSchema)
      .default({})
      .describe('The artifacts that people get of a completed run, by name.'),
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
