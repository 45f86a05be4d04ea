import type { FactNamespace } from '@fcc/contracts'

/** The facts `deidentification.*`: set by attestation, read by permits. */
export const deidentificationFacts: FactNamespace = {
  id: 'fcc-healthcare/deidentification',
  namespace: 'deidentification',
  title: 'De-identification',
  facts: {
    route: {
      type: 'string',
      description: 'The legal route by which content was de-identified, 45 CFR 164.514(b) and (e).',
      values: ['safe-harbor', 'expert', 'limited-data-set'],
    },
  },
  lowestLayer: 'vertical',
}
