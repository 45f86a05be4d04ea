import type { AnyPoint } from '@fcc/plugin-api'
import { describe, expect, test } from 'vitest'
import {
  commands,
  constitutions,
  detectors,
  executors,
  exporters,
  facts,
  gates,
  labelSchemes,
  personas,
  providers,
  scenarios,
  scorers,
  skills,
  stores,
  templates,
  validators,
  workflows,
} from '../index.ts'

const nothing = () => []

const riscear = {
  role: 'r',
  inputs: [],
  style: 's',
  constraints: [],
  expectedOutput: [],
  archetype: 'a',
  responsibilities: [],
  roleSkills: [],
  roleCollaborators: [],
  roleAdoptionChecklist: [],
}

/** The smallest value of each point that passes; each of its members is needed. */
const smallest: readonly (readonly [AnyPoint, Readonly<Record<string, unknown>>])[] = [
  [personas, { id: 'a/A', code: 'A', name: 'A', riscear, duties: [], orchestrates: [] }],
  [workflows, { id: 'a/w', title: 'W', start: 's', nodes: [], edges: [] }],
  [scenarios, { id: 'a/s', title: 'S', purposes: [], inputs: {}, workflow: 'w', outcomes: {} }],
  [skills, { id: 'a/k', title: 'K', input: [], output: [], run: nothing }],
  [templates, { id: 'a/t', title: 'T', mediaType: 'text/markdown', text: 'x' }],
  [constitutions, { id: 'a/c', title: 'C', rules: [], permits: [], separations: [] }],
  [labelSchemes, { id: 'a/l', scheme: 'l', title: 'L', levels: [], categories: [], classify: [] }],
  [facts, { id: 'a/f', namespace: 'f', title: 'F', facts: {}, lowestLayer: 'tenant' }],
  [detectors, { id: 'a/d', title: 'D', version: '1', categories: [], detect: nothing }],
  [validators, { id: 'a/v', title: 'V', validate: nothing }],
  [scorers, { id: 'a/o', title: 'O', score: nothing }],
  [gates, { id: 'a/g', title: 'G', checks: [] }],
  [
    providers,
    {
      id: 'a/p',
      title: 'P',
      attributes: { location: 'in-process' },
      deterministic: true,
      generate: nothing,
    },
  ],
  [executors, { id: 'a/e', title: 'E', create: nothing }],
  [
    exporters,
    { id: 'a/x', title: 'X', of: 'run', mediaType: 'text/csv', extension: 'csv', write: nothing },
  ],
  [
    commands,
    { id: 'a/m', title: 'M', arguments: [], options: [], examples: ['file.txt'], run: nothing },
  ],
  [stores, { id: 'a/b', title: 'B', durable: false, open: nothing }],
].map(([point, value]) => [point as AnyPoint, value as Readonly<Record<string, unknown>>])

const issuesOf = (point: AnyPoint, value: unknown) => {
  const result = point.schema?.['~standard'].validate(value)
  if (result === undefined || result instanceof Promise)
    throw new Error(`${point.id} has no schema`)
  return result.issues ?? []
}

describe.each(smallest)('a contribution to $id', (point, value) => {
  test('passes with just what is needed, and the value itself comes through', () => {
    expect(issuesOf(point, value)).toEqual([])
    const result = point.schema?.['~standard'].validate(value) as { readonly value: unknown }
    expect(result.value).toBe(value)
  })

  test.each(Object.keys(value))('is refused without %s, by name', (member) => {
    const { [member]: _, ...rest } = value
    expect(issuesOf(point, rest).map(({ path }) => path)).toEqual([[member]])
  })

  test.each(Object.keys(value))('is refused where %s is of another kind', (member) => {
    const issues = issuesOf(point, { ...value, [member]: 7 })
    expect(issues.map(({ path }) => path)).toEqual([[member]])
  })

  test('is refused where it is no object at all', () => {
    for (const wrong of [null, undefined, 'text', 7, []]) {
      expect(issuesOf(point, wrong)).toHaveLength(1)
    }
  })
})

test.each(Object.keys(riscear))('a persona is refused without its %s, by name', (component) => {
  const { [component]: _, ...rest } = riscear as Readonly<Record<string, unknown>>
  const persona = smallest[0]?.[1]
  const issues = issuesOf(personas as unknown as AnyPoint, { ...persona, riscear: rest })
  expect(issues.map(({ path }) => path)).toEqual([['riscear', component]])
})

const rule = {
  id: 'r',
  tier: 'mandatory',
  at: ['output'],
  waivableBy: [],
  cites: [],
  ifMissing: 'deny',
}

test.each<[string, AnyPoint, object, readonly string[]]>([
  [
    'a rule of no tier',
    constitutions as AnyPoint,
    { rules: [{ ...rule, tier: 'hard' }] },
    ['rules', '0', 'tier'],
  ],
  [
    'a rule that looks nowhere known',
    constitutions as AnyPoint,
    { rules: [rule, { ...rule, at: ['outputs'] }] },
    ['rules', '1', 'at', '0'],
  ],
  [
    'a permit without a condition',
    constitutions as AnyPoint,
    { permits: [{ id: 'p', at: ['egress'], cites: [] }] },
    ['permits', '0', 'when'],
  ],
  [
    'a classification of nothing',
    labelSchemes as AnyPoint,
    { classify: [null] },
    ['classify', '0'],
  ],
  [
    'a fact of no type',
    facts as AnyPoint,
    { facts: { hot: { type: 'heat' } } },
    ['facts', 'hot', 'type'],
  ],
  [
    'a category that is no text',
    detectors as AnyPoint,
    { categories: ['a/b', 7] },
    ['categories', '1'],
  ],
])('a safeguard with %s is refused, by the place of it', (_, point, wrong, path) => {
  const value = smallest.find(([each]) => each.id === point.id)?.[1]
  expect(issuesOf(point, { ...value, ...wrong }).map((issue) => issue.path)).toEqual([path])
})
