import type { ExecutorFactory } from '@fcc/contracts'
import { inProcessExecutor } from '@fcc/runtime'

/** An executor to begin with: the queue of this process. Put your own in its place; the test says what it must hold. */
export const firstExecutor: ExecutorFactory = {
  ...inProcessExecutor,
  id: 'example-fcc-template/first',
  title: 'The queue of this process, to begin with',
}
