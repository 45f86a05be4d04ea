import { createHmac } from 'node:crypto'
import { NO_LABELS } from '@fcc/contracts'
import { definePattern, scan } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { matches, sampleDetector } from '../fixtures/sample-detector.ts'
import { governed, layered, permitOf, ruleOf } from '../fixtures/sample-governance.ts'
import {
  given,
  govern,
  governorOf,
  noProject,
  noRecords,
  signal,
  tenant,
} from '../fixtures/sample-governor.ts'
import { labelSet } from '../labels/label-set.ts'

describe('governing content', () => {
  it('lets through what nothing is found in, with the labels it came with', () => {
    const labels = labelSet({ categories: ['mnpi/acme'] })
    const outcome = govern(governorOf(), 'The patient is well.', given, labels)
    expect(outcome).toMatchObject({ text: 'The patient is well.', labels, findings: [] })
    expect(outcome.decision).toMatchObject({ decision: 'allow', reasons: [] })
  })

  it('redacts, detects and decides once more', () => {
    const outcome = govern(governorOf(), 'Records R-123 and R-456 are here.')
    expect(outcome.text).toBe('Records [MRN] and [MRN] are here.')
    expect(outcome.findings).toEqual([])
    expect(outcome.decision).toMatchObject({
      decision: 'allow',
      reasons: [{ rule: 'c/no-records', effect: 'remedied' }],
      obligations: [{ kind: 'redact', rule: 'c/no-records', findings: 2 }],
      rules: { considered: 2, fired: 1 },
    })
    expect(outcome.decision.findings.map(({ span }) => span)).toEqual([
      { start: 8, end: 13 },
      { start: 18, end: 23 },
    ])
  })

  it('keeps the labels of what it redacted: only a permitted declassify lowers them', () => {
    const outcome = govern(governorOf(), 'Record R-123.')
    expect(outcome.text).toBe('Record [MRN].')
    expect(outcome.labels).toEqual(labelSet({ categories: ['phi'] }))
  })

  it('gives the text as it was to a detector that looks for what nobody sees, and to others without', () => {
    const text = 'a\u200bZenith'
    const seen = (reads?: 'as_given') => {
      const { detector, asked } = sampleDetector({ reads })
      const { findings } = govern(governorOf({ detectors: [{ detector, settings: {} }] }), text)
      return {
        asked: asked[0],
        spans: findings.map(({ span }) => text.slice(span.start, span.end)),
      }
    }
    expect(seen()).toEqual({ asked: 'aZenith', spans: ['Zenith'] })
    expect(seen('as_given')).toEqual({ asked: text, spans: ['Zenith'] })
  })

  it('redacts nothing where another rule forbids and has no remedy', () => {
    const outcome = govern(governorOf(), 'Record R-123 of Zenith.')
    expect(outcome.text).toBe('Record R-123 of Zenith.')
    expect(outcome.decision.decision).toBe('block')
    expect(outcome.decision.reasons.map(({ rule, effect }) => [rule, effect])).toEqual([
      ['c/no-project', 'forbid'],
      ['c/no-records', 'forbid'],
    ])
  })

  it('redacts nothing where a rule could not be decided', () => {
    const needy = ruleOf({ id: 'c/needs-the-hour', when: 'clock.hour > 3', ifMissing: 'deny' })
    const governance = governed(layered('vertical', { rules: [noRecords, needy] }))
    const outcome = govern(governorOf({ governance }), 'Record R-123.')
    expect(outcome.decision.decision).toBe('block')
    expect(outcome.decision.errors.map(({ rule }) => rule)).toEqual(['c/needs-the-hour'])
    expect(outcome.text).toBe('Record R-123.')
    expect(outcome.decision.inputs).toHaveLength(1)
  })

  it('forbids after all where the redacted text is found wanting too', () => {
    const stubborn = sampleDetector({
      detect: (text) => matches(text, /R-\d{3}|\[MRN\]/g, 'phi/mrn'),
    })
    const governor = governorOf({ detectors: [{ detector: stubborn.detector, settings: {} }] })
    const { decision } = govern(governor, 'Record R-123.')
    expect(decision.decision).toBe('block')
    expect(decision.reasons).toMatchObject([{ rule: 'c/no-records', effect: 'forbid' }])
    expect(decision.rules.fired).toBe(1)
  })

  it('redacts for advice as well, and still gives it no consequence', () => {
    const rule = { ...noRecords, tier: 'preferred' as const }
    const governance = governed(layered('vertical', { rules: [rule] }))
    const outcome = govern(governorOf({ governance }), 'Record R-123.')
    expect(outcome.text).toBe('Record [MRN].')
    expect(outcome.decision.decision).toBe('allow')
  })

  it('leaves approvals as obligations after the redaction', () => {
    const approval = ruleOf({
      id: 'c/approve',
      when: "run.purpose == 'treatment'",
      remedy: 'require_approval',
      approvableBy: ['officer'],
    })
    const governance = governed(layered('vertical', { rules: [noRecords, approval] }))
    const { decision } = govern(governorOf({ governance }), 'Record R-123.')
    expect(decision.decision).toBe('allow')
    expect(decision.obligations.map(({ kind }) => kind)).toEqual(['redact', 'require_approval'])
  })

  it('tells nothing of the content in its decision', () => {
    const rule = { ...noRecords, say: 'Found {labels} for {run.purpose}.' }
    const governance = governed(layered('vertical', { rules: [rule, noProject] }))
    for (const text of ['Record R-123.', 'Record R-123 of Zenith.']) {
      const { decision } = govern(governorOf({ governance }), text)
      expect(JSON.stringify(decision)).not.toMatch(/R-123|Zenith/)
    }
  })

  it('joins what was found with what the content came with, before it decides', () => {
    const rule = ruleOf({ id: 'c/both', when: "'phi' in labels && 'mnpi/acme' in labels" })
    const governance = governed(layered('vertical', { rules: [rule] }))
    const labels = labelSet({ categories: ['mnpi/acme'] })
    const outcome = govern(governorOf({ governance }), 'Record R-123.', given, labels)
    expect(outcome.decision.decision).toBe('block')
    expect(outcome.labels.categories).toEqual(['mnpi/acme', 'phi'])
  })

  it('sees through a disguise and redacts it where it stands in the original', () => {
    const outcome = govern(governorOf(), 'Record R\u200b-１２３ is here.')
    expect(outcome.text).toBe('Record [MRN] is here.')
  })

  it('works with the scanner of the detection package', () => {
    const pattern = definePattern({
      id: 'badge',
      category: 'phi/badge',
      expression: /\bBG\d{4}\b/,
      base: 0.9,
    })
    const { detector } = sampleDetector({ detect: (text) => scan(text, [pattern]) })
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    expect(govern(governor, 'Badge BG1234.').text).toBe('Badge [BADGE].')
  })
})

describe('inspecting content', () => {
  it('answers at once where every detector does, and with a promise where one does not', async () => {
    const late = sampleDetector({
      id: 'sample/late',
      detect: async (text) => matches(text, /R-\d{3}/g, 'phi/mrn'),
    })
    const governor = governorOf({
      detectors: [sampleDetector(), late].map(({ detector }) => ({ detector, settings: {} })),
    })
    const pending = governor.govern({ text: 'Record R-123.', labels: NO_LABELS }, given, signal)
    expect(pending).toBeInstanceOf(Promise)
    expect((await pending).text).toBe('Record [MRN].')
    expect(governorOf().inspect('Record R-123.', signal)).not.toBeInstanceOf(Promise)
  })

  it('asks no detector twice about one text', () => {
    const { detector, asked } = sampleDetector()
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    const first = governor.inspect('Record R-123.', signal)
    expect(governor.inspect('Record R-123.', signal)).toBe(first)
    governor.inspect('Record R-124.', signal)
    expect(asked).toEqual(['Record R-123.', 'Record R-124.'])
  })

  it('remembers by keyed digest, version and settings, and no text', () => {
    const digested: string[] = []
    const keyed = (text: string) => {
      digested.push(text)
      return createHmac('sha256', 'key').update(text).digest('base64url')
    }
    const { detector, asked } = sampleDetector()
    const governor = governorOf({ detectors: [{ detector, settings: {} }], keyedDigest: keyed })
    governor.inspect('Well.', signal)
    governor.inspect('Well.', signal)
    expect(asked).toHaveLength(1)
    expect(digested).toEqual(['Well.', 'Well.'])
  })

  it('forgets the text that was used longest ago', () => {
    const { detector, asked } = sampleDetector()
    const governor = governorOf({ detectors: [{ detector, settings: {} }], cacheSize: 2 })
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) governor.inspect(text, signal)
    expect(asked).toEqual(['a', 'b', 'c', 'b'])
  })

  it('gives detectors their settings, the tenant and the signal', () => {
    const calls: unknown[] = []
    const { detector } = sampleDetector({
      detect(_text, call) {
        calls.push(call)
        return []
      },
    })
    governorOf({ detectors: [{ detector, settings: { strict: true } }] }).inspect('x', signal)
    expect(calls).toEqual([{ settings: { strict: true }, tenant, signal }])
  })

  it('keeps a finding that a surer one of another category covers', () => {
    const both = sampleDetector({
      detect: () => [
        { category: 'mnpi/zenith', span: { start: 0, end: 9 }, confidence: 1, detector: 'd' },
        { category: 'phi/mrn', span: { start: 2, end: 5 }, confidence: 0.5, detector: 'd' },
        { category: 'phi/mrn', span: { start: 4, end: 7 }, confidence: 0.6, detector: 'd' },
      ],
    })
    const governor = governorOf({ detectors: [{ detector: both.detector, settings: {} }] })
    expect(governor.inspect('0123456789', signal)).toMatchObject({
      findings: [
        { category: 'mnpi/zenith', span: { start: 0, end: 9 } },
        { category: 'phi/mrn', span: { start: 2, end: 7 } },
      ],
      labels: { categories: ['mnpi/zenith', 'phi'] },
    })
  })

  it('finds nothing and asks for no digest where there is no detector', () => {
    const governor = governorOf({
      detectors: [],
      keyedDigest() {
        throw new Error('asked')
      },
    })
    expect(governor.inspect('R-123', signal)).toEqual({
      findings: [],
      couldNotCheck: [],
      labels: NO_LABELS,
    })
  })
})

describe('governing an act', () => {
  it('asks for a permit on the content as it is after detection', () => {
    const governance = governed(
      layered('vertical', {
        permits: [permitOf({ id: 'c/clean', at: ['egress'], when: "!('phi' in labels)" })],
      }),
    )
    const governor = governorOf({ governance })
    const egress = { ...given, at: 'egress' as const }
    expect(govern(governor, 'The patient is well.', egress).decision.decision).toBe('allow')
    expect(govern(governor, 'Record R-123.', egress).decision).toMatchObject({
      decision: 'halt',
      reasons: [{ rule: 'not_permitted' }],
    })
  })
})
