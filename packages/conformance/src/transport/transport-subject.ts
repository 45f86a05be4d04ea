import type { MessageReceiver, Transport, TransportFactory, TransportMessage } from '@fcc/contracts'
import type { ConformanceCase } from '../port-suite.ts'

/** A message as the runtime publishes one: a CloudEvent of one tenant. */
export function sampleMessage(id: string, key = 'r1'): TransportMessage {
  const event = {
    specversion: '1.0',
    id,
    source: 'urn:fcc:tenant:riverside',
    type: 'fcc.run.started',
    time: '2026-11-21T10:00:00.000Z',
    subject: key,
    datacontenttype: 'application/json',
    fcctenant: 'riverside',
    fccnamespace: 'urn:fcc:tenant:riverside',
    fccsequence: 1,
    data: { scenario: 'Überweisung "%" €', labels: { categories: ['a'] } },
  }
  return { id, key, text: JSON.stringify(event) }
}

/** So many messages of one key, in order. */
export function numbered(count: number, key: string, from = 0): readonly TransportMessage[] {
  return Array.from({ length: count }, (_, index) => sampleMessage(`${key}:${from + index}`, key))
}

export const idsOf = (messages: readonly TransportMessage[]): readonly string[] =>
  messages.map(({ id }) => id)

/** A receiver that takes everything, and what it got in order. */
export function createReceiver() {
  const got: string[] = []
  const receive: MessageReceiver = async ({ id }) => void got.push(id)
  return { got, receive }
}

/** Each message once, at its first arrival: what comes again is no failure of the transport. */
export const firsts = (got: readonly string[]): readonly string[] => [...new Set(got)]

/** A transport that cannot do what a case is about says so, and the case holds it to that. */
export function transportCase(
  name: string,
  run: (transport: Transport, factory: TransportFactory) => Promise<void>,
): ConformanceCase<TransportFactory> {
  return {
    name,
    async run(factory) {
      const transport = await factory.open({})
      try {
        await run(transport, factory)
      } finally {
        await transport.close()
      }
    },
  }
}
