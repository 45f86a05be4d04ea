import { getActiveResourcesInfo } from 'node:process'
import { expect, it } from 'vitest'
import { stopped } from './stopped.ts'

const timers = () => getActiveResourcesInfo().filter((each) => each === 'Timeout').length

it('keeps a process alive that has nothing open, until it is asked to end', async () => {
  const interrupt = new AbortController()
  const before = timers()
  const waiting = stopped({ streams: { signal: interrupt.signal } as never })
  expect(timers()).toBe(before + 1)
  interrupt.abort()
  await waiting
  expect(timers()).toBe(before)
  await stopped({ streams: { signal: interrupt.signal } as never })
  expect(timers()).toBe(before)
})
