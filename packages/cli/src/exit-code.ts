import type { RunState } from '@fcc/contracts'

/** What the program ends with. Stable: scripts rely on it. */
export const EXIT_CODES = {
  completed: 0,
  failed: 1,
  misused: 2,
  halted: 3,
  rejected: 4,
  waiting: 5,
  partial: 6,
} as const

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES]

const byState: Readonly<Record<RunState, ExitCode>> = {
  queued: EXIT_CODES.waiting,
  running: EXIT_CODES.waiting,
  waiting: EXIT_CODES.waiting,
  paused: EXIT_CODES.waiting,
  quarantined: EXIT_CODES.waiting,
  completed: EXIT_CODES.completed,
  halted: EXIT_CODES.halted,
  rejected: EXIT_CODES.rejected,
  cancelled: EXIT_CODES.failed,
  failed: EXIT_CODES.failed,
}

/** The code for where a run stands; one that has not ended is waiting for somebody. */
export function exitCodeOfRun(state: RunState): ExitCode {
  return byState[state]
}

/** Codes that say that the caller or the configuration has to change, not that something failed. */
const misuse =
  /^FCC_(CLI|FILE|CONFIG|TENANT|SCENARIO|PURPOSE|INPUT|PRINCIPAL|HOST|PLUGIN|PLATFORM|SETTINGS|SAFEGUARD|PERSONA|CATALOGUE|CONSTITUTION|MANIFEST|DISCOVERY|REPORT)_|^FCC_(RUN|ARTIFACT|EXPORTER|WEBHOOK)_UNKNOWN$|^FCC_PROVIDER_(MISSING|AMBIGUOUS)$/

/** Codes of those areas that say that something failed all the same. */
const failures = new Set([
  'FCC_CLI_UNEXPECTED',
  'FCC_CLI_COMMAND_BROKEN',
  'FCC_CLI_COMMAND_FAILED',
  'FCC_PLUGIN_DETACHED_ERROR',
])

/** The code for an error by its own code. */
export function exitCodeOfError(code: string): ExitCode {
  if (failures.has(code)) return EXIT_CODES.failed
  if (code === 'FCC_CONTENT_HALTED') return EXIT_CODES.halted
  if (code === 'FCC_CONTENT_REJECTED') return EXIT_CODES.rejected
  return misuse.test(code) ? EXIT_CODES.misused : EXIT_CODES.failed
}
