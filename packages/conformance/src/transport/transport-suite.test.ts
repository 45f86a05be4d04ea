import type { MessageReceiver, TransportFactory, TransportMessage } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { withPatience } from '../executor/executor-subject.ts'
import { casesOf, portConformance } from '../port-suite.ts'
import { transportSuite } from './transport-suite.ts'

/** What a transport can get wrong. */
interface TransportFaults {
  readonly loses?: boolean
  readonly joinsTopics?: boolean
  readonly reorders?: boolean
  readonly blocks?: boolean
  readonly keepsEnded?: boolean
}

function createSampleTransport(faults: TransportFaults = {}): TransportFactory {
  return {
    id: 'sample',
    title: 'A sample',
    async open() {
      const topics = new Map<string, Set<MessageReceiver>>()
      const topicOf = (name: string) => (faults.joinsTopics ? name.toLowerCase() : name)
      const tails = new Map<MessageReceiver, Map<string, Promise<void>>>()
      const give = async (receive: MessageReceiver, message: TransportMessage): Promise<void> => {
        for (;;) {
          try {
            return await receive(message)
          } catch {
            if (faults.loses) return
          }
        }
      }
      const follow = (receive: MessageReceiver, message: TransportMessage): Promise<void> => {
        const ofReceiver = tails.get(receive) ?? new Map<string, Promise<void>>()
        tails.set(receive, ofReceiver)
        const next = (ofReceiver.get(message.key) ?? Promise.resolve()).then(() =>
          give(receive, message),
        )
        ofReceiver.set(message.key, next)
        return next
      }
      return {
        async publish(topic, messages) {
          const ordered = faults.reorders ? [...messages].reverse() : messages
          for (const receive of topics.get(topicOf(topic)) ?? []) {
            const given = ordered.map((message) => follow(receive, message))
            if (faults.blocks) await Promise.all(given)
          }
        },
        async subscribe(topic, receive) {
          const all = topics.get(topicOf(topic)) ?? new Set()
          topics.set(topicOf(topic), all.add(receive))
          return async () => void (faults.keepsEnded || all.delete(receive))
        },
        async close() {
          topics.clear()
        },
      }
    },
  }
}

portConformance('a sample', transportSuite, () => createSampleTransport())

/** What a wrong transport does not do, a case may wait for: so long, and then it counts as broken. */
const PATIENCE_MS = 400

async function brokenSentences(faults: TransportFaults): Promise<readonly string[]> {
  const results = await Promise.all(
    casesOf(transportSuite).map(async ({ name, run }) => {
      const held = withPatience(PATIENCE_MS, () => run(createSampleTransport(faults))).then(
        () => true,
        () => false,
      )
      return (await held) ? [] : [name]
    }),
  )
  return results.flat()
}

describe.concurrent('the contract suite of transports', () => {
  it.each<[string, TransportFaults, RegExp]>([
    ['loses what was rejected', { loses: true }, /delivered again/],
    ['takes two topics for one', { joinsTopics: true }, /told apart/],
    ['reorders', { reorders: true }, /keep their order/],
    ['lets one subscription hold up the others', { blocks: true }, /no other waiting/],
    ['delivers to who has left', { keepsEnded: true }, /once it has ended/],
  ])('notices one that %s', async (_what, faults, sentence) => {
    const broken = await brokenSentences(faults)
    expect(broken.some((name) => sentence.test(name))).toBe(true)
  })
})
