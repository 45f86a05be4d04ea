import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const government = { cloud: 'government', region: 'us-gov-east' } as const
const restricted = { classification: ['USA'] }

/** Where the rule that stops everywhere is asked besides: it stands wherever content passes. */
const PLACES = [
  'run_input',
  'retrieved_context',
  'prompt',
  'tool_call',
  'tool_result',
  'output',
  'artifact',
  'release',
] as const

pointContract(plugin, 'constitutions', 'fcc-gov/classified-handling', {
  cases: [
    {
      name: 'what is marked too high goes nowhere',
      at: 'handoff',
      findings: ['spillage/above-accreditation'],
      decision: 'halt',
      reasons: [{ rule: 'above-accreditation', cites: ['EO 13526', '32 CFR 2001', 'CNSSI 1001'] }],
    },
    ...PLACES.map((at) => ({
      name: `nor is it let through at ${at}`,
      at,
      findings: ['spillage/above-accreditation'],
      decision: 'halt' as const,
      reasons: ['above-accreditation'],
    })),
    { name: 'what is not is let through', at: 'handoff', decision: 'allow', reasons: [] },
    {
      name: 'nothing goes to a commercial cloud',
      at: 'egress',
      provider: { cloud: 'commercial', region: 'us-east' },
      decision: 'halt',
      reasons: [{ rule: 'no-commercial-egress', cites: ['FedRAMP', 'DoD CC SRG'] }],
    },
    {
      name: 'a government cloud is open',
      at: 'egress',
      provider: government,
      decision: 'allow',
      reasons: [{ rule: 'government-provider', cites: ['FedRAMP'] }],
    },
    {
      name: 'it is not open for a spillage',
      at: 'egress',
      labels: ['spillage/above-accreditation'],
      provider: government,
      decision: 'halt',
      reasons: ['above-accreditation'],
    },
    {
      name: 'what Americans may see stays in America',
      at: 'egress',
      audiences: restricted,
      provider: { cloud: 'on-premises', region: 'eu-west' },
      decision: 'halt',
      reasons: [{ rule: 'restricted-audience', cites: ['32 CFR 2002.16'] }],
    },
    {
      name: 'a region that merely names it is not there',
      at: 'egress',
      audiences: restricted,
      provider: { cloud: 'on-premises', region: 'eu-austria' },
      decision: 'halt',
      reasons: ['restricted-audience'],
    },
    {
      name: 'and may move there',
      at: 'egress',
      audiences: restricted,
      provider: government,
      decision: 'allow',
      reasons: ['government-provider'],
    },
    {
      name: 'a broken marking is pointed out',
      at: 'run_input',
      findings: ['marking/malformed'],
      decision: 'allow',
      reasons: [{ rule: 'malformed-marking', cites: ['32 CFR 2002.20'] }],
    },
    { name: 'a right one is not', at: 'run_input', decision: 'allow', reasons: [] },
    {
      name: 'a withdrawn control is pointed out',
      at: 'handoff',
      facts: { 'coverage.withdrawn': 2, 'coverage.gaps': 0, 'coverage.unknown': 0 },
      decision: 'allow',
      reasons: [{ rule: 'withdrawn-control', cites: ['NIST SP 800-53 rev 5'] }],
    },
    {
      name: 'a plan without any is not',
      at: 'handoff',
      facts: { 'coverage.withdrawn': 0, 'coverage.gaps': 0, 'coverage.unknown': 0 },
      decision: 'allow',
      reasons: [],
    },
    {
      name: 'an authority downgrades controlled information',
      at: 'declassify',
      lowers: 'cui/sp-cti',
      principal: { roles: ['classification-authority'] },
      decision: 'allow',
      reasons: [{ rule: 'approved-downgrade', cites: ['32 CFR 2002.18'] }],
    },
    {
      name: 'nobody else does',
      at: 'declassify',
      lowers: 'cui/sp-cti',
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'nor does anybody in another role',
      at: 'declassify',
      lowers: 'cui/sp-cti',
      principal: { roles: ['operator'] },
      decision: 'halt',
      reasons: ['not_permitted'],
    },
  ],
})

/** A document with words under each heading. */
const documentOf = (headings: readonly string[], closing = '') =>
  ['# Document', ...headings.map((heading) => `## ${heading}\n\nAs it was read.`), closing].join(
    '\n\n',
  )

const COVERAGE = [
  'Coverage',
  'Covered controls',
  'Gaps',
  'Errors in the plan',
  'Notices',
  'Structure of the plan',
  'Conclusion',
]

pointContract(plugin, 'personas', 'fcc-gov/FRA', {
  cases: [
    {
      name: 'a report',
      text: documentOf(COVERAGE, `Compared by its SHA-256.\n\n${'word '.repeat(60)}`),
      breaks: [],
      lacks: [],
    },
    {
      name: 'a sentence',
      text: 'It is fine.',
      breaks: [
        'MUST state which published baseline it compared with, and its digest.',
        'MUST keep the report within what a reader can take in.',
      ],
    },
    { name: 'nothing', text: 'Later.', lacks: COVERAGE },
  ],
})

for (const [code, sections] of Object.entries({
  CAA: ['Claims', 'Marking', 'Structure'],
  PLCO: ['Decision', 'Reasons', 'Next step'],
})) {
  pointContract(plugin, 'personas', `fcc-gov/${code}`, {
    cases: [
      { name: 'all of its work', text: documentOf(sections), lacks: [] },
      { name: 'none of it', text: 'Later.', lacks: sections },
    ],
  })
}
