import { canonicalJson, type JsonValue } from '@fcc/audit'
import {
  type ArtifactReference,
  type Decision,
  type DecisionInput,
  type Finding,
  GRANTED_KINDS,
  INPUT_KINDS,
  type LabelSet,
  type RunRecord,
  type VisitRecord,
} from '@fcc/contracts'
import { readVisitDocument, type VisitDocument, writeVisitDocument } from '@fcc/simulation'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,7}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const some = <Value>(value: fc.Arbitrary<Value>, maxLength = 3) => fc.array(value, { maxLength })
/** A member that may be absent, and is never there as `undefined`. */
const record = <Whole extends object>(
  model: { readonly [Name in keyof Whole]-?: fc.Arbitrary<NonNullable<Whole[Name]>> },
  requiredKeys: (keyof Whole)[],
) => fc.record(model, { requiredKeys } as never) as fc.Arbitrary<Whole>

const labels: fc.Arbitrary<LabelSet> = fc.record({
  categories: some(word),
  levels: fc.dictionary(word, word),
  audiences: fc.dictionary(word, some(word)),
})
const finding: fc.Arbitrary<Finding> = fc.record({
  category: word,
  span: fc.record({ start: fc.nat(99), end: fc.nat(99) }),
  confidence: fc.constantFrom(0, 0.25, 1),
  detector: word,
})
const facts = fc.dictionary(word, fc.oneof(fc.boolean(), fc.nat(9), text, some(word)))
const principal = record<RunRecord['envelope']['principal']>(
  {
    id: word,
    kind: fc.constantFrom('human', 'service', 'persona', 'model'),
    roles: some(word),
    groups: some(word),
    onBehalfOf: word,
  },
  ['id', 'kind', 'roles'],
)
const point = fc.constantFrom('run_input', 'prompt', 'output', 'handoff', 'declassify') as never
const reference = (subjects: readonly string[], producedBy: string) =>
  fc.record<ArtifactReference>({
    name: word,
    address: word,
    mediaType: fc.constant('text/markdown'),
    bytes: fc.nat(1_000),
    labels,
    subjects: fc.constant(subjects),
    producedBy: fc.constant(producedBy),
  })

function decision(envelope: RunRecord['envelope']): fc.Arbitrary<Decision> {
  const input = (at: DecisionInput['at'], subject: string) =>
    record<DecisionInput>(
      {
        at: fc.constant(at),
        subject: fc.constant(subject),
        content: word,
        labels,
        findings: some(finding),
        couldNotCheck: some(word),
        unread: fc.array(word, { minLength: 1, maxLength: 2 }),
        run: fc.record({ id: word, scenario: word, purpose: word, domain: word, state: word }),
        tenant: fc.constant({ id: envelope.tenant }),
        principal: fc.constant(envelope.principal),
        persona: fc.record({ id: word, code: word, category: word, duties: some(word) }),
        provider: fc.record({ id: word, location: fc.constant('this-machine') }) as never,
        tool: fc.record({ id: word, by: fc.constantFrom('node', 'model', 'skill') }),
        input: fc.record({ kind: fc.constantFrom(...INPUT_KINDS) }),
        query: fc.record({
          from: word,
          what: fc.constantFrom(...GRANTED_KINDS),
          granted: fc.boolean(),
        }),
        gatesPassed: some(word),
        facts: facts as never,
        waivers: fc.dictionary(word, word),
        act: fc.record({ label: word }),
      },
      [
        ...(['at', 'subject', 'labels', 'findings', 'couldNotCheck', 'run', 'tenant'] as const),
        ...(['principal', 'gatesPassed', 'facts', 'waivers'] as const),
      ],
    )
  return fc.tuple(point as fc.Arbitrary<Decision['at']>, word).chain(([at, subject]) =>
    fc.array(input(at, subject), { maxLength: 2 }).chain((inputs) =>
      fc.record<Decision>({
        decision: fc.constantFrom('allow', 'block', 'halt'),
        at: fc.constant(at),
        subject: fc.constant(subject),
        reasons: some(
          fc.record({
            rule: word,
            tier: fc.constantFrom('hard_stop', 'mandatory', 'permit'),
            effect: fc.constantFrom('forbid', 'advise', 'waived'),
            say: text,
            cites: some(word),
          }),
        ),
        obligations: some(
          fc.record({ kind: fc.constant('redact'), rule: word, findings: fc.nat(9) }) as never,
        ),
        errors: some(fc.record({ rule: word, code: word, why: text })),
        rules: fc.record({ considered: fc.nat(9), fired: fc.nat(9) }),
        inputs: fc.constant(inputs),
        // What was found is what was found in the content as it came.
        findings: fc.constant(inputs[0]?.findings ?? []),
        facts: fc.dictionary(word, facts) as never,
      }),
    ),
  )
}

const story = fc.record({ who: principal, subjects: some(word) }).chain(({ who, subjects }) => {
  const run = {
    id: 'r1',
    envelope: { tenant: 'riverside', principal: who, subjects, labels: {}, usage: {} },
    pins: { data: 'sha256:0' },
  } as unknown as RunRecord
  const id = 'r1/draft/1'
  const visit = fc.record<VisitRecord>({
    id: fc.constant(id),
    run: fc.constant(run.id),
    node: word,
    number: fc.integer({ min: 1, max: 9 }),
    persona: word,
    personaName: text,
    actor: fc.constantFrom('skill', 'model', 'human', 'intake', 'workflow', 'map'),
    actedBy: word,
    startedAt: fc.constant('2026-11-30T10:00:00.000Z'),
    endedAt: fc.constant('2026-11-30T10:00:01.000Z'),
    inputs: fc.uniqueArray(reference(['s_other'], 'r1/intake'), {
      selector: ({ name, address }) => `${name} ${address}`,
      maxLength: 3,
    }),
    outputs: some(reference(subjects, id)),
    decisions: some(decision(run.envelope)),
    issues: some(
      fc.record({ code: word, severity: fc.constantFrom('error', 'notice'), message: text }),
    ),
    gates: some(
      record<VisitRecord['gates'][number]>(
        {
          gate: word,
          artifact: word,
          address: word,
          passed: fc.boolean(),
          score: fc.constantFrom(0, 0.5, 1),
          threshold: fc.constantFrom(0.5, 1),
          checks: some(
            fc.record({ id: word, outcome: fc.constantFrom('passed', 'failed'), reason: text }),
          ),
        },
        ['gate', 'artifact', 'address', 'passed', 'threshold', 'checks'],
      ),
    ),
    says: text,
    route: fc.record({ kind: fc.constantFrom('forward', 'feedback', 'end'), to: some(word) }),
  })
  return fc.record({ run: fc.constant(run), visit })
})

describe('the document of a visit', () => {
  it('says the whole visit, whatever is in it: it comes back from its canonical text as it was', () => {
    fc.assert(
      fc.property(story, ({ run, visit }) => {
        const written = writeVisitDocument(run, visit) as unknown as JsonValue
        const canonical = canonicalJson(written, { undefinedMembers: 'omit' })
        const document = JSON.parse(canonical) as VisitDocument
        const find = (name: string, address: string) =>
          visit.inputs.find((input) => input.name === name && input.address === address)
        expect(readVisitDocument(run, document, find)).toEqual(visit)
      }),
      { numRuns: 100 },
    )
  })
})
