import type { RecordType } from './record-types.ts'

const question = {
  activity: 'what was asked',
  node: 'where',
  roles: 'who may answer',
  needed: 'how many different people must say yes',
  until: 'when it expires',
  signed: 'who said yes so far, by id (entry)',
  binding: 'what the answers are bound to (entry)',
}

/** What is written down and told of questions to people: part of the one catalogue. */
export const QUESTION_RECORDS = {
  'fcc.approval.given': {
    entry: true,
    event: false,
    when: 'A person answered a run that waited.',
    data: {
      activity: 'what was asked',
      seat: 'where the answer is kept, where a question asks several people and it is not the first',
      decision: 'approved, rejected or waived',
      by: 'who',
      binding: 'the act that it is bound to',
      ownRun: 'true where whoever answered had started the run, or acts for who did',
      shown: 'the keyed digest of what they were shown; absent where they had not read it',
    },
  },
  'fcc.approval.decided': {
    entry: true,
    event: false,
    when: 'It was written down what a question that can expire came to: once, before anything is done by it.',
    data: {
      ...question,
      decision: 'approved, rejected, waived or expired',
      by: 'whose answer decided it; absent where the time did',
    },
  },
  'fcc.approval.escalated': {
    entry: true,
    event: true,
    when: 'A question that too few people answered in time went to other roles.',
    data: { ...question, escalatedFrom: 'the roles that were asked before' },
  },
  'fcc.approval.reminded': {
    entry: true,
    event: true,
    when: 'A question still waits, after as long as it says.',
    data: { ...question, reminded: 'how many reminders were due by now' },
  },
} as const satisfies Readonly<Record<string, RecordType>>
