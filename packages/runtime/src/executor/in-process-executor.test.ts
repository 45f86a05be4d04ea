import {
  executorSuite,
  fairExecutorSuite,
  inProcessSubject,
  portConformance,
} from '@fcc/conformance'
import { inProcessExecutor } from './in-process-executor.ts'

portConformance('the executor of this process', executorSuite, () =>
  inProcessSubject(inProcessExecutor),
)
portConformance('the executor of this process', fairExecutorSuite, () =>
  inProcessSubject(inProcessExecutor),
)
