import type { RunJob, RunRecord } from '@fcc/contracts'

/** The job of a run, due at once by default. */
export function jobOf({ id, envelope }: Pick<RunRecord, 'id' | 'envelope'>, due = 0): RunJob {
  const { tenant, domain, priority = 0 } = envelope
  return { tenant, run: id, domain, priority, due }
}
