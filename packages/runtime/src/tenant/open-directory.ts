import type { AccessActionName, DirectoryRow, Principal } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { ChangeAgreement } from '../changes/agree-on-change.ts'
import { keepPreparedChanges, type PreparedChanges } from '../changes/prepared-changes.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { assertTenantConfig } from '../config/tenant-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { inspectRecords } from '../store/inspect-records.ts'
import { isKeptOut, keptOutProblem, refuseErased } from '../store/refuse-erased.ts'
import { withMissingSecrets } from '../webhooks/missing-webhook-secrets.ts'
import { admitPrincipal } from './access/admit-principal.ts'
import { authoriseHost } from './access/authorise.ts'
import { tenantsFor } from './access/tenants-for.ts'
import { unlockTenant } from './boundary/lock-tenant.ts'
import { resumeTenant, suspendTenant } from './boundary/suspend-tenant.ts'
import { decideBlock } from './decide-block.ts'
import { type AuditAct, createActWriter } from './directory-acts.ts'
import { fileDigestOf, type ReadRow } from './directory-rows.ts'
import { eraseTenant } from './erase-tenant.ts'
import { keepTenants } from './kept-tenants.ts'
import type { KnownTenant } from './known-tenant.ts'
import { assertOwnNames } from './own-names.ts'
import { assertSameFile, decideProposed, pluginsOf } from './propose-version.ts'
import { type FileNow, readFileOnce } from './read-file-once.ts'
import { reloadTenants } from './reload-tenants.ts'
import { olderRow, rememberedVersions } from './remembered-rows.ts'
import type { TenantDirectory } from './tenant-directory.ts'
import { decideVersion, refusedVersion, type VersionSources } from './tenant-version.ts'

/** How many tenants are decided side by side: what they write comes in one transaction. */
const DECIDED_AT_ONCE = 64

/** The directory with what the runtime itself does with it. */
export interface OpenDirectory extends TenantDirectory {
  /** @throws FccError FCC_TENANT_UNKNOWN */
  known(id: string): KnownTenant
  find(id: string): KnownTenant | undefined
  /** Finds a tenant, among those too that other processes added meanwhile. */
  seek(id: string): Promise<KnownTenant | undefined>
  /** Every tenant that is known here now. */
  all(): Iterable<KnownTenant>
  /** What is ready of changes that other processes propose. */
  readonly prepared: PreparedChanges
  /** The last change of the directory that this process runs. */
  seen(): number
  close(): Promise<void>
}

/**
 * Opens the tenant directory: reads the rows, joins them with what `fcc.yaml` says, and decides each
 * tenant. No tenant's store is opened.
 *
 * @param only ids of the tenants that are wanted here; all where absent
 * @throws FccError FCC_TENANT_UNKNOWN where one of `only` is nowhere
 */
export async function openDirectory(
  sources: VersionSources,
  only: readonly string[] | undefined,
  audit: AuditAct,
  changes: ChangeAgreement,
): Promise<OpenDirectory> {
  const { host } = sources
  const { limits } = host.config
  const { rows } = host
  const atHand = keepTenants(host, (id) => catchUp(id))
  const { tenants, put, gone, drop, stop } = atHand
  const newest = new Map<string, DirectoryRow>()
  const wanted = only && new Set(only)
  let seen = 0
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  let acting: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | undefined

  const files = new Map(Object.entries(host.config.tenants))
  const inFile = (id: string): TenantConfig | undefined => files.get(id)

  /** One act after the other: two at once on one tenant would both build on the same version. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    if (closing) return Promise.reject(runtimeErrors.closed())
    const done = acting.then(act)
    acting = done.catch(() => undefined)
    return done
  }

  /** Lets nobody use a tenant that is erased or about to be; who has it in `fcc.yaml` still reads why. */
  function keepOut(row: DirectoryRow): readonly Diagnostic[] {
    const { tenant: id, version } = row
    atHand.letGo(id)
    const file = inFile(id)
    if (!file && row.state === 'erased') return []
    const problem = keptOutProblem(row)
    atHand.keepOut(refusedVersion(id, file, version, problem))
    return [problem]
  }

  /** What a row makes of its tenant here, and what is to be said of it. */
  async function adopt(read: ReadRow, fileNow: FileNow): Promise<readonly Diagnostic[]> {
    const { row } = read
    const { tenant } = row
    if (wanted && !wanted.has(tenant)) return []
    const file = inFile(tenant)
    if (read.problem) {
      // What cannot be believed may have been a removal or other rules: nobody works under a guess.
      await put(refusedVersion(tenant, file, row.version, read.problem))
      return [read.problem]
    }
    if (isKeptOut(row)) return keepOut(row)
    const edited = file && row.fileDigest !== fileDigestOf(file) && fileNow()?.tenants[tenant]
    // Another process took over an edit of the file that both have.
    const isSame = edited && row.fileDigest === fileDigestOf(edited)
    if (isSame) files.set(tenant, edited)
    if (file && row.fileDigest !== fileDigestOf(file) && !isSame) {
      const known = tenants.get(tenant)
      if (known?.version.number !== 0) await put(await decideVersion(file, 0, sources))
      return [runtimeErrors.rowOutdated(tenant, row.version)]
    }
    if (row.state === 'removed') void drop(tenant)
    else {
      const ready = prepared.find(row)
      await put(
        ready ? await ready.settle() : await decideVersion(read.config, row.version, sources),
      )
    }
    return []
  }

  const prepared = keepPreparedChanges(async (proposed) => {
    const { tenant } = proposed
    if (wanted && !wanted.has(tenant)) return undefined
    assertSameFile(proposed, inFile(tenant), () => readOnce()()?.tenants[tenant])
    return proposed.isRemoval
      ? undefined
      : decideProposed(proposed, sources, tenants.get(proposed.tenant)?.version)
  })

  /** Nothing of the file while this opens: what is decided then is what it said. */
  const readOnce = (): FileNow => readFileOnce(isOpen ? sources.readConfig : undefined)

  async function refresh(
    found: Awaited<ReturnType<typeof rows.read>> | undefined = undefined,
  ): Promise<readonly Diagnostic[]> {
    const { rows: changed, last } = found ?? (await rows.read(seen))
    const said: Diagnostic[] = []
    const fileNow = readOnce()
    for (const read of changed) {
      if ((newest.get(read.row.tenant)?.version ?? 0) >= read.row.version) continue
      said.push(...(await adopt(read, fileNow)))
      newest.set(read.row.tenant, read.row)
    }
    seen = last
    for (const each of said) host.onDiagnostic(each)
    return said
  }

  /** Takes over what others changed of one tenant since its version was decided. */
  async function catchUp(id: string): Promise<void> {
    if (!host.durable) return
    const read = await rows.readOne(id)
    if (read && (newest.get(id)?.version ?? 0) < read.row.version) {
      for (const each of await adopt(read, readOnce())) host.onDiagnostic(each)
      newest.set(id, read.row)
    }
    const version = tenants.get(id)?.version
    if (!version?.model) return
    const found = await host.accepted.read(id)
    // What was decided under another record may have lost what this one has.
    if (found.kind === 'known' && found.accepted.digest !== version.accepted) {
      await put(await decideVersion(version.config, version.number, sources))
    }
  }

  function poll(): void {
    if (!host.durable || limits.directoryPollMs === 0) return
    let isLooking = false
    timer = setInterval(() => {
      if (isLooking) return
      isLooking = true
      inTurn(() => refresh())
        .catch((error: unknown) => {
          if (!closing && FccError.is(error)) host.onDiagnostic(asDiagnostic(error))
        })
        .finally(() => {
          isLooking = false
        })
    }, limits.directoryPollMs)
    timer.unref()
  }

  /** The ids of the file and of the rows, whichever are wanted here. */
  function every(): readonly string[] {
    const active = [...newest.values()].filter(({ state }) => state === 'active')
    return [
      ...new Set([...Object.keys(host.config.tenants), ...active.map(({ tenant }) => tenant)]),
    ]
  }

  function known(id: string): KnownTenant {
    const found = tenants.get(id)
    if (!found) throw runtimeErrors.unknownTenant(id, [...tenants.keys()])
    return found
  }

  const write = createActWriter({ host, tenants, newest, inFile, gone, audit, changes })
  const following = (id: string): number => (newest.get(id)?.version ?? 0) + 1

  /** Who acts, let through to it. */
  async function admitted(
    action: AccessActionName,
    id: string,
    given: Principal,
  ): Promise<Principal> {
    const by = admitPrincipal(given)
    await authoriseHost(host, by, { action, tenant: id, known: tenants.get(id) })
    return by
  }

  async function change(act: 'added' | 'replaced', config: TenantConfig, by: Principal) {
    assertTenantConfig(config)
    const there = [...tenants.values()].map(({ version }) => version.config)
    assertOwnNames(config, there)
    await refuseErased(config.id, host.backend.control)
    const frozen = structuredClone(config)
    const version = following(config.id)
    const before = act === 'replaced' ? known(config.id).version : undefined
    const proposed = await decideVersion(frozen, version, sources, { before })
    const release = proposed.retain()
    try {
      if (!proposed.model) throw runtimeErrors.tenantRefused(config.id, proposed.refusals)
      const to = { tenant: config.id, version, config: JSON.stringify(config) }
      const under = {
        plugins: pluginsOf(sources, frozen),
        fileDigest: fileDigestOf(inFile(to.tenant)),
      }
      await changes.agree({ ...to, ...under }, async (during) => {
        const decided = await proposed.settle()
        if (!decided.model) throw runtimeErrors.tenantRefused(config.id, decided.refusals)
        await write(act, frozen, by, { version, decided, during })
      })
    } finally {
      await release()
    }
    // What this process wrote is a change that it runs, too.
    await refresh()
    return known(config.id).summary()
  }

  /** An act in its turn, then the other processes: they take it over in turns of their own. */
  async function everywhere<Result>(tenant: string, act: () => Promise<Result>): Promise<Result> {
    const done = await inTurn(act)
    if (host.durable) await changes.adopted(tenant, seen)
    return done
  }

  const first = await rows.read(0)
  // Deciding a tenant writes of it: not of one that was erased.
  const erased = new Set(
    first.rows.flatMap(({ row, problem }) => (!problem && isKeptOut(row) ? [row.tenant] : [])),
  )
  const inFiles = Object.values(host.config.tenants).filter(
    ({ id }) => !erased.has(id) && (!wanted || wanted.has(id)),
  )
  for (let from = 0; from < inFiles.length; from += DECIDED_AT_ONCE) {
    const some = inFiles.slice(from, from + DECIDED_AT_ONCE)
    const versions = await Promise.all(
      some.map((config) => decideBlock(config, first.rows, sources)),
    )
    for (const version of versions) {
      await put(version)
    }
  }
  await refresh(first)
  const remembered = await rememberedVersions(host)
  // What was written meanwhile: the marks are asked before it.
  await refresh()
  for (const [id, known] of remembered) {
    const found = newest.get(id)?.version ?? 0
    if (found >= known || (wanted && !wanted.has(id))) continue
    const problem = olderRow(id, found, known)
    host.onDiagnostic(problem)
    await put(refusedVersion(id, inFile(id), found, problem))
  }
  for (const id of wanted ?? [])
    if (!tenants.has(id) && !erased.has(id)) throw runtimeErrors.unknownTenant(id, every())
  poll()
  isOpen = true

  return {
    known,
    find: (id) => tenants.get(id),
    async seek(id) {
      if (!tenants.has(id) && host.durable) await inTurn(() => refresh())
      return tenants.get(id)
    },
    all: () => tenants.values(),
    prepared,
    seen: () => seen,
    list: () => [...tenants.values()].map((each) => each.summary()),
    async listFor(by) {
      const shown = tenantsFor(host, by, [...tenants.keys()])
      // What others locked or suspended is known of whoever was called here; of these it is asked.
      for (const id of shown) await host.boundaries.standingOf(id)
      return shown.flatMap((id) => tenants.get(id)?.summary() ?? [])
    },
    async check(id) {
      const some = id === undefined ? [...tenants.values()] : [known(id)]
      for (const each of some) {
        if (!each.version.model) continue
        const use = await each.acquire().catch(() => undefined)
        use?.release()
      }
      return Promise.all(
        some.map((each) => withMissingSecrets(each.summary(), each.version.model?.config)),
      )
    },
    async inspect(id) {
      const { services, release } = await known(id).acquire()
      try {
        return await inspectRecords(services)
      } finally {
        release()
      }
    },
    add: (config, given) =>
      everywhere(config.id, async () => {
        const by = await admitted('tenants:add', config.id, given)
        if (tenants.has(config.id)) throw runtimeErrors.tenantExists(config.id)
        return change('added', config, by)
      }),
    replace: (config, given) =>
      everywhere(config.id, async () => {
        known(config.id)
        const by = await admitted('tenants:replace', config.id, given)
        return change('replaced', config, by)
      }),
    async reload(given) {
      const done = await inTurn(async () => {
        const by = admitPrincipal(given)
        return reloadTenants({
          ...{ sources, tenants, wanted, files },
          admit: (action, id) =>
            authoriseHost(host, by, { action, tenant: id, known: tenants.get(id) }),
          change: (act, config) => change(act, config, by),
        })
      })
      const changed = done.tenants.filter(({ outcome }) => outcome !== 'kept')
      if (host.durable && changed.length > 0) {
        await changes.adopted(changed.map(({ tenant }) => tenant).join(', '), seen)
      }
      return done
    },
    remove: (id, given) =>
      everywhere(id, async () => {
        const { config } = known(id).version
        await refuseErased(id, host.backend.control)
        const version = following(id)
        const by = await admitted('tenants:remove', id, given)
        const removal = { tenant: id, version, config: JSON.stringify(config), plugins: {} }
        const fileDigest = fileDigestOf(inFile(id))
        await changes.agree({ ...removal, fileDigest, isRemoval: true }, (during) =>
          write('removed', config, by, { version, during }),
        )
        await refresh()
        return drop(id)
      }),
    erase: (id, given, { confirm }) =>
      inTurn(async () =>
        eraseTenant(id, await admitted('tenants:erase', id, given), confirm, {
          ...{ host, isKnown: tenants.has(id), inFile: inFile(id) !== undefined },
          newest: newest.get(id)?.version ?? 0,
          adopt(row) {
            newest.set(id, row)
            keepOut(row)
          },
          stop: () => stop(id),
        }),
      ),
    async suspend(id, given, { reason }) {
      const by = await admitted('tenants:suspend', id, given)
      return suspendTenant(known(id), by, reason)
    },
    async resume(id, given) {
      const by = await admitted('tenants:resume', id, given)
      return resumeTenant(known(id), by)
    },
    unlock: async (id, given) =>
      unlockTenant(known(id), await admitted('tenants:unlock', id, given), host),
    refresh: () => inTurn(() => refresh()),
    close() {
      closing ??= (async () => {
        clearInterval(timer)
        await acting
        await atHand.close()
      })()
      return closing
    },
  }
}
