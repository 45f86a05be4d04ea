import type { PortSuite } from '../port-suite.ts'
import { durableExecutorCases } from './durable-executor-cases.ts'
import { executorCases } from './executor-cases.ts'
import type { DurableExecutorSubject, ExecutorSubject } from './executor-subject.ts'
import { fairExecutorCases } from './fair-executor-cases.ts'

/** What every executor must hold to. */
export const executorSuite: PortSuite<ExecutorSubject> = {
  title: 'an executor',
  groups: { runs: executorCases },
}

/** What an executor must hold to whose queue is durable, all that any executor does included. */
export const durableExecutorSuite: PortSuite<DurableExecutorSubject> = {
  title: 'a durable executor',
  groups: { ...executorSuite.groups, 'its queue': durableExecutorCases },
}

/** What an executor must hold to whose places are shared fairly among tenants. It counts turns, and no time. */
export const fairExecutorSuite: PortSuite<ExecutorSubject> = {
  title: 'a fair executor',
  groups: { shares: fairExecutorCases },
}
