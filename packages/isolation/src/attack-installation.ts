import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createRuntime, type GivenPlugin, type HostConfig, openStore } from '@fcc/runtime'
import { attackSessions, type ScratchTenants } from './attack-sessions.ts'
import { attackStore, type SuiteOptions } from './attack-store.ts'
import { linkedFileAttempts } from './attacks/linked-files.ts'
import { isolationError } from './diagnostics.ts'
import { makeScratchTenant } from './installation/scratch-tenants.ts'
import type { IsolationReport } from './report/report.ts'

/** An installation as it is configured. */
export interface Installation {
  readonly config: HostConfig
  /** Plugins given in code; those that are installed where absent. */
  readonly plugins?: readonly GivenPlugin[] | undefined
}

/** What came of both halves. */
export interface InstallationReport {
  /** By people with sessions, on a runtime with the store, the keys, the settings and the platform rules of the installation. */
  readonly sessions: IsolationReport
  /** On the ports of its store. */
  readonly store: IsolationReport
}

/**
 * Attacks an installation with tenants that are there for that alone: its store, its settings and its platform
 * rules are in force, its tenants are not touched. A store that keeps files gets a folder of its own beside them,
 * which is gone afterwards; another one has to be empty.
 *
 * @throws FccError FCC_ISOLATION_STORE_IN_USE, FCC_ISOLATION_NOT_PREPARED
 * @example
 * const { sessions, store } = await attackInstallation({ config: readConfig('fcc.yaml') })
 */
export async function attackInstallation(
  { config, plugins }: Installation,
  options: Omit<SuiteOptions, 'more'> = {},
): Promise<InstallationReport> {
  await mkdir(config.store.directory, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(config.store.directory, 'isolation-'))
  try {
    const tenants: ScratchTenants = {
      attacker: await makeScratchTenant('attacker', folder),
      victim: await makeScratchTenant('victim', folder),
      witness: await makeScratchTenant('witness', folder),
    }
    const own: HostConfig = {
      ...config,
      store: { ...config.store, directory: join(folder, 'store') },
      // Whoever attacks may do everything where they are at home: what somebody is kept from by a role proves nothing.
      ...{ access: undefined, authentication: undefined, server: undefined },
      tenants: Object.fromEntries(
        Object.values(tenants).map((tenant) => [tenant.config.id, tenant.config]),
      ),
    }
    const given = { config: own, plugins, directory: config.directory }
    await assertEmpty(given)
    await using runtime = await createRuntime({ ...given, recover: false })
    const sessions = await attackSessions(runtime, tenants, options)
    await runtime.close()
    // Last: it leaves rows that no runtime would believe.
    const { backend, close } = await openStore(given)
    try {
      const named = { attacker: 'isolation-mallory', victim: 'isolation-riverside' }
      // Only a store that keeps files has some that could be links.
      const hasFiles =
        existsSync(own.store.directory) && readdirSync(own.store.directory).length > 0
      const more = hasFiles ? linkedFileAttempts(backend, own.store.directory) : []
      return { sessions, store: await attackStore(backend, named, { ...options, more }) }
    } finally {
      await close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function assertEmpty(given: Installation & { readonly directory: string }): Promise<void> {
  const { backend, close } = await openStore(given)
  try {
    const tenants = (await backend.transfer?.tenants()) ?? []
    if (tenants.length === 0) return
    const facts = { use: given.config.store.use, count: String(tenants.length) }
    throw isolationError('FCC_ISOLATION_STORE_IN_USE', facts)
  } finally {
    await close()
  }
}
