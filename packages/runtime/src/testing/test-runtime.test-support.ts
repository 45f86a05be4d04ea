import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { expect, onTestFinished } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createRuntime } from '../create-runtime.ts'
import type { Runtime } from '../runtime.ts'
import type { TenantSession } from '../tenant/tenant-session.ts'
import { type HostParts, hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

export type { HostParts } from './host-config.test-support.ts'

export const ada: Principal = { kind: 'human', id: 'ada', roles: ['author'] }
export const grace: Principal = { kind: 'human', id: 'grace', roles: ['reviewer', 'officer'] }

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-runtime-'))
  // Of each test by itself, in reverse order: files share this module, and a hook of it would be of the first only.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A runtime that whoever opens it closes: for what several tests share. */
export function openSharedRuntime(parts: HostParts = {}): Promise<Runtime> {
  const { plugins = [sample()], clock, masterKey, recover = false, onDiagnostic, admission } = parts
  return createRuntime({
    config: hostConfigOf(
      parts.store === 'sqlite'
        ? { ...parts, directory: parts.directory ?? temporaryFolder() }
        : parts,
    ),
    plugins,
    tenants: parts.only,
    recover,
    onDiagnostic,
    admission,
    access: parts.access,
    ...(clock ? { clock } : {}),
    ...(masterKey ? { masterKey } : {}),
  })
}

/**
 * A runtime that nobody closes before the test is over: to others it looks, after a while, as if its
 * process had died. What never settles in it is not waited for then.
 */
export async function openAbandonedRuntime(parts: HostParts = {}): Promise<Runtime> {
  const limits = { ...DEFAULT_LIMITS, pollMs: 10, closeGraceMs: 10, ...parts.config?.limits }
  const runtime = await openSharedRuntime({ ...parts, config: { ...parts.config, limits } })
  onTestFinished(() => runtime.close())
  return runtime
}

/** A runtime of the sample plugin and one tenant, by default; closed after the test. */
export async function openRuntime(parts: HostParts = {}): Promise<Runtime> {
  const runtime = await openSharedRuntime(parts)
  onTestFinished(() => runtime.close())
  return runtime
}

/** What Ada may do in the one tenant of a runtime. */
export async function openSession(parts: HostParts = {}): Promise<TenantSession> {
  const runtime = await openRuntime(parts)
  return runtime.tenant(Object.keys(parts.tenants ?? { riverside: {} })[0] ?? '').as(ada)
}

/** Expects an error of this code, and gives it back. */
export async function expectCode(code: string, work: () => unknown): Promise<FccError> {
  const thrown = await Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  expect(FccError.is(thrown) ? thrown.code : thrown).toBe(code)
  return thrown as FccError
}

/** A promise and what ends it. */
export function createLatch(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined
  const latch = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened: latch, open: () => open() }
}
