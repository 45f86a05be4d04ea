import type { RecordType } from './record-types.ts'

/** What is written down of reading across tenants: part of the one catalogue. */
export const BOUNDARY_RECORDS = {
  'fcc.grant.creating': {
    entry: true,
    event: false,
    when: 'Somebody of another tenant is about to be let in, to read.',
    data: {
      by: 'who grants it',
      grant: 'its id',
      to: 'the tenant, and whom there: a principal or a role',
      what: 'what they may read: runs, artifacts, personas',
      purpose: 'what for',
      until: 'until when',
    },
  },
  'fcc.grant.revoked': {
    entry: true,
    event: false,
    when: 'A grant was taken back; nobody reads by it since.',
    data: { by: 'who', grant: 'its id' },
  },
  'fcc.tenant.queried': {
    entry: true,
    event: false,
    when: 'Somebody of one tenant asked to read in another; both logs have it.',
    data: {
      by: 'who asked',
      from: 'their tenant',
      of: 'the tenant whose data it is',
      what: 'what they asked for: runs, artifacts, personas',
      purpose: 'what for',
      grant: 'the id of the grant, where one covers it',
      answer: 'opened or read, or why not: no grant, over, not covered, rules',
      run: 'the run that was read, where it was one',
      decisions: 'what the rules of both tenants said',
      shared: 'inputs that several decisions have, named in them by their places here',
    },
  },
  'fcc.tenant.locked': {
    entry: true,
    event: false,
    when: 'A call of this tenant named another tenant without a grant: nothing of this tenant works since.',
    data: { by: 'who made the call', named: 'the tenant that it named' },
  },
  'fcc.tenant.unlocked': {
    entry: true,
    event: false,
    when: 'A person let a locked tenant work again.',
    data: {
      by: 'who',
      since: 'since when it was locked',
      lost: 'whether the row that said so was not the expected one',
    },
  },
} as const satisfies Readonly<Record<string, RecordType>>
