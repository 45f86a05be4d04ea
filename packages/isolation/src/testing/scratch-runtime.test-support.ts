import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime, DEFAULT_LIMITS, type HostConfig, type Runtime } from '@fcc/runtime'
import { onTestFinished } from 'vitest'
import type { ScratchTenants } from '../attack-sessions.ts'
import { makeScratchTenant } from '../installation/scratch-tenants.ts'

/** A configuration of nothing but a store. */
export function bareConfig(use: 'memory' | 'sqlite', directory: string): HostConfig {
  return {
    ...{ directory, file: join(directory, 'fcc.yaml') },
    store: { use, directory: join(directory, '.fcc') },
    executor: { use: 'in-process', concurrency: 4 },
    events: { use: 'in-process' },
    ...{ pluginConfig: {}, providers: {}, services: {}, platformConstitutions: [], tenants: {} },
    audit: { checkpointSeconds: 3600 },
    limits: { ...DEFAULT_LIMITS, pollMs: 10 },
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-isolation-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A runtime in memory with the tenants of a suite and no plugin, closed after the test. */
export async function openScratchRuntime(): Promise<{
  readonly runtime: Runtime
  readonly tenants: ScratchTenants
}> {
  const folder = temporaryFolder()
  const tenants: ScratchTenants = {
    attacker: await makeScratchTenant('attacker', folder),
    victim: await makeScratchTenant('victim', folder),
    witness: await makeScratchTenant('witness', folder),
  }
  const configs = Object.values(tenants).map(({ config }) => [config.id, config])
  const runtime = await createRuntime({
    config: { ...bareConfig('memory', folder), tenants: Object.fromEntries(configs) },
    ...{ plugins: [], recover: false },
  })
  onTestFinished(() => runtime.close())
  return { runtime, tenants }
}
