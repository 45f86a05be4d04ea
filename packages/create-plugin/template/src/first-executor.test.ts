import { executorSuite, inProcessSubject, portConformance } from '@fcc/conformance'
import { firstExecutor } from './first-executor.ts'

portConformance('the executor', executorSuite, () => inProcessSubject(firstExecutor))
