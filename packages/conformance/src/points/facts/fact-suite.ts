import { type FactContext, type FactNamespace, type FactValue, facts, LAYERS } from '@fcc/contracts'
import { atAnotherMoment } from '../checks/another-moment.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { findChanges } from '../checks/unchanged.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { type FactCase, momentOf, policeFactCases } from './fact-case.ts'
import { factValueProblems } from './fact-value-problems.ts'
import { hostileContexts } from './hostile-contexts.ts'

type FactTrial = Trial<FactNamespace, SuiteOptions<FactCase>>

const TYPES = ['bool', 'int', 'double', 'string', 'list<string>']
const WORD = /^[a-z][a-z0-9_]*$/

const isRead = ({ now }: FactCase): boolean => now !== undefined
/** Whether the namespace reads; one that does not is set by skills. */
const reads = ({ subject }: FactTrial): boolean => subject.read !== undefined

/**
 * The contract of a namespace of facts: what the cases say, and what holds of every namespace. Facts
 * have the types they declare, and come from the visit's context alone, so that a resumed visit sees
 * what the first attempt saw.
 *
 * @example
 * checksOf(factSuite, clockFacts, { cases: [{ name: 'noon', now: '2026-03-02T12:00:00Z', reads: { hour: 12 } }] })
 */
export const factSuite: PointSuite<FactNamespace, SuiteOptions<FactCase>> = {
  point: facts.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeFactCases(cases, subject),
    },
    outlineCheck('a namespace', facts, wordProblems),
    {
      name: 'every fact has a type, and says what it means',
      run: ({ subject }) => definitionsOf(subject),
    },
    {
      name: 'texts that skills may set are listed, so that no content hides in them',
      run: (trial) => (reads(trial) ? [] : openTexts(trial.subject)),
    },
    {
      name: 'it is as it should be',
      asks: 'each case',
      run: ({ subject }, each) => judgeCase(subject, each),
    },
    {
      name: 'it reads what it declares, in the declared types',
      applies: reads,
      run: ({ subject, cases }) =>
        [...cases.filter(isRead).map(contextOf), ...hostileContexts()].flatMap((context) =>
          readProblems(subject, context),
        ),
    },
    {
      name: 'it reads from the visit, and not from clock or chance',
      applies: reads,
      run: async ({ subject, cases }) => {
        const reading = cases.filter(isRead)
        const write = () => reading.map((each) => canonicalText(subject.read?.(contextOf(each))))
        const [one, two] = [await atAnotherMoment(0, write), await atAnotherMoment(1, write)]
        return reading
          .filter((_, index) => one[index] !== two[index])
          .map(({ name }) => `"${name}" reads otherwise at another moment.`)
      },
    },
    {
      name: 'it leaves the context as it is',
      applies: reads,
      run: async ({ subject, cases }) => {
        const problems: string[] = []
        for (const each of cases.filter(isRead)) {
          const context = contextOf(each)
          problems.push(...(await findChanges({ context }, () => subject.read?.(context))))
        }
        return problems
      },
    },
  ],
}

function wordProblems({ namespace, lowestLayer, ...rest }: FactNamespace): readonly string[] {
  return [
    ...(WORD.test(namespace) ? [] : [`The namespace ${namespace} is no word for predicates.`]),
    ...(LAYERS.includes(lowestLayer) ? [] : [`The lowest layer ${lowestLayer} is no layer.`]),
    ...(Object.keys(rest.facts ?? {}).length === 0 ? ['It declares no fact.'] : []),
  ]
}

function definitionsOf({ facts: definitions }: FactNamespace): readonly string[] {
  return Object.entries(definitions).flatMap(([name, { type, description, values }]) => [
    ...(/^[a-z][A-Za-z0-9_]*$/.test(name) ? [] : [`The fact ${name} is no word for predicates.`]),
    ...(TYPES.includes(type) ? [] : [`${name} is of the type ${JSON.stringify(type)}.`]),
    ...(typeof description === 'string' && description.trim() !== ''
      ? []
      : [`${name} does not say what it means.`]),
    ...(values === undefined || type === 'string' || type === 'list<string>'
      ? []
      : [`${name} lists values and is no text.`]),
  ])
}

function openTexts({ facts: definitions }: FactNamespace): readonly string[] {
  return Object.entries(definitions)
    .filter(([, { type }]) => type === 'string' || type === 'list<string>')
    .filter(([, { values }]) => values === undefined || values.length === 0)
    .map(([name]) => `${name} is a text without listed values.`)
}

function judgeCase(
  { namespace, facts: definitions, read }: FactNamespace,
  each: FactCase,
): readonly string[] {
  const { fact = '', reads = {}, may = [], mayNot = [] } = each
  const found = each.now === undefined ? {} : (read?.(contextOf(each)) ?? {})
  const definition = definitions[fact]
  const objections = (value: FactValue): readonly string[] =>
    definition === undefined
      ? [`${fact} is not declared.`]
      : factValueProblems(`${namespace}.${fact}`, definition, value)
  return [
    ...Object.entries(reads)
      .filter(([name, value]) => canonicalText(found[name]) !== canonicalText(value))
      .map(([name, value]) => {
        const shown = JSON.stringify(found[name]) ?? 'missing'
        return `${namespace}.${name} is ${shown}, expected ${JSON.stringify(value)}.`
      }),
    ...may.flatMap(objections),
    ...mayNot
      .filter((value) => objections(value).length === 0)
      .map((value) => `${namespace}.${fact} may be ${JSON.stringify(value)}, and must not.`),
  ]
}

function readProblems(namespace: FactNamespace, context: FactContext): readonly string[] {
  const at = `At ${context.now}`
  try {
    const found: unknown = namespace.read?.(context)
    if (typeof found !== 'object' || found === null || found instanceof Promise) {
      return [`${at}: it reads no facts.`]
    }
    return Object.entries(found).flatMap(([name, value]) => {
      const definition = Object.hasOwn(namespace.facts, name) ? namespace.facts[name] : undefined
      return definition === undefined
        ? [`${at}: it reads ${name}, which it does not declare.`]
        : factValueProblems(`${namespace.namespace}.${name}`, definition, value)
    })
  } catch (cause) {
    return [`${at}: it threw ${String(cause)}.`]
  }
}

function contextOf({ now = 0, tenant = 'riverside', run = {} }: FactCase): FactContext {
  return {
    now: momentOf(now),
    tenant: { id: tenant },
    run: {
      id: run.id ?? 'sample-run',
      purpose: run.purpose ?? 'sample',
      domain: run.domain ?? 'LAB',
    },
  }
}
