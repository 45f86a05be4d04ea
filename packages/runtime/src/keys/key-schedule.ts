import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { sealingError } from '@fcc/sealing'
import { asDiagnostic } from '../diagnostics.ts'
import type { DutyLease, HostDuty } from '../duties/host-duties.ts'
import type { ScheduledKeyCare } from './key-care.ts'

/** How often a host looks whether its master key is due where nobody says, in milliseconds. */
const DEFAULT_MASTER_LOOK_MS = 3_600_000

function lookFailed(cause: unknown): FccError {
  const what = cause instanceof Error ? `${cause.name}, ${cause.message}` : String(cause)
  return sealingError('FCC_SEALING_MASTER_LOOK', [what], cause)
}

/**
 * The duty to look at once and then every so often whether the master key is due, and to have it renewed. What is wrong
 * is told once, and again when something else is wrong.
 */
export function keySchedule({
  look,
  everyMs = DEFAULT_MASTER_LOOK_MS,
  onDiagnostic,
}: {
  readonly look: ScheduledKeyCare['look']
  readonly everyMs?: number | undefined
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): HostDuty {
  let told: string | undefined

  const tell = (error: FccError, severity: Diagnostic['severity'] = 'warning'): void => {
    const text = `${error.code} ${error.why}`
    if (text !== told) onDiagnostic({ ...asDiagnostic(error), severity })
    told = text
  }

  async function lookOnce(duty: DutyLease, signal: AbortSignal): Promise<void> {
    try {
      const { problem } = await look(duty, signal)
      if (problem) tell(problem)
      else told = undefined
    } catch (error) {
      if (signal.aborted) return
      // One look that fails is no end of the host: the next one continues where it ended. Nobody else hears of it.
      if (FccError.is(error)) tell(error)
      else tell(lookFailed(error), 'error')
    }
  }

  return {
    begin(duty) {
      const stop = new AbortController()
      const signal = AbortSignal.any([stop.signal, duty.lost])
      let looking: Promise<void> | undefined
      const begin = (): void => {
        looking ??= lookOnce(duty, signal).finally(() => {
          looking = undefined
        })
      }
      begin()
      const timer = setInterval(begin, everyMs)
      timer.unref()
      return async () => {
        clearInterval(timer)
        stop.abort()
        await looking
      }
    },
  }
}
