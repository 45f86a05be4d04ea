import type {
  ConstitutionSuiteOptions,
  GateSuiteOptions,
  LabelSchemeSuiteOptions,
  PersonaSuiteOptions,
  ScenarioSuiteOptions,
  SkillSuiteOptions,
  SuitePoint,
} from '@fcc/conformance'
import { facts, type Layer } from '@fcc/contracts'
import { classifyFindings, layerOf } from '@fcc/governance'
import type { Contribution } from '@fcc/plugin-api'
import { createCommandSession, STANDARD_CONSTITUTION } from '@fcc/runtime'
import { compileAlone } from './compile-alone.ts'
import type { ContractContext } from './contract-context.ts'
import type { ContractOptions } from './contract-options.ts'
import { judgeByGate } from './judge-by-gate.ts'
import { resolveCases } from './named-persona.ts'
import { runScenario } from './run-scenario.ts'
import { startFor } from './start-for.ts'

/** A contract as it was asked for, with the plugin started. */
interface Asked {
  readonly id: string
  readonly contribution: Pick<Contribution<unknown>, 'origin'>
  readonly context: ContractContext
  readonly options: ContractOptions & { readonly cases: readonly never[]; readonly layer?: Layer }
}

/** Personas by code, and settings as the plugin's schema gives them. */
const resolved = ({ context, options }: Asked) => ({ cases: resolveCases(options.cases, context) })

/** What a host hands the suite of each point besides cases, settings and limits. */
export const HANDED_OVER: Readonly<Record<SuitePoint, (asked: Asked) => object>> = {
  commands: (asked) => ({
    ...resolved(asked),
    session: createCommandSession(asked.context.runtime.session, asked.context.runtime.runtime),
  }),
  constitutions: ({
    id,
    contribution: { origin },
    context,
    options,
  }): Pick<ConstitutionSuiteOptions, 'compile'> => ({
    compile: (constitution) =>
      compileAlone(constitution, {
        layer: options.layer ?? layerOf(origin, id === STANDARD_CONSTITUTION),
        origin,
        model: context.runtime.tenant.model,
      }),
  }),
  detectors: resolved,
  exporters: resolved,
  facts: () => ({}),
  gates: ({ context }): Pick<GateSuiteOptions, 'evaluate'> => ({
    evaluate: (gate, given) => judgeByGate(gate, given, context),
  }),
  'label-schemes': (): Pick<LabelSchemeSuiteOptions, 'classify'> => ({
    classify: classifyFindings,
  }),
  personas: ({ id, context }): Pick<PersonaSuiteOptions, 'holds'> => ({
    holds: async ({ text, inputs }, check) => {
      const test = { kind: 'content', check } as const
      const gate = { id, title: id, threshold: 1, checks: [{ id, required: true, test }] }
      return (await judgeByGate(gate, { text, inputs }, context)).passed
    },
  }),
  providers: resolved,
  scenarios: ({ id, context, options }): Pick<ScenarioSuiteOptions, 'run'> => ({
    run: async (given) => {
      if (given.settings === undefined) return runScenario(context.runtime, id, given)
      const other = await startFor(context.plugin, options, given.settings)
      try {
        return await runScenario(other, id, given)
      } finally {
        await other.close()
      }
    },
  }),
  scorers: resolved,
  skills: (asked): Pick<SkillSuiteOptions, 'facts'> => ({
    ...resolved(asked),
    facts: asked.context.runtime.tenant.model.catalogue
      .all(facts)
      .filter(({ origin }) => origin.pluginId === asked.context.plugin.id)
      .map(({ value: namespace }) => namespace),
  }),
  validators: resolved,
  vocabularies: () => ({}),
}
