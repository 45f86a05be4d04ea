import { setTimeout as delay } from 'node:timers/promises'
import { topicName } from '@fcc/contracts/transports'
import { isAnswer } from './answers.ts'
import type { Kafka } from './connection.ts'

/** What one tenant has on the brokers: a topic of its events, one of its dead letters, and names of its groups. */
export interface TenantTopics {
  readonly events: string
  readonly letters: string
  group(name: string): string
}

/**
 * Names what one topic has on the brokers. Pure.
 *
 * @example
 * topicsOf('fcc', 'riverside').events              // 'fcc.events.riverside'
 * topicsOf('fcc', 'riverside').group('billing')    // 'fcc.riverside.billing'
 */
export function topicsOf(prefix: string, topic: string): TenantTopics {
  const name = topicName(topic)
  return {
    events: `${prefix}.events.${name}`,
    letters: `${prefix}.letters.${name}`,
    group: (group) => `${prefix}.${name}.${topicName(group)}`,
  }
}

/** How often it is looked whether a topic that was just made is there, in milliseconds. */
const LOOK_MS = 20

type Configuration = Readonly<Record<string, string>>

/** Makes topics that are not there yet, each once. */
export function createTopicMaker({ admin, settings }: Kafka) {
  const made = new Map<string, Promise<void>>()

  async function isThere(topic: string): Promise<boolean> {
    try {
      await admin.metadata({ topics: [topic], forceUpdate: true })
      return true
    } catch (error) {
      if (!/^Unknown topic/.test(error instanceof Error ? error.message : '')) throw error
      return false
    }
  }

  async function make(topic: string, partitions: number, given: Configuration): Promise<void> {
    if (await isThere(topic)) return
    const configs = Object.entries(given).map(([name, value]) => ({ name, value }))
    try {
      await admin.createTopics({
        topics: [topic],
        partitions,
        replicas: settings.replicas,
        configs,
      })
    } catch (error) {
      if (!isAnswer(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
    for (let left = settings.command_timeout_ms; !(await isThere(topic)); left -= LOOK_MS) {
      if (left <= 0) throw new Error(`${topic} was made and is not there`)
      await delay(LOOK_MS)
    }
  }

  function once(topic: string, partitions: number, given: Configuration): Promise<void> {
    const making = made.get(topic) ?? make(topic, partitions, given)
    made.set(topic, making)
    // What failed is tried again by whoever comes next.
    making.catch(() => made.delete(topic))
    return making
  }

  return {
    events: ({ events }: TenantTopics): Promise<void> =>
      once(events, settings.partitions, {
        'cleanup.policy': 'delete',
        'retention.ms': String(settings.keep_ms),
        // The broker's clock: so that a time is a place.
        'message.timestamp.type': 'LogAppendTime',
      }),
    letters: ({ letters }: TenantTopics): Promise<void> =>
      once(letters, 1, {
        'cleanup.policy': 'compact,delete',
        'retention.ms': String(settings.keep_letters_ms),
      }),
    /** Forgets what it knows of a topic: it may have been deleted. */
    forget: (topic: string): void => void made.delete(topic),
  }
}
