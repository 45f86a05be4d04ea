import { z } from 'zod'

/** What a tenant may set. */
export const settingsSchema = z.strictObject({
  recordNumberCheckDigit: z
    .enum(['M10', 'none'])
    .default('M10')
    .describe(
      'How the last digit of record numbers is checked: HL7 table 0061 `M10`, or not at all.',
    ),
  terminologyServer: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'The base of a FHIR R4 server that knows code systems; egress to it has to be permitted.',
    ),
  deidentification: z
    .strictObject({
      providerNames: z
        .enum(['remove', 'keep'])
        .default('remove')
        .describe(
          'Names of who gives care, in notes, where a title, a role or a degree says so. Who is a patient, a relative or an employer goes all the same.',
        ),
      relativeDates: z
        .enum(['keep', 'remove', 'shift'])
        .default('keep')
        .describe(
          '`3 days later`, `last Tuesday`. `shift` moves days of the week in cohorts of which dates are moved; where none are, they are removed.',
        ),
    })
    .prefault({})
    .describe('What stays in de-identified texts of what Safe Harbor leaves open.'),
  surrogates: z
    .strictObject({
      names: z
        .enum(['redact', 'mask', 'pseudonym'])
        .default('pseudonym')
        .describe('What takes the place of a name in a limited data set.'),
      records: z
        .enum(['redact', 'mask', 'pseudonym'])
        .default('pseudonym')
        .describe(
          'What takes the place of a record number, an account or another number of somebody.',
        ),
      dates: z
        .enum(['year', 'shift'])
        .default('shift')
        .describe(
          'Whether dates keep their year alone, or are moved by the days of their patient.',
        ),
      ages: z
        .enum(['keep', 'bucket'])
        .default('keep')
        .describe('Whether ages up to 89 stay, or five years are put together.'),
    })
    .prefault({})
    .describe(
      'What research cohorts have in the place of people; never by the route of Safe Harbor.',
    ),
})

/** A tenant's settings, validated. */
export type Settings = z.output<typeof settingsSchema>
