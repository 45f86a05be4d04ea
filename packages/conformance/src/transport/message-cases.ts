import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { eventually } from '../executor/executor-subject.ts'
import {
  createReceiver,
  firsts,
  idsOf,
  sampleMessage as message,
  numbered,
  transportCase,
} from './transport-subject.ts'

/** How many messages a slow receiver may have in these cases, and how many wait for it. */
const IN_FLIGHT = 8
const WAITING = 60

/** For what must not happen: longer than any transport takes to deliver, in milliseconds. */
const QUIET_MS = 150

export const messageCases = [
  transportCase('what is published reaches every subscription of its topic', async (transport) => {
    const [one, other] = [createReceiver(), createReceiver()]
    await transport.subscribe('riverside', one.receive)
    await transport.subscribe('riverside', other.receive)
    await transport.publish('riverside', [message('m1'), message('m2')])
    await eventually(() => firsts(one.got).length === 2 && firsts(other.got).length === 2)
    expect(firsts(one.got)).toEqual(['m1', 'm2'])
  }),

  transportCase('an event arrives as the event that it was', async (transport) => {
    const got: unknown[] = []
    await transport.subscribe('riverside', async ({ id, key, text }) => {
      got.push([id, key, JSON.parse(text)])
    })
    const sent = message('m1', 'r/7')
    await transport.publish('riverside', [sent])
    await eventually(() => got.length > 0)
    expect(got[0]).toEqual([sent.id, sent.key, JSON.parse(sent.text)])
  }),

  transportCase(
    'messages of one key keep their order, also over several calls',
    async (transport) => {
      const { got, receive } = createReceiver()
      await transport.subscribe('riverside', receive)
      const [r1, r2] = [numbered(40, 'r1'), numbered(40, 'r2')]
      for (let index = 0; index < 40; index += 4) {
        await transport.publish('riverside', [
          ...r1.slice(index, index + 4),
          ...r2.slice(index, index + 4),
        ])
      }
      await eventually(() => firsts(got).length === 80)
      const ofKey = (key: string) => firsts(got).filter((id) => id.startsWith(`${key}:`))
      expect(ofKey('r1')).toEqual(idsOf(r1))
      expect(ofKey('r2')).toEqual(idsOf(r2))
    },
  ),

  transportCase('a topic is told apart from every other', async (transport) => {
    const [mine, theirs] = [createReceiver(), createReceiver()]
    const names = ['riverside', 'riverside/x', 'riverside.*', '*', '#', '>', '', 'Riverside']
    await transport.subscribe('riverside', mine.receive)
    for (const name of names.slice(1)) await transport.subscribe(name, theirs.receive)
    await transport.publish('riverside', [message('m1')])
    await eventually(() => mine.got.length > 0)
    expect(theirs.got).toEqual([])
  }),

  transportCase(
    'a message that was rejected is delivered again, before the next of its key',
    async (transport) => {
      const got: string[] = []
      let refusals = 2
      await transport.subscribe('riverside', async ({ id }) => {
        if (id === 'm1' && refusals-- > 0) throw new Error('not now')
        got.push(id)
      })
      void transport.publish('riverside', [message('m1'), message('m2')])
      await eventually(() => firsts(got).length === 2)
      expect(firsts(got)).toEqual(['m1', 'm2'])
    },
  ),

  transportCase(
    'a subscription that never takes anything keeps no other waiting',
    async (transport) => {
      const { got, receive } = createReceiver()
      await transport.subscribe('riverside', () => new Promise(() => undefined))
      await transport.subscribe('riverside', receive)
      transport.publish('riverside', numbered(5, 'r1')).catch(() => undefined)
      transport.publish('riverside', numbered(5, 'r2')).catch(() => undefined)
      await eventually(() => firsts(got).length === 10)
    },
  ),

  transportCase(
    'a slow receiver has no more messages at a time than it asked for, and gets the others in time',
    async (transport) => {
      const got: string[] = []
      let [has, most] = [0, 0]
      let isSlow = true
      const held: (() => void)[] = []
      await transport.subscribe(
        'riverside',
        async ({ id }) => {
          has += 1
          most = Math.max(most, has)
          if (isSlow) await new Promise<void>((resolve) => held.push(resolve))
          has -= 1
          got.push(id)
        },
        { inFlight: IN_FLIGHT },
      )
      const sent = Array.from({ length: WAITING }, (_, index) => message(`m${index}`, `r${index}`))
      transport.publish('riverside', sent).catch(() => undefined)
      await eventually(() => has === IN_FLIGHT)
      await delay(QUIET_MS)
      expect(most).toBe(IN_FLIGHT)
      isSlow = false
      for (const release of held.splice(0)) release()
      await eventually(() => firsts(got).length === WAITING)
      expect(most).toBe(IN_FLIGHT)
    },
  ),

  transportCase(
    'a subscription hears nothing once it has ended, however often it is ended',
    async (transport) => {
      const [left, stays] = [createReceiver(), createReceiver()]
      const end = await transport.subscribe('riverside', left.receive)
      await transport.subscribe('riverside', stays.receive)
      await end()
      await end()
      await transport.publish('riverside', [message('m1')])
      await eventually(() => stays.got.length > 0)
      expect(left.got).toEqual([])
    },
  ),

  transportCase('closing is idempotent, and nothing is delivered after it', async (transport) => {
    const { got, receive } = createReceiver()
    await transport.subscribe('riverside', receive)
    await transport.close()
    await transport.close()
    await transport.publish('riverside', [message('m1')]).catch(() => undefined)
    expect(got).toEqual([])
  }),
]
