import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionInput } from '../decisions/decision-input.ts'
import { type CelValue, MissingFact } from '../facts/fact-field.ts'
import { factTable } from '../facts/fact-table.ts'
import {
  findingOf,
  inputOf,
  sampleCatalogue,
  sampleNamespaces,
  sampleSchemes,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'
import { compileExpression } from './compile-expression.ts'
import { predicateEnvironment } from './predicate-environment.ts'

const { facts } = factTable({
  schemes: sampleSchemes,
  namespaces: sampleNamespaces.map((namespace) => ({
    namespace,
    origin: { pluginId: 'sample', kind: 'plugin' },
  })),
  vocabularies: sampleCatalogue,
})
const environment = predicateEnvironment(facts)

type Outcome = { readonly value: unknown } | { readonly failed: true }

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() }
  } catch {
    return { failed: true }
  }
}

/** Runs an expression both ways; throws where it is not valid or not covered by the compiler. */
function bothWays(expression: string, input: DecisionInput): readonly [Outcome, Outcome] {
  const parsed = environment.cel.parse(expression)
  const checked = parsed.check()
  if (!checked.valid) throw new Error(`${expression}: ${checked.error?.message}`)
  const closure = compileExpression(parsed.ast, [], facts)
  if (closure === undefined) throw new Error(`${expression} is not covered`)
  const frame: CelValue[] = []
  return [
    outcomeOf(() => closure(input, frame)),
    outcomeOf(() => parsed(environment.context(input))),
  ]
}

type Source = fc.Arbitrary<string>

/** Names of texts, and of findings, that may be used at this place in an expression. */
interface Names {
  readonly texts: readonly string[]
  readonly findings: readonly string[]
}

const literals = ['phi', 'phi/mrn', 'mnpi/acme', 'a', '', 'treatment', 'straße 😀']
const quote = (text: string) => `'${text}'`

function binary(operators: readonly string[], operand: Source): Source {
  return fc
    .tuple(operand, fc.constantFrom(...operators), operand)
    .map(([left, operator, right]) => `(${left} ${operator} ${right})`)
}

const comparisons = ['==', '!=', '<', '<=', '>', '>=']

function bool(depth: number, names: Names): Source {
  const leaves = [
    fc.constantFrom('true', 'false', 'clock.open', 'classification.restricted'),
    binary(['==', '!='], text(0, names)),
  ]
  if (depth === 0) return fc.oneof(...leaves)
  const next = depth - 1
  return fc.oneof(
    ...leaves,
    binary(['&&', '||', '==', '!='], bool(next, names)),
    bool(next, names).map((operand) => `!${operand}`),
    fc
      .tuple(bool(next, names), bool(next, names), bool(next, names))
      .map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
    binary(comparisons, int(next, names)),
    binary(comparisons, double(next, names)),
    binary(comparisons, text(next, names)),
    binary(['==', '!='], list(next, names)),
    fc.tuple(text(next, names), list(next, names)).map(([one, all]) => `(${one} in ${all})`),
    fc
      .tuple(
        text(next, names),
        fc.constantFrom('startsWith', 'endsWith', 'contains'),
        text(next, names),
      )
      .map(([receiver, method, argument]) => `${receiver}.${method}(${argument})`),
    quantified(next, names),
  )
}

function quantified(depth: number, names: Names): Source {
  const name = `x${names.texts.length}`
  const finding = `f${names.findings.length}`
  const macro = fc.constantFrom('exists', 'all', 'exists_one')
  return fc.oneof(
    fc
      .tuple(list(depth, names), macro, bool(depth, { ...names, texts: [...names.texts, name] }))
      .map(([all, quantifier, body]) => `${all}.${quantifier}(${name}, ${body})`),
    fc
      .tuple(macro, bool(depth, { ...names, findings: [...names.findings, finding] }))
      .map(([quantifier, body]) => `findings.${quantifier}(${finding}, ${body})`),
  )
}

function int(depth: number, names: Names): Source {
  const leaves = fc.constantFrom(
    '0',
    '1',
    '7',
    '9223372036854775807',
    'clock.hour',
    'classification.level',
    'classification.levels.SECRET',
    'provider.retention_days',
  )
  if (depth === 0) return leaves
  const next = depth - 1
  return fc.oneof(
    leaves,
    binary(['+', '-', '*', '/', '%'], int(next, names)),
    int(next, names).map((operand) => `-(${operand})`),
    text(next, names).map((operand) => `size(${operand})`),
    list(next, names).map((operand) => `${operand}.size()`),
    fc.constant('size(findings)'),
  )
}

function double(depth: number, names: Names): Source {
  const leaves = fc.constantFrom(
    '0.5',
    '0.0',
    'clock.drift',
    ...names.findings.map((name) => `${name}.confidence`),
  )
  return depth === 0
    ? leaves
    : fc.oneof(leaves, binary(['+', '-', '*', '/'], double(depth - 1, names)))
}

function text(depth: number, names: Names): Source {
  const leaves = fc.constantFrom(
    ...literals.map(quote),
    'run.purpose',
    'persona.code',
    'deidentification.route',
    ...names.texts,
    ...names.findings.map((name) => `${name}.category`),
  )
  if (depth === 0) return leaves
  const next = depth - 1
  return fc.oneof(
    leaves,
    binary(['+'], text(next, names)),
    fc
      .tuple(text(next, names), fc.constantFrom('lowerAscii', 'upperAscii', 'trim'))
      .map(([receiver, method]) => `${receiver}.${method}()`),
    fc
      .tuple(list(next, names), fc.integer({ min: 0, max: 2 }))
      .map(([all, index]) => `${all}[${index}]`),
    fc
      .tuple(bool(next, names), text(next, names), text(next, names))
      .map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
  )
}

function list(depth: number, names: Names): Source {
  const leaves = fc.oneof(
    fc.constantFrom('labels', 'gates.passed', 'classification.audience', 'principal.roles'),
    fc
      .array(fc.constantFrom(...literals), { minLength: 1, maxLength: 3 })
      .map((texts) => `[${texts.map(quote).join(', ')}]`),
  )
  if (depth === 0) return leaves
  const next = depth - 1
  const name = `x${names.texts.length}`
  const inner = { ...names, texts: [...names.texts, name] }
  return fc.oneof(
    leaves,
    binary(['+'], list(next, names)),
    fc.array(text(next, names), { minLength: 1, maxLength: 2 }).map((all) => `[${all.join(', ')}]`),
    fc
      .tuple(list(next, names), bool(next, inner))
      .map(([all, body]) => `${all}.filter(${name}, ${body})`),
    fc
      .tuple(list(next, names), text(next, inner))
      .map(([all, body]) => `${all}.map(${name}, ${body})`),
    fc
      .tuple(list(next, names), bool(next, inner), text(next, inner))
      .map(([all, filter, body]) => `${all}.map(${name}, ${filter}, ${body})`),
    fc.constant('findings.map(f, f.category)'),
  )
}

const anyInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    categories: fc.subarray(['phi', 'mnpi/acme', 'a']),
    level: fc.option(fc.constantFrom('SECRET', 'TOP SECRET', 'NO SUCH LEVEL')),
    audience: fc.option(fc.subarray(['USA', 'a'])),
    findings: fc.array(
      fc
        .tuple(fc.constantFrom(...literals), fc.constantFrom(0, 0.5, 1))
        .map(([category, confidence]) => findingOf(category, 0, 1, confidence)),
      { maxLength: 3 },
    ),
    purpose: fc.constantFrom('treatment', 'a'),
    persona: fc.option(
      fc.constant({ id: 'p/CDS', code: 'CDS', category: 'health', duties: [] as string[] }),
    ),
    retention: fc.option(fc.integer({ min: 0, max: 400 })),
    hour: fc.option(fc.integer({ min: -1, max: 24 })),
    drift: fc.option(fc.double()),
    open: fc.option(fc.boolean()),
    route: fc.option(fc.constantFrom('expert', 'safe-harbor', 'not a route')),
    gates: fc.subarray(['a', 'phi']),
  })
  .map((given) =>
    inputOf({
      labels: labelSet({
        categories: given.categories,
        levels: given.level === null ? {} : { 'state/classification': given.level },
        audiences: given.audience === null ? {} : { 'state/classification': given.audience },
      }),
      findings: given.findings,
      run: { ...inputOf().run, purpose: given.purpose },
      persona: given.persona ?? undefined,
      ...(given.retention === null
        ? {}
        : {
            provider: {
              id: 'acme',
              location: 'remote',
              region: 'eu',
              agreements: [],
              cloud: 'commercial',
              retentionDays: given.retention,
            },
          }),
      gatesPassed: given.gates,
      facts: Object.fromEntries(
        Object.entries({
          'clock.hour': given.hour,
          'clock.drift': given.drift,
          'clock.open': given.open,
          'deidentification.route': given.route,
        }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    }),
  )

const none: Names = { texts: [], findings: [] }

describe('a compiled expression', () => {
  it('gives what the interpreter gives, failures included, for every generated predicate', () => {
    fc.assert(
      fc.property(bool(3, none), anyInput, (expression, input) => {
        const [compiled, interpreted] = bothWays(expression, input)
        expect(compiled).toEqual(interpreted)
      }),
      { numRuns: 3_000 },
    )
  })

  it('gives what the interpreter gives for values that are no predicates', () => {
    fc.assert(
      fc.property(
        fc.oneof(int(3, none), double(3, none), text(3, none), list(2, none)),
        anyInput,
        (expression, input) => {
          const [compiled, interpreted] = bothWays(expression, input)
          expect(compiled).toEqual(interpreted)
        },
      ),
      { numRuns: 1_500 },
    )
  })

  it.each([
    ['1 / 0 == 1 || true', { value: true }],
    ['true || 1 / 0 == 1', { value: true }],
    ['1 / 0 == 1 && false', { value: false }],
    ['1 / 0 == 1 || false', { failed: true }],
    ['1 / 0 == 1 && true', { failed: true }],
    ['9223372036854775807 + 1 > 0', { failed: true }],
    ['-9223372036854775807 - 1 < 0', { value: true }],
    ["['a', 'b'].exists(x, x == 'b' || 1 / 0 == 1)", { value: true }],
    ["['a', 'b'].all(x, x == 'c' && 1 / 0 == 1)", { value: false }],
    ["['a', 'b'].exists_one(x, 1 / 0 == 1)", { failed: true }],
    ["size('straße 😀') == 8", { value: true }],
    ['0.0 / 0.0 in [0.0 / 0.0]', { value: false }],
    ["['a', 'b'] in [['b'], ['a', 'b']]", { value: true }],
    ["labels[0] == 'phi'", { failed: true }],
    ['classification.level < classification.levels.TOP_SECRET', { value: true }],
  ])('evaluates %s as CEL does', (expression, outcome) => {
    expect(bothWays(expression, inputOf())).toEqual([outcome, outcome])
  })

  it('leaves to the interpreter what it does not cover', () => {
    for (const expression of [
      "'a,b'.split(',')[0] == 'a'",
      "cel.bind(p, run.purpose, p == 'a')",
      "int('7') == 7",
      '5u == 5u',
    ]) {
      expect(compileExpression(environment.cel.parse(expression).ast, [], facts)).toBeUndefined()
    }
  })

  it('says which fact is missing, at no cost of a stack', () => {
    const closure = compileExpression(environment.cel.parse("persona.code == 'CDS'").ast, [], facts)
    const thrown = [0, 1].map(() => {
      try {
        return closure?.(inputOf(), [])
      } catch (problem) {
        return problem
      }
    })
    expect(thrown[0]).toBeInstanceOf(MissingFact)
    expect(thrown[0]).toHaveProperty('fact', 'persona.code')
    expect(thrown[1]).toBe(thrown[0])
  })
})
