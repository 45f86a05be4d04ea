import type { RecordType } from './record-types.ts'

/** What is written down of keys and sessions: part of the one catalogue. */
export const CREDENTIAL_RECORDS = {
  'fcc.api_key.creating': {
    entry: true,
    event: false,
    when: 'An API key is about to be made for a program. Its text is in no entry.',
    data: {
      by: 'who makes it',
      key: 'its id',
      name: 'what it is for',
      for: 'whom it stands for, with the roles',
      tier: 'its rate tier',
      expires: 'when it expires',
    },
  },
  'fcc.api_key.rotating': {
    entry: true,
    event: false,
    when: 'An API key is about to get another secret.',
    data: { by: 'who', key: 'its id', until: 'until when the one before it is accepted' },
  },
  'fcc.api_key.revoked': {
    entry: true,
    event: false,
    when: 'An API key was revoked; nobody accepts it since.',
    data: { by: 'who', key: 'its id' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
