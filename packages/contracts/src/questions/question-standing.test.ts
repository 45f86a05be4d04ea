import { describe, expect, it } from 'vitest'
import { decideQuestion, type GivenSignature } from './question-standing.ts'

const until = '2026-11-21T11:00:00.000Z'
const end = Date.parse(until)
const asked = { binding: 'act', quorum: 2, until }

const given = (
  id: string,
  decision: GivenSignature['decision'] = 'approved',
  more: Partial<GivenSignature> & { readonly onBehalfOf?: string } = {},
): GivenSignature => {
  const { onBehalfOf, ...changes } = more
  const by = { id, kind: 'human' as const, roles: [], ...(onBehalfOf ? { onBehalfOf } : {}) }
  return { decision, by, at: '2026-11-21T10:00:00.000Z', binding: 'act', ...changes }
}

const stateOf = (answers: readonly GivenSignature[], now = end - 1, question: object = asked) =>
  decideQuestion({ ...asked, ...question }, answers, now).state

describe('what a question has come to', () => {
  it('is signed once enough different people said yes in time', () => {
    expect(stateOf([])).toBe('open')
    expect(stateOf([given('ann')])).toBe('open')
    expect(stateOf([given('ann'), given('ANN')])).toBe('open')
    expect(stateOf([given('ann'), given('bo', 'approved', { onBehalfOf: 'ann' })])).toBe('open')
    expect(stateOf([given('ann'), given('bo', 'approved', { at: until })])).toBe('open')
    expect(stateOf([given('ann'), given('bo', 'approved', { at: 'some day' })])).toBe('open')
    expect(stateOf([given('ann'), given('bo', 'expired')])).toBe('open')
    expect(stateOf([given('ann'), given('bo', 'waived')])).toBe('signed')
    expect(stateOf([given('ann')], 0, { quorum: undefined })).toBe('signed')
  })

  it('is not signed by nobody, nor by what is no yes, whatever a record says', () => {
    for (const quorum of [0, -1, Number.NaN]) expect(stateOf([], 0, { quorum })).toBe('open')
    const maybe = given('ann', 'maybe' as GivenSignature['decision'])
    expect(stateOf([maybe], 0, { quorum: 1 })).toBe('open')
  })

  it('is a no with the first, or with an answer to another act', () => {
    expect(stateOf([given('ann'), given('bo'), given('cy', 'rejected')])).toBe('refused')
    expect(stateOf([given('ann', 'approved', { binding: 'another act' })])).toBe('refused')
    expect(stateOf([given('ann', 'rejected')], end + 1)).toBe('refused')
  })

  it('has expired where what was signed is not used in time, also by an end that cannot be read', () => {
    expect(stateOf([given('ann'), given('bo')], end)).toBe('expired')
    expect(stateOf([], end)).toBe('expired')
    expect(stateOf([given('ann'), given('bo')], 0, { until: 'some day' })).toBe('expired')
    expect(stateOf([], Number.NaN)).toBe('expired')
    expect(stateOf([], Number.POSITIVE_INFINITY, { until: undefined })).toBe('expired')
    expect(stateOf([], Number.MAX_SAFE_INTEGER, { until: undefined })).toBe('open')
  })
})
