import type { Decision } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { ruleOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld } from './testing/test-world.test-support.ts'
import { reasonsOf, waivingRoles } from './verdict.ts'

const decisionOf = (changes: Partial<Decision>): Decision => ({
  decision: 'block',
  at: 'handoff',
  subject: 'note',
  reasons: [],
  obligations: [],
  errors: [],
  rules: { considered: 2, fired: 1 },
  inputs: [],
  findings: [],
  facts: {},
  ...changes,
})
const forbid = (rule: string) => ({
  rule,
  tier: 'mandatory' as const,
  effect: 'forbid' as const,
  say: `${rule} says no.`,
  cites: ['§ 1'],
})
const failing = { rule: 'test/a', code: 'FCC_DECISION_FACT_MISSING', why: 'no clock' }

describe('the reasons of a decision', () => {
  it('are what forbids and what could not be decided, and no advice', () => {
    const decision = decisionOf({
      reasons: [forbid('test/a'), { ...forbid('test/b'), effect: 'advise' }],
      errors: [failing],
    })
    expect(reasonsOf(decision, 'draft')).toEqual([
      {
        kind: 'rule',
        id: 'test/a',
        say: 'test/a says no.',
        node: 'draft',
        at: 'handoff',
        cites: ['§ 1'],
      },
      {
        kind: 'error',
        id: 'FCC_DECISION_FACT_MISSING',
        say: 'test/a could not be decided: no clock',
        node: 'draft',
        at: 'handoff',
      },
    ])
  })

  it('name an act that no permit names as not permitted', () => {
    const [reason] = reasonsOf(decisionOf({ reasons: [forbid('not_permitted')] }), undefined)
    expect(reason?.kind).toBe('not_permitted')
  })
})

describe('the roles that may waive', () => {
  const { governance } = createWorld({
    nodes: [skillNode('draft')],
    rules: [
      ruleOf({
        id: 'test/a',
        when: "run.purpose == 'treatment'",
        waivableBy: ['officer', 'steward'],
      }),
      ruleOf({ id: 'test/b', when: "run.purpose == 'treatment'", waivableBy: ['officer'] }),
      ruleOf({ id: 'test/c', when: "run.purpose == 'treatment'" }),
    ],
  }).ports()
  const rolesFor = (...rules: readonly string[]) =>
    waivingRoles(governance, decisionOf({ reasons: rules.map(forbid) }))

  it('are those that may waive every rule that blocks', () => {
    expect(rolesFor('test/a')).toEqual(['officer', 'steward'])
    expect(rolesFor('test/a', 'test/b')).toEqual(['officer'])
  })

  it('are none where one rule cannot be waived, is unknown, or could not be decided', () => {
    expect(rolesFor('test/a', 'test/c')).toEqual([])
    expect(rolesFor('test/a', 'test/gone')).toEqual([])
    expect(rolesFor()).toEqual([])
    const unsure = decisionOf({ reasons: [forbid('test/a')], errors: [failing] })
    expect(waivingRoles(governance, unsure)).toEqual([])
  })
})
