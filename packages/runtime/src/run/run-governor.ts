import { type Detector, detectors, facts, ownValue, type RunRecord } from '@fcc/contracts'
import {
  type ContentGovernor,
  compileGovernance,
  createContentGovernor,
  type Governance,
} from '@fcc/governance'
import type { RunPlan } from '@fcc/simulation'
import { pinnedText } from '../catalogue/compile-catalogue.ts'
import type { Limits } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { callTenant } from '../tenant/call-tenant.ts'
import { governanceCatalogue } from '../tenant/governance-catalogue.ts'
import type { TenantModel } from '../tenant/tenant-model.ts'
import { callContained } from './call-contained.ts'
import { settleWithin } from './call-within.ts'
import type { ContentVault } from './content-vault.ts'

/** The governance of a run and what applies it to content. */
export interface RunGovernor {
  readonly governance: Governance
  readonly governor: ContentGovernor
}

/** What governors need of a tenant's open handles. */
interface GoverningHandles {
  readonly vault: Pick<ContentVault, 'cacheKey' | 'digest'>
  readonly limits: Pick<Limits, 'callMs' | 'maxFindings'>
}

/** Governors by plan digest, for one tenant. */
export interface RunGovernors {
  of(run: Pick<RunRecord, 'pins'>, plan: RunPlan): RunGovernor
  /** For content that belongs to no run: the rules of today. */
  ofToday(): RunGovernor
}

/**
 * Keeps a governor per pinned plan. A run is governed by the constitutions, label schemes and detector
 * settings it was planned with: those of today where they are the same, the stored ones where they are not.
 */
export function createRunGovernors(
  model: TenantModel,
  { vault, limits }: GoverningHandles,
): RunGovernors {
  const known = new Map<string, RunGovernor>()
  const of = (governance: Governance, settings: RunPlan['settings']): RunGovernor => ({
    governance,
    governor: createContentGovernor({
      governance,
      detectors: model.catalogue.all(detectors).map(({ value, origin }) => ({
        detector: boundedDetector(value, origin.pluginId, {
          tenant: model.config.id,
          limitMs: limits.callMs,
        }),
        settings: ownValue(settings, origin.pluginId) ?? {},
      })),
      tenant: callTenant(model, settings),
      keyedDigest: vault.cacheKey,
      contentDigest: vault.digest,
      maxFindings: limits.maxFindings,
    }),
  })
  // Made when the first run asks: most of many tenants rest.
  let current: RunGovernor | undefined
  const ofToday = (): RunGovernor => {
    current ??= of(model.governance, model.settings)
    return current
  }
  const isOfToday = (plan: RunPlan): boolean =>
    pinnedText(plan.constitutions, plan.schemes) === model.pinnedText &&
    JSON.stringify(plan.settings) === JSON.stringify(model.settings)
  return {
    ofToday,
    of(run, plan) {
      const found = known.get(run.pins.data)
      if (found) return found
      const governor = isOfToday(plan) ? ofToday() : of(recompile(model, plan), plan.settings)
      known.set(run.pins.data, governor)
      return governor
    },
  }
}

/**
 * What a detector throws where nobody waits is its plugin's, and fails the content that was looked at; so
 * does one that does not answer in time, or that nobody waits for any more.
 */
function boundedDetector(
  detector: Detector,
  pluginId: string,
  { tenant, limitMs }: { readonly tenant: string; readonly limitMs: number },
): Detector {
  const late = () => runtimeErrors.callTimedOut(`The detector ${detector.id}`, tenant, limitMs)
  const detect: Detector['detect'] = (text, call) =>
    settleWithin(
      callContained(pluginId, () => detector.detect(text, call)),
      { signal: call.signal, limitMs, late },
    )
  return Object.create(detector, { detect: { value: detect, enumerable: true } }) as Detector
}

function recompile(model: TenantModel, plan: RunPlan): Governance {
  const { catalogue } = model
  const compiled = compileGovernance({
    constitutions: plan.constitutions.map(({ layer, constitution, pluginId }) => ({
      layer,
      constitution,
      // The layer was decided when the run was planned; the origin names it and resolves bare names.
      origin: {
        pluginId,
        kind: layer === 'tenant' ? 'tenant' : layer === 'vertical' ? 'vertical' : 'host',
      },
    })),
    schemes: plan.schemes,
    factNamespaces: catalogue.all(facts).map(({ value, origin }) => ({ namespace: value, origin })),
    catalogue: governanceCatalogue(catalogue, plan),
  })
  if (!compiled.governance) throw runtimeErrors.tenantRefused(model.config.id, compiled.diagnostics)
  return compiled.governance
}
