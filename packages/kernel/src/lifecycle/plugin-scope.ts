import { type Diagnostic, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { timedOut, withTimeLimit } from './time-limit.ts'

type Dispose = () => void | Promise<void>

/** What one plugin holds, and the one place where it is let go. */
export type PluginScope = ReturnType<typeof createPluginScope>

/** Opens the scope of one plugin. Closing twice gives the same promise. */
export function createPluginScope(pluginId: string, limit: number) {
  const controller = new AbortController()
  const deferred: Dispose[] = []
  let closing: Promise<readonly Diagnostic[]> | undefined

  async function disposeOne(dispose: Dispose): Promise<readonly Diagnostic[]> {
    try {
      const ended = await withTimeLimit(dispose, limit)
      return ended === timedOut ? [report('FCC_STOP_TIMEOUT', { pluginId, limit })] : []
    } catch (cause) {
      const facts = { pluginId, cause, place: thrownPlace(cause), message: thrownMessage(cause) }
      return [report('FCC_STOP_FAILED', facts)]
    }
  }

  async function disposeAll(): Promise<readonly Diagnostic[]> {
    if (!controller.signal.aborted) controller.abort()
    const problems: Diagnostic[] = []
    for (let dispose = deferred.pop(); dispose !== undefined; dispose = deferred.pop()) {
      problems.push(...(await disposeOne(dispose)))
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
