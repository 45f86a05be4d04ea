import { type Diagnostic, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { timedOut, withTimeLimit } from './time-limit.ts'

type Dispose = () => void | Promise<void>

/** Runs a plugin's code where what it throws later is known to be its own. */
export type Enter = <Result>(pluginId: string, work: () => Result) => Result

/** What one plugin holds, and the one place where it is let go. */
export type PluginScope = ReturnType<typeof createPluginScope>

/** Opens the scope of one plugin. Closing twice gives the same promise. */
export function createPluginScope(pluginId: string, limit: number, enter: Enter) {
  const controller = new AbortController()
  const deferred: Dispose[] = []
  let closing: Promise<readonly Diagnostic[]> | undefined

  async function disposeOne(dispose: Dispose, leftMs = limit): Promise<readonly Diagnostic[]> {
    try {
      const ended = await withTimeLimit(() => enter(pluginId, dispose), leftMs)
      return ended === timedOut ? [report('FCC_STOP_TIMEOUT', { pluginId, limit })] : []
    } catch (cause) {
      const facts = { pluginId, cause, place: thrownPlace(cause), message: thrownMessage(cause) }
      return [report('FCC_STOP_FAILED', facts)]
    }
  }

  async function disposeAll(): Promise<readonly Diagnostic[]> {
    if (!controller.signal.aborted) controller.abort()
    const problems: Diagnostic[] = []
    // One limit for all of them: a thousand that never settle would otherwise take a thousand times as long.
    const until = performance.now() + limit
    for (let dispose = deferred.pop(); dispose !== undefined; dispose = deferred.pop()) {
      problems.push(...(await disposeOne(dispose, Math.max(0, until - performance.now()))))
    }
    return problems
  }

  return {
    signal: controller.signal,
    isOpen: (): boolean => closing === undefined,
    /** Keeps a disposal for `close`; in a closed scope it runs at once, and the result is a promise. */
    defer(dispose: Dispose): Promise<readonly Diagnostic[]> | undefined {
      if (closing !== undefined) return disposeOne(dispose)
      deferred.push(dispose)
      return undefined
    },
    /** Tells the plugin to give up what it is doing; closes nothing. */
    abort: (reason: unknown): void => controller.abort(reason),
    /** Aborts the signal and runs what was deferred, last in first out; gives what went wrong. */
    close(): Promise<readonly Diagnostic[]> {
      // Closed before anything runs, so that a disposal cannot register anew.
      closing ??= Promise.resolve().then(disposeAll)
      return closing
    },
  }
}
