import type { TransportFactory } from '@fcc/contracts'
import {
  createDeliveries,
  createLettersInMemory,
  type Deliveries,
  transportErrors,
} from '@fcc/contracts/transports'
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
  readonly hasNoBound?: boolean
  readonly tellsAllOfGroup?: boolean
  readonly joinsLetters?: boolean
  readonly beginsAnywhere?: boolean
}

interface Subscription {
  readonly group: string | undefined
  readonly deliveries: Deliveries
  feed: Promise<unknown>
}

function createSampleTransport(faults: TransportFaults = {}): TransportFactory {
  return {
    id: 'sample',
    title: 'A sample',
    async open() {
      const topics = new Map<string, Set<Subscription>>()
      const topicOf = (name: string) => (faults.joinsTopics ? name.toLowerCase() : name)
      const letters = new Map<string, ReturnType<typeof createLettersInMemory>>()
      const receivers = (topic: string): readonly Subscription[] => {
        const all = [...(topics.get(topicOf(topic)) ?? [])]
        const isFirst = (each: Subscription) => all.find((x) => x.group === each.group) === each
        return all.filter((each) => {
          return each.group === undefined || faults.tellsAllOfGroup === true || isFirst(each)
        })
      }
      return {
        keeps: 'until-taken',
        async publish(topic, messages) {
          const ordered = faults.reorders ? [...messages].reverse() : messages
          for (const to of receivers(topic)) {
            const { group, deliveries } = to
            for (const message of ordered) {
              to.feed = to.feed.then(async () => {
                await deliveries.room()
                void deliveries.give(message).then((isTaken) => {
                  const next = receivers(topic).find((each) => group && each.group === group)
                  if (!isTaken) void next?.deliveries.give(message)
                })
              })
            }
            if (faults.blocks) await deliveries.give(messages[0] as (typeof messages)[0])
          }
        },
        async subscribe(topic, receive, { group, from, inFlight } = {}) {
          if (from && !faults.beginsAnywhere) throw transportErrors.notKept()
          const deliveries = createDeliveries(
            faults.loses ? (message) => receive(message).catch(() => undefined) : receive,
            faults.hasNoBound ? undefined : inFlight,
          )
          const subscription: Subscription = { group, deliveries, feed: Promise.resolve() }
          const all = topics.get(topicOf(topic)) ?? new Set()
          topics.set(topicOf(topic), all.add(subscription))
          return async () => {
            if (faults.keepsEnded) return
            deliveries.end()
            all.delete(subscription)
          }
        },
        letters(topic, group) {
          const name = faults.joinsLetters ? '' : topic
          const ofTopic = letters.get(name) ?? createLettersInMemory(10)
          letters.set(name, ofTopic)
          return ofTopic(group)
        },
        async close() {
          for (const { deliveries } of [...topics.values()].flatMap((all) => [...all])) {
            deliveries.end()
          }
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
    ['has no bound for a slow receiver', { hasNoBound: true }, /no more messages at a time/],
    ['tells every member of a group', { tellsAllOfGroup: true }, /to a group once/],
    ['shows dead letters of one topic in another', { joinsLetters: true }, /nobody else sees/],
    ['begins at a place and keeps nothing', { beginsAnywhere: true }, /since a time/],
  ])('notices one that %s', async (_what, faults, sentence) => {
    const broken = await brokenSentences(faults)
    expect(broken.some((name) => sentence.test(name))).toBe(true)
  })
})
