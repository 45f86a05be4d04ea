import {
  type Finding,
  type LabelScheme,
  type LabelSet,
  labelSchemeSchema,
  labelSchemes,
} from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'
import { policeCases } from '../cases/police-cases.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { documentCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { type LabelSchemeCase, labelSchemeCaseRules } from './label-scheme-case.ts'
import { labelSchemeDocument } from './label-scheme-document.ts'

/** What the suite of label schemes takes. */
export interface LabelSchemeSuiteOptions extends SuiteOptions<LabelSchemeCase> {
  /** How a host turns findings into labels. */
  readonly classify: (schemes: readonly LabelScheme[], findings: readonly Finding[]) => LabelSet
}

type LabelSchemeTrial = Trial<LabelScheme, LabelSchemeSuiteOptions>

/** Categories that nobody declared, some of them deceptive. */
const ODD = ['', '/', '//', '__proto__', 'constructor', 'ｐｈｉ', 'phi\u0000', 'a/'.repeat(500)]

const labelsOf = (
  { classify }: LabelSchemeTrial,
  scheme: LabelScheme,
  { findings }: Pick<LabelSchemeCase, 'findings'>,
): LabelSet => classify([scheme], findings.map(findingOf))

/** Whether some case is labelled otherwise by another scheme. */
const makesADifference = (trial: LabelSchemeTrial, other: LabelScheme): boolean =>
  trial.cases.some(
    (each) =>
      canonicalText(labelsOf(trial, trial.subject, each)) !==
      canonicalText(labelsOf(trial, other, each)),
  )

/**
 * The contract of a label scheme: its data are valid, each classification gives what the scheme
 * declares and is seen at work in a case, and the cases' labels come out.
 *
 * @example
 * checksOf(labelSchemeSuite, phi, {
 *   classify: classifyFindings,
 *   cases: [
 *     { name: 'an identifier', findings: [{ category: 'phi/mrn', confidence: 0.9 }], categories: ['phi'] },
 *     { name: 'a guess', findings: [{ category: 'phi/mrn', confidence: 0.1 }], categories: [] },
 *   ],
 * })
 */
export const labelSchemeSuite: PointSuite<LabelScheme, LabelSchemeSuiteOptions> = {
  point: labelSchemes.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => [
        ...policeCases(cases, labelSchemeCaseRules),
        ...unknownWords(subject, cases),
      ],
    },
    documentCheck('a scheme', labelSchemes, {
      schema: labelSchemeSchema,
      write: labelSchemeDocument,
    }),
    {
      name: 'its id ends in the word that predicates use',
      run: ({ subject: { id, scheme } }) =>
        nameOf(id) === scheme ? [] : [`${id} does not end in ${scheme}.`],
    },
    {
      name: 'it names each level and each category once',
      run: ({ subject }) => [
        ...repeated('level', subject.levels),
        ...repeated('category', subject.categories),
      ],
    },
    {
      name: 'each classification gives what the scheme declares',
      run: ({ subject }) => undeclaredWords(subject),
    },
    {
      name: 'it labels as it should',
      asks: 'each case',
      run: (trial, each) => judgeCase(trial.subject, each, labelsOf(trial, trial.subject, each)),
    },
    {
      name: 'each classification makes a difference to a case',
      run: (trial) =>
        trial.subject.classify.flatMap((rule, index, all) => {
          const without = { ...trial.subject, classify: all.filter((_, at) => at !== index) }
          return makesADifference(trial, without)
            ? []
            : [`Nothing changes without the classification of ${rule.finding}.`]
        }),
    },
    {
      name: 'each classification leaves out a finding that is not sure enough',
      run: (trial) =>
        trial.subject.classify.flatMap((rule, index, all) => {
          const eager = { ...trial.subject, classify: all.with(index, { ...rule, atLeast: 0 }) }
          return rule.atLeast === 0 || makesADifference(trial, eager)
            ? []
            : [
                `Nothing changes if ${rule.finding} is taken at any confidence; add a case below ${rule.atLeast}.`,
              ]
        }),
    },
    {
      name: 'findings of categories that nobody knows give nothing that is not declared',
      run: (trial) =>
        ODD.flatMap((category) =>
          labelsOf(trial, trial.subject, { findings: [{ category, confidence: 1 }] })
            .categories.filter((given) => !isDeclared(trial.subject, given))
            .map((given) => `${JSON.stringify(category)} gives ${JSON.stringify(given)}.`),
        ),
    },
  ],
}

function undeclaredWords(scheme: LabelScheme): readonly string[] {
  return scheme.classify.flatMap(({ finding, category, level }) => [
    ...(category === undefined || isDeclared(scheme, category === 'same' ? finding : category)
      ? []
      : [`${finding} gives the category ${category}, which is not declared.`]),
    ...(level === undefined || scheme.levels.includes(level)
      ? []
      : [`${finding} gives the level ${level}, which is not declared.`]),
  ])
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
