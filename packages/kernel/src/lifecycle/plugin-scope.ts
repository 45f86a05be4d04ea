import type { Diagnostic } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'
import { withTimeLimit } from './time-limit.ts'

type Dispose = () => void | Promise<void>

/** What one plugin holds, and the one place where it is let go. */
export interface PluginScope {
  readonly pluginId: string
  readonly isOpen: boolean
  readonly signal: AbortSignal
  /** Keeps a disposal for `close`. False where the scope is closed and nothing was kept. */
  defer(dispose: Dispose): boolean
  /** Tells the plugin to give up what it is doing; closes nothing. */
  abort(reason: unknown): void
  /** Aborts the signal and runs what was deferred, last in first out; gives what went wrong. */
  close(reason?: unknown): Promise<readonly Diagnostic[]>
}

/** Opens the scope of one plugin. Closing twice gives the same promise. */
export function createPluginScope(pluginId: string, stopTimeoutMs: number): PluginScope {
  const controller = new AbortController()
  const deferred: Dispose[] = []
  let closing: Promise<readonly Diagnostic[]> | undefined
  const closeAll = async (reason: unknown): Promise<readonly Diagnostic[]> => {
    controller.abort(reason)
    const problems: Diagnostic[] = []
    for (let dispose = deferred.pop(); dispose !== undefined; dispose = deferred.pop()) {
      const problem = await disposeOne(pluginId, dispose, stopTimeoutMs)
      if (problem !== undefined) problems.push(problem)
    }
    return problems
  }
  return {
    pluginId,
    signal: controller.signal,
    get isOpen() {
      return closing === undefined
    },
    defer(dispose) {
      if (closing !== undefined) return false
      deferred.push(dispose)
      return true
    },
    abort: (reason) => controller.abort(reason),
    close(reason) {
      // Set before anything runs, so that a disposal cannot register anew.
      closing ??= Promise.resolve().then(() => closeAll(reason))
      return closing
    },
  }
}

/** Runs one disposal within the time limit; gives what went wrong. */
export async function disposeOne(
  pluginId: string,
  dispose: Dispose,
  limitMs: number,
): Promise<Diagnostic | undefined> {
  try {
    const { isTimedOut } = await withTimeLimit(async () => dispose(), limitMs)
    return isTimedOut ? report('FCC_STOP_TIMEOUT', { pluginId }, pluginId, limitMs) : undefined
  } catch (cause) {
    return report('FCC_STOP_FAILED', { pluginId, cause }, pluginId, messageOf(cause))
  }
}
