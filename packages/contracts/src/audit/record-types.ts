import { BOUNDARY_RECORDS } from './boundary-records.ts'
import { CREDENTIAL_RECORDS } from './credential-records.ts'
import { EVENT_RECORDS } from './event-records.ts'
import { KEY_RECORDS } from './key-records.ts'
import { QUESTION_RECORDS } from './question-records.ts'
import { STORE_RECORDS } from './store-records.ts'
import { TENANT_RECORDS } from './tenant-records.ts'
import { WEBHOOK_RECORDS } from './webhook-records.ts'

/** One kind of thing that happens, as it is written down and told. */
export interface RecordType {
  /** Whether it is an entry of the audit log. */
  readonly entry: boolean
  /** Whether it is an event of the bus. */
  readonly event: boolean
  /** When it happens. */
  readonly when: string
  /** What the `data` of its entry has besides the envelope, of its event as a whole: field → meaning. */
  readonly data: Readonly<Record<string, string>>
}

const standing = {
  scenario: 'what was started',
  workflow: 'the workflow of the scenario',
  purpose: 'what for',
  domain: 'LAB, SHADOW or PROD',
  usage: 'visits, tokens and cost so far',
  state: 'the state that the run is in',
  sequence: 'how many commits the run has',
  labels: 'the labels of its input',
  reasons: 'why, by kind and id',
}

/** Everything that is written down or told, each under one name: the catalogue of entries and events. */
export const RECORD_TYPES = {
  'fcc.run.started': {
    entry: true,
    event: true,
    when: 'A run was created from input that was accepted, or refused by governance.',
    data: {
      ...standing,
      pins: 'data by digest, code by version',
      inputs: 'name, address, bytes and labels of each',
      decisions: 'what was decided of the input',
      shared: 'inputs that several decisions have, named in them by their places here',
    },
  },
  'fcc.node.ready': {
    entry: false,
    event: true,
    when: 'A node is what the run goes to next.',
    data: {
      node: 'its instance: a node within its branch',
      number: 'which visit of it this will be, from 1',
      persona: 'who acts there',
    },
  },
  'fcc.visit.recorded': {
    entry: true,
    event: true,
    when: 'A visit was committed.',
    data: {
      visit: 'its id',
      node: 'its instance',
      number: 'which visit of the node, from 1',
      persona: 'who acted, by id',
      personaName: 'and by name',
      actor: 'skill, model, human or map',
      actedBy: 'the skill, provider or principal',
      startedAt: 'when it began',
      endedAt: 'when it ended',
      inputs: 'addresses of what went in',
      outputs: 'name, address, bytes and labels of what came out',
      decisions: 'what was decided, by which rules',
      shared: 'inputs that several decisions have, named in them by their places here',
      gates: 'gates with their scores',
      issues: 'how many issues validators found (event), or which (entry)',
      says: "the skill's sentence with its measures",
      route: 'where it leads',
      calls:
        'its calls of models: provider, model, tokens, cost, and whether it may be billed twice (entry)',
      services: 'what services answered to its skill: host and status (entry)',
      policy: 'the digest of what the run was planned with (entry)',
      state: 'the state of the run after it',
      sequence: 'how many commits the run has',
    },
  },
  'fcc.run.waiting': {
    entry: true,
    event: true,
    when: 'A run came to wait for somebody or something.',
    data: {
      ...standing,
      for: 'human, provider, service, version or quota',
      node: 'where it waits',
      roles: 'who may answer',
      asks: 'answer, approval or waiver',
      due: 'when it continues by itself',
      failure: 'how the provider or the service failed (entry)',
      by: 'the provider, or the declared service, that failed (entry)',
      activity: 'what is awaited',
      binding: 'what the answer is bound to',
      versions: 'plugins that are here in another version',
    },
  },
  'fcc.run.resumed': {
    entry: true,
    event: true,
    when: 'A run continued that waited, was paused or in quarantine.',
    data: {
      ...standing,
      by: 'who let it continue, or `due`',
      activity: 'what was answered',
      versions: 'plugins whose other version was accepted',
    },
  },
  'fcc.run.paused': {
    entry: true,
    event: true,
    when: 'A run was paused after a visit.',
    data: { ...standing, by: 'who commanded it' },
  },
  'fcc.run.quarantined': {
    entry: true,
    event: true,
    when: 'A run was put into quarantine.',
    data: { ...standing, by: 'who commanded it, or the code of what poisoned it' },
  },
  'fcc.run.ended': {
    entry: true,
    event: true,
    when: 'A run ended.',
    data: { ...standing, released: 'outcome → address' },
  },
  'fcc.artifact.released': {
    entry: true,
    event: true,
    when: 'An outcome was released to people.',
    data: {
      name: 'its name (event)',
      artifact: 'its name (entry)',
      address: 'its keyed address',
      bytes: 'its length (event)',
      labels: 'its labels',
      gate: 'the gate that it passed (entry)',
    },
  },
  'fcc.artifact.declassified': {
    entry: true,
    event: false,
    when: 'A label of an outcome was lowered by a permit.',
    data: {
      artifact: 'its name',
      address: 'its keyed address before',
      label: 'what was lowered',
      by: 'the permits',
    },
  },
  'fcc.run.cancelled': {
    entry: true,
    event: false,
    when: 'Somebody commanded that a run ends; it ends with an entry of its own.',
    data: { by: 'who' },
  },
  ...QUESTION_RECORDS,
  'fcc.run.continued': {
    entry: true,
    event: false,
    when: 'A run continued by itself on versions of plugins that these declare compatible.',
    data: { versions: 'plugin → the version it was pinned to, and the one that runs from here on' },
  },
  'fcc.records.pruned': {
    entry: true,
    event: false,
    when: 'Records were removed: of erased subjects, or by their age; one entry for each batch.',
    data: {
      by: 'who',
      days: 'how old runs or entries had to be',
      runs: 'how many runs',
      journals: 'how many journals of runs of erased subjects',
      entries: 'how many texts of audit entries',
      places: 'which of them: ranges of the log, the end not among them',
      contents: 'how many contents of erased subjects',
      bytes: 'how many bytes these had before they were sealed',
      events: 'how many events, besides those of the runs',
      commands: 'how many commands that were carried out, besides those of the runs',
    },
  },
  'fcc.run.removed': {
    entry: true,
    event: false,
    when: 'A run was removed by its age, with its contents, journal, answers, commands and events.',
    data: { by: 'who', act: 'the entry that tells of the batch', days: 'how old it had to be' },
  },
  'fcc.subject.shredding': {
    entry: true,
    event: false,
    when: 'The key of a subject is about to be destroyed; an erasure that is cut short is replayed by it.',
    data: { by: 'who' },
  },
  'fcc.erasures.replayed': {
    entry: true,
    event: false,
    when: 'Erasures that the log tells of were carried out again: the control store did not know of them.',
    data: { subjects: 'the keyed references of the subjects' },
  },
  'fcc.subject.shredded': {
    entry: true,
    event: false,
    when: 'The key of a subject was destroyed.',
    data: {
      by: 'who',
      found: 'whether there was one',
      outcomes: 'how many folders with outcomes in plain text were removed beside the store',
    },
  },
  'fcc.capabilities.accepted': {
    entry: true,
    event: false,
    when: 'Somebody accepted that a tenant has fewer safeguards.',
    data: {
      by: 'who',
      lost: 'the safeguards that are gone; or one text, where nobody knows',
      present: 'those that are there',
      record: 'the digest of the record in the control store',
    },
  },
  'fcc.safeguards.changed': {
    entry: true,
    event: false,
    when: 'The tenant’s store opened under another record of accepted safeguards than before; none was lost.',
    data: { record: 'the digest of the record in the control store' },
  },
  'fcc.content.read': {
    entry: true,
    event: false,
    when: 'A file was read by the rules of run input, outside a run.',
    data: {
      by: 'who',
      decisions: 'what was decided of it',
      shared: 'inputs that several decisions have, named in them by their places here',
      couldNotCheck: 'detectors that could not look into it',
    },
  },
  'fcc.decision.made': {
    entry: true,
    event: false,
    when: 'Somebody asked whether an act outside a run may be done, and was told.',
    data: {
      by: 'who',
      for: 'who is about to do it, where that is somebody else',
      act: 'what the act is called',
      at: 'where rules were asked to look',
      purpose: 'what for',
      decision: 'allow, approve, block or halt',
      decisions: 'what was decided at each point, with the name of the act as their subject',
      shared: 'inputs that several decisions have, named in them by their places here',
      couldNotCheck: 'detectors that could not look into the content',
      approvedBy: 'whose approval was there',
    },
  },
  'fcc.artifact.read': {
    entry: true,
    event: false,
    when: 'Somebody was shown artifacts of a run: an outcome, whole or while it was written, or what a question is about.',
    data: {
      by: 'who',
      purpose: 'what for',
      how: '`streamed` where it was shown while it was written; absent otherwise',
      artifacts:
        'name of each that was shown, and its address; what is still being written has none',
      visit: 'the visit that wrote it meanwhile',
      withheld: 'the names of those that rules kept from them',
      activity: 'the question that it is about',
      shown: 'the keyed digest of what was shown of the question',
      decisions: 'what was decided of each, at `release`',
      shared: 'inputs that several decisions have, named in them by their places here',
    },
  },
  'fcc.run.recorded': {
    entry: true,
    event: false,
    when: 'Somebody was given what models answered in a run, sealed under a key of its own.',
    data: {
      by: 'who',
      purpose: 'what for',
      recording: 'the digest of the file',
      answers: 'how many answers are in it',
      scrubbed: 'how many of them rules changed',
      decisions: 'what was decided of each, at `release`',
      shared: 'inputs that several decisions have, named in them by their places here',
    },
  },
  'fcc.records.exported': {
    entry: true,
    event: false,
    when: 'Somebody was given records to take away.',
    data: {
      by: 'who',
      of: 'the audit log, a run, the proofs of a run, or a report',
      exporter: 'what wrote it, where a plugin did',
      purpose: 'what for, where it was said',
    },
  },
  'fcc.provider.testing': {
    entry: true,
    event: false,
    when: 'Somebody is about to have a provider asked one small thing, with nothing of anybody in it.',
    data: { by: 'who', provider: 'its id', activity: 'the idempotency key of the call' },
  },
  'fcc.provider.tested': {
    entry: true,
    event: false,
    when: 'That came to an end.',
    data: {
      by: 'who',
      provider: 'its id',
      activity: 'the idempotency key of the call',
      outcome: 'answered, failed, or not permitted by the rules',
      failure: 'how it failed',
      decisions: 'what was decided of the request',
      call: 'the model, its tokens and what they cost',
    },
  },
  'fcc.request.served': {
    entry: true,
    event: false,
    when: 'A request was answered by a server. Its content is in no entry.',
    data: {
      by: 'who',
      credential: 'the kind and id of what they showed',
      route: 'which one, by its id',
      method: 'how it was asked',
      status: 'the status of the answer',
      code: 'the code of what went wrong, where something did',
      run: 'the run that it was about',
      durationMs: 'how long it took',
    },
  },
  'fcc.access.denied': {
    entry: true,
    event: false,
    when: 'Somebody was denied an action.',
    data: {
      by: 'who',
      action: 'what they wanted to do',
      object: 'to what',
      because: 'why it was denied: their kind, their roles, or rules',
      artifact: 'what they wanted to read of it',
      purpose: 'what they wanted to read it for',
      decisions: 'what the rules said',
      shared: 'inputs that several decisions have, named in them by their places here',
      layer: 'which rules denied it',
    },
  },
  ...BOUNDARY_RECORDS,
  ...CREDENTIAL_RECORDS,
  ...STORE_RECORDS,
  ...KEY_RECORDS,
  ...WEBHOOK_RECORDS,
  ...EVENT_RECORDS,
  ...TENANT_RECORDS,
} as const satisfies Readonly<Record<string, RecordType>>

type NamesWith<Field extends 'entry' | 'event'> = {
  [Name in keyof typeof RECORD_TYPES]: (typeof RECORD_TYPES)[Name][Field] extends true
    ? Name
    : never
}[keyof typeof RECORD_TYPES]

/** A kind of audit entry. */
export type AuditType = NamesWith<'entry'>
/** A kind of event. */
export type EventType = NamesWith<'event'>

const namesWith = (field: 'entry' | 'event') =>
  Object.entries(RECORD_TYPES).flatMap(([name, type]) => (type[field] ? [name] : []))

/** Every kind of audit entry. */
export const AUDIT_TYPES = namesWith('entry') as readonly AuditType[]
/** Every kind of event. */
export const EVENT_TYPES = namesWith('event') as readonly EventType[]
