import type { ModelAnswer, Provider } from '@fcc/contracts'
import type { VisitCode } from '@fcc/simulation'
import { describe, expect, it } from 'vitest'
import { limitedCode } from './limited-code.ts'

/** Code whose one provider never answers, and tells by which signal it was asked. */
function asking() {
  const asked: AbortSignal[] = []
  const run = new AbortController()
  const provider: Partial<Provider> = {
    generate(_request, { signal }) {
      asked.push(signal)
      return new Promise<ModelAnswer>(() => undefined)
    },
  }
  const code = { provider: () => ({ code: provider, settings: {} }) } as unknown as VisitCode
  const limits = {
    tenant: 'riverside',
    callMs: 60_000,
    signal: run.signal,
    onLeft: () => undefined,
  }
  const ask = (signal: AbortSignal) =>
    limitedCode(code, limits)
      .provider('p/slow')
      ?.code.generate?.({ messages: [], wanted: {} } as never, { signal } as never)
  return { ask, asked }
}

describe('a provider that is asked within limits', () => {
  it('hears of the call that is left, by the reason of who left it', async () => {
    const { ask, asked } = asking()
    const call = new AbortController()
    const answer = ask(call.signal)
    expect(asked[0]?.aborted).toBe(false)
    call.abort(new Error('the call took too long'))
    await expect(answer).rejects.toThrow('the call took too long')
    expect(asked[0]?.reason).toBe(call.signal.reason)
  })
})
