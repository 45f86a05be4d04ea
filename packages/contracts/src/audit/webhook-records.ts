import type { RecordType } from './record-types.ts'

/** What is written down of webhooks: part of the one catalogue. */
export const WEBHOOK_RECORDS = {
  'fcc.webhook.delivered': {
    entry: true,
    event: false,
    when: 'Events were sent to a webhook, kept from it by rules, or given up; one entry for those of a while.',
    data: {
      webhook: 'its name',
      host: 'the host that it is at',
      delivered: 'how many were taken there',
      withheld: 'how many rules kept from it',
      rules: 'rule → how many it kept from it',
      given: 'how many were given up, and wait to be sent again by somebody',
      tries: 'how many tries failed meanwhile',
      first: 'the first event that was settled',
      last: 'the last one',
    },
  },
  'fcc.webhook.redriving': {
    entry: true,
    event: false,
    when: 'Somebody is about to have events sent again that were given up.',
    data: { by: 'who', webhook: 'its name', letters: 'how many, at most' },
  },
  'fcc.webhook.testing': {
    entry: true,
    event: false,
    when: 'Somebody is about to have an event sent to a webhook that tells of nothing.',
    data: { by: 'who', webhook: 'its name', host: 'the host that it is at' },
  },
  'fcc.webhook.tested': {
    entry: true,
    event: false,
    when: 'That came to an end.',
    data: { by: 'who', webhook: 'its name', outcome: 'how it ended' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
