import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const agreed = { agreements: ['BAA'] }
const route = (value: string) => ({ 'deidentification.route': value })

pointContract(plugin, 'constitutions', 'fcc-healthcare/hipaa', {
  cases: [
    {
      name: 'PHI may not go out without an agreement',
      at: 'egress',
      labels: ['phi'],
      decision: 'halt',
      reasons: [{ rule: 'phi-needs-agreement', cites: ['45 CFR 164.502(e)'] }],
    },
    {
      name: 'nor under an agreement of another kind',
      at: 'egress',
      labels: ['phi'],
      provider: { agreements: ['NDA'] },
      decision: 'halt',
      reasons: ['phi-needs-agreement'],
    },
    {
      name: 'PHI may go out under an agreement',
      at: 'egress',
      labels: ['phi'],
      provider: agreed,
      decision: 'allow',
      reasons: [{ rule: 'agreed-provider', cites: ['45 CFR 164.504(e)'] }],
    },
    {
      name: 'what is no PHI may go out',
      at: 'egress',
      decision: 'allow',
      reasons: ['agreed-provider'],
    },
    {
      name: 'identifiers are not handed on for research',
      at: 'handoff',
      findings: ['phi/mrn'],
      purpose: 'research-release',
      decision: 'block',
      reasons: [
        {
          rule: 'minimum-necessary',
          remedy: 'redact',
          waivableBy: ['privacy-officer'],
          cites: ['45 CFR 164.502(b)'],
        },
      ],
    },
    {
      name: 'they are handed on for treatment',
      at: 'handoff',
      findings: ['phi/mrn'],
      purpose: 'treatment',
      decision: 'allow',
      reasons: [],
    },
    {
      name: 'PHI is not released',
      at: 'release',
      labels: ['phi'],
      decision: 'halt',
      reasons: [
        {
          rule: 'release-carries-no-phi',
          cites: [
            '45 CFR 164.502(a)',
            '45 CFR 164.506(c)',
            '45 CFR 164.514(d)(2)',
            '45 CFR 164.514(e)',
          ],
        },
      ],
    },
    { name: 'other content is', at: 'release', decision: 'allow', reasons: [] },
    {
      name: 'the label goes by a route, behind the gate',
      at: 'declassify',
      lowers: 'phi',
      labels: ['phi'],
      gatesPassed: ['no-residual-identifiers'],
      facts: route('safe-harbor'),
      decision: 'allow',
      reasons: [{ rule: 'deidentified-release', cites: ['45 CFR 164.514(b)'] }],
    },
    {
      name: 'it does not go without the gate',
      at: 'declassify',
      lowers: 'phi',
      labels: ['phi'],
      facts: route('safe-harbor'),
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'it does not go by a route that keeps identifiers',
      at: 'declassify',
      lowers: 'phi',
      labels: ['phi'],
      gatesPassed: ['no-residual-identifiers'],
      facts: route('limited-data-set'),
      decision: 'halt',
      reasons: ['not_permitted'],
    },
  ],
})

pointContract(plugin, 'personas', 'fcc-healthcare/CDS', {
  cases: [
    {
      name: 'a note and its report',
      text: '# Work\n\n## De-identified note\n\n[name] was well.\n\n## De-identification report\n\nOne name.',
      breaks: [],
      lacks: [],
    },
    {
      name: 'a residual ignored',
      text: 'One residual ignored.',
      breaks: ['MUST mask every residual that comes back from attestation.'],
      lacks: ['De-identified note', 'De-identification report'],
    },
  ],
})

pointContract(plugin, 'personas', 'fcc-healthcare/HCO', {
  cases: [
    {
      name: 'an attestation with its residuals',
      text: '# Work\n\n## Attestation\n\nAttested by safe harbor.\n\n## Residuals\n\nNone.',
      breaks: [],
      lacks: [],
    },
    {
      name: 'an attestation of nothing',
      text: 'Attested without content.',
      breaks: ['MUST NOT attest a packet whose content was emptied.'],
      lacks: ['Attestation', 'Residuals'],
    },
  ],
})

pointContract(plugin, 'personas', 'fcc-healthcare/MTE', {
  cases: [
    {
      name: 'a report of codes',
      text: '# Work\n\n## Code report\n\nE11.65 is well formed.',
      breaks: [],
      lacks: [],
    },
    {
      name: 'a code made up',
      text: 'K2I.9 was corrected to K21.9.',
      breaks: ['MUST NOT replace a code by one that looks more likely.'],
      lacks: ['Code report'],
    },
  ],
})
