import type { Finding } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { matches, sampleDetector } from '../fixtures/sample-detector.ts'
import { govern, governorOf, signal } from '../fixtures/sample-governor.ts'

describe('a detector that fails', () => {
  const throwing = sampleDetector({
    id: 'sample/broken',
    detect() {
      throw new Error('R-123')
    },
  })
  const rejecting = sampleDetector({
    id: 'sample/late',
    detect: () => Promise.reject(new Error('gone')),
  })
  const nonsense = (finding: unknown) =>
    sampleDetector({ id: 'sample/nonsense', detect: () => [finding] as readonly Finding[] })

  it('is named, and the rules that need it deny', () => {
    const governor = governorOf({ detectors: [{ detector: throwing.detector, settings: {} }] })
    const { decision } = govern(governor, 'The patient is well.')
    expect(decision.decision).toBe('block')
    expect(decision.errors.map(({ rule, code }) => [rule, code])).toEqual([
      ['c/no-project', 'FCC_DECISION_COULD_NOT_CHECK'],
      ['c/no-records', 'FCC_DECISION_COULD_NOT_CHECK'],
    ])
    expect(JSON.stringify(decision)).toContain('sample/broken')
    expect(JSON.stringify(decision)).not.toContain('R-123')
  })

  it('later is named as well', async () => {
    const governor = governorOf({ detectors: [{ detector: rejecting.detector, settings: {} }] })
    const outcome = await governor.inspect('The patient is well.', signal)
    expect(outcome.couldNotCheck).toEqual(['sample/late'])
  })

  it.each([
    ['a span outside the text', { span: { start: 0, end: 99 } }],
    ['a span one beyond the end of the text', { span: { start: 0, end: 7 } }],
    ['a span that ends before it begins', { span: { start: 3, end: 1 } }],
    ['no span', { span: undefined }],
    ['a confidence above 1', { confidence: 1.5 }],
    ['a confidence that is no number', { confidence: Number.NaN }],
    ['no category', { category: undefined }],
    ['a category it did not declare', { category: 'Jane Roe' }],
  ])('by giving %s is named', (_what, over) => {
    const finding = {
      category: 'phi/mrn',
      span: { start: 0, end: 1 },
      confidence: 0.9,
      detector: 'sample/nonsense',
      ...over,
    }
    const { detector } = nonsense(finding)
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    expect(governor.inspect('Short.', signal)).toMatchObject({
      findings: [],
      couldNotCheck: ['sample/nonsense'],
    })
  })

  it('by giving one finding that makes no sense is named, though the others make sense', () => {
    const good = matches('R-123', /R-123/g, 'phi/mrn')
    const bad = { ...good[0], confidence: 2 } as Finding
    for (const answer of [
      [bad, ...good],
      [...good, bad],
    ]) {
      const { detector } = sampleDetector({ detect: () => answer })
      const governor = governorOf({ detectors: [{ detector, settings: {} }] })
      expect(governor.inspect('R-123 and more.', signal)).toMatchObject({
        findings: [],
        couldNotCheck: ['sample/records'],
      })
    }
  })

  it('is believed in what a finding is, and in nothing that it adds', () => {
    const finding = {
      category: 'phi/mrn',
      span: { start: 0, end: 5 },
      confidence: 0.9,
      detector: 'R-123',
      text: 'R-123',
    }
    const { detector } = nonsense(finding)
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    const outcome = govern(governor, 'R-123 and more.')
    expect(outcome.decision.findings).toEqual([
      { ...finding, detector: 'sample/nonsense', text: undefined },
    ])
    expect(JSON.stringify(outcome.decision)).not.toContain('R-123')
  })

  it('is asked again next time', () => {
    let isBroken = true
    const { detector } = sampleDetector({
      detect() {
        if (isBroken) throw new Error('down')
        return []
      },
    })
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    expect(govern(governor, 'Well.').decision.decision).toBe('block')
    isBroken = false
    expect(govern(governor, 'Well.').decision.decision).toBe('allow')
  })

  it('leaves what the others found', () => {
    const governor = governorOf({
      detectors: [throwing, sampleDetector()].map(({ detector }) => ({ detector, settings: {} })),
    })
    expect(governor.inspect('Record R-123.', signal)).toMatchObject({
      findings: [{ category: 'phi/mrn' }],
      couldNotCheck: ['sample/broken'],
    })
  })
})
