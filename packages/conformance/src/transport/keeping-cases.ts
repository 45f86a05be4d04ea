import { setTimeout as delay } from 'node:timers/promises'
import type { TransportFactory } from '@fcc/contracts'
import type { DeliveredMessage } from '@fcc/contracts/transports'
import { expect } from 'vitest'
import { eventually } from '../executor/executor-subject.ts'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import {
  createReceiver,
  firsts,
  idsOf,
  sampleMessage as message,
  numbered,
  transportCase,
} from './transport-subject.ts'

/** Between two messages, so that a time lies between them on every clock; in milliseconds. */
const APART_MS = 30

/** How many messages are published while nobody takes any. */
const MANY = 3000

/** A case about what stays. A transport that keeps no messages must refuse to begin at a place. */
function keepingCase(
  name: string,
  run: Parameters<typeof transportCase>[1],
): ConformanceCase<TransportFactory> {
  return transportCase(name, async (transport, factory) => {
    if (transport.keeps === 'messages') return run(transport, factory)
    await expectCode(
      transport.subscribe('riverside', async () => undefined, {
        from: { since: '2026-11-21T10:00:00.000Z' },
      }),
      'FCC_EVENT_NOT_KEPT',
    )
  })
}

export const keepingCases = [
  keepingCase('what was published before is heard from a place on', async (transport) => {
    const all: DeliveredMessage[] = []
    await transport.subscribe('riverside', async (each) => void all.push(each))
    await transport.publish('riverside', numbered(10, 'r1'))
    await eventually(() => all.length === 10)
    const after = all.find(({ id }) => id === 'r1:3')?.position
    if (after === undefined) throw new Error('A message that is kept has no position.')
    const { got, receive } = createReceiver()
    await transport.subscribe('riverside', receive, { from: { after } })
    await transport.publish('riverside', numbered(2, 'r1', 10))
    await eventually(() => firsts(got).length === 8)
    expect(firsts(got)).toEqual(idsOf(numbered(8, 'r1', 4)))
  }),

  keepingCase('what was published since a time is heard', async (transport) => {
    await transport.publish('riverside', [message('before')])
    await delay(APART_MS)
    const since = new Date().toISOString()
    await delay(APART_MS)
    await transport.publish('riverside', [message('m1'), message('m2')])
    const { got, receive } = createReceiver()
    await transport.subscribe('riverside', receive, { from: { since } })
    await transport.publish('riverside', [message('m3')])
    await eventually(() => firsts(got).length === 3)
    expect(firsts(got)).toEqual(['m1', 'm2', 'm3'])
    const whole = createReceiver()
    await transport.subscribe('riverside', whole.receive, {
      from: { since: new Date(0).toISOString() },
    })
    await eventually(() => firsts(whole.got).length === 4)
    expect(firsts(whole.got)).toEqual(['before', 'm1', 'm2', 'm3'])
  }),

  keepingCase(
    'a group continues where it was, also in another process, and does not hear what it took',
    async (transport, factory) => {
      const before = createReceiver()
      const end = await transport.subscribe('riverside', before.receive, { group: 'billing' })
      await transport.publish('riverside', numbered(3, 'r1'))
      await eventually(() => before.got.length === 3)
      await end()
      await transport.publish('riverside', numbered(3, 'r1', 3))
      await transport.close()
      const again = await factory.open({})
      try {
        const after = createReceiver()
        await again.subscribe('riverside', after.receive, { group: 'billing' })
        await again.publish('riverside', numbered(1, 'r1', 6))
        await eventually(() => firsts(after.got).length >= 4)
        expect(firsts(after.got)).toEqual(idsOf(numbered(4, 'r1', 3)))
      } finally {
        await again.close()
      }
    },
  ),

  keepingCase('dead letters outlive the process', async (transport, factory) => {
    const letter = { ...message('m1'), error: 'TypeError', at: '2026-11-21T10:00:00.000Z' }
    await transport.letters('riverside', 'billing').put(letter)
    await transport.close()
    const again = await factory.open({})
    try {
      const [found] = await again.letters('riverside', 'billing').list(10)
      expect(found?.id).toBe('m1')
    } finally {
      await again.close()
    }
  }),

  keepingCase(
    'publishing does not wait for who takes nothing, who gets all of it later',
    async (transport) => {
      const got: string[] = []
      let release: () => void = () => undefined
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      let has = 0
      await transport.subscribe(
        'riverside',
        async ({ id }) => {
          has += 1
          await released
          got.push(id)
        },
        { inFlight: 16 },
      )
      for (let from = 0; from < MANY; from += 500) {
        await transport.publish('riverside', numbered(500, 'r1', from))
      }
      expect(has).toBeLessThanOrEqual(16)
      release()
      await eventually(() => firsts(got).length === MANY)
      expect(firsts(got)).toEqual(idsOf(numbered(MANY, 'r1')))
    },
  ),
]
