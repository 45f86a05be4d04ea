import type { FactNamespace } from '@fcc/contracts'

/** What a run's comparison with the baseline said, for predicates. Set by this package's own skill. */
export const coverageFacts: FactNamespace = {
  id: 'fcc-gov/coverage',
  namespace: 'coverage',
  title: 'The control coverage of this run',
  lowestLayer: 'vertical',
  facts: {
    gaps: { type: 'int', description: 'controls of the baseline that the plan does not cover' },
    partial: { type: 'int', description: 'gaps that it covers in part' },
    withdrawn: { type: 'int', description: 'withdrawn controls that the plan claims' },
    unknown: { type: 'int', description: 'claims of no control of the catalogue' },
  },
}
