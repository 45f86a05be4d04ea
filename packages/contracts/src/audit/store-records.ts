import type { RecordType } from './record-types.ts'

/** Records about whole stores. */
export const STORE_RECORDS = {
  'fcc.store.accepted': {
    entry: true,
    event: false,
    when: 'Somebody accepted a store that is empty or older than it was.',
    data: { by: 'who', lost: 'how many entries are lost, at which places, and since when' },
  },
  'fcc.store.carried': {
    entry: true,
    event: false,
    when: 'All records of the tenant are about to be copied or backed up, or were restored.',
    data: { by: 'who', act: 'which of them', from: 'from where', to: 'to where' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
