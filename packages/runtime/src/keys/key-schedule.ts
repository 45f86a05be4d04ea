import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { asDiagnostic } from '../diagnostics.ts'
import type { MasterLook } from './key-care.ts'

/** How often a host looks whether its master key is due where nobody says, in milliseconds. */
const DEFAULT_MASTER_LOOK_MS = 3_600_000

/** Looks of a host at its master key. */
export interface KeySchedule {
  /** Ends them, once one that is under way has ended. Idempotent. */
  close(): Promise<void>
}

/**
 * Looks at once and then every so often whether the master key is due, and has it renewed. What is wrong is told once,
 * and again when something else is wrong.
 */
export function startKeySchedule({
  look,
  everyMs = DEFAULT_MASTER_LOOK_MS,
  onDiagnostic,
}: {
  readonly look: (signal: AbortSignal) => Promise<MasterLook>
  readonly everyMs?: number | undefined
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): KeySchedule {
  const stop = new AbortController()
  let told: string | undefined
  let looking: Promise<void> | undefined

  const tell = (error: FccError): void => {
    const text = `${error.code} ${error.why}`
    if (text !== told) onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
    told = text
  }

  async function lookOnce(): Promise<void> {
    try {
      const { problem } = await look(stop.signal)
      if (problem) tell(problem)
      else told = undefined
    } catch (error) {
      if (stop.signal.aborted) return
      // One look that fails is no end of the host: the next one continues where it ended.
      if (!FccError.is(error)) throw error
      tell(error)
    }
  }

  const begin = (): void => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
  }
  begin()
  const timer = setInterval(begin, everyMs)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      stop.abort()
      await looking
    },
  }
}
