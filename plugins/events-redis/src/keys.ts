import { topicName } from '@fcc/contracts/transports'

/** The keys of one topic: all begin alike, so that an access list can give them to one tenant's user. */
export interface TopicKeys {
  /** The stream of its events, and the channel on which somebody says that there are new ones. */
  readonly events: string
  /** Who reads for a group. */
  holder(group: string): string
  /** The dead letters of a group. */
  letters(group: string): string
}

/**
 * Names the keys of a topic. The braces keep them in one slot of a cluster. Pure.
 *
 * @example
 * keysOf('fcc', 'riverside').events   // 'fcc:{riverside}:events'
 */
export function keysOf(prefix: string, topic: string): TopicKeys {
  const start = `${prefix}:{${topicName(topic)}}:`
  return {
    events: `${start}events`,
    holder: (group) => `${start}holder:${topicName(group)}`,
    letters: (group) => `${start}letters:${topicName(group)}`,
  }
}
