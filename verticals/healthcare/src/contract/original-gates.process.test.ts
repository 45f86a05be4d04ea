import { gates, scorers, validators } from '@fcc/contracts'
import { createTestRuntime } from '@fcc/testing'
import { expect, it } from 'vitest'
import plugin from '../index.ts'
import { settingsSchema } from '../settings.ts'
import { CLEAN_MESSAGE, MESSAGE } from '../structured/records.test-data.ts'
import { CLEAN_NOTE, packetOf } from './sample-notes.test-data.ts'

const record = (signatures: readonly object[]) =>
  JSON.stringify({ records: [{ id: 'r', createdAt: '2026-03-02T10:00:00Z', signatures }] })
const signature = { signer: 'Ada', signedAt: '2026-03-02T11:00:00Z', meaning: 'approval' }
const study = (removed: string) =>
  JSON.stringify([
    {
      '00080016': { vr: 'UI', Value: ['1.2'] },
      '00080018': { vr: 'UI', Value: ['1.3'] },
      '00120062': { vr: 'CS', Value: [removed] },
      '00280301': { vr: 'CS', Value: ['NO'] },
    },
  ])
const OBSERVATION =
  '{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]}}'
const MATRIX = 'requirement,class,risk,control,design,test,result\nR1,C,H1,M1,D1,T1,passed\n'

/** Each gate of the original with its threshold, a text that it passes and one that it does not. */
const GATES: readonly (readonly [id: string, threshold: number, right: string, wrong: string])[] = [
  ['hc-gate-001', 0.95, packetOf(`${CLEAN_NOTE}${CLEAN_NOTE}`), packetOf('[name] '.repeat(50))],
  ['hc-gate-002', 0.9, OBSERVATION, OBSERVATION.replace('2160-0', '2160-1')],
  ['hc-gate-003', 1, CLEAN_MESSAGE, MESSAGE],
  ['hc-gate-004', 0.85, 'age,sex\n52,F\n61,M\n', 'age,sex\n520,F\n61,\n'],
  ['hc-gate-005', 0.9, record([signature]), record([])],
  [
    'hc-gate-006',
    1,
    'criteria,classification\nPVS1 PS1,pathogenic\n',
    'criteria,classification\nPM2,pathogenic\n',
  ],
  ['hc-gate-007', 0.95, study('YES'), study('NO')],
  ['hc-gate-008', 0.95, MATRIX, MATRIX.replace('passed', 'planned')],
]

it('the eight gates of the original are there with their thresholds', async () => {
  const { tenant } = await createTestRuntime({ plugins: [plugin] })

  const found = tenant.model.catalogue.all(gates)
  for (const [id, threshold] of GATES) {
    const gate = found.find((each) => each.id === `fcc-healthcare/${id}`)
    expect([id, gate?.value.threshold]).toEqual([id, threshold])
  }
})

it.each(GATES)('%s passes what is right and nothing else', async (id, _, right, wrong) => {
  const { contribution } = await createTestRuntime({ plugins: [plugin] })

  const gate = contribution(gates, `fcc-healthcare/${id}`).value
  const verdict = async (text: string) => {
    const subject = { name: 'it', text, inputs: {}, outputs: {} } as never
    const call = { tenant: { id: 'one' }, settings: settingsSchema.parse({}) } as never
    for (const { test } of gate.checks) {
      if (test.kind === 'scorer') {
        const scored = await contribution(scorers, test.scorer).value.score(subject, call)
        if (scored.kind !== 'scored' || scored.value < test.atLeast) return false
      }
      if (test.kind === 'validator') {
        const { value } = contribution(validators, test.validator)
        if ((await value.validate(subject, call)).length > 0) return false
      }
    }
    return true
  }
  expect([await verdict(right), await verdict(wrong)]).toEqual([true, false])
})
