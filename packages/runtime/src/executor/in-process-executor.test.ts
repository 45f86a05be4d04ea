import { executorConformance, inProcessSubject } from '@fcc/conformance'
import { inProcessExecutor } from './in-process-executor.ts'

executorConformance('the executor of this process', inProcessSubject(inProcessExecutor))
