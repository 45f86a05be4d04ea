import { describe, expect, it } from 'vitest'
import {
  findingOf,
  governed,
  inputOf,
  layered,
  permitOf,
  ruleOf,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'

const governance = governed(
  layered('vertical', {
    rules: [
      ruleOf({ id: 'c/a', when: "findings.exists(f, f.category == 'phi/mrn')" }),
      ruleOf({ id: 'c/b', when: "'phi' in labels && run.purpose == 'research'" }),
      ruleOf({ id: 'c/c', at: ['egress'], when: "provider.location == 'remote'" }),
    ],
    permits: [permitOf({ id: 'c/p', at: ['egress'], when: "provider.location == 'in-process'" })],
  }),
)
const mrn = findingOf('phi/mrn', 10)
const phone = findingOf('pii/phone', 0)

describe('what rules made of an input', () => {
  it('is said of those that did not fire too, with the facts that each saw', () => {
    const looks = governance.looks(inputOf({ labels: labelSet({ categories: ['phi'] }) }))
    expect(looks.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['c/a', 'silent'],
      ['c/b', 'silent'],
    ])
    expect(looks[1]).toMatchObject({
      tier: 'mandatory',
      when: expect.stringContaining('run.purpose'),
      saw: { labels: ['phi'], 'run.purpose': 'treatment' },
    })
  })

  it('names the findings that a rule is about, by category or by the labels that they give', () => {
    const input = inputOf({
      findings: [phone, mrn],
      labels: labelSet({ categories: ['phi'] }),
      run: { ...inputOf().run, purpose: 'research' },
    })
    const looks = governance.looks(input)
    expect(looks.map(({ outcome }) => outcome)).toEqual(['fired', 'fired'])
    expect(looks.map(({ findings }) => findings)).toEqual([[mrn], [mrn]])
  })

  it('names the findings that gave a level, where a rule is about levels', () => {
    const levels = governed(
      layered('vertical', {
        rules: [
          ruleOf({ id: 'c/l', when: 'classification.level >= classification.levels.SECRET' }),
        ],
      }),
    )
    const secret = findingOf('marking/secret', 20)
    const input = inputOf({
      findings: [phone, secret],
      labels: labelSet({ levels: { classification: 'SECRET' } }),
    })
    expect(levels.looks(input)).toMatchObject([{ outcome: 'fired', findings: [secret] }])
  })

  it('is that a fact is not there, or that it could not be told, apart from being silent', () => {
    const outcomes = (given: Parameters<typeof inputOf>[0]) =>
      governance.looks(inputOf(given)).map(({ rule, outcome }) => [rule, outcome])
    expect(outcomes({ couldNotCheck: ['x/broken'] })).toEqual([
      ['c/a', 'not_decided'],
      ['c/b', 'not_decided'],
    ])
    expect(outcomes({ at: 'egress' })).toEqual([
      ['c/c', 'not_applicable'],
      ['c/p', 'not_applicable'],
    ])
  })

  it('agrees with the decision on the same input', () => {
    const input = inputOf({ findings: [mrn] })
    const fired = governance.looks(input).filter(({ outcome }) => outcome === 'fired')
    expect(governance.decide(input).reasons.map(({ rule }) => rule)).toEqual(
      fired.map(({ rule }) => rule),
    )
  })
})
