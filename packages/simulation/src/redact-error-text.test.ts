import type { Issue } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { redactEvaluation } from './redact-error-text.ts'

const issues = Array.from(
  { length: 200 },
  (_, line): Issue => ({ code: 'odd', severity: 'warning', message: `Line ${line} is odd.` }),
)
const evaluation = { outcome: { checks: [] }, issues } as never
const ports = (signal: AbortSignal) =>
  ({ signal, governor: { inspect: () => ({ findings: [], couldNotCheck: [] }) } }) as never

describe('the sentences of many issues', () => {
  it('are looked into in turns of the event loop, and all are said', async () => {
    let turns = 0
    let isDone = false
    const work = redactEvaluation(ports(new AbortController().signal), evaluation).finally(() => {
      isDone = true
    })
    for (; !isDone; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    expect(turns).toBeGreaterThanOrEqual(10)
    expect((await work).issues).toEqual(issues)
  })

  it('are left where the visit was aborted', async () => {
    const abort = new AbortController()
    const work = redactEvaluation(ports(abort.signal), evaluation)
    abort.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
  })
})
