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
  'fcc.session.opened': {
    entry: true,
    event: false,
    when: 'Somebody signed in at a server.',
    data: { by: 'who', session: 'its id', issuer: 'who said so' },
  },
  'fcc.session.renewed': {
    entry: true,
    event: false,
    when: 'The session of somebody who signed in was renewed, by what its issuer said then.',
    data: { by: 'who', session: 'its id', issuer: 'who said so' },
  },
  'fcc.session.ended': {
    entry: true,
    event: false,
    when: 'Somebody signed out, or was signed out by somebody else.',
    data: {
      by: 'who',
      session: 'its id',
      issuer: 'who had said who they are',
      of: 'whose sessions',
      sessions: 'how many',
    },
  },
} as const satisfies Readonly<Record<string, RecordType>>
