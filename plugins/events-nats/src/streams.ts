import { topicName } from '@fcc/contracts/transports'
import { DiscardPolicy, JetStreamApiError, StorageType } from '@nats-io/jetstream'
import type { JetStream } from './connection.ts'
import type { Settings } from './settings.ts'

/** The error of the server for a stream that is not there. */
const NO_STREAM = 10059
const MS_IN_NANOSECONDS = 1_000_000

/** What one tenant has on the server: a stream of its events, and one of its dead letters. */
export interface TenantStreams {
  readonly events: { readonly stream: string; readonly subject: string }
  readonly letters: { readonly stream: string; subject(group: string, id: string): string }
}

/**
 * Names what one topic has on the server. Pure.
 *
 * @example
 * streamsOf('fcc', 'riverside').events   // { stream: 'fcc-events_riverside', subject: 'fcc.events.riverside' }
 */
export function streamsOf(prefix: string, topic: string): TenantStreams {
  const name = topicName(topic)
  return {
    events: { stream: `${prefix}-events_${name}`, subject: `${prefix}.events.${name}` },
    letters: {
      stream: `${prefix}-letters_${name}`,
      subject: (group, id) =>
        `${prefix}.letters.${name}.${topicName(group)}.${id === '>' ? id : topicName(id)}`,
    },
  }
}

/** Makes streams that are not there yet, each once. */
export function createStreamMaker({ manager }: JetStream, settings: Settings) {
  const made = new Map<string, Promise<void>>()

  async function make(stream: string, subject: string, most: number): Promise<void> {
    try {
      await manager.streams.info(stream)
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== NO_STREAM) throw error
      await manager.streams.add({
        name: stream,
        subjects: [subject],
        storage: StorageType.File,
        discard: DiscardPolicy.Old,
        max_msgs: most,
        duplicate_window: settings.duplicate_window_ms * MS_IN_NANOSECONDS,
      })
    }
  }

  function once(stream: string, subject: string, most: number): Promise<void> {
    const making = made.get(stream) ?? make(stream, subject, most)
    made.set(stream, making)
    // What failed is tried again by whoever comes next.
    making.catch(() => made.delete(stream))
    return making
  }

  return {
    events: ({ events }: TenantStreams): Promise<void> =>
      once(events.stream, events.subject, settings.keep_messages),
    letters({ letters }: TenantStreams): Promise<void> {
      const all = letters.subject('', '>').split('.').slice(0, -2)
      return once(letters.stream, [...all, '>'].join('.'), settings.keep_letters)
    },
  }
}
