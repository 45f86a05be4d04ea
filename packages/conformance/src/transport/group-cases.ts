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

/** For what must not happen: longer than any transport takes to deliver, in milliseconds. */
const QUIET_MS = 150

const letter = (id: string) => ({
  ...message(id),
  error: 'TypeError',
  at: '2026-11-21T10:00:00.000Z',
})

export const groupCases = [
  transportCase(
    'each message goes to a group once, and to those beside it too',
    async (transport) => {
      const [one, other, alone] = [createReceiver(), createReceiver(), createReceiver()]
      await transport.subscribe('riverside', one.receive, { group: 'acme/billing' })
      await transport.subscribe('riverside', other.receive, { group: 'acme/billing' })
      await transport.subscribe('riverside', alone.receive)
      const sent = numbered(30, 'r1')
      await transport.publish('riverside', sent)
      const ofGroup = () => [...one.got, ...other.got]
      await eventually(() => firsts(ofGroup()).length === 30 && firsts(alone.got).length === 30)
      await delay(QUIET_MS)
      expect(ofGroup()).toHaveLength(30)
      expect([...ofGroup()].sort()).toEqual([...idsOf(sent)].sort())
    },
  ),

  transportCase(
    'what a member of a group left without taking is given to another one, in order',
    async (transport) => {
      const { got, receive } = createReceiver()
      let tries = 0
      const end = await transport.subscribe(
        'riverside',
        async () => {
          tries += 1
          throw new Error('not now')
        },
        { group: 'billing' },
      )
      transport.publish('riverside', numbered(3, 'r1')).catch(() => undefined)
      await eventually(() => tries > 1)
      await transport.subscribe('riverside', receive, { group: 'billing' })
      await end()
      await eventually(() => firsts(got).length === 3)
      expect(firsts(got)).toEqual(['r1:0', 'r1:1', 'r1:2'])
    },
  ),

  transportCase(
    'dead letters of a group are there until they are taken out, the oldest first, and nobody else sees them',
    async (transport) => {
      const letters = transport.letters('riverside', 'acme/billing')
      await letters.put(letter('m1'))
      await letters.put(letter('m2'))
      await letters.put({ ...letter('m2'), error: 'RangeError' })
      const found = await letters.list(10)
      expect(found.map(({ id, key, error, at }) => [id, key, error, at])).toEqual([
        ['m1', 'r1', 'TypeError', '2026-11-21T10:00:00.000Z'],
        ['m2', 'r1', 'RangeError', '2026-11-21T10:00:00.000Z'],
      ])
      expect(JSON.parse(found[0]?.text ?? '')).toEqual(JSON.parse(letter('m1').text))
      expect((await letters.list(1)).map(({ id }) => id)).toEqual(['m1'])
      for (const [topic, group] of [
        ['lakeside', 'acme/billing'],
        ['riverside', 'acme'],
      ] as const) {
        expect(await transport.letters(topic, group).list(10)).toEqual([])
      }
      await letters.remove('m1')
      await letters.remove('nobody')
      expect((await letters.list(10)).map(({ id }) => id)).toEqual(['m2'])
    },
  ),

  transportCase('a dead letter is no message of its topic', async (transport) => {
    const { got, receive } = createReceiver()
    await transport.subscribe('riverside', receive)
    await transport.letters('riverside', 'billing').put(letter('m1'))
    await transport.publish('riverside', [message('m2')])
    await eventually(() => got.length > 0)
    expect(firsts(got)).toEqual(['m2'])
  }),
]
