import { z } from 'zod'
import { localName, referenceName, sentence } from '../catalogue/sentence.ts'
import { contentCheckSchema } from './content-check.ts'
import type { Gate, GateCheck, GateTest } from './gate.ts'

const share = z.number().min(0).max(1)
const weight = z.number().positive().max(1000)
const naming = {
  id: localName.optional().describe('A name for reports.'),
  required: z.boolean().default(false).describe('Whether no other check makes up for it.'),
}

const scorerCheck = z
  .strictObject({
    ...naming,
    scorer: referenceName.describe('The id of a scorer; its value counts.'),
    at_least: share.default(0).describe('Below this the check has failed.'),
    weight: weight
      .optional()
      .describe('How much its value counts in the mean, beside the others; 1 by default.'),
    tenant_weight: z
      .strictObject({
        from: weight.describe('The least.'),
        to: weight.describe('The most.'),
      })
      .refine(({ from, to }) => from <= to, '`from` has to be `to` or less')
      .optional()
      .describe('What a tenant may set the weight to (`gate_weights`); absent where it may not.'),
  })
  .transform(({ weight, tenant_weight, ...check }) => ({
    ...check,
    test: { kind: 'scorer', scorer: check.scorer, atLeast: check.at_least } as GateTest,
    counts: {
      ...(weight === undefined ? {} : { weight }),
      ...(tenant_weight === undefined ? {} : { tenantWeight: tenant_weight }),
    },
    name: check.scorer,
  }))
const validatorCheck = z
  .strictObject({
    ...naming,
    validator: referenceName.describe(
      'The id of a validator; 1 without issues of severity `error`, else 0.',
    ),
  })
  .transform((check) => ({
    ...check,
    test: { kind: 'validator', validator: check.validator } as GateTest,
    name: check.validator,
  }))
const personaCheck = z
  .strictObject({
    ...naming,
    persona: z
      .enum(['expected_output', 'constraints'])
      .describe('A component of the persona; the share that is kept counts.'),
  })
  .transform((check) => ({
    ...check,
    test: { kind: 'persona', component: check.persona } as GateTest,
    name: check.persona,
  }))
const contentCheck = z
  .strictObject({ ...naming, content: contentCheckSchema.describe('A check that reads the text.') })
  .transform((check) => ({
    ...check,
    test: { kind: 'content', check: check.content } as GateTest,
    name: check.content.kind,
  }))

/** A gate as YAML or JSON spells it. */
export const gateSchema = z
  .strictObject({
    gate: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    threshold: share.describe(
      'The mean that the checks must reach; the strictest over all layers counts.',
    ),
    checks: z
      .array(z.union([scorerCheck, validatorCheck, personaCheck, contentCheck]))
      .min(1)
      .describe('What it looks at.'),
  })
  .transform(
    (gate): Gate => ({
      id: gate.gate,
      title: gate.title,
      threshold: gate.threshold,
      checks: gate.checks.map(
        (check, index): GateCheck => ({
          id: check.id ?? `${index + 1}-${check.name.replace('/', '.')}`,
          required: check.required,
          test: check.test,
          ...('counts' in check ? check.counts : {}),
        }),
      ),
    }),
  )
