import { dirname, resolve } from 'node:path'
import type { RetentionAsked } from '@fcc/contracts'
import { type Place, suggest } from '@fcc/plugin-api'
import type { z } from 'zod'
import { runtimeErrors } from '../diagnostics.ts'
import { accessRules } from './access-rules.ts'
import { assignedRoleProblems } from './assigned-roles.ts'
import { authenticationOf } from './authentication-schema.ts'
import { manyTenantsSchema, singleTenantSchema } from './config-schema.ts'
import { configSource, type ReadText, readConfigText } from './config-source.ts'
import { type dataGovernance, dataGovernanceOf } from './data-governance.ts'
import type { HostConfig } from './host-config.ts'
import { issuesMeant } from './issues-meant.ts'
import { keySettings } from './keys-schema.ts'
import { knownKeys } from './known-keys.ts'
import { namespaceForm } from './namespace-form.ts'
import { objectSettings } from './objects-schema.ts'
import { operatorTenantProblems, serverOf } from './server-schema.ts'
import { statedServices } from './stated-services.ts'
import { tenantPart } from './tenant-config.ts'
import { targetsOf } from './webhook-schema.ts'
import { withPrices } from './with-prices.ts'
import { withReferences } from './with-references.ts'

/** The name of the host's file. */
export const CONFIG_FILE = 'fcc.yaml'

/**
 * Reads and checks `fcc.yaml`, in either form; both give one type.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID, each with its place
 */
export function readConfig(path: string): HostConfig {
  const file = resolve(path)
  return parseConfig(readConfigText(file), file)
}

/**
 * Parses the text of an `fcc.yaml`, with the files that it includes.
 *
 * @param read gives the text of an included file
 */
export function parseConfig(
  text: string,
  file: string,
  read: ReadText = readConfigText,
): HostConfig {
  const source = configSource(text, file, read)
  const raw = source.value
  const many = typeof raw === 'object' && raw !== null && 'tenants' in raw
  const result = many ? manyTenantsSchema.safeParse(raw) : singleTenantSchema.safeParse(raw)
  if (!result.success) {
    const problems = result.error.issues.flatMap(issuesMeant).map((issue) => ({
      place: source.placeOf(issue),
      what: describe(issue, many ? 'many-tenants' : 'one-tenant'),
      ...(issue.code === 'unrecognized_keys'
        ? { fix: `Correct the key ${issue.keys[0]}, or take it away.` }
        : {}),
    }))
    throw runtimeErrors.configInvalid(problems)
  }
  const placeOf = (path: readonly PropertyKey[]) => source.placeOf({ path })
  const { data } = result
  const tenants = 'tenants' in data ? Object.keys(data.tenants) : [data.tenant.id]
  const unmeant = [
    ...assignedRoleProblems(data),
    ...operatorTenantProblems(data.server, tenants),
    ...('tenants' in data ? sharedNamespaces(data.tenants) : []),
  ]
  if (unmeant.length > 0) {
    throw runtimeErrors.configInvalid(
      unmeant.map(({ path, what }) => ({ place: placeOf(path), what })),
    )
  }
  return many
    ? fromMany(result.data as z.output<typeof manyTenantsSchema>, file, placeOf)
    : fromSingle(result.data as z.output<typeof singleTenantSchema>, file, placeOf)
}

/** What is said of a value that is not there. */
const NOT_THERE = /^Invalid input: expected (.+), received undefined$/

function describe(issue: z.core.$ZodIssue, form: 'one-tenant' | 'many-tenants'): string {
  const path = issue.path.map(String).join('.')
  const message =
    issue.code === 'unrecognized_keys'
      ? unknownKeys(issue.keys, knownKeys(form, issue.path))
      : issue.code === 'invalid_key'
        ? issue.issues.map((each) => each.message).join('; ')
        : issue.message.replace(NOT_THERE, 'it is missing; expected $1')
  return path ? `${path}: ${message}` : message
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const hints = [...new Set(keys.map((key) => suggest(key, known)))].join('')
  const expected = [...new Set(known)]
  const here = expected.length > 0 ? `; expected one of ${expected.join(', ')}.` : ''
  return `unknown key ${keys.join(', ')}${here}${hints}`
}

type PlaceOf = (path: readonly string[]) => Place

function fromSingle(
  data: z.output<typeof singleTenantSchema>,
  file: string,
  placeOf: PlaceOf,
): HostConfig {
  const { id } = data.tenant
  return {
    ...hostPart(data, { file, placeOf }, data.governance.platform),
    tenants: {
      [id]: tenantPart(
        id,
        {
          ...data,
          providers: {},
          roles: undefined,
          role_assignments: undefined,
          retention: retentionOf(data),
          // Those are the host's; what is said of its one tenant is said for all.
          limits: undefined,
        },
        file,
      ),
    },
  }
}

/** Tenants that say the namespace of another one: names of both under one IRI would be the same names. */
function sharedNamespaces(tenants: z.output<typeof manyTenantsSchema>['tenants']) {
  const owners = new Map<string, string>()
  return Object.entries(tenants).flatMap(([id, { namespace, tenant }]) => {
    const said = namespace ?? tenant.namespace ?? `urn:fcc:tenant:${id}`
    const form = namespaceForm(said)
    const owner = owners.get(form)
    if (owner === undefined) owners.set(form, id)
    if (owner === undefined) return []
    const path = ['tenants', id, ...(namespace === undefined ? ['tenant'] : []), 'namespace']
    return [{ path, what: `tenants.${id}.namespace: tenant ${owner} has it already` }]
  })
}

function fromMany(
  data: z.output<typeof manyTenantsSchema>,
  file: string,
  placeOf: PlaceOf,
): HostConfig {
  const tenants = Object.entries(data.tenants).map(([id, block]) => {
    if (block.tenant.id !== undefined && block.tenant.id !== id) {
      const what = `tenants.${id}.tenant.id: says ${block.tenant.id}`
      throw runtimeErrors.configInvalid([{ place: placeOf(['tenants', id, 'tenant', 'id']), what }])
    }
    const tenant = {
      name: block.name ?? block.tenant.name,
      namespace: block.namespace ?? block.tenant.namespace,
    }
    const plugins = block.plugins ?? data.plugins
    const providers = withPrices(block.providers, data.prices, (path) =>
      placeOf(['tenants', id, ...path]),
    )
    const retention = retentionOf({ ...block, data_governance: data.data_governance })
    const whole = { ...block, tenant, plugins, providers, retention }
    return [id, tenantPart(id, whole, file, data.roles)] as const
  })
  return {
    ...hostPart(data, { file, placeOf }, data.governance.platform ?? data.governance.constitutions),
    ...(data.models === undefined ? {} : { models: data.models }),
    tenants: Object.fromEntries(tenants),
  }
}

/** What a tenant asks to have removed, and where it asks nothing of a kind, what the host says for all. */
function retentionOf(written: {
  readonly retention?: RetentionAsked | undefined
  readonly data_governance?: z.output<typeof dataGovernance> | undefined
}): RetentionAsked | undefined {
  if (!written.data_governance) return written.retention
  return { ...dataGovernanceOf(written.data_governance).retention, ...written.retention }
}

type HostKeys = Pick<
  z.output<typeof singleTenantSchema>,
  | 'roles'
  | 'role_assignments'
  | 'store'
  | 'executor'
  | 'events'
  | 'plugin_config'
  | 'providers'
  | 'prices'
  | 'services'
  | 'audit'
  | 'approvals'
  | 'authentication'
  | 'data_governance'
  | 'server'
  | 'keys'
  | 'webhook_targets'
  | 'objects'
  | 'limits'
  | 'backpressure'
  | 'tenant_limits'
>

function hostPart(
  data: HostKeys,
  { file, placeOf }: { readonly file: string; readonly placeOf: PlaceOf },
  platform: readonly string[] | undefined,
): Omit<HostConfig, 'tenants'> {
  const directory = dirname(file)
  const dataGovernance = data.data_governance && dataGovernanceOf(data.data_governance)
  return {
    directory,
    file,
    store: { use: data.store.use, directory: resolve(directory, data.store.directory) },
    executor: data.executor,
    events: data.events,
    pluginConfig: withReferences(data.plugin_config, directory),
    providers: withReferences(withPrices(data.providers, data.prices, placeOf), directory),
    access: accessRules(data),
    ...(data.authentication
      ? { authentication: withReferences(authenticationOf(data.authentication), directory) }
      : {}),
    ...(data.server ? { server: withReferences(serverOf(data.server, directory), directory) } : {}),
    ...(dataGovernance ? { dataGovernance } : {}),
    services: statedServices(data.services),
    webhookTargets: targetsOf(data.webhook_targets),
    platformConstitutions: platform,
    audit: { checkpointSeconds: data.audit.checkpoint_seconds },
    approvals: data.approvals,
    keys: keySettings(data.keys, directory, dataGovernance?.keyRotation),
    objects: objectSettings(data.objects),
    limits: data.limits,
    backpressure: data.backpressure,
    ...(data.tenant_limits ? { tenantLimits: data.tenant_limits } : {}),
  }
}
