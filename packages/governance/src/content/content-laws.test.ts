import type { Detector } from '@fcc/contracts'
import { NO_LABELS } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayeredConstitution } from '../constitutions/layered.ts'
import { governed, inputOf, layered, ruleOf } from '../fixtures/sample-governance.ts'
import { dominatesLabels } from '../labels/join-labels.ts'
import { createContentGovernor, type GovernedContent } from './content-governor.ts'

const categories = ['phi/mrn', 'phi/date', 'mnpi/zenith', 'marking/secret']

/** Finds the words `w0` to `w3`, each of a category of its own. */
const detector: Detector<unknown> = {
  id: 'sample/words',
  title: 'Words',
  version: '1',
  categories,
  detect: (text) =>
    [...text.matchAll(/w([0-3])/g)].map((match) => ({
      category: categories[Number(match[1])] ?? '',
      span: { start: match.index, end: match.index + 2 },
      confidence: 0.9,
      detector: 'sample/words',
    })),
}

const predicates = [
  "findings.exists(f, f.category.startsWith('phi/'))",
  "findings.exists(f, f.category == 'mnpi/zenith')",
  "findings.exists(f, f.category == 'phi/date') || size(findings) > 2",
  'size(findings) > 1',
  "'phi' in labels",
  'classification.level > 0',
  'true',
]

const rulesOf = (layer: string) =>
  fc
    .array(
      fc.record({
        tier: fc.constantFrom('hard_stop', 'mandatory', 'preferred'),
        when: fc.constantFrom(...predicates),
        remedy: fc.constantFrom(undefined, 'redact', 'redact', 'require_approval'),
        approvableBy: fc.constantFrom([], ['officer']),
      } as const),
      { maxLength: 3 },
    )
    .map((rules) => rules.map((rule, index) => ruleOf({ id: `${layer}/r${index}`, ...rule })))

const anyText = fc.array(fc.constantFrom('w0', 'w1', 'w2', 'w3', 'and'), { maxLength: 6 })
const { labels: _labels, findings: _findings, couldNotCheck: _failed, ...given } = inputOf()

function outcome(text: string, ...constitutions: readonly LayeredConstitution[]): GovernedContent {
  const governor = createContentGovernor({
    governance: governed(...constitutions),
    detectors: [{ detector, settings: {} }],
    tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
    keyedDigest: (content) => content,
  })
  const { signal } = new AbortController()
  return governor.govern({ text, labels: NO_LABELS }, given, signal) as GovernedContent
}

describe('the laws of governed content', () => {
  it('a lower layer, whatever remedies it has, never lets through what a higher one holds back', () => {
    fc.assert(
      fc.property(rulesOf('vertical'), rulesOf('tenant'), anyText, (above, below, words) => {
        const text = words.join(' ')
        const alone = outcome(text, layered('vertical', { rules: above }))
        const joined = outcome(
          text,
          layered('vertical', { rules: above }),
          layered('tenant', { rules: below }),
        )
        if (alone.decision.decision !== 'allow') {
          expect(joined.decision.decision).not.toBe('allow')
        }
        if (alone.decision.decision === 'halt') expect(joined.decision.decision).toBe('halt')
      }),
      { numRuns: 500 },
    )
  })

  it('labels never fall, and what is let through holds nothing that a rule would still forbid', () => {
    fc.assert(
      fc.property(rulesOf('vertical'), anyText, (rules, words) => {
        const constitution = layered('vertical', { rules })
        const { schemes } = governed(constitution)
        const first = outcome(words.join(' '), constitution)
        const again = outcome(first.text, constitution)
        expect(dominatesLabels(schemes, first.labels, again.labels)).toBe(true)
        if (first.decision.decision === 'allow') {
          expect(again.decision.decision).toBe('allow')
          expect(again.text).toBe(first.text)
        }
      }),
      { numRuns: 500 },
    )
  })
})
