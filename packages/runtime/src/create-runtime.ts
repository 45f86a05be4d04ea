import { join, resolve } from 'node:path'
import { type Executor, executors, type Principal, type StoreBackend, stores } from '@fcc/contracts'
import { createKernel, resolvePlan } from '@fcc/kernel'
import {
  type AnyPoint,
  API_VERSION,
  type Contribution,
  type Diagnostic,
  type FoundManifest,
  isPlugin,
  type Point,
  type PointShape,
} from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { createFileMasterKey, createMemoryMasterKey } from '@fcc/sealing'
import { ulid } from 'ulid'
import { createAssemblyPool } from './assembly/assembly-pool.ts'
import { selectedPlugins } from './assembly/selected-plugins.ts'
import { createAuditEntryWriter } from './audit/entry-writer.ts'
import { readPlatformConstitutions } from './catalogue/platform-constitutions.ts'
import { CATALOGUE_POINTS } from './catalogue/tenant-catalogue.ts'
import { CONFIG_FILE, readConfig } from './config/read-config.ts'
import { runtimeErrors } from './diagnostics.ts'
import { discoverPlugins } from './discovery/discover-plugins.ts'
import { BUILTIN_PLUGIN, builtinPlugin } from './host/builtin-plugin.ts'
import { HOST_POINTS } from './host/host-points.ts'
import { loadPlugin } from './host/load-plugin.ts'
import { createRunWorkers } from './run/run-workers.ts'
import type { Runtime, RuntimeOptions } from './runtime.ts'
import { createTenantSession } from './tenant/create-session.ts'
import {
  checkCapabilities,
  decideTenant,
  openTenant,
  type TenantHost,
} from './tenant/start-tenant.ts'
import { STANDARD_CONSTITUTION, safeguardsOf } from './tenant/tenant-model.ts'
import type { TenantRuntime, TenantSummary } from './tenant/tenant-runtime.ts'
import type { TenantServices } from './tenant/tenant-services.ts'

interface KnownTenant {
  readonly summary: TenantSummary
  readonly services: TenantServices | undefined
  readonly safeguards: Readonly<Record<string, readonly string[]>>
}

/**
 * Makes a runtime: reads the configuration, finds plugins, starts the host's part once, an assembly
 * per set of plugins, and each tenant on top. A tenant that cannot start safely is refused; others run.
 *
 * @throws FccError FCC_CONFIG_*, FCC_HOST_*, FCC_SEALING_*, FCC_STORE_*: nothing is left open then
 * @example
 * await using runtime = await createRuntime()
 * const run = await runtime.tenant('riverside').as(principal).start('deidentify-and-release', { note })
 */
export async function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const directory = resolve(options.directory ?? process.cwd())
  const config = options.config ?? readConfig(options.configFile ?? join(directory, CONFIG_FILE))
  const clock = options.clock ?? Date.now
  const diagnostics: Diagnostic[] = []
  const note = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic)
    options.onDiagnostic?.(diagnostic)
  }
  const closers: (() => Promise<void> | void)[] = []
  try {
    return await open()
  } catch (error) {
    await closeAll(closers)
    throw error
  }

  async function open(): Promise<Runtime> {
    const source = givenOrDiscovered(options, directory)
    for (const diagnostic of source.diagnostics) note(diagnostic)
    const load = async (found: FoundManifest): Promise<unknown> =>
      source.given.get(found.manifest.id) ?? loadPlugin(found)
    const host = await startHost(source.manifests, load)
    const durable = host.store.durable
    const masterKey =
      options.masterKey ??
      (durable
        ? createFileMasterKey(join(config.store.directory, 'keys', 'master.key'))
        : createMemoryMasterKey())
    closers.push(() => masterKey.close())
    const backend: StoreBackend = await host.store.open({ directory: config.store.directory })
    closers.push(() => backend.close())
    const workers = createRunWorkers()
    const executor: Executor = host.executor.create({
      concurrency: config.executor.concurrency,
      advance: (job) => workers.advance(job),
    })
    const pool = createAssemblyPool({
      manifests: source.manifests,
      config: config.pluginConfig,
      load,
      setupTimeoutMs: config.limits.setupTimeoutMs,
    })
    closers.push(() => pool.close())
    const platform = readPlatformConstitutions(config)
    for (const diagnostic of platform.diagnostics) note(diagnostic)
    const tenantHost: TenantHost = {
      config,
      backend,
      durable,
      masterKey,
      executor,
      platform: platform.contributions,
      holder: `${process.pid}.${ulid()}`,
      clock,
      onDiagnostic: note,
    }
    const tenants = new Map<string, KnownTenant>()
    for (const id of Object.keys(config.tenants)) {
      const tenant = await startOne(id, source.manifests, pool, tenantHost, platform.diagnostics)
      tenants.set(id, tenant)
      if (tenant.services) {
        const { services } = tenant
        closers.push(() => services.keys.close())
        closers.push(() => services.integrator.close())
      }
    }
    closers.push(async () => {
      const letGo = workers.close()
      await executor.drain()
      await letGo
      await executor.close()
    })

    let closing: Promise<void> | undefined
    const close = (): Promise<void> => {
      closing ??= closeAll(closers)
      return closing
    }
    return {
      config,
      diagnostics,
      manifests: source.manifests,
      assemblies: pool.all,
      tenants: () => [...tenants.values()].map(({ summary }) => summary),
      tenant(id) {
        if (closing) throw runtimeErrors.closed()
        const known = tenants.get(id)
        if (!known) throw runtimeErrors.unknownTenant(id, [...tenants.keys()])
        const { services } = known
        if (!services)
          throw runtimeErrors.tenantRefused(
            id,
            known.summary.diagnostics.filter(({ severity }) => severity === 'error'),
          )
        return tenantRuntime(services, (principal) =>
          createTenantSession(services, principal, workers),
        )
      },
      async accept(id, by) {
        const known = tenants.get(id)
        if (!known) throw runtimeErrors.unknownTenant(id, [...tenants.keys()])
        return acceptCapabilities(tenantHost, id, { present: known.safeguards, by })
      },
      close,
      [Symbol.asyncDispose]: close,
    }
  }

  async function startHost(
    manifests: readonly FoundManifest[],
    load: (found: FoundManifest) => Promise<unknown> | unknown,
  ) {
    const builtin = deriveManifest(builtinPlugin, { packageName: '@fcc/runtime', kind: 'plugin' })
    const hosted = manifests.filter(
      ({ manifest, declared }) =>
        declared === false ||
        HOST_POINTS.some((point) => (manifest.contributes[point.id] ?? []).length > 0),
    )
    const kernel = createKernel({
      plan: resolvePlan({
        manifests: [builtin, ...hosted],
        apiVersion: API_VERSION,
        points: [...HOST_POINTS, ...CATALOGUE_POINTS],
      }),
      load: async (found) => (found === builtin ? builtinPlugin : load(found)),
      points: [...HOST_POINTS, ...CATALOGUE_POINTS],
      scope: 'host',
      config: Object.fromEntries(
        Object.entries(config.pluginConfig).filter(
          ([id]) => id === BUILTIN_PLUGIN || hosted.some(({ manifest }) => manifest.id === id),
        ),
      ),
      setupTimeoutMs: config.limits.setupTimeoutMs,
    })
    closers.push(() => kernel.stop())
    const started = await kernel.start()
    if (started.state !== 'ready') {
      throw runtimeErrors.hostFailed(
        started.diagnostics.filter(({ severity }) => severity === 'error'),
      )
    }
    return {
      store: choose(kernel.contributions(stores), stores, config.store.use),
      executor: choose(kernel.contributions(executors), executors, config.executor.use),
    }
  }

  async function startOne(
    id: string,
    manifests: readonly FoundManifest[],
    pool: ReturnType<typeof createAssemblyPool>,
    host: TenantHost,
    platformProblems: readonly Diagnostic[],
  ): Promise<KnownTenant> {
    const tenantConfig = config.tenants[id]
    if (!tenantConfig) throw runtimeErrors.unknownTenant(id, Object.keys(config.tenants))
    const selected = selectedPlugins(
      manifests,
      tenantConfig.plugins,
      mandatedPlugins(config.platformConstitutions),
    )
    const assembly = await pool.start(tenantConfig.plugins && [...selected])
    const decided = await decideTenant(tenantConfig, { assembly, selected }, host)
    const lost = decided.model
      ? await checkCapabilities(decided.model, host.backend.control, clock)
      : []
    const diagnostics = [
      ...platformProblems,
      ...assembly.start.diagnostics,
      ...decided.diagnostics,
      ...lost,
    ]
    const refused = !decided.model || lost.length > 0 || platformProblems.length > 0
    return {
      summary: {
        id,
        name: tenantConfig.name,
        state: refused ? 'refused' : 'ready',
        diagnostics: refused ? [...platformProblems, ...decided.refusals, ...lost] : diagnostics,
      },
      services: refused || !decided.model ? undefined : await openTenant(decided.model, host),
      // Of what is there, and not of what was decided: a typo elsewhere must not make them forgotten.
      safeguards: safeguardsOf(assembly),
    }
  }
}

function tenantRuntime(services: TenantServices, as: TenantRuntime['as']): TenantRuntime {
  const { id, name, namespace } = services.model.config
  return { id, name, namespace, model: services.model, events: services.bus, as }
}

function givenOrDiscovered(options: RuntimeOptions, directory: string) {
  if (!options.plugins) {
    const { found, diagnostics } = discoverPlugins(directory)
    return { manifests: found, diagnostics, given: new Map<string, unknown>() }
  }
  const given = options.plugins.map((each) =>
    isPlugin(each) ? { plugin: each, found: deriveManifest(each) } : each,
  )
  return {
    manifests: given.map(({ found }) => found),
    diagnostics: [],
    given: new Map<string, unknown>(given.map(({ plugin }) => [plugin.id, plugin])),
  }
}

function choose<Shape extends PointShape & { readonly value: object }>(
  contributions: readonly Contribution<unknown>[],
  point: Point<Shape>,
  use: string,
): Shape['value'] {
  const found = contributions.find(({ id }) => id === use || id.slice(id.indexOf('/') + 1) === use)
  if (!found)
    throw runtimeErrors.choiceMissing(
      point.id,
      use,
      contributions.map(({ id }) => id),
    )
  return found.value as Shape['value']
}

/** Accepts what is present as the tenant's set, and writes down who did. */
async function acceptCapabilities(
  host: TenantHost,
  tenant: string,
  accepting: {
    readonly present: Readonly<Record<string, readonly string[]>>
    readonly by: Principal
  },
): Promise<readonly string[]> {
  const before = await host.backend.control.readCapabilities(tenant)
  const lost = Object.entries(before?.plugins ?? {}).flatMap(([plugin, safeguards]) =>
    safeguards.filter((safeguard) => !(accepting.present[plugin] ?? []).includes(safeguard)),
  )
  const now = host.clock()
  const store = await host.backend.openTenant(tenant)
  await store.appendEntries(
    createAuditEntryWriter(tenant).write(
      [
        {
          type: 'fcc.capabilities.accepted',
          subject: `urn:fcc:tenant:${tenant}`,
          data: {
            by: { id: accepting.by.id, roles: accepting.by.roles },
            lost,
            present: accepting.present,
          },
        },
      ],
      { time: now, prefix: `accept:${ulid(now)}` },
    ),
  )
  await host.backend.control.writeCapabilities({
    tenant,
    plugins: accepting.present,
    at: new Date(now).toISOString(),
    by: accepting.by.id,
  })
  return lost
}

async function closeAll(closers: readonly (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = []
  for (const close of [...closers].reverse()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything closed cleanly.')
}

/** The points of both scopes, for tools that list them. */
export const ALL_POINTS: readonly AnyPoint[] = [...HOST_POINTS, ...CATALOGUE_POINTS]

/** The plugins whose constitutions the platform lists: no tenant may leave them out. */
function mandatedPlugins(listed: readonly string[] | undefined): readonly string[] {
  return (listed ?? [STANDARD_CONSTITUTION])
    .filter((id) => id.includes('/'))
    .map((id) => id.slice(0, id.indexOf('/')))
}
