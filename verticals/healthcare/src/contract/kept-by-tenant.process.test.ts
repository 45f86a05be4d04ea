import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { IDENTIFIERS, NOTE } from './sample-notes.test-data.ts'

const VISIT = `${NOTE}She was seen by Dr. Reyes three days later and walks well.\n`
const person = (id: string, ...roles: readonly string[]) => ({ kind: 'human', id, roles }) as const

/** One process with two tenants: one by the defaults, and one that keeps providers and removes relative dates. */
async function twoTenants() {
  const { runtime, tenant } = await createTestRuntime({ plugins: [plugin] })
  await runtime.tenants.add(
    {
      id: 'hillside',
      name: 'Hillside',
      namespace: 'urn:fcc:tenant:hillside',
      personas: { sources: [], includeCore: true },
      governance: { constitutions: [], qualityGates: [] },
      plugins: undefined,
      provider: undefined,
      providers: {},
      settings: {
        'fcc-healthcare': { deidentification: { providerNames: 'keep', relativeDates: 'remove' } },
      },
    },
    person('omar'),
  )
  return { riverside: tenant, hillside: runtime.tenant('hillside') }
}

async function released(tenant: Awaited<ReturnType<typeof twoTenants>>['riverside'], note: string) {
  const session = tenant.as(person('ada'))
  const handle = await session.start('deidentify-and-release', { note })
  const record = await handle.finished()
  expect([record.state, record.reasons]).toEqual(['completed', []])
  expect(record.nodes.attest?.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
  return (await session.outcome(record.id, 'release-packet')).text
}

describe('what a tenant keeps', () => {
  it('is its own: of one note two tenants of a process release two packets, each rightly', async () => {
    const { riverside, hillside } = await twoTenants()
    const byDefault = await released(riverside, VISIT)
    const asSet = await released(hillside, VISIT)
    expect(byDefault).toContain('She was seen by [name] three days later and walks well.')
    expect(asSet).toContain('She was seen by Dr. Reyes [date] and walks well.')
    for (const packet of [byDefault, asSet]) {
      expect(IDENTIFIERS.filter((identifier) => packet.includes(identifier))).toEqual([])
    }
  })

  it('never is a provider who is the patient', async () => {
    const { hillside } = await twoTenants()
    const note = `${NOTE}The patient, Dr. Reyes, walks without help. Mrs. Lund was called by Dr. Lund.\n`
    const packet = await released(hillside, note)
    expect(packet).not.toMatch(/Reyes|Lund/)
  })

  it('moves days of the week in a cohort by the days of its patient', async () => {
    const table = 'mrn,seen,note\n4711,2026-03-02,She came on Monday and left 3 days later.\n'
    const rows = async (relativeDates: string) => {
      const { run, tenant } = await createTestRuntime({
        plugins: [plugin],
        settings: { 'fcc-healthcare': { deidentification: { relativeDates } } },
      })
      const { record } = await run('research-cohort', { record: table })
      expect([record.state, record.reasons]).toEqual(['completed', []])
      const reader = tenant.as(person('ines', 'data-use-agreement'))
      return (await reader.outcome(record.id, 'cohort')).text.split('\n')[1] ?? ''
    }
    const [, day = '', note = ''] = (await rows('shift')).split(',')
    const weekday = new Date(`${day}T12:00:00Z`).toLocaleDateString('en', {
      weekday: 'long',
      timeZone: 'UTC',
    })
    expect(note).toBe(`She came on ${weekday} and left 3 days later.`)
    expect(await rows('remove')).toContain('She came on [date] and left [date].')
  })
})
