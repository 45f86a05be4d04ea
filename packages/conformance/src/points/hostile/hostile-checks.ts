import { type Check, defineCheck } from '../checks/check.ts'
import { DEFAULT_HOSTILE_LIMITS, type HostileLimits } from './hostile-limits.ts'
import { hostileTexts } from './hostile-texts.ts'
import type { Probe, ProbeContext, Reload } from './probe.ts'
import { probeTexts } from './probe-texts.ts'
import { runInChild } from './run-in-child.ts'

/** What a suite needs to try hostile texts. */
export interface HostileTrial<Contribution> {
  readonly pointId: string
  readonly contribution: Contribution
  readonly probe: Probe<Contribution>
  readonly context: ProbeContext
  readonly own: readonly string[]
  readonly reload: Reload | undefined
  readonly limits: Partial<HostileLimits> | undefined
}

/** The longest that all repetitions together may take, in milliseconds; one has a limit of its own. */
const REPETITIONS_TIMEOUT_MS = 300_000

/** The checks that every suite adds by itself: hostile texts here, repetitions in another process. */
export function hostileChecks<Contribution>(trial: HostileTrial<Contribution>): readonly Check[] {
  const limits = { ...DEFAULT_HOSTILE_LIMITS, ...trial.limits }
  const { contribution, probe, context, pointId, own, reload } = trial
  return [
    defineCheck('it answers texts that are empty, huge, binary, broken or deceptive', () =>
      probeTexts(contribution, hostileTexts(limits), { probe, context }),
    ),
    defineCheck(
      'it ends in time on pathological repetition, in a process of its own',
      () =>
        reload === undefined
          ? [
              'Nobody said how another process makes it again; export it from a module, and name that module.',
            ]
          : runInChild({ pointId, reload, context, own, limits }),
      REPETITIONS_TIMEOUT_MS,
    ),
  ]
}
