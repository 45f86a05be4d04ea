import {
  type CompiledConstitution,
  type ConstitutionCase,
  constitutionChecks,
} from '@fcc/conformance'
import {
  type Constitution,
  constitutions,
  detectors,
  facts,
  gates,
  type Layer,
  personas,
  scenarios,
} from '@fcc/contracts'
import { compileGovernance, layerOf } from '@fcc/governance'
import type { Origin, Plugin } from '@fcc/plugin-api'
import { STANDARD_CONSTITUTION, type TenantModel } from '@fcc/runtime'
import { errorsOf, tellEach } from '../tell-problems.ts'
import type { ContractOptions } from './contract-options.ts'
import { decisionInput } from './decision-input.ts'
import { describeContract } from './describe-contract.ts'

/**
 * What the contract of a constitution takes.
 *
 * @example
 * const options: ConstitutionContractOptions = { layer: 'vertical', cases: [{ name: 'plain', at: 'output', decision: 'allow', reasons: [] }] }
 */
export interface ConstitutionContractOptions extends ContractOptions {
  readonly cases: readonly ConstitutionCase[]
  /** The layer it is compiled at; where left out, the one that its package may write. */
  readonly layer?: Layer | undefined
}

/**
 * Registers the contract of one constitution of a plugin: what it decides by itself, compiled against
 * the facts, labels, gates and purposes of the plugin and of what it includes. The cases must cover
 * it: a rule or permit that could be taken away unnoticed is a failure.
 *
 * @example
 * constitutionContract(plugin, 'fcc-healthcare/hipaa', {
 *   cases: [
 *     { name: 'no agreement', at: 'egress', labels: ['phi'], decision: 'halt', reasons: ['phi-needs-agreement', 'not_permitted'] },
 *     { name: 'an agreement', at: 'egress', labels: ['phi'], provider: { agreements: ['BAA'] }, decision: 'allow', reasons: ['agreed-provider'] },
 *   ],
 * })
 */
export function constitutionContract(
  plugin: Plugin,
  id: string,
  { cases, layer, ...options }: ConstitutionContractOptions,
): void {
  describeContract({ plugin, point: constitutions, id, options }, ({ value, origin }, context) => {
    const { model } = context.runtime.tenant
    const at = layer ?? layerOf(origin, id === STANDARD_CONSTITUTION)
    return constitutionChecks(value, {
      cases,
      compile: (constitution) => compileAlone(constitution, { layer: at, origin, model }),
    })
  })
}

/** Compiles one constitution without any other over it. */
function compileAlone(
  constitution: Constitution,
  {
    layer,
    origin,
    model,
  }: { readonly layer: Layer; readonly origin: Origin; readonly model: TenantModel },
): CompiledConstitution {
  const { catalogue } = model
  const { governance, diagnostics } = compileGovernance({
    constitutions: [{ layer, constitution, origin }],
    schemes: model.governance.schemes,
    factNamespaces: catalogue
      .all(facts)
      .map(({ value, origin: from }) => ({ namespace: value, origin: from })),
    catalogue: {
      findingCategories: catalogue.all(detectors).flatMap(({ value }) => value.categories),
      gates: catalogue.all(gates).map(({ id }) => id),
      purposes: catalogue.all(scenarios).flatMap(({ value }) => value.purposes),
      personas: catalogue.all(personas).map(({ value }) => value.code),
    },
  })
  if (governance === undefined) return { problems: tellEach(errorsOf(diagnostics)) }
  return { decide: (given) => governance.decide(decisionInput(given, model)) }
}
