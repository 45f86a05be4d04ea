import { describe, expect, it } from 'vitest'
import type { Authenticated } from '../authentication/authenticator.ts'
import { CallsUnderWay } from './calls-under-way.ts'

const caller = (tenant: string, id: string): Authenticated => ({
  ...{ kind: 'authenticated', tenant },
  principal: { id: 'ada', kind: 'human', roles: [] },
  credential: { kind: 'api_key', id },
})
const ada = caller('riverside', 'k1')
const call = { jsonrpc: '2.0', id: 3, method: 'tools/call' }
const left = (requestId: unknown) => ({ method: 'notifications/cancelled', params: { requestId } })

describe('calls that are under way', () => {
  it('end when their caller says on the same connection that they leave them', () => {
    const calls = new CallsUnderWay()
    const { signal } = calls.enter(ada, 'c1', call)
    calls.leave(ada, 'c1', left(4))
    calls.leave(ada, 'c1', left('3'))
    expect(signal.aborted).toBe(false)
    calls.leave(ada, 'c1', left(3))
    expect(signal.aborted).toBe(true)
  })

  it('are not ended by another connection, another credential or another tenant, nor without a connection', () => {
    const calls = new CallsUnderWay()
    const { signal } = calls.enter(ada, 'c1', call)
    calls.leave(ada, 'c2', left(3))
    calls.leave(ada, undefined, left(3))
    calls.leave(caller('riverside', 'k2'), 'c1', left(3))
    calls.leave(caller('lakeside', 'k1'), 'c1', left(3))
    expect(signal.aborted).toBe(false)
    expect(calls.enter(ada, undefined, call).signal.aborted).toBe(false)
  })

  it('are forgotten when they are over, and a later call of the same number is another', () => {
    const calls = new CallsUnderWay()
    const first = calls.enter(ada, 'c1', call)
    const second = calls.enter(ada, 'c1', call)
    first.leave()
    calls.leave(ada, 'c1', left(3))
    expect([first.signal.aborted, second.signal.aborted]).toEqual([false, true])
    const third = calls.enter(ada, 'c1', call)
    third.leave()
    calls.leave(ada, 'c1', left(3))
    expect(third.signal.aborted).toBe(false)
  })
})
