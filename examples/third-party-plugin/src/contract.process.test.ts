import { pluginContract, pointContract } from '@fcc/testing'
import plugin from './index.ts'
import { dense, heavy, plain } from './sample-texts.test-support.ts'

pluginContract(plugin)

pointContract(plugin, 'scorers', 'acme-plain-language/readability', {
  cases: [
    { name: 'plain sentences', text: plain, atLeast: 1 },
    { name: 'a dense paragraph', text: dense, atMost: 0 },
    { name: 'a heavy letter', text: heavy, atMost: 0.4 },
    {
      name: 'a heavy letter where the tenant allows its grade',
      text: heavy,
      settings: { maxGrade: 16 },
      atLeast: 0.8,
    },
    { name: 'no text', text: '', notMeasured: true },
    { name: 'figures without a word', text: '12 %', notMeasured: true },
  ],
})

pointContract(plugin, 'validators', 'acme-plain-language/sentence-length', {
  settings: { maxWords: 5 },
  cases: [
    { name: 'short sentences', text: 'Call us. We help.', issues: [] },
    {
      name: 'a long one between short ones',
      text: 'Call us. We help you with all of it. Do call.',
      issues: [{ code: 'long-sentence', severity: 'warning', at: 'We help you with all of it.' }],
    },
    {
      name: 'a long one where the tenant takes more words',
      text: 'We help you with all of it.',
      settings: { maxWords: 10 },
      issues: [],
    },
  ],
})

pointContract(plugin, 'detectors', 'acme-plain-language/legalese', {
  cases: [
    {
      name: 'in any case and over a line break',
      text: 'NOTWITHSTANDING this, pursuant\nto clause 3.',
      finds: [
        { category: 'acme/legalese', text: 'NOTWITHSTANDING' },
        { category: 'acme/legalese', text: 'pursuant\nto' },
      ],
    },
    { name: 'plain sentences', text: plain, finds: [] },
  ],
  mustNotFlag: ['pursuant tomorrow', 'inter alias', 'rehereinafter'],
})

pointContract(plugin, 'constitutions', 'acme-plain-language/plain-language', {
  cases: [
    {
      name: 'legalese that was written',
      at: 'output',
      findings: ['acme/legalese'],
      decision: 'block',
      reasons: [{ rule: 'no-legalese', waivableBy: ['editor'], cites: ['ISO 24495-1:2023'] }],
    },
    { name: 'plain output', at: 'output', decision: 'allow', reasons: [] },
    {
      name: 'legalese that an editor lets pass',
      at: 'output',
      findings: ['acme/legalese'],
      waivers: { 'plain-language/no-legalese': 'ada' },
      decision: 'allow',
    },
  ],
})
