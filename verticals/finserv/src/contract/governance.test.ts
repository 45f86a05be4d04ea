import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const contracted = { agreements: ['NDA'] }

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

pointContract(plugin, 'constitutions', 'fcc-finserv/market-integrity', {
  cases: [
    {
      name: 'what is found on a restricted issuer goes nowhere',
      at: 'handoff',
      findings: ['mnpi/halvorsen-grid'],
      decision: 'halt',
      reasons: [
        {
          rule: 'mnpi',
          cites: ['Exchange Act s.15(g)', 'Advisers Act s.204A', '17 CFR 240.10b-5'],
        },
      ],
    },
    ...PLACES.map((at) => ({
      name: `nor is it let through at ${at}`,
      at,
      findings: ['mnpi/halvorsen-grid'],
      decision: 'halt' as const,
      reasons: ['mnpi'],
    })),
    {
      name: 'what is labelled with one does not go out under a contract, either',
      at: 'egress',
      labels: ['mnpi/halvorsen-grid'],
      provider: contracted,
      decision: 'halt',
      reasons: ['mnpi'],
    },
    {
      name: 'anything else goes out under a contract',
      at: 'egress',
      provider: contracted,
      decision: 'allow',
      reasons: [{ rule: 'contracted-provider', cites: ['Regulation S-P'] }],
    },
    {
      name: 'and not without',
      at: 'egress',
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'nor under another one',
      at: 'egress',
      provider: { agreements: ['DPA'] },
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'an issuer on no list waits for the control room',
      at: 'run_input',
      findings: ['mnpi-suspected/unlisted-issuer'],
      decision: 'block',
      reasons: [{ rule: 'unlisted-issuer', cites: ['Exchange Act s.15(g)'] }],
    },
    {
      name: 'a passage in an unknown language waits for somebody who reads it',
      at: 'run_input',
      findings: ['mnpi-suspected/unread-language'],
      decision: 'block',
      reasons: [{ rule: 'unread-language', cites: ['Exchange Act s.15(g)'] }],
    },
    { name: 'an input without any', at: 'run_input', decision: 'allow', reasons: [] },
    {
      name: 'the yellow zone asks for a cause',
      at: 'handoff',
      facts: { 'backtest.zone': 'yellow', 'backtest.exceptions': 6 },
      decision: 'allow',
      reasons: [{ rule: 'yellow-zone', cites: ['MAR32.9'] }],
    },
    {
      name: 'the green zone does not',
      at: 'handoff',
      facts: { 'backtest.zone': 'green', 'backtest.exceptions': 2 },
      decision: 'allow',
      reasons: [],
    },
    {
      name: 'the control room cleanses',
      at: 'declassify',
      lowers: 'mnpi/halvorsen-grid',
      principal: { roles: ['control-room'] },
      decision: 'allow',
      reasons: [{ rule: 'cleansed', cites: ['Exchange Act s.15(g)'] }],
    },
    {
      name: 'nobody else does',
      at: 'declassify',
      lowers: 'mnpi/halvorsen-grid',
      principal: { roles: ['trader'] },
      decision: 'halt',
      reasons: ['not_permitted'],
    },
  ],
})

/** A document with words under each heading. */
const documentOf = (headings: readonly string[], closing = '') =>
  [
    '# Document',
    ...headings.map((heading) => `## ${heading}\n\nAs it was computed.`),
    closing,
  ].join('\n\n')

const VALIDATION = [
  'Conceptual soundness',
  'Ongoing monitoring',
  'Outcomes analysis',
  'Findings',
  'Use restrictions',
  'Conclusion',
]

pointContract(plugin, 'personas', 'fcc-finserv/MVO', {
  cases: [
    {
      name: 'a report',
      text: documentOf(VALIDATION, `Guidance: SR 26-2\n\n${'word '.repeat(120)}`),
      breaks: [],
      lacks: [],
    },
    {
      name: 'a sentence',
      text: 'It is fine.',
      breaks: [
        'MUST name the guidance that the validation follows.',
        'MUST keep the report readable.',
      ],
      lacks: VALIDATION,
    },
  ],
})

for (const [code, sections] of Object.entries({
  RMO: ['Theory', 'Assumptions', 'Data lineage', 'Limitations', 'Alternatives', 'Sensitivity'],
  FDA: ['Purpose', 'Data', 'Outcome'],
  SCA: ['Control', 'Population', 'Conclusion'],
})) {
  pointContract(plugin, 'personas', `fcc-finserv/${code}`, {
    cases: [
      { name: 'all of its work', text: documentOf(sections), lacks: [] },
      { name: 'none of it', text: 'Later.', lacks: sections },
    ],
  })
}
