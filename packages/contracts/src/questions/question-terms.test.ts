import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { constitutionSchema } from '../constitutions/constitution-schema.ts'
import { workflowSchema } from '../workflows/workflow-schema.ts'
import { looserTerms, strictestTerms } from './question-terms.ts'

const ruleWith = (terms: string) =>
  constitutionSchema.safeParse(
    parseDocument(`
constitution: house
title: House
rules:
  - { id: ask, tier: mandatory, at: [release], when: 'true', say: Ask., ${terms} }
`).toJS(),
  )
const stepWith = (terms: string) =>
  workflowSchema.safeParse(
    parseDocument(`
workflow: w
start: sign
nodes: [{ id: sign, persona: WR, human: { roles: [keeper], ask: Good?, ${terms} }, produces: s }]
`).toJS(),
  )
const asks = 'waivable_by: [keeper]'

describe('the terms of a question', () => {
  it('are written on a step and on a rule alike', () => {
    const written =
      'quorum: 2, expires: 4h, on_expiry: escalate, escalate_to: chair, remind_every: 30 m'
    const terms = {
      ...{ quorum: 2, expiresMs: 14_400_000, remindEveryMs: 1_800_000 },
      ...{ onExpiry: 'escalate', escalateTo: ['chair'] },
    }
    expect(ruleWith(`${asks}, ${written}`).data?.rules[0]?.terms).toEqual(terms)
    expect(stepWith(written).data?.nodes[0]?.actor).toMatchObject({ kind: 'human', terms })
    expect(ruleWith(asks).data?.rules[0]).not.toHaveProperty('terms')
  })

  it.each([
    ['expires: 4', /number with its unit/],
    ['expires: 0h', /longer than zero/],
    ['expires: 3651d', /at most 3650d/],
    ['expires: 1e9d', /number with its unit/],
    ['quorum: 0', />=1/],
    ['quorum: 21', /<=20/],
    ['on_expiry: reject', /never does: expires/],
    ['remind_every: 1h', /has no end: expires/],
    ['expires: 1h, remind_every: 1h', /after the question has expired/],
    ['expires: 1d, remind_every: 1s', /more than 100 times/],
    ['expires: 1h, on_expiry: escalate', /escalate_to/],
    ['expires: 1h, escalate_to: chair', /on_expiry is escalate/],
    ['expires: 1h, on_expiry: escalate, escalate_to: keeper', /nobody who is not asked already/],
    ['expires: 1h, on_expiry: deny', /reject/],
  ])('are refused where they contradict themselves: %s', (written, why) => {
    expect(stepWith(written).error?.message).toMatch(why)
    expect(ruleWith(`${asks}, ${written}`).error?.message).toMatch(why)
  })

  it('are refused on a rule that asks nobody', () => {
    expect(ruleWith('quorum: 2').error?.message).toMatch(/asks nobody/)
  })

  it('are as tight together as each of them is', () => {
    const one = { expiresMs: 5, onExpiry: 'escalate', escalateTo: ['a', 'b'], quorum: 1 } as const
    const other = { expiresMs: 3, onExpiry: 'escalate', escalateTo: ['b', 'c'], quorum: 3 } as const
    expect(strictestTerms([one, other])).toEqual({
      ...{ expiresMs: 3, onExpiry: 'escalate', escalateTo: ['b'], quorum: 3 },
    })
    expect(strictestTerms([one, { expiresMs: 9 }])).toEqual({ expiresMs: 5 })
    expect(strictestTerms([one, { quorum: 2 }])).toMatchObject({
      escalateTo: ['a', 'b'],
      quorum: 2,
    })
    expect(strictestTerms([{}, {}])).toEqual({})
    for (const terms of [one, other]) {
      expect(looserTerms(terms, strictestTerms([one, other]))).toBeUndefined()
    }
  })
})
