import { readdirSync, readFileSync } from 'node:fs'
import { createTestRuntime } from '@fcc/testing'
import { expect, it } from 'vitest'
import plugin from '../index.ts'

const example = new URL('../../example/', import.meta.url)
const sample = (name: string) => readFileSync(new URL(name, example), 'utf8')
const folder = readdirSync(new URL('folder/', example)).map((name) => sample(`folder/${name}`))
/** Who and what the samples are about; years stay but for those that tell an age over 89. */
const LEAKS = /Lindqvist|Tove|Maja|\bAmin\b|Moreau|51730044|51730518|Duluth|Canal|0161|1931/i

/** Scenario, its input, how its run ends, and an outcome with who may read it. */
const SAMPLES = [
  [
    'deidentify-and-release',
    { note: sample('folder/discharge.txt') },
    'completed',
    'release-packet',
  ],
  [
    'deidentify-records',
    { record: sample('folder/message.hl7') },
    'completed',
    'deidentified-record',
  ],
  [
    'deidentify-records',
    { record: sample('folder/patient.json') },
    'completed',
    'deidentified-record',
  ],
  [
    'deidentify-records',
    { record: sample('folder/visits.csv') },
    'completed',
    'deidentified-record',
  ],
  ['deidentify-folder', { documents: JSON.stringify(folder) }, 'completed', 'folder-report'],
  ['coding-review', { note: sample('coding.txt') }, 'completed', 'coding-review', 'coder'],
  ['recommend', { chart: sample('chart.txt') }, 'waiting'],
  ['breach-triage', { incident: sample('incident.json') }, 'waiting'],
] as const

it('every sample that comes along goes through its scenario, and leaves nobody in what is released', async () => {
  const { session, tenant } = await createTestRuntime({ plugins: [plugin] })
  for (const [scenario, input, ends, outcome, role = 'visitor'] of SAMPLES) {
    const handle = await session.start(scenario, input)
    const { state, reasons } = await handle.finished()
    expect([scenario, state, reasons]).toEqual([scenario, ends, []])
    if (outcome === undefined) continue
    const reader = tenant.as({ kind: 'human', id: role, roles: [role] })
    const { text } = await reader.outcome(handle.id, outcome)
    expect([scenario, LEAKS.exec(text)?.[0]]).toEqual([scenario, undefined])
  }
  const handle = await session.start('research-cohort', { record: sample('cohort.csv') })
  expect((await handle.finished()).state).toBe('completed')
  const researcher = tenant.as({ kind: 'human', id: 'ines', roles: ['data-use-agreement'] })
  const { text } = await researcher.outcome(handle.id, 'cohort')
  // A limited data set: years stay as they are moved, and nobody is named.
  expect(text).not.toMatch(/Lindqvist|Moreau|51730044|Duluth/i)
})
