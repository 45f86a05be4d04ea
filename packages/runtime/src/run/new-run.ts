import {
  type Domain,
  type LabelSet,
  labelSchemes,
  NO_WORK,
  type Principal,
  type RunEnvelope,
  type RunRecord,
} from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import { assertProviders, simulationErrors } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import { findProvider } from '../tenant/find-provider.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import type { PlannedRun } from './plan-run.ts'
import type { StartOptions } from './start-options.ts'

/**
 * The record of a run before anybody looked at its input.
 *
 * @throws FccError FCC_LABEL_UNKNOWN, FCC_PROVIDER_MISSING, FCC_PROVIDER_UNFIT
 */
export function newRun(
  services: TenantServices,
  asked: {
    readonly id: string
    readonly now: number
    readonly principal: Principal
    readonly purpose: string
    /** Where it was let in. */
    readonly domain: Domain
    /** Keyed references. */
    readonly subjects: readonly string[]
    readonly options: StartOptions
    readonly planned: PlannedRun
  },
): RunRecord {
  const { model, keys } = services
  const { id, options, planned } = asked
  const { scenario, workflow } = planned.plan
  const { idempotencyKey } = options
  const provider =
    options.provider === undefined ? undefined : providerId(services, options.provider)
  assertProviders(planned.plan, provider)
  const envelope: RunEnvelope = {
    tenant: model.config.id,
    namespace: model.config.namespace,
    principal: asked.principal,
    purpose: asked.purpose,
    domain: asked.domain,
    ...(options.domain === undefined || options.domain === asked.domain
      ? {}
      : { requestedDomain: options.domain }),
    ...(options.priority === undefined ? {} : { priority: options.priority }),
    labels: givenLabels(services, options.labels ?? []),
    subjects: asked.subjects,
    usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
    ...(idempotencyKey === undefined
      ? {}
      : { idempotencyKey: keys.keyedDigestNow(`idempotency:${idempotencyKey}`) }),
  }
  const time = new Date(asked.now).toISOString()
  return {
    ...NO_WORK,
    id,
    scenario: scenario.id,
    title: scenario.title,
    workflow: workflow.id,
    envelope,
    pins: { data: planned.digest, code: planned.code, assembly: model.assembly.hash },
    state: 'queued',
    createdAt: time,
    updatedAt: time,
    ...(provider === undefined ? {} : { provider }),
  }
}

function providerId(services: TenantServices, written: string): string {
  const known = Object.keys(services.model.providerAttributes)
  const found = findProvider(known, written)
  if (found === undefined) throw simulationErrors.providerMissing(written, known)
  return found
}

/** The caller's labels, each known to a scheme: a typo would be a rule that silently does not fire. */
function givenLabels(services: TenantServices, given: readonly string[]): LabelSet {
  const known = services.model.catalogue.all(labelSchemes).flatMap(({ value }) => value.categories)
  for (const label of given) {
    const isKnown = known.some(
      (each) => each === label || (each.endsWith('/') && label.startsWith(each)),
    )
    if (!isKnown) throw runtimeErrors.unknownLabel(services.tenant, label, known)
  }
  return labelSet({ categories: given })
}
