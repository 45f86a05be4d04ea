import { z } from 'zod'
import { sentence } from '../catalogue/sentence.ts'

/** How a finding becomes a label. */
export interface Classification {
  /** A finding's category, or a prefix ending in `/`. */
  readonly finding: string
  /** The label category; `same` takes the finding's own. */
  readonly category?: string | undefined
  /** The level of this scheme. */
  readonly level?: string | undefined
  /** Who may see it; an intersection with what is there. */
  readonly audience?: readonly string[] | undefined
  /** The least confidence, 0..1. */
  readonly atLeast: number
}

/** A label scheme, as data. Its id is a word, so that predicates can say `<scheme>.level`. */
export interface LabelScheme {
  readonly id: string
  /** The word predicates use; equal to the id's local name. */
  readonly scheme: string
  readonly title: string
  /** Ordered, lowest first; empty where the scheme has none. */
  readonly levels: readonly string[]
  /** Categories, or prefixes ending in `/` of an open set. */
  readonly categories: readonly string[]
  readonly classify: readonly Classification[]
  /**
   * What an input carries from intake that declares no labels, in every assembly with this scheme:
   * categories of it, and levels as `<scheme>:<LEVEL>`. A vertical declares its own here.
   */
  readonly intake?: readonly string[] | undefined
}

/** The least confidence of a classification that names none. */
export const DEFAULT_CLASSIFY_AT_LEAST = 0.5

const classificationSchema = z
  .strictObject({
    finding: sentence.describe('The category of a finding, or a prefix ending in `/`.'),
    category: sentence
      .optional()
      .describe("The label that it gives; `same` takes the finding's own category."),
    level: sentence.optional().describe('The level that it gives.'),
    audience: z
      .array(sentence)
      .optional()
      .describe('Who may see it; an intersection with what is there.'),
    at_least: z
      .number()
      .min(0)
      .max(1)
      .default(DEFAULT_CLASSIFY_AT_LEAST)
      .describe('The least confidence of the finding.'),
  })
  .refine((rule) => rule.category !== undefined || rule.level !== undefined || rule.audience, {
    message: 'a classification gives a category, a level or an audience',
  })

/** Whether a written label is one of a scheme: a category of it, or `<scheme>:<LEVEL>`. */
export function isLabelOf(
  { scheme, levels, categories }: Pick<LabelScheme, 'scheme' | 'levels' | 'categories'>,
  label: string,
): boolean {
  return (
    levels.some((level) => label === `${scheme}:${level}`) ||
    categories.some(
      (each) =>
        each === label ||
        (each.endsWith('/') && label.startsWith(each) && label.length > each.length),
    )
  )
}

/** A label scheme as YAML or JSON spells it. */
export const labelSchemeSchema = z
  .strictObject({
    scheme: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'a word that predicates can use')
      .describe('The word that predicates use: `<scheme>.level`.'),
    title: sentence.describe('Its title for people.'),
    levels: z
      .array(sentence)
      .default([])
      .describe('The levels, lowest first; none where the scheme has only categories.'),
    categories: z
      .array(sentence)
      .default([])
      .describe('The label categories, or prefixes ending in `/` of an open set.'),
    classify: z.array(classificationSchema).default([]).describe('How findings become labels.'),
    intake: z
      .array(sentence)
      .optional()
      .describe(
        'What an input carries that declares no labels: categories of this scheme, or a level as `scheme:LEVEL`.',
      ),
  })
  .superRefine((scheme, context) => {
    scheme.classify.forEach((rule, index) => {
      if (rule.level !== undefined && !scheme.levels.includes(rule.level)) {
        context.addIssue({
          code: 'custom',
          message: `${rule.level} is none of the levels ${scheme.levels.join(', ')}`,
          path: ['classify', index, 'level'],
        })
      }
    })
    scheme.intake?.forEach((label, index) => {
      if (isLabelOf(scheme, label)) return
      context.addIssue({
        code: 'custom',
        message: `${label} is no category of this scheme, and no level written as ${scheme.scheme}:LEVEL`,
        path: ['intake', index],
      })
    })
  })
  .transform(
    (scheme): LabelScheme => ({
      id: scheme.scheme,
      scheme: scheme.scheme,
      title: scheme.title,
      levels: scheme.levels,
      categories: scheme.categories,
      classify: scheme.classify.map((rule) => ({
        finding: rule.finding,
        category: rule.category,
        level: rule.level,
        audience: rule.audience,
        atLeast: rule.at_least,
      })),
      ...(scheme.intake ? { intake: scheme.intake } : {}),
    }),
  )
