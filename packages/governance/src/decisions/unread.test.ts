import { describe, expect, it } from 'vitest'
import { governed, inputOf, layered, permitOf, ruleOf } from '../fixtures/sample-governance.ts'

const unread = ['image/png']

describe('content that no detector reads', () => {
  it.each([
    ['findings.size() > 0', 'block'],
    ["findings.exists(f, f.confidence > 0.5) && run.purpose == 'treatment'", 'block'],
    ["'phi' in labels", 'allow'],
    ["provider.location == 'remote'", 'allow'],
    ["findings.size() > 0 && detection.unread == ['image/gif']", 'allow'],
  ])('before the rule %s comes to %s', (when, decision) => {
    const governance = governed(layered('vertical', { rules: [ruleOf({ id: 'c/rule', when })] }))
    expect(governance.decide(inputOf({ unread })).decision).toBe(decision)
    expect(governance.decide(inputOf()).decision).toBe('allow')
  })

  it.each([
    ['true', false],
    ['size(labels) == 0', false],
    ['findings.size() == 0', false],
    ["detection.unread == ['image/png']", true],
    ["size(labels) == 0 && detection.unread.all(t, t == 'image/png')", true],
    ["detection.unread.all(t, t == 'image/gif')", false],
  ])('is permitted by %s: %s', (when, isPermitted) => {
    const permits = [permitOf({ id: 'c/may', at: ['egress'], when })]
    const governance = governed(layered('vertical', { permits }))
    const { decision } = governance.decide(inputOf({ at: 'egress', unread }))
    expect(decision).toBe(isPermitted ? 'allow' : 'halt')
  })
})
