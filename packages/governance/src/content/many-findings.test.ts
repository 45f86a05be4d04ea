import type { Detector, Finding } from '@fcc/contracts'
import { NO_LABELS } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { governed, inputOf, layered, ruleOf } from '../fixtures/sample-governance.ts'
import { createContentGovernor, type GovernedContent } from './content-governor.ts'

const rule = ruleOf({
  id: 'c/no-records',
  when: "findings.exists(f, f.category.startsWith('phi/'))",
})

/** What is said of a text in which a detector finds the same thing so many times. */
function foundTimes(count: number, maxFindings?: number): GovernedContent {
  const found: Finding = {
    category: 'phi/mrn',
    span: { start: 0, end: 5 },
    confidence: 0.9,
    detector: 'sample/records',
  }
  const detector: Detector<unknown> = {
    id: 'sample/records',
    title: 'Records',
    version: '1',
    categories: ['phi/'],
    detect: () => Array.from({ length: count }, () => found),
  }
  const governor = createContentGovernor({
    governance: governed(layered('vertical', { rules: [rule] })),
    detectors: [{ detector, settings: {} }],
    tenant: { id: 'riverside', name: 'Riverside', namespace: 'riverside', contributions: () => [] },
    keyedDigest: (text) => text,
    maxFindings,
  })
  const content = { text: 'R-123', labels: NO_LABELS }
  const { labels: _l, findings: _f, couldNotCheck: _c, ...given } = inputOf()
  return governor.govern(content, given, new AbortController().signal) as GovernedContent
}

describe('a detector that finds more than it may', () => {
  it('could not check, at once, and no part of what it found stands for the rest', () => {
    const outcome = foundTimes(10_000_000)
    expect(outcome.couldNotCheck).toEqual(['sample/records'])
    expect(outcome.findings).toEqual([])
    expect(outcome.decision.decision).toBe('block')
    expect(outcome.decision.errors[0]?.code).toBe('FCC_DECISION_COULD_NOT_CHECK')
  })

  it('may find as much as it is told, and not one more', () => {
    expect(foundTimes(3, 3).couldNotCheck).toEqual([])
    expect(foundTimes(4, 3).couldNotCheck).toEqual(['sample/records'])
  })
})
