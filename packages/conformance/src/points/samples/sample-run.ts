import type {
  ArtifactReference,
  AuditEntry,
  ExportedEntry,
  RunRecord,
  VisitRecord,
} from '@fcc/contracts'

/** Strings of a run that people and plugins chose, and what a sample puts there. */
const NAMED = 'attestation'

const RUN_ID = '01JD5V8R3N4T6W8Y0Z2B4D6F8H'
const labels = { categories: ['phi'], levels: {}, audiences: {} }

function artifact(name: string, producedBy: string): ArtifactReference {
  return {
    name,
    address: `sealed-${name}-Zb3cK1`,
    mediaType: 'text/plain',
    bytes: 120,
    labels,
    subjects: ['subject-1'],
    producedBy: `${RUN_ID}/${producedBy}`,
  }
}

/**
 * A made-up run of two visits, the second of which a gate let pass.
 *
 * @param named stands wherever people and plugins choose a word: a title, a name, what a skill says
 */
export function sampleRun(named: string = NAMED): {
  readonly run: RunRecord
  readonly visits: readonly VisitRecord[]
  readonly entries: readonly ExportedEntry[]
} {
  const [note, clean, packet] = [
    artifact('note', 'intake'),
    artifact('clean-note', 'clean/1'),
    artifact(named, 'attest/1'),
  ]
  const run: RunRecord = {
    id: RUN_ID,
    scenario: 'sample/release',
    title: named,
    workflow: 'sample/release',
    envelope: {
      tenant: 'riverside',
      principal: { kind: 'human', id: 'ada', roles: [named] },
      purpose: 'research-release',
      domain: 'LAB',
      labels,
      subjects: ['subject-1'],
      usage: { visits: 2, inputTokens: 0, outputTokens: 0 },
    },
    pins: { data: 'digest-of-the-plan', code: { sample: '1.0.0' }, assembly: 'assembly-1' },
    state: 'completed',
    reasons: [],
    createdAt: '2026-03-02T10:00:00.000Z',
    updatedAt: '2026-03-02T10:00:02.000Z',
    sequence: 2,
    nodes: {
      clean: {
        visits: 1,
        status: 'done',
        hands: { attest: { 'clean-note': clean } },
        facts: { 'sample.route': 'expert' },
      },
      attest: { visits: 1, status: 'done', hands: {} },
    },
    artifacts: { note, 'clean/clean-note': clean, [`attest/${named}`]: packet },
    gates: {},
    duties: {},
    released: { [named]: packet },
  }
  return {
    run,
    visits: [
      visit(
        { node: 'clean', personaName: 'Sample Steward', actedBy: 'sample/clean' },
        [note],
        [clean],
      ),
      visit(
        { node: 'attest', personaName: named, actedBy: 'grace', says: named },
        [clean],
        [packet],
      ),
    ],
    entries: [
      entry(0, 'fcc.run.started', { envelope: run.envelope }),
      entry(1, 'fcc.visit.recorded', { node: 'clean', says: named }),
      entry(2, 'fcc.run.ended', { envelope: run.envelope, state: 'completed' }),
    ],
  }
}

function visit(
  of: Pick<VisitRecord, 'node' | 'personaName' | 'actedBy'> & { readonly says?: string },
  inputs: readonly ArtifactReference[],
  outputs: readonly ArtifactReference[],
): VisitRecord {
  return {
    id: `${RUN_ID}/${of.node}/1`,
    run: RUN_ID,
    node: of.node,
    number: 1,
    persona: `sample/${of.node.toUpperCase()}`,
    personaName: of.personaName,
    actor: of.actedBy.includes('/') ? 'skill' : 'human',
    actedBy: of.actedBy,
    startedAt: '2026-03-02T10:00:00.100Z',
    endedAt: '2026-03-02T10:00:01.900Z',
    inputs,
    outputs,
    decisions: [],
    issues: [],
    gates: [],
    says: of.says ?? 'done',
    route: { kind: of.node === 'attest' ? 'end' : 'forward', to: [] },
  }
}

function entry(place: number, type: AuditEntry['type'], data: AuditEntry['data']): ExportedEntry {
  const logged: AuditEntry = {
    specversion: '1.0',
    id: `entry-${place}`,
    source: 'urn:fcc:tenant:riverside',
    type,
    time: `2026-03-02T10:00:0${place}.000Z`,
    subject: RUN_ID,
    datacontenttype: 'application/json',
    data,
  }
  return { entry: logged, canonical: JSON.stringify(logged), leafHash: 'bGVhZg==', place }
}
