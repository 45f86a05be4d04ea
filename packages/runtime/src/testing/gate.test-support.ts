import type { SampleParts } from './sample-plugin.test-support.ts'
import { createLatch } from './test-runtime.test-support.ts'

/** A skill that says when it was entered and continues when it is let, or is aborted. */
export function createGate() {
  const entered = createLatch()
  const leave = createLatch()
  const seen: { aborted: boolean } = { aborted: false }
  const write: SampleParts['write'] = async (_input, { signal }) => {
    entered.open()
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        seen.aborted = true
        reject(signal.reason)
      })
    })
    await Promise.race([leave.opened, aborted])
    return { artifacts: { written: 'late' } }
  }
  return { entered, leave, seen, write }
}
