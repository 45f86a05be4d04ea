import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { FccError } from '@fcc/plugin-api'
import { LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { runtimeErrors } from '../diagnostics.ts'
import { manyTenantsSchema, singleTenantSchema } from './config-schema.ts'
import type { HostConfig, TenantConfig } from './host-config.ts'

/** The name of the host's file. */
export const CONFIG_FILE = 'fcc.yaml'

/**
 * Reads and checks `fcc.yaml`, in either form; both give one type.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID, each with its place
 */
export function readConfig(path: string): HostConfig {
  const file = resolve(path)
  if (!existsSync(file)) throw runtimeErrors.configNotFound(file)
  return parseConfig(readFileSync(file, 'utf8'), file)
}

/** Parses the text of an `fcc.yaml`. Pure. */
export function parseConfig(text: string, file: string): HostConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [syntax] = document.errors
  if (syntax) {
    const { line, col } = lines.linePos(syntax.pos[0])
    throw runtimeErrors.configSyntax(
      { file, line, column: col },
      syntax.message.split('\n')[0] ?? '',
    )
  }
  const raw: unknown = document.toJS({ maxAliasCount: 100 }) ?? {}
  const many = typeof raw === 'object' && raw !== null && 'tenants' in raw
  const result = many ? manyTenantsSchema.safeParse(raw) : singleTenantSchema.safeParse(raw)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const { line, col } = lines.linePos(offsetOf(document.contents, issue))
      return { place: { file, line, column: col }, what: describe(issue) }
    })
    throw runtimeErrors.configInvalid(problems)
  }
  return many
    ? fromMany(result.data as z.output<typeof manyTenantsSchema>, file)
    : fromSingle(result.data as z.output<typeof singleTenantSchema>, file)
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.')
  const message =
    issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.join(', ')}` : issue.message
  return path ? `${path}: ${message}` : message
}

function offsetOf(root: unknown, issue: z.core.$ZodIssue): number {
  let node = root as Node | null
  let offset = node?.range?.[0] ?? 0
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  for (const part of [...issue.path, ...unknown]) {
    const next = (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(
      part,
      true,
    ) as Node | undefined
    if (!next?.range) break
    node = next
    offset = next.range[0]
  }
  return offset
}

function fromSingle(data: z.output<typeof singleTenantSchema>, file: string): HostConfig {
  const { id } = data.tenant
  return {
    ...hostPart(data, file, data.governance.platform),
    tenants: { [id]: tenantPart(id, { ...data, providers: {} }, file) },
  }
}

function fromMany(data: z.output<typeof manyTenantsSchema>, file: string): HostConfig {
  const tenants = Object.entries(data.tenants).map(([id, block]) => {
    if (block.tenant.id !== undefined && block.tenant.id !== id) {
      throw runtimeErrors.configInvalid([
        { place: { file }, what: `tenants.${id}.tenant.id: says ${block.tenant.id}` },
      ])
    }
    const tenant = {
      name: block.name ?? block.tenant.name,
      namespace: block.namespace ?? block.tenant.namespace,
    }
    return [id, tenantPart(id, { ...block, tenant }, file)] as const
  })
  return {
    ...hostPart(data, file, data.governance.platform ?? data.governance.constitutions),
    tenants: Object.fromEntries(tenants),
  }
}

type HostKeys = Pick<
  z.output<typeof singleTenantSchema>,
  'store' | 'executor' | 'plugin_config' | 'providers' | 'audit' | 'limits'
>

function hostPart(
  data: HostKeys,
  file: string,
  platform: readonly string[] | undefined,
): Omit<HostConfig, 'tenants'> {
  const directory = dirname(file)
  return {
    directory,
    file,
    store: { use: data.store.use, directory: resolve(directory, data.store.directory) },
    executor: data.executor,
    pluginConfig: data.plugin_config,
    providers: data.providers,
    platformConstitutions: platform,
    audit: { checkpointSeconds: data.audit.checkpoint_seconds },
    limits: data.limits,
  }
}

function tenantPart(
  id: string,
  block: {
    readonly tenant: { readonly name?: string | undefined; readonly namespace?: string | undefined }
    readonly personas: { readonly sources: readonly string[]; readonly include_core: boolean }
    readonly governance: {
      readonly constitutions: readonly string[]
      readonly quality_gates: readonly string[]
    }
    readonly plugins?: readonly string[] | undefined
    readonly settings: Readonly<Record<string, unknown>>
    readonly provider?: string | undefined
    readonly providers: TenantConfig['providers']
  },
  file: string,
): TenantConfig {
  const absolute = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path))
  return {
    id,
    name: block.tenant.name ?? id,
    namespace: block.tenant.namespace ?? `urn:fcc:tenant:${id}`,
    personas: {
      sources: block.personas.sources.map(absolute),
      includeCore: block.personas.include_core,
    },
    governance: {
      constitutions: block.governance.constitutions.map(absolute),
      qualityGates: block.governance.quality_gates.map(absolute),
    },
    plugins: block.plugins,
    settings: block.settings,
    provider: block.provider,
    providers: block.providers,
  }
}

/** Whether an error is about the configuration, so that a caller can end with the usage exit code. */
export function isConfigError(error: unknown): boolean {
  return FccError.is(error) && error.code.startsWith('FCC_CONFIG_')
}
