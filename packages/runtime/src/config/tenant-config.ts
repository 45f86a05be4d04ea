import { dirname, isAbsolute, join } from 'node:path'
import type { ModelPolicy, RetentionAsked } from '@fcc/contracts'
import { MOST_WEIGHT } from '@fcc/scheduling'
import { z } from 'zod'
import { runtimeErrors } from '../diagnostics.ts'
import { accessRules } from './access-rules.ts'
import { tenantBlock, tenantId } from './config-schema.ts'
import { type FindingActions, findingActions } from './finding-actions.ts'
import type { GateWeights, TenantConfig } from './host-config.ts'
import { issuesMeant } from './issues-meant.ts'
import { modelPolicy } from './model-policy-schema.ts'
import { retentionAsked } from './retention-schema.ts'
import { DEFAULT_TENANT_LIMITS, type TenantLimits } from './tenant-limits.ts'
import { webhooksOf } from './webhook-schema.ts'
import { withReferences } from './with-references.ts'

/** The IRI of a tenant that names none. Pure. */
export function defaultNamespace(id: string): string {
  return `urn:fcc:tenant:${id}`
}

/** What a tenant's block says, with absolute paths. Pure. */
export function tenantPart(
  id: string,
  block: {
    readonly tenant: { readonly name?: string | undefined; readonly namespace?: string | undefined }
    readonly personas: { readonly sources: readonly string[]; readonly include_core: boolean }
    readonly governance: {
      readonly constitutions: readonly string[]
      readonly quality_gates: readonly string[]
      readonly findings: FindingActions
    }
    readonly plugins?: readonly string[] | undefined
    readonly settings: Readonly<Record<string, unknown>>
    readonly provider?: string | undefined
    readonly models?: ModelPolicy | undefined
    readonly retention?: RetentionAsked | undefined
    readonly webhooks?: Parameters<typeof webhooksOf>[0]
    readonly limits?: Partial<TenantLimits> | undefined
    readonly gate_weights?: GateWeights | undefined
    readonly providers: TenantConfig['providers']
  } & Parameters<typeof accessRules>[0],
  file: string,
  above: Parameters<typeof accessRules>[1] = {},
): TenantConfig {
  const absolute = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path))
  return {
    id,
    name: block.tenant.name ?? id,
    namespace: block.tenant.namespace ?? defaultNamespace(id),
    personas: {
      sources: block.personas.sources.map(absolute),
      includeCore: block.personas.include_core,
    },
    governance: {
      constitutions: block.governance.constitutions.map(absolute),
      qualityGates: block.governance.quality_gates.map(absolute),
      ...(Object.keys(block.governance.findings).length > 0
        ? { findings: block.governance.findings }
        : {}),
    },
    plugins: block.plugins,
    settings: withReferences(block.settings, dirname(file)),
    access: accessRules(block, above),
    provider: block.provider,
    ...(block.models === undefined ? {} : { models: block.models }),
    ...(block.retention === undefined ? {} : { retention: block.retention }),
    ...(block.webhooks === undefined
      ? {}
      : { webhooks: withReferences(webhooksOf(block.webhooks), dirname(file)) }),
    ...(block.limits === undefined ? {} : { limits: block.limits }),
    ...(block.gate_weights === undefined ? {} : { gateWeights: block.gate_weights }),
    providers: withReferences(block.providers, dirname(file)),
  }
}

const paths = z.array(z.string().min(1))
const LIMIT_NAMES = Object.keys(DEFAULT_TENANT_LIMITS).filter(
  (name) => name !== 'runsInFlightByScenario',
)

const configShape = z.object({
  id: tenantId,
  name: z.string().min(1),
  namespace: z.url(),
  personas: z.object({ sources: paths, includeCore: z.boolean() }),
  governance: z.object({
    constitutions: paths,
    qualityGates: paths,
    findings: findingActions.optional(),
  }),
  plugins: z.array(z.string().min(1)).optional(),
  settings: z.record(z.string(), z.unknown()),
  provider: z.string().min(1).optional(),
  models: modelPolicy.optional(),
  retention: retentionAsked.optional(),
  gateWeights: z.record(z.string(), z.record(z.string(), z.number().positive())).optional(),
  limits: z
    .object({
      ...Object.fromEntries(LIMIT_NAMES.map((name) => [name, z.int().min(1).optional()])),
      weight: z.int().min(1).max(MOST_WEIGHT).optional(),
      runsInFlightByScenario: z.record(z.string(), z.int().min(1)).optional(),
    })
    .optional(),
  providers: z.record(z.string(), z.object({})),
  webhooks: z
    .record(z.string(), z.object({ url: z.url(), secrets: z.array(z.string().min(1)).min(1) }))
    .optional(),
  access: z
    .object({
      roles: z.record(z.string(), z.array(z.string())),
      assignments: z.array(z.object({ role: z.string() })),
    })
    .optional(),
})

/** Checks a configuration that came from a program. @throws FccError FCC_TENANT_CONFIG with all problems */
export function assertTenantConfig(config: TenantConfig): void {
  const { success, error } = configShape.safeParse(config)
  if (!success) throw runtimeErrors.tenantConfig(String(config?.id), problemsOf(error))
}

/**
 * The configuration of a tenant from a block as `fcc.yaml` has it under `tenants`.
 *
 * @param file relative paths in the block start in its folder
 * @throws FccError FCC_TENANT_CONFIG with all problems
 * @example
 * tenantConfig('lakeside', { plugins: ['healthcare'] }, '/srv/app/fcc.yaml')
 */
export function tenantConfig(id: string, block: unknown, file: string): TenantConfig {
  const parsed = tenantBlock.safeParse(block)
  if (!parsed.success) throw runtimeErrors.tenantConfig(id, problemsOf(parsed.error))
  const tabled = Object.entries(parsed.data.providers).flatMap(([provider, { priceTable }]) =>
    priceTable === undefined
      ? []
      : [`providers.${provider}.price: a table is named in fcc.yaml; here the price itself stands`],
  )
  if (tabled.length > 0) throw runtimeErrors.tenantConfig(id, tabled)
  const { name = parsed.data.tenant.name, namespace = parsed.data.tenant.namespace } = parsed.data
  const config = tenantPart(id, { ...parsed.data, tenant: { name, namespace } }, file)
  assertTenantConfig(config)
  return config
}

function problemsOf(error: z.ZodError): readonly string[] {
  return error.issues
    .flatMap(issuesMeant)
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
}
