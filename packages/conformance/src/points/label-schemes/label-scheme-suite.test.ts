import { type Finding, type LabelScheme, type LabelSet, NO_LABELS } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite } from '../suite/red-checks.test-support.ts'
import type { LabelSchemeCase } from './label-scheme-case.ts'
import { type LabelSchemeSuiteOptions, labelSchemeSuite } from './label-scheme-suite.ts'

const right: LabelScheme = {
  id: 'acme/heat',
  scheme: 'heat',
  title: 'Heat',
  levels: ['cold', 'warm', 'hot'],
  categories: ['burnt', 'spice/'],
  classify: [
    { finding: 'smoke', category: 'burnt', level: 'hot', atLeast: 0.5 },
    { finding: 'spice/', category: 'same', audience: ['cooks'], atLeast: 0.5 },
  ],
}

/** A plain reading of the schemes, to try the suite with. */
function classify([scheme]: readonly LabelScheme[], findings: readonly Finding[]): LabelSet {
  if (scheme === undefined) return NO_LABELS
  const hits = scheme.classify.flatMap((rule) =>
    findings
      .filter(({ confidence }) => confidence >= rule.atLeast)
      .filter(({ category }) =>
        rule.finding.endsWith('/') ? category.startsWith(rule.finding) : category === rule.finding,
      )
      .map(({ category }) => ({ rule, category })),
  )
  const categories = hits.flatMap(({ rule, category }) =>
    rule.category === undefined ? [] : [rule.category === 'same' ? category : rule.category],
  )
  const level = hits.map(({ rule }) => rule.level).find((each) => each !== undefined)
  const audience = hits.map(({ rule }) => rule.audience).find((each) => each !== undefined)
  return {
    categories: [...new Set(categories)].sort(),
    levels: level === undefined ? {} : { [scheme.id]: level },
    audiences: audience === undefined ? {} : { [scheme.id]: audience },
  }
}

const options: LabelSchemeSuiteOptions = {
  classify,
  cases: [
    { name: 'smoke', findings: [{ category: 'smoke' }], categories: ['burnt'], level: 'hot' },
    {
      name: 'spice',
      findings: [{ category: 'spice/pepper' }],
      categories: ['spice/pepper'],
      level: 'cold',
      audience: ['cooks'],
    },
    {
      name: 'guesses',
      findings: [
        { category: 'smoke', confidence: 0.4 },
        { category: 'spice/pepper', confidence: 0.4 },
      ],
      categories: [],
    },
  ],
}
const [smoke, spice] = right.classify

const faults: Readonly<
  Record<
    string,
    {
      readonly wrong?: LabelScheme
      readonly other?: Partial<LabelSchemeSuiteOptions>
      readonly red: string
    }
  >
> = {
  'has no title': {
    wrong: { ...right, title: '' },
    red: 'all that makes a scheme is there and valid',
  },
  'is named by a word that predicates cannot use': {
    wrong: { ...right, id: 'acme/my-heat', scheme: 'my-heat' },
    red: 'all that makes a scheme is there and valid',
  },
  'has an id of another word': {
    wrong: { ...right, id: 'acme/cold' },
    red: 'its id ends in the word that predicates use',
  },
  'has a level twice': {
    wrong: { ...right, levels: ['cold', 'warm', 'hot', 'hot'] },
    red: 'it names each level and each category once',
  },
  'gives a category that it does not declare': {
    wrong: { ...right, categories: ['spice/'] },
    red: 'each classification gives what the scheme declares',
  },
  'gives another level': {
    wrong: { ...right, classify: [{ ...smoke, level: 'warm' }, spice] as never },
    red: 'it labels as it should: smoke',
  },
  'restricts nobody': {
    wrong: { ...right, classify: [smoke, { ...spice, audience: undefined }] as never },
    red: 'it labels as it should: spice',
  },
  'takes guesses for findings': {
    wrong: { ...right, classify: [{ ...smoke, atLeast: 0.3 }, spice] as never },
    red: 'it labels as it should: guesses',
  },
  'has a classification that nobody tries': {
    wrong: {
      ...right,
      classify: [...right.classify, { finding: 'soot', category: 'burnt', atLeast: 0.5 }],
    },
    red: 'each classification makes a difference to a case',
  },
  'is never given an unsure finding': {
    other: { cases: options.cases.slice(0, 2) },
    red: 'each classification leaves out a finding that is not sure enough',
  },
  'is read by somebody who echoes': {
    other: {
      classify: (_, findings) => ({
        ...NO_LABELS,
        categories: findings.map(({ category }) => category),
      }),
    },
    red: 'findings of categories that nobody knows give nothing that is not declared',
  },
}

describe('the suite of label schemes', () => {
  proveSuite(labelSchemeSuite, { right, options, faults })

  it.each<[string, readonly LabelSchemeCase[], string]>([
    [
      'a level of nowhere',
      [{ name: 'a', findings: [{ category: 'b' }], level: 'mild' }],
      'level mild',
    ],
    [
      'a category of nowhere',
      [{ name: 'a', findings: [{ category: 'b' }], categories: ['c'] }],
      'expects c',
    ],
    ['no findings', [{ name: 'a', findings: [], categories: [] }], 'findings that is not'],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(labelSchemeSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
