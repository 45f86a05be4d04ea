import type { ConstitutionCase } from '@fcc/conformance'
import {
  type DecisionQuery,
  type FactValue,
  gates,
  type LabelScheme,
  type ProviderAttributes,
} from '@fcc/contracts'
import { type DecisionInput, labelSet } from '@fcc/governance'
import { nameOf } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'

/** A provider of which nothing is known but that it is far away. */
const SAMPLE_PROVIDER: ProviderAttributes & { readonly id: string } = {
  id: 'sample/provider',
  location: 'remote',
  region: 'unknown',
  agreements: [],
  cloud: 'commercial',
  retentionDays: 0,
}

/** A question of another tenant that nothing covers. */
const SAMPLE_QUERY: DecisionQuery = { from: 'another-tenant', what: 'runs', granted: false }

/** A case of a constitution as governance takes it; what the case leaves out is made up and harmless. */
export function decisionInput(
  given: Omit<ConstitutionCase, 'name' | 'decision'>,
  { config, governance, catalogue }: TenantModel,
): DecisionInput {
  const known = catalogue.all(gates).map(({ id }) => id)
  return {
    at: given.at,
    subject: 'sample',
    labels: labelSet({
      categories: given.labels ?? [],
      levels: byScheme(given.levels ?? {}, governance.schemes),
      audiences: byScheme(given.audiences ?? {}, governance.schemes),
    }),
    findings: (given.findings ?? []).map((found, index) => ({
      ...(typeof found === 'string' ? { category: found, confidence: 1 } : found),
      span: { start: index, end: index + 1 },
      detector: 'sample/detector',
    })),
    couldNotCheck: given.couldNotCheck ?? [],
    run: {
      id: 'sample-run',
      scenario: 'sample/scenario',
      purpose: given.purpose ?? 'sample',
      domain: given.domain ?? 'LAB',
      state: 'running',
    },
    tenant: { id: config.id },
    principal: { id: 'tester', kind: 'human', roles: [], ...given.principal },
    provider:
      given.provider !== undefined || given.at === 'egress'
        ? { ...SAMPLE_PROVIDER, ...given.provider }
        : undefined,
    input: given.inputKind && { kind: given.inputKind },
    query:
      given.query || given.at === 'cross_tenant_query'
        ? { ...SAMPLE_QUERY, ...given.query }
        : undefined,
    gatesPassed: (given.gatesPassed ?? []).map(
      (gate) => known.find((id) => id === gate || nameOf(id) === gate) ?? gate,
    ),
    facts: (given.facts ?? {}) as Readonly<Record<string, FactValue>>,
    waivers: given.waivers ?? {},
    act: given.at === 'declassify' ? { label: given.lowers } : undefined,
  }
}

/** Cases name schemes by the word that predicates use; label sets by the whole id. */
function byScheme<Value>(
  given: Readonly<Record<string, Value>>,
  schemes: readonly LabelScheme[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(given).map(([word, value]) => [
      schemes.find(({ scheme }) => scheme === word)?.id ?? word,
      value,
    ]),
  )
}
