import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  constitutionSchema,
  type FactDefinition,
  type FactNamespace,
  type FactValue,
  type Layer,
  labelSchemeSchema,
} from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileGovernance, type GovernanceSources } from './constitutions/compile-governance.ts'
import type { LayeredConstitution } from './constitutions/layered.ts'
import type { DecisionInput } from './decisions/decision-input.ts'
import { findingOf, inputOf } from './fixtures/sample-governance.ts'
import { type LabelParts, labelSet } from './labels/label-set.ts'

interface Expectation {
  readonly decision: string
  readonly reasons?: readonly string[]
  readonly errors?: readonly string[]
  readonly obligations?: readonly string[]
}

interface PolicyCase {
  readonly name: string
  readonly at: DecisionInput['at']
  readonly labels?: LabelParts
  readonly findings?: readonly string[]
  readonly could_not_check?: readonly string[]
  readonly run?: Partial<DecisionInput['run']>
  readonly principal?: Partial<DecisionInput['principal']>
  readonly provider?: Partial<NonNullable<DecisionInput['provider']>>
  readonly gates?: readonly string[]
  readonly values?: Readonly<Record<string, FactValue>>
  readonly waivers?: Readonly<Record<string, string>>
  readonly act?: { readonly label: string }
  readonly expect: Expectation
  /** What the first reason says. */
  readonly says?: string
}

interface WrittenConstitution {
  readonly layer: Layer
  readonly from: Origin['kind']
  readonly constitution: unknown
}

interface World {
  readonly title: string
  readonly schemes: readonly unknown[]
  readonly facts: Readonly<Record<string, Readonly<Record<string, FactDefinition>>>>
  readonly catalogue: Readonly<Record<'findings' | 'gates' | 'purposes', readonly string[]>>
  readonly constitutions: readonly WrittenConstitution[]
  readonly cases: readonly PolicyCase[]
  readonly refused?: readonly (WrittenConstitution & {
    readonly name: string
    readonly problems: readonly string[]
  })[]
}

const folder = fileURLToPath(new URL('../corpus/', import.meta.url))
const worlds = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(folder + name, 'utf8')) as World)

function layeredFrom(written: WrittenConstitution): LayeredConstitution {
  return {
    layer: written.layer,
    constitution: constitutionSchema.parse(written.constitution),
    origin: { pluginId: `${written.from}-of-the-corpus`, kind: written.from },
  }
}

function compile(world: World, ...more: readonly WrittenConstitution[]) {
  const { catalogue, facts } = world
  const sources: GovernanceSources = {
    constitutions: [...world.constitutions, ...more].map(layeredFrom),
    schemes: world.schemes.map((scheme) => labelSchemeSchema.parse(scheme)),
    factNamespaces: Object.entries(facts).map(([namespace, definitions]) => ({
      namespace: namespaceOf(namespace, definitions),
      origin: { pluginId: 'corpus', kind: 'plugin' },
    })),
    catalogue: {
      findingCategories: catalogue.findings,
      gates: catalogue.gates,
      purposes: catalogue.purposes,
    },
  }
  return compileGovernance(sources)
}

function namespaceOf(namespace: string, facts: FactNamespace['facts']): FactNamespace {
  return {
    id: `corpus/${namespace}`,
    namespace,
    title: namespace,
    lowestLayer: 'platform',
    facts,
  }
}

function inputFrom(written: PolicyCase): DecisionInput {
  const quiet = inputOf()
  return inputOf({
    at: written.at,
    labels: labelSet(written.labels ?? {}),
    findings: (written.findings ?? []).map((category, index) => findingOf(category, index * 4)),
    couldNotCheck: written.could_not_check ?? [],
    run: { ...quiet.run, ...written.run },
    principal: { ...quiet.principal, ...written.principal },
    provider: written.provider && {
      id: 'some-provider',
      location: 'remote',
      region: 'eu',
      agreements: [],
      cloud: 'commercial',
      retentionDays: 0,
      ...written.provider,
    },
    gatesPassed: written.gates ?? [],
    facts: written.values ?? {},
    waivers: written.waivers ?? {},
    act: written.act,
  })
}

describe.each(worlds)('$title', (world) => {
  const { governance, diagnostics } = compile(world)

  it('compiles without a problem', () => {
    expect(diagnostics).toEqual([])
  })

  it.each(world.cases)('$name', (written) => {
    const decision = governance?.decide(inputFrom(written))
    expect({
      decision: decision?.decision,
      reasons: decision?.reasons.map(({ rule, effect }) => `${rule} ${effect}`),
      errors: decision?.errors.map(({ rule, code }) => `${rule} ${code}`),
      obligations: decision?.obligations.map(({ kind, rule }) => `${kind} ${rule}`),
    }).toEqual({ reasons: [], errors: [], obligations: [], ...written.expect })
    if (written.says !== undefined) expect(decision?.reasons[0]?.say).toBe(written.says)
  })

  for (const { name, problems, ...written } of world.refused ?? []) {
    it(name, () => {
      const refused = compile(world, written)
      expect(refused.governance).toBeUndefined()
      expect(refused.diagnostics.map(({ code }) => code).toSorted()).toEqual(problems.toSorted())
    })
  }
})

describe('the corpus', () => {
  it('holds more cases than one would write by hand in a test', () => {
    expect(worlds.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(25)
  })
})
