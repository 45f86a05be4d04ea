import type { RecordType } from './record-types.ts'

/** Records about the keys of a tenant. */
export const KEY_RECORDS = {
  'fcc.keys.rotated': {
    entry: true,
    event: false,
    when: 'Somebody began to rotate keys of the tenant, or has rotated them.',
    data: {
      by: 'who',
      phase: 'begun or ended',
      master: 'whether keys are wrapped anew, by which master key',
      before:
        'data keys whose newest version is older than this get a new one; absent where none does',
      keys: 'how many there are; known at the end',
      rewrapped: 'how many were wrapped anew',
      renewed: 'how many data keys got a new version',
      problems: 'how many keys could not be rotated',
    },
  },
  'fcc.keys.renewed': {
    entry: true,
    event: false,
    when: 'A data key that was to seal was older than the host lets it become, and got a new version.',
    data: { key: 'the subject’s keyed reference' },
  },
  'fcc.keys.retired': {
    entry: true,
    event: false,
    when: 'Somebody is about to give up a master key that wraps nothing any more.',
    data: { by: 'who', master: 'which one' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
