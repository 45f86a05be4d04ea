import type { RecordType } from './record-types.ts'

/** What is written down of giving events again: part of the one catalogue. */
export const EVENT_RECORDS = {
  'fcc.subscriber.redriving': {
    entry: true,
    event: false,
    when: 'Somebody is about to have events given to a subscriber again.',
    data: {
      by: 'who',
      subscriber: 'the subscriber of a plugin, by its whole id',
      of: '`letters` that it could not be given, or `events` as the store has them',
    },
  },
} as const satisfies Readonly<Record<string, RecordType>>
