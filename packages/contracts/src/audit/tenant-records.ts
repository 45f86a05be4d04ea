import type { RecordType } from './record-types.ts'

/** Records about the tenant itself: what it is in the directory. */
export const TENANT_RECORDS = {
  'fcc.tenant.added': {
    entry: true,
    event: false,
    when: 'The tenant was added to the directory.',
    data: { by: 'who', version: 'the version of its row', row: 'the digest of the row' },
  },
  'fcc.tenant.replaced': {
    entry: true,
    event: false,
    when: 'The tenant was given another configuration.',
    data: { by: 'who', version: 'the version of its row', row: 'the digest of the row' },
  },
  'fcc.tenant.suspended': {
    entry: true,
    event: false,
    when: 'Somebody suspended the tenant: nothing new of it starts since, and what runs waits.',
    data: { by: 'who', reason: 'why, in their words' },
  },
  'fcc.tenant.resumed': {
    entry: true,
    event: false,
    when: 'A suspended tenant works again.',
    data: { by: 'who', since: 'since when it was suspended' },
  },
  'fcc.tenant.exported': {
    entry: true,
    event: false,
    when: 'Everything of the tenant is about to be written into an archive.',
    data: { by: 'who', keys: 'for whom its keys are in it: nobody, a passphrase or a public key' },
  },
  'fcc.tenant.imported': {
    entry: true,
    event: false,
    when: 'The tenant was imported from an archive.',
    data: { by: 'who', at: 'when the archive was made', madeBy: 'by whom, as it says' },
  },
  'fcc.tenant.removed': {
    entry: true,
    event: false,
    when: 'The tenant was taken out of the directory.',
    data: { by: 'who', version: 'the version of its row', row: 'the digest of the row' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
