import type { Principal } from '@fcc/contracts'
import { expect } from 'vitest'
import { ada, type HostParts, openRuntime } from './test-runtime.test-support.ts'

/** A run of the scenario `signed` that waits for a reviewer. */
export async function openWaitingRun(parts: HostParts & { readonly starter?: Principal } = {}) {
  const runtime = await openRuntime(parts)
  const session = runtime.tenant('riverside').as(parts.starter ?? ada)
  const handle = await session.start('signed', { note: 'x' })
  const run = await handle.finished()
  expect(run.state).toBe('waiting')
  return { runtime, session, run, as: (who: Principal) => runtime.tenant('riverside').as(who) }
}
