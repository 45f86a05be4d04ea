import type { MessageReceiver, Transport, TransportFactory, TransportMessage } from '@fcc/contracts'
import { expect } from 'vitest'
import { eventually } from '../executor/executor-subject.ts'
import type { ConformanceCase, PortSuite } from '../port-suite.ts'

const message = (id: string, key = 'r1'): TransportMessage => ({ id, key, text: `{"id":"${id}"}` })
const numbered = (count: number, key: string): readonly TransportMessage[] =>
  Array.from({ length: count }, (_, index) => message(`${key}:${index}`, key))

/** A receiver that takes everything, and what it got in order. */
function createReceiver() {
  const got: string[] = []
  const receive: MessageReceiver = async ({ id }) => void got.push(id)
  return { got, receive }
}

/** Each message once, at its first arrival: what comes again is no failure of the transport. */
const firsts = (got: readonly string[]): readonly string[] => [...new Set(got)]

function transportCase(
  name: string,
  run: (transport: Transport) => Promise<void>,
): ConformanceCase<TransportFactory> {
  return {
    name,
    async run(factory) {
      const transport = await factory.open()
      try {
        await run(transport)
      } finally {
        await transport.close()
      }
    },
  }
}

const transportCases: readonly ConformanceCase<TransportFactory>[] = [
  transportCase('what is published reaches every subscription of its topic', async (transport) => {
    const [one, other] = [createReceiver(), createReceiver()]
    await transport.subscribe('riverside', one.receive)
    await transport.subscribe('riverside', other.receive)
    await transport.publish('riverside', [message('m1'), message('m2')])
    await eventually(() => firsts(one.got).length === 2 && firsts(other.got).length === 2)
    expect(firsts(one.got)).toEqual(['m1', 'm2'])
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
      expect(ofKey('r1')).toEqual(r1.map(({ id }) => id))
      expect(ofKey('r2')).toEqual(r2.map(({ id }) => id))
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
        if (refusals-- > 0) throw new Error('not now')
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
      void transport.publish('riverside', numbered(5, 'r1'))
      void transport.publish('riverside', numbered(5, 'r2'))
      await eventually(() => firsts(got).length === 10)
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

/** What every transport must hold to. */
export const transportSuite: PortSuite<TransportFactory> = {
  title: 'a transport',
  groups: { messages: transportCases },
}
