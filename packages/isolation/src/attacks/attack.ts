/** The attacks that the suite knows, by id, and what each is in a line. */
export const ATTACKS = {
  'foreign ids': 'ids of the other tenant, as they are',
  'guessed digests': 'addresses and references reckoned or guessed from what is known',
  'path tricks': 'ids that climb out of a folder or name a file',
  'SQL injection': 'ids that end a statement, or match more than themselves',
  'YAML injection': 'ids that would be more than a text in a document',
  'look-alike ids': 'ids that look like one of the other tenant',
  'case-folded ids': 'ids that are the same once case or form is folded',
  'oversized input': 'ids that are longer than anything takes',
  'races between check and use': 'arguments that change between the check and the use',
  'handles after close': 'handles that were closed',
  'lost context':
    'calls made inside the other tenant’s context, across awaits, timers and emitters',
  'pooled connections': 'calls between those of the other tenant, on the same connections',
  'stale leases': 'leases of the other tenant: its own, an older one, a guessed one',
  'replayed approvals': 'answers of the other tenant’s people, given once more',
  'forged events': 'events that claim to be the other tenant’s',
  symlinks: 'files of one’s own that are links to the other tenant’s',
} as const

export type Attack = keyof typeof ATTACKS
