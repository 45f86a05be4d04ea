import { describe, expect, it } from 'vitest'
import { type Care, createCare, ownScenario } from '../testing/care-plugin.test-support.ts'
import { ownDocuments, refusals } from '../testing/own-documents.test-support.ts'
import { contributing } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession } from '../testing/test-runtime.test-support.ts'

const tenantOf = (yaml: string) => {
  const directory = ownDocuments({ 'own.yaml': yaml })
  const sources = [`${directory}/own.yaml`]
  return { directory, tenants: { riverside: { personas: { sources, includeCore: true } } } }
}

const open = (care: Care, own?: string) =>
  openSession({ plugins: [care.plugin], ...(own ? tenantOf(own) : {}) })

const ends = async (care: Care, scenario: string, input: Record<string, string>, own?: string) => {
  const session = await open(care, own)
  const run = await (await session.start(scenario, input)).finished()
  return { run, labels: run.envelope.labels.categories }
}

const moreScenario = `
scenario: more
title: More
purposes: [treatment]
input: { note: { type: text, labels: [phy] } }
workflow: care/ask
`

const watching = `
constitution: watch
title: Watch
rules:
  - id: looked-into
    tier: hard_stop
    at: [run_input]
    when: size(detection.could_not_check) > 0
    say: Nobody could look into this.
`

describe('the labels of an input', () => {
  it.each([
    'spoke with sarah okafor',
    'She is 92',
    'The note says: account 48210077, 742 Evergreen Ter',
  ])('are those that its scenario declares, whatever detectors find: %s', async (note) => {
    const care = createCare()
    const { run, labels } = await ends(care, 'clinical', { note })
    expect(labels).toEqual(['phi'])
    expect(run.artifacts.note?.labels.categories).toEqual(['phi'])
    expect(run.state).toBe('halted')
    expect(care.sent).toEqual([])
  })

  it('are declared and found together: detection adds', async () => {
    expect((await ends(createCare(), 'clinical', { note: 'ROE came' })).labels).toEqual([
      'phi',
      'phi-found',
    ])
  })

  it('are none where a plugin says so, and what is found all the same', async () => {
    const care = createCare()
    const { run, labels } = await ends(care, 'bare', { note: 'Explain it.' })
    expect([run.state, labels, care.sent.length]).toEqual(['completed', [], 1])
    expect((await ends(care, 'bare', { note: 'Ask ROE.' })).labels).toEqual(['phi-found'])
    expect(care.sent).toHaveLength(1)
  })

  it("are those of the vertical where a tenant's own scenario says nothing", async () => {
    const care = createCare()
    const { labels } = await ends(
      care,
      'own',
      { note: 'all is well' },
      ownScenario('note: { type: text }'),
    )
    expect([labels, care.sent]).toEqual([['phi'], []])
  })

  it("are the vertical's beside a tenant's own, which names none of it", async () => {
    const own = ownScenario('note: { type: text, labels: [phi-found] }')
    expect((await ends(createCare(), 'own', { note: 'x y' }, own)).labels).toEqual([
      'phi',
      'phi-found',
    ])
  })

  it("are the vertical's where a tenant calls its input reference data", async () => {
    const care = createCare()
    const own = ownScenario('note: { type: text, kind: reference }')
    expect([(await ends(care, 'own', { note: 'x y' }, own)).labels, care.sent]).toEqual([
      ['phi'],
      [],
    ])
  })

  it("cannot be none in a tenant's own file where a vertical is in its assembly", async () => {
    const own = ownScenario('note: { type: text, labels: [] }')
    const [refused] = await refusals({ plugins: [createCare().plugin], ...tenantOf(own) })
    expect(refused).toContain(
      'FCC_SCENARIO_INPUT_UNLABELLED Scenario tenant/own says labels: [] of its input note',
    )
  })

  it('are known to a scheme, so that a typo is no rule that does not fire', async () => {
    const own = ownScenario('note: { type: text, labels: [phy] }')
    const [refused] = await refusals({ plugins: [createCare().plugin], ...tenantOf(own) })
    expect(refused).toContain('FCC_LINK_INPUT_LABEL')
    expect(refused).toContain('Did you mean phi?')
  })

  it('leave the scenario of a plugin out that names one of no scheme', async () => {
    const more = contributing('more', moreScenario, { kind: 'plugin' })
    const session = await openSession({ plugins: [createCare().plugin, more] })
    const error = await expectCode('FCC_SCENARIO_UNKNOWN', () =>
      session.start('more', { note: 'x' }),
    )
    expect(error.why).toContain('FCC_LINK_INPUT_LABEL')
  })

  it('are not all that rules see: what could not be checked is a fact of its own', async () => {
    const watch = contributing('watch', watching, { kind: 'plugin' })
    const session = await openSession({ plugins: [createCare().plugin, watch] })
    const run = async (note: string) => (await session.start('bare', { note })).finished()
    expect(await run('a ☠ b')).toMatchObject({
      state: 'halted',
      reasons: [{ id: 'watch/looked-into' }],
    })
    expect((await run('a b')).state).toBe('completed')
  })

  it('do not help where a detector could not look: the run ends, and says so', async () => {
    const care = createCare()
    const { run } = await ends(care, 'bare', { note: 'a ☠ b' })
    expect([run.state, run.reasons[0]?.id]).toEqual(['failed', 'FCC_CONTENT_NOT_INSPECTED'])
    expect(care.sent).toEqual([])
  })
})

describe('reference data', () => {
  it('is read by skills without being scanned, and has no label and no subject of the run', async () => {
    const care = createCare()
    const session = await open(care)
    const started = await session.start('looked', { table: 'ROE 1' }, { subjects: ['patient-1'] })
    const run = await started.finished()
    expect([run.state, run.envelope.labels.categories]).toEqual(['completed', []])
    expect(care.scanned.filter((text) => text.includes('ROE'))).toEqual([])
    const { table, ...made } = run.artifacts
    expect(table?.subjects).not.toEqual(run.envelope.subjects)
    for (const each of Object.values(made)) expect(each.subjects).toEqual(run.envelope.subjects)
  })

  it('is scanned and labelled where it enters a prompt', async () => {
    const care = createCare()
    expect((await ends(care, 'table', { table: 'row 1' })).run.state).toBe('completed')
    expect(care.sent).toHaveLength(1)
    const { run, labels } = await ends(care, 'table', { table: 'ROE 1' })
    expect([run.state, labels]).toEqual(['halted', []])
    expect((await ends(care, 'table', { table: '☠' })).run.state).toBe('failed')
    expect(care.sent).toHaveLength(1)
  })

  it('is scanned and labelled where a map takes it apart', async () => {
    const care = createCare()
    expect((await ends(care, 'rows', { table: '["a"]' })).run.state).toBe('completed')
    expect((await ends(care, 'rows', { table: '["b", "ROE"]' })).run.state).toBe('halted')
    expect(care.sent).toHaveLength(1)
  })
})

describe('an input in another form than the declared one', () => {
  it.each([
    ['HL7 v2', 'PID|1||48210077^^^RIV^MR||OKONKWO^MARIA^T'],
    ['FHIR JSON', '{"resourceType":"Patient","id":"roe"}'],
    ['CSV', 'name,age\nroe,92'],
  ])('is refused with what it is: %s', async (form, note) => {
    const session = await open(createCare())
    const error = await expectCode('FCC_INPUT_NOT_AS_DECLARED', () =>
      session.start('clinical', { note }),
    )
    expect(error.why).toContain(
      `The input note is ${form}, and scenario care/clinical takes it as text/plain`,
    )
    expect(error.why).not.toContain('48210077')
  })

  it('is read as what it is where the scenario takes that too', async () => {
    const { run } = await ends(createCare(), 'form', { note: 'name,age\nroe,92' })
    expect(run.artifacts.note?.mediaType).toBe('text/csv')
    const prose = await ends(createCare(), 'form', { note: 'seen today' })
    expect(prose.run.artifacts.note?.mediaType).toBe('text/plain')
  })
})
