import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

const person = (id: string, ...roles: readonly string[]) => ({ kind: 'human', id, roles }) as const
const INCIDENT = JSON.stringify({
  discovered: '2026-03-02',
  secured: false,
  factors: { identifiers: 'direct', recipient: 'unknown', acquired: 'viewed', mitigated: 'not' },
  individuals: 612,
  residents: { WI: 612 },
})

describe('an incident', () => {
  it('is triaged by the rule and decided by a privacy officer, who alone reads it', async () => {
    const { session, tenant } = await createTestRuntime({ plugins: [plugin] })
    const handle = await session.start('breach-triage', { incident: INCIDENT })
    expect((await handle.finished()).state).toBe('waiting')
    const officer = tenant.as(person('petra', 'privacy-officer'))
    const { shown } = await officer.question(handle.id)
    await officer.answer(handle.id, { decision: 'approved', shown })
    const ended = await (await session.resume(handle.id)).finished()
    expect([ended.state, ended.reasons]).toEqual(['completed', []])
    const { text } = await officer.outcome(handle.id, 'breach-triage')
    expect(text).toContain(
      'prominent media of WI, 612 residents: without unreasonable delay, 2026-05-01',
    )
    const other = tenant.as(person('nils', 'clinician'))
    await expect(other.outcome(handle.id, 'breach-triage')).rejects.toThrow(
      'release-carries-no-phi',
    )
  })
})

describe('an access in an emergency', () => {
  it('is given at once to a clinician, for that purpose and with a reason, and waits for its review', async () => {
    const { session, tenant } = await createTestRuntime({ plugins: [plugin] })
    await expect(session.start('emergency-access', { note: NOTE })).rejects.toThrow(
      'FCC_INPUT_MISSING',
    )
    const handle = await session.start('emergency-access', { note: NOTE, reason: 'Unconscious.' })
    expect((await handle.finished()).state).toBe('completed')
    const cleo = tenant.as(person('cleo', 'clinician'))
    expect((await cleo.outcome(handle.id, 'summary')).text).toContain('40 mg')
    const nobody = tenant.as(person('nils', 'visitor'))
    await expect(nobody.outcome(handle.id, 'summary')).rejects.toThrow('release-carries-no-phi')
    const review = await session.start('review-emergency-access', { access: handle.id })
    expect((await review.finished()).state).toBe('waiting')
    await expect(cleo.answer(review.id, { decision: 'approved', shown: 'x' })).rejects.toThrow(
      'FCC_APPROVAL_ROLE',
    )
  })
})
