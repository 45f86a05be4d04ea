import { resolve } from 'node:path'
import type { StoreBackend } from '@fcc/contracts'
import type { KernelOptions } from '@fcc/kernel'
import type { Diagnostic } from '@fcc/plugin-api'
import { createAssemblyPool } from './assembly/assembly-pool.ts'
import { openBackpressure } from './backpressure/backpressure.ts'
import { DEFAULT_BACKPRESSURE } from './backpressure/settings.ts'
import { createCompiledCatalogues } from './catalogue/compiled-catalogues.ts'
import { readPlatformConstitutions } from './catalogue/platform-constitutions.ts'
import { createChangeAgreement } from './changes/agree-on-change.ts'
import { followChanges, keepFollowing } from './changes/follow-changes.ts'
import type { HostConfig } from './config/host-config.ts'
import { CONFIG_FILE, readConfig } from './config/read-config.ts'
import { statedParts } from './config/stated-parts.ts'
import { defaultNamespace } from './config/tenant-config.ts'
import { tenantInFile } from './config/tenant-in-file.ts'
import { tenantLimits } from './config/tenant-limits.ts'
import { openCredentialRows } from './credentials/credential-rows.ts'
import { openSessions } from './credentials/sessions.ts'
import { verifyApiKey } from './credentials/verify-api-key.ts'
import { asDiagnostic, runtimeErrors } from './diagnostics.ts'
import { openInstalledPackages } from './discovery/installed-packages.ts'
import { type HostDuty, keepHostDuties } from './duties/host-duties.ts'
import { createHealthKeeper } from './health/health-keeper.ts'
import { createReadiness } from './health/readiness.ts'
import { kernelLimits } from './host/kernel-limits.ts'
import { callPlugin, guardProcess } from './host/plugin-calls.ts'
import { startHost } from './host/start-host.ts'
import { keySchedule } from './keys/key-schedule.ts'
import { openHostKeyCare } from './keys/open-host-key-care.ts'
import { openMasterKey } from './keys/open-master-key.ts'
import { objectsOf } from './objects/choose-objects.ts'
import { openHostObjects } from './objects/host-objects.ts'
import { withObjects } from './objects/store-with-objects.ts'
import { importReferenceData } from './reference-data/import-reference-data.ts'
import { newHolder } from './run/lease-holder.ts'
import { createRunProcess } from './run/run-process.ts'
import type { Runtime, RuntimeOptions } from './runtime.ts'
import { resolveSecret } from './secrets/resolve-secret.ts'
import { acceptStore } from './store/accept-store.ts'
import { acceptCapabilities } from './tenant/accept-capabilities.ts'
import { openAcceptedRecords } from './tenant/accepted-records.ts'
import { admitPrincipal } from './tenant/access/admit-principal.ts'
import { authoriseHost } from './tenant/access/authorise.ts'
import { withBuiltInRoles } from './tenant/access/built-in-roles.ts'
import { auditDirectoryAct } from './tenant/audit-directory-act.ts'
import { admitWorking } from './tenant/boundary/admit-working.ts'
import { openBoundaries } from './tenant/boundary/boundaries.ts'
import { isStopped } from './tenant/boundary/stopped-by.ts'
import { boundOpenStores } from './tenant/bounded-stores.ts'
import { ACCEPTED_REFUSALS } from './tenant/capabilities.ts'
import { createTenantSession } from './tenant/create-session.ts'
import { openDirectoryRows } from './tenant/directory-rows.ts'
import { createKnownSessions } from './tenant/known-sessions.ts'
import type { KnownTenant } from './tenant/known-tenant.ts'
import { noteRequests } from './tenant/note-requests.ts'
import { type OpenDirectory, openDirectory } from './tenant/open-directory.ts'
import type { TenantHost } from './tenant/tenant-host.ts'
import type { TenantRuntime } from './tenant/tenant-runtime.ts'
import { openTenantArchives } from './tenant-archive/tenant-archives.ts'
import { startWebhookSender } from './webhooks/webhook-sender.ts'

/**
 * Makes a runtime: reads the configuration, finds plugins, starts the host's part once, an assembly
 * per set of plugins, and each tenant on top. A tenant that cannot start safely is refused; others run.
 *
 * @throws FccError FCC_CONFIG_*, FCC_TENANT_UNKNOWN, FCC_HOST_*, FCC_SEALING_*, FCC_STORE_*: nothing is left open then
 * @example
 * await using runtime = await createRuntime()
 * const run = await runtime.tenant('riverside').as(principal).start('deidentify-and-release', { note })
 */
export async function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const folder = resolve(options.directory ?? process.cwd())
  const asAsked = (written: HostConfig): HostConfig => {
    const { concurrency = written.executor.concurrency } = options
    const placed = { ...written, executor: { ...written.executor, concurrency } }
    return options.access === 'required' ? withRolesRequired(placed) : placed
  }
  const readFile = () => asAsked(readConfig(resolve(folder, options.configFile ?? CONFIG_FILE)))
  const config = options.config ? asAsked(options.config) : readFile()
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
    const packages = openInstalledPackages(options, folder)
    const { load } = packages
    for (const diagnostic of packages.diagnostics) note(diagnostic)
    guardProcess()
    const enter: KernelOptions['enter'] = (pluginId, work) =>
      callPlugin(
        {
          pluginId,
          onDetached: (thrown) => note(asDiagnostic(runtimeErrors.detached(pluginId, thrown))),
        },
        work,
      )
    const host = await startHost({ config, manifests: packages.manifests, load, enter })
    closers.push(() => host.kernel.stop())
    const durable = host.store.durable
    const masterKey = options.masterKey ?? openMasterKey(config, durable)
    closers.push(() => masterKey.close())
    const storeOptions = {
      directory: config.store.directory,
      secret: (reference: string) => resolveSecret(config.pluginConfig, reference),
    }
    const stored: StoreBackend = await host.store.open({
      ...storeOptions,
      leaseMs: config.limits.leaseMs,
    })
    closers.push(() => stored.close())
    const objects = await openHostObjects(objectsOf(host.kernel, config, storeOptions))
    closers.push(() => objects.close())
    const backend = durable ? withObjects(stored, objects, clock) : stored
    const transport = await host.transport.open({ secret: storeOptions.secret })
    closers.push(() => transport.close())
    const credentials = openCredentialRows({ backend, masterKey, clock })
    closers.push(() => credentials.close())
    const boundaries = openBoundaries({ rows: credentials, clock, limits: config.limits })
    const holder = newHolder()
    const backpressure = openBackpressure({
      ...{
        settings: config.backpressure ?? DEFAULT_BACKPRESSURE,
        rows: credentials,
        holder,
        clock,
      },
      concurrency: config.executor.concurrency,
      isShared: host.executor.isLocal !== true,
      queue: () => process.executor.figures?.(),
      staleMs: Math.max(SURVEY_STALE_MS, 3 * config.limits.recoveryMs),
    })
    closers.push(() => backpressure.close())
    let directory: OpenDirectory | undefined
    const process = createRunProcess({
      config,
      backpressure,
      executor: host.executor,
      secret: storeOptions.secret,
      tenant: (id) => directory?.find(id),
      control: backend.control,
      isStopped: (tenant) => isStopped({ tenant, boundaries }),
      weightOf: (id) =>
        tenantLimits(directory?.find(id)?.version.config.limits, config.tenantLimits).weight,
      clock,
      onDiagnostic: note,
    })
    const pool = createAssemblyPool({
      manifests: () => packages.manifests,
      config: config.pluginConfig,
      load,
      limits: kernelLimits(config.limits),
      enter,
      onDiagnostic: note,
    })
    closers.push(() => pool.close())
    for (const diagnostic of statedParts(config)) note(diagnostic)
    const platform = readPlatformConstitutions(config)
    for (const diagnostic of platform.diagnostics) note(diagnostic)
    const accepted = openAcceptedRecords({ backend, masterKey, clock })
    closers.push(() => accepted.close())
    const rows = openDirectoryRows({ backend, masterKey, clock })
    closers.push(() => rows.close())
    const tenantHost: TenantHost = {
      config,
      // What is in memory takes no descriptors, and would be gone with its store.
      backend: durable ? boundOpenStores(backend, config.limits) : backend,
      durable,
      accepted,
      rows,
      credentials,
      boundaries,
      masterKey,
      keysFrom: options.masterKey ? 'program' : (config.keys?.master?.from ?? 'file'),
      executor: process.executor,
      leasesAtStart: host.executor.isLocal === true && config.executor.concurrency > 0,
      admission: admitWorking(boundaries, options.admission, config.limits.recoveryMs),
      transport,
      platform,
      compiled: createCompiledCatalogues(),
      health: createHealthKeeper(config.limits, clock),
      holder,
      backpressure,
      clock,
      namespaceOf: (id) =>
        (directory?.find(id)?.version.config ?? tenantInFile(config, id))?.namespace ??
        defaultNamespace(id),
      onDiagnostic: note,
    }
    const opened = await openDirectory(
      {
        ...{ packages, pool, host: tenantHost },
        readConfig: options.config ? undefined : readFile,
      },
      options.tenants,
      auditDirectoryAct,
      createChangeAgreement({
        ...{ rows: credentials, holder, limits: config.limits, clock, onDiagnostic: note },
      }),
    )
    closers.push(() => opened.close())
    directory = opened
    await process.executor.ready?.()
    const keyCare = openHostKeyCare(tenantHost, opened)
    const duties: HostDuty[] = []
    if (options.recover ?? true) {
      const sender = startWebhookSender({
        tenants: opened.all,
        control: backend.control,
        limits: config.limits,
        onDiagnostic: note,
      })
      closers.push(() => sender.close())
      duties.push(process.recover())
      backpressure.work()
      if (config.keys?.masterRotateAfterMs !== undefined && durable) {
        const { masterLookMs: everyMs } = config.keys
        duties.push(keySchedule({ look: keyCare.look, everyMs, onDiagnostic: note }))
      }
    }
    if (durable && (options.recover ?? true)) {
      const following = await followChanges({
        ...{ rows: credentials, holder, limits: config.limits, clock },
        ...{ prepared: opened.prepared, refresh: opened.refresh, seen: opened.seen },
      })
      const { changeLookMs } = config.limits.processes
      const followed = keepFollowing(following, changeLookMs, note)
      closers.push(() => followed.close())
    }
    closers.push(() => process.close())
    if (duties.length > 0) {
      const kept = keepHostDuties({
        ...{ rows: credentials, holder, limits: config.limits, clock, duties },
        onDiagnostic: note,
      })
      // Given back first: others need not wait until the visits under way here have ended.
      closers.push(() => kept.close())
    }

    const readiness = createReadiness({
      ...{ rows: credentials, holder, clock, jobs: process.jobs },
      integrators: () => opened.list().flatMap(({ id }) => opened.find(id)?.integrator() ?? []),
      isElsewhere: config.executor.concurrency === 0 || host.executor.isLocal !== true,
    })
    const sessions = createKnownSessions((known, principal) =>
      createTenantSession(known, principal, process, opened.seek),
    )
    let closing: Promise<void> | undefined
    const close = (): Promise<void> => {
      closing ??= closeAll(closers)
      return closing
    }
    return {
      config,
      diagnostics,
      get manifests() {
        return packages.manifests
      },
      assemblies: pool.all,
      tenants: {
        ...opened,
        ...openTenantArchives(
          tenantHost,
          { use: config.store.use, backend: stored, objects },
          opened,
        ),
      },
      access: options.access ?? 'configured',
      tenant(id) {
        if (closing) throw runtimeErrors.closed()
        const known = opened.known(id)
        const { model, refusals } = known.version
        if (!model) throw runtimeErrors.tenantRefused(id, refusals)
        return tenantRuntime(known, (principal) => sessions.of(known, principal))
      },
      async accept(id, given) {
        const by = admitPrincipal(given)
        const known = opened.known(id)
        const action = 'safeguards:accept'
        await authoriseHost(tenantHost, by, { action, tenant: id, known })
        const { safeguards, refusals } = known.version
        // What is refused for more than what was lost does not start with the smaller set either.
        if (refusals.some(({ code }) => !ACCEPTED_REFUSALS.has(code))) {
          throw runtimeErrors.tenantRefused(id, refusals)
        }
        return acceptCapabilities(tenantHost, id, { present: safeguards, by })
      },
      referenceData: {
        list: () => backend.referenceData.list(),
        async import(data, given) {
          const by = admitPrincipal(given)
          const action = 'reference_data:import'
          await authoriseHost(tenantHost, by, { action, tenant: data.name })
          return importReferenceData(backend.referenceData, data, { by, now: clock() })
        },
      },
      readiness,
      async status(given) {
        const by = admitPrincipal(given)
        await authoriseHost(tenantHost, by, { action: 'status:read', tenant: '*' })
        return backpressure.status()
      },
      keys: keyCare.care,
      sessions: openSessions(credentials, (id) => opened.known(id), clock),
      verifyApiKey: (text) => verifyApiKey(credentials, text, clock()),
      async acceptStore(id, given) {
        const by = admitPrincipal(given)
        const known = opened.known(id)
        await authoriseHost(tenantHost, by, { action: 'stores:accept', tenant: id, known })
        return acceptStore(id, by, tenantHost)
      },
      close,
      [Symbol.asyncDispose]: close,
    }
  }
}

/** How old a look through the tenants may be, in milliseconds, where it is made more often than that. */
const SURVEY_STALE_MS = 60_000

/** Denies whatever no role allows, also where nobody configured any: the built-in roles are known then. */
function withRolesRequired(config: HostConfig): HostConfig {
  return {
    ...config,
    access: withBuiltInRoles(config.access),
    tenants: Object.fromEntries(
      Object.entries(config.tenants).map(([id, tenant]) => [
        id,
        tenant.access ? { ...tenant, access: withBuiltInRoles(tenant.access) } : tenant,
      ]),
    ),
  }
}

function tenantRuntime(known: KnownTenant, as: TenantRuntime['as']): TenantRuntime {
  const { id, name, namespace } = known.version.config
  return {
    id,
    name,
    namespace,
    get model() {
      const { model, refusals } = known.version
      if (!model) throw runtimeErrors.tenantRefused(id, refusals)
      return model
    },
    events: known.events,
    as,
    noteRequests: (requests) => noteRequests(known, requests),
  }
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
