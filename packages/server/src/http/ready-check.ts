import type { Readiness, Runtime } from '@fcc/runtime'
import type { ServerLimits, ServerNote } from './server-options.ts'

/** Asks the runtime whether it is ready. */
export type ReadyCheck = () => Promise<Readiness>

/** How long an answer is given again, in milliseconds: whoever asks often makes nobody write often. */
const KEPT_MS = 1_000

/** A check of which the answer is given again for a moment; the host is told when it turns. */
export function createReadyCheck(
  runtime: Pick<Runtime, 'readiness'>,
  { readyLagMs: lagMs, readyMs: withinMs }: Pick<ServerLimits, 'readyLagMs' | 'readyMs'>,
  note: (note: ServerNote) => void,
): ReadyCheck {
  let kept: { readonly at: number; readonly checks: Promise<Readiness> } | undefined
  let wasSound = true
  async function ask(): Promise<Readiness> {
    const checks = await runtime.readiness({ lagMs, withinMs })
    if (isSound(checks) !== wasSound) {
      note(wasSound ? { kind: 'not_ready', checks } : { kind: 'ready' })
      wasSound = !wasSound
    }
    return checks
  }
  return () => {
    const now = performance.now()
    if (!kept || now - kept.at > KEPT_MS) kept = { at: now, checks: ask() }
    return kept.checks
  }
}

/** Whether nothing of it is failed or late. */
export function isSound({ store, log, executor }: Readiness): boolean {
  return store === 'ok' && log === 'ok' && executor !== 'late'
}
