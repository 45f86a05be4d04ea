import type { Trial, WholeCheck } from '../suite/point-suite.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { DEFAULT_HOSTILE_LIMITS } from './hostile-limits.ts'
import { hostileTexts } from './hostile-texts.ts'
import type { Probe } from './probe.ts'
import { probeTexts } from './probe-texts.ts'
import { runInChild } from './run-in-child.ts'

/** How texts are given to the contributions of a point. */
export interface HostileTrial<Value, Options extends SuiteOptions> {
  readonly point: string
  readonly probe: Probe<Value>
  /** What else a call takes; nothing, where left out. */
  readonly base?: (trial: Trial<Value, Options>) => unknown
  /** Texts of the author's own, which lend pieces to repeat. */
  readonly own: (trial: Trial<Value, Options>) => readonly string[]
}

/** The longest that all repetitions together may take, in milliseconds; one has a limit of its own. */
const REPETITIONS_TIMEOUT_MS = 300_000

/** The rows that every suite of code ends with: hostile texts here, repetitions in another process. */
export function hostileChecks<Value, Options extends SuiteOptions>({
  point,
  probe,
  base = () => undefined,
  own,
}: HostileTrial<Value, Options>): readonly WholeCheck<Value, Options>[] {
  const limitsOf = ({ limits }: SuiteOptions) => ({ ...DEFAULT_HOSTILE_LIMITS, ...limits })
  return [
    {
      name: 'it answers texts that are empty, huge, binary, broken or deceptive',
      run: (trial) => {
        const context = { settings: trial.settings, base: base(trial) }
        return probeTexts(trial.subject, hostileTexts(limitsOf(trial)), { probe, context })
      },
    },
    {
      name: 'it ends in time on pathological repetition, in a process of its own',
      timeoutMs: REPETITIONS_TIMEOUT_MS,
      run: (trial) =>
        trial.reload === undefined
          ? [
              'Nobody said how another process makes it again; export it from a module, and name that module.',
            ]
          : runInChild({
              pointId: point,
              reload: trial.reload,
              context: { settings: trial.settings, base: base(trial) },
              own: own(trial),
              limits: limitsOf(trial),
            }),
    },
  ]
}
