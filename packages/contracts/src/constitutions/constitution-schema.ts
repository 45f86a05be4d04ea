import { z } from 'zod'
import { localName, sentence } from '../catalogue/sentence.ts'
import { termsProblems } from '../questions/question-terms.ts'
import {
  questionTermsShape,
  type SpelledTerms,
  termsOf,
} from '../questions/question-terms-schema.ts'
import { RECORD_KINDS, type RetentionDemand } from '../retention/retention.ts'
import {
  type Constitution,
  DENIED_BY_DEFAULT,
  IF_MISSING,
  INTERVENTION_POINTS,
  type Permit,
  REMEDIES,
  type Rule,
  type Separation,
  TIERS,
} from './constitution.ts'

const cites = z.array(sentence).default([]).describe('The sources it rests on.')

const ruleSchema = z
  .strictObject({
    id: localName.describe('Its name inside the constitution.'),
    tier: z
      .enum(TIERS)
      .describe(
        'What it leads to: `hard_stop` halts the run, `mandatory` blocks the handoff, `preferred` is advice.',
      ),
    at: z.array(z.enum(INTERVENTION_POINTS)).default([]).describe('Where it looks.'),
    when: sentence.optional().describe('A CEL predicate; true means that the rule fires.'),
    text: sentence
      .optional()
      .describe('The rule in prose, where no predicate says it; carried as not machine checkable.'),
    say: sentence.optional().describe('What it says to people; `{provider.id}` stands for a fact.'),
    remedy: z.enum(REMEDIES).optional().describe('What is tried before the consequence.'),
    approvable_by: z
      .array(sentence)
      .optional()
      .describe('Roles that may give the approval that the remedy asks for.'),
    waivable_by: z
      .array(sentence)
      .default([])
      .describe('Roles that may waive it; a mandatory rule only.'),
    ...questionTermsShape,
    cites,
    window: z
      .int()
      .min(0)
      .optional()
      .describe(
        'How many characters around a place it decides on, so that a text may be shown while it is written; the whole text by default.',
      ),
    if_missing: z
      .enum(IF_MISSING)
      .optional()
      .describe(
        'What happens where a fact it needs is not there; `deny` for hard stops by default, else `not_applicable`.',
      ),
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
  .superRefine((rule, context) => {
    const terms = termsOf(rule)
    if (!terms) return
    const roles = [...(rule.approvable_by ?? []), ...rule.waivable_by]
    const [term = 'expires'] = Object.keys(questionTermsShape).filter(
      (name) => rule[name as keyof typeof questionTermsShape] !== undefined,
    )
    if (roles.length === 0) {
      const message =
        'a rule that asks nobody has no question with terms (`approvable_by`, `waivable_by`)'
      context.addIssue({ code: 'custom', message, path: [term] })
    }
    for (const { term, message } of termsProblems(terms, roles)) {
      context.addIssue({ code: 'custom', message, path: [term] })
    }
  })

const permitSchema = z.strictObject({
  id: localName.describe('Its name inside the constitution.'),
  at: z
    .array(z.enum(DENIED_BY_DEFAULT))
    .min(1)
    .describe('The acts it permits, which are denied otherwise.'),
  label: sentence.optional().describe('For `declassify`: the label that may be lowered.'),
  when: sentence.describe('A CEL predicate; true means that the permit holds.'),
  cites,
})

const separationSchema = z.strictObject({
  id: localName.describe('Its name inside the constitution.'),
  duties: z.array(localName).min(2).describe('Duties that one principal may not hold together.'),
  say: sentence.describe('What it says to people.'),
  cites,
})

const demandSchema = z
  .strictObject({
    records: z.enum(RECORD_KINDS).describe('The kind of record.'),
    keep_days: z
      .number()
      .positive()
      .describe('How many days they are kept at least: of a run since it ended.'),
    cites,
  })
  .transform(({ keep_days, ...demand }): RetentionDemand => ({ ...demand, keepDays: keep_days }))

function termsPart(rule: SpelledTerms): Pick<Rule, 'terms'> {
  const terms = termsOf(rule)
  return terms ? { terms } : {}
}

/** A constitution as YAML or JSON spells it. */
export const constitutionSchema = z
  .strictObject({
    constitution: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    rules: z.array(ruleSchema).default([]).describe('What is forbidden, or advised against.'),
    permits: z
      .array(permitSchema)
      .default([])
      .describe(
        'What is allowed of the acts that are denied unless permitted; platform and vertical layer only.',
      ),
    separations: z
      .array(separationSchema)
      .default([])
      .describe('Duties kept apart (ANSI INCITS 359).'),
    retention: z
      .array(demandSchema)
      .optional()
      .describe('How long records are kept at least; of all layers the longest counts.'),
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
          ...termsPart(rule),
          cites: rule.cites,
          ...(rule.window === undefined ? {} : { window: rule.window }),
          ifMissing: rule.if_missing ?? (rule.tier === 'hard_stop' ? 'deny' : 'not_applicable'),
        }),
      ),
      permits: constitution.permits.map((permit): Permit => ({ ...permit, id: named(permit.id) })),
      separations: constitution.separations.map(
        (separation): Separation => ({ ...separation, id: named(separation.id) }),
      ),
      ...(constitution.retention === undefined ? {} : { retention: constitution.retention }),
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
