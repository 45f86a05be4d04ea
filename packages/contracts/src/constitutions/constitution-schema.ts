import { z } from 'zod'
import { localName, sentence } from '../catalogue/sentence.ts'
import {
  type Constitution,
  DENIED_BY_DEFAULT,
  INTERVENTION_POINTS,
  type Permit,
  type Rule,
  type Separation,
  TIERS,
} from './constitution.ts'

const cites = z.array(sentence).default([])

const ruleSchema = z
  .strictObject({
    id: localName,
    tier: z.enum(TIERS),
    at: z.array(z.enum(INTERVENTION_POINTS)).default([]),
    when: sentence.optional(),
    text: sentence.optional(),
    say: sentence.optional(),
    remedy: z.enum(['redact', 'require_approval']).optional(),
    approvable_by: z.array(sentence).optional(),
    waivable_by: z.array(sentence).default([]),
    cites,
    if_missing: z.enum(['deny', 'not_applicable']).optional(),
  })
  .refine((rule) => rule.when !== undefined || rule.text !== undefined, {
    message: 'a rule has a predicate (`when`) or prose (`text`)',
  })
  .refine((rule) => rule.when === undefined || rule.at.length > 0, {
    message: 'a rule with a predicate says where it looks',
    path: ['at'],
  })
  .refine((rule) => rule.tier === 'mandatory' || rule.waivable_by.length === 0, {
    message: 'only a mandatory rule can be waived',
    path: ['waivable_by'],
  })
  .refine((rule) => rule.remedy !== 'require_approval' || rule.approvable_by?.length, {
    message: 'a rule that asks for an approval says which roles may give it (`approvable_by`)',
    path: ['remedy'],
  })
  .refine((rule) => rule.remedy === 'require_approval' || rule.approvable_by === undefined, {
    message: 'only a rule whose remedy is require_approval says who may give it',
    path: ['approvable_by'],
  })
  .refine((rule) => rule.remedy !== 'require_approval' || rule.tier !== 'preferred', {
    message: 'advice asks for no approval',
    path: ['remedy'],
  })

const permitSchema = z.strictObject({
  id: localName,
  at: z.array(z.enum(DENIED_BY_DEFAULT)).min(1),
  label: sentence.optional(),
  when: sentence,
  cites,
})

const separationSchema = z.strictObject({
  id: localName,
  duties: z.array(localName).min(2),
  say: sentence,
  cites,
})

/** A constitution as YAML or JSON spells it. */
export const constitutionSchema = z
  .strictObject({
    constitution: localName,
    title: sentence,
    rules: z.array(ruleSchema).default([]),
    permits: z.array(permitSchema).default([]),
    separations: z.array(separationSchema).default([]),
  })
  .transform((constitution): Constitution => {
    const named = (id: string) => `${constitution.constitution}/${id}`
    return {
      id: constitution.constitution,
      title: constitution.title,
      rules: constitution.rules.map(
        (rule): Rule => ({
          id: named(rule.id),
          tier: rule.tier,
          at: rule.at,
          when: rule.when,
          text: rule.text,
          say: rule.say,
          remedy: rule.remedy,
          approvableBy: rule.approvable_by,
          waivableBy: rule.waivable_by,
          cites: rule.cites,
          ifMissing: rule.if_missing ?? (rule.tier === 'hard_stop' ? 'deny' : 'not_applicable'),
        }),
      ),
      permits: constitution.permits.map((permit): Permit => ({ ...permit, id: named(permit.id) })),
      separations: constitution.separations.map(
        (separation): Separation => ({ ...separation, id: named(separation.id) }),
      ),
    }
  })
  .superRefine((constitution, context) => {
    for (const part of ['rules', 'permits', 'separations'] as const) {
      const seen = new Set<string>()
      constitution[part].forEach((member, index) => {
        if (seen.has(member.id)) {
          context.addIssue({
            code: 'custom',
            message: `${member.id} is there twice`,
            path: [part, index, 'id'],
          })
        }
        seen.add(member.id)
      })
    }
  })
