import type { CompiledConstitution } from '@fcc/conformance'
import {
  type Constitution,
  detectors,
  facts,
  gates,
  type Layer,
  personas,
  scenarios,
} from '@fcc/contracts'
import { compileGovernance } from '@fcc/governance'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { errorsOf, tellEach } from '../tell-problems.ts'
import { decisionInput } from './decision-input.ts'

/** Compiles one constitution without any other over it. */
export function compileAlone(
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
  return {
    decide: (given) => governance.decide(decisionInput(given, model)),
    waivableBy: governance.waivableBy,
  }
}
