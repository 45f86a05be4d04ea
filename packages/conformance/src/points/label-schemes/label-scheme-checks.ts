import {
  type Finding,
  type LabelScheme,
  type LabelSet,
  labelSchemeSchema,
  labelSchemes,
} from '@fcc/contracts'
import { type AnyPoint, nameOf } from '@fcc/plugin-api'
import { policeCases } from '../cases/police-cases.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { documentProblems } from '../checks/document-problems.ts'
import { type LabelSchemeCase, labelSchemeCaseRules } from './label-scheme-case.ts'
import { labelSchemeDocument } from './label-scheme-document.ts'

/** What the suite of label schemes takes. */
export interface LabelSchemeSuiteOptions {
  readonly cases: readonly LabelSchemeCase[]
  /** How a host turns findings into labels. */
  readonly classify: (schemes: readonly LabelScheme[], findings: readonly Finding[]) => LabelSet
}

/** Categories that nobody declared, some of them deceptive. */
const ODD = ['', '/', '//', '__proto__', 'constructor', 'ｐｈｉ', 'phi\u0000', 'a/'.repeat(500)]

/**
 * The contract of a label scheme, as checks: its data are valid, each classification gives what the
 * scheme declares and is seen at work in a case, and the cases' labels come out.
 *
 * @example
 * labelSchemeChecks(phi, {
 *   classify: classifyFindings,
 *   cases: [
 *     { name: 'an identifier', findings: [{ category: 'phi/mrn', confidence: 0.9 }], categories: ['phi'] },
 *     { name: 'a guess', findings: [{ category: 'phi/mrn', confidence: 0.1 }], categories: [] },
 *   ],
 * })
 */
export function labelSchemeChecks(
  scheme: LabelScheme,
  { cases, classify }: LabelSchemeSuiteOptions,
): readonly Check[] {
  const labelsOf = (from: LabelScheme, { findings }: Pick<LabelSchemeCase, 'findings'>) =>
    classify([from], findings.map(findingOf))
  return [
    defineCheck('its cases can be trusted', () => [
      ...policeCases(cases, labelSchemeCaseRules),
      ...unknownWords(scheme, cases),
    ]),
    defineCheck('all that makes a scheme is there and valid', () =>
      documentProblems(labelSchemes as unknown as AnyPoint, scheme, {
        schema: labelSchemeSchema,
        write: () => labelSchemeDocument(scheme),
      }),
    ),
    defineCheck('its id ends in the word that predicates use', () =>
      nameOf(scheme.id) === scheme.scheme ? [] : [`${scheme.id} does not end in ${scheme.scheme}.`],
    ),
    defineCheck('it names each level and each category once', () => [
      ...repeated('level', scheme.levels),
      ...repeated('category', scheme.categories),
    ]),
    defineCheck('each classification gives what the scheme declares', () =>
      scheme.classify.flatMap(({ finding, category, level }) => [
        ...(category === undefined || isDeclared(scheme, category === 'same' ? finding : category)
          ? []
          : [`${finding} gives the category ${category}, which is not declared.`]),
        ...(level === undefined || scheme.levels.includes(level)
          ? []
          : [`${finding} gives the level ${level}, which is not declared.`]),
      ]),
    ),
    ...cases.map((each) =>
      defineCheck(`it labels as it should: ${each.name}`, () =>
        judgeCase(scheme, each, labelsOf(scheme, each)),
      ),
    ),
    defineCheck('each classification makes a difference to a case', () =>
      scheme.classify.flatMap((rule, index) => {
        const without = { ...scheme, classify: scheme.classify.filter((_, at) => at !== index) }
        const matters = cases.some(
          (each) =>
            canonicalText(labelsOf(scheme, each)) !== canonicalText(labelsOf(without, each)),
        )
        return matters ? [] : [`Nothing changes without the classification of ${rule.finding}.`]
      }),
    ),
    defineCheck('each classification leaves out a finding that is not sure enough', () =>
      scheme.classify.flatMap((rule, index) => {
        const eager = { ...rule, atLeast: 0 }
        const without = { ...scheme, classify: scheme.classify.with(index, eager) }
        const matters = cases.some(
          (each) =>
            canonicalText(labelsOf(scheme, each)) !== canonicalText(labelsOf(without, each)),
        )
        return matters || rule.atLeast === 0
          ? []
          : [
              `Nothing changes if ${rule.finding} is taken at any confidence; add a case below ${rule.atLeast}.`,
            ]
      }),
    ),
    defineCheck('findings of categories that nobody knows give nothing that is not declared', () =>
      ODD.flatMap((category) => {
        const labels = labelsOf(scheme, { findings: [{ category, confidence: 1 }] })
        return labels.categories
          .filter((given) => !isDeclared(scheme, given))
          .map((given) => `${JSON.stringify(category)} gives ${JSON.stringify(given)}.`)
      }),
    ),
  ]
}

function findingOf({ category, confidence = 1 }: LabelSchemeCase['findings'][number]): Finding {
  return { category, confidence, span: { start: 0, end: 1 }, detector: 'sample/detector' }
}

function isDeclared({ categories }: LabelScheme, category: string): boolean {
  return categories.some((each) =>
    each.endsWith('/') ? category.startsWith(each) : each === category,
  )
}

function repeated(what: string, list: readonly string[]): readonly string[] {
  return list
    .filter((each, index) => list.indexOf(each) < index)
    .map((each) => `The ${what} ${each} is there twice.`)
}

function unknownWords(scheme: LabelScheme, cases: readonly LabelSchemeCase[]): readonly string[] {
  return cases.flatMap(({ name, level, categories = [] }) => [
    ...(level === undefined || scheme.levels.includes(level)
      ? []
      : [`Case "${name}" expects the level ${level}, which the scheme has not.`]),
    ...(Array.isArray(categories) ? categories : [])
      .filter((category) => !isDeclared(scheme, category))
      .map((category) => `Case "${name}" expects ${category}, which the scheme has not.`),
  ])
}

function judgeCase(
  { id, levels }: LabelScheme,
  { categories, level, audience }: LabelSchemeCase,
  labels: LabelSet,
): readonly string[] {
  const found = { level: labels.levels[id] ?? levels[0], audience: labels.audiences[id] }
  const differs = (what: string, expected: unknown, got: unknown): readonly string[] =>
    expected === undefined || canonicalText(sorted(expected)) === canonicalText(sorted(got))
      ? []
      : [`The ${what} is ${JSON.stringify(got) ?? 'open'}, expected ${JSON.stringify(expected)}.`]
  return [
    ...differs('set of categories', categories, labels.categories),
    ...differs('level', level, found.level),
    ...differs('audience', audience, found.audience),
  ]
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value
}
