import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

pointContract(plugin, 'detectors', 'fcc-gov/markings', {
  cases: [
    {
      name: 'a banner above the accreditation',
      text: 'SECRET//NOFORN\nThe site.',
      finds: [
        { category: 'classification/s', text: 'SECRET//NOFORN' },
        { category: 'dissemination/noforn', text: 'SECRET//NOFORN' },
        { category: 'spillage/above-accreditation', text: 'SECRET//NOFORN' },
      ],
    },
    {
      name: 'the same banner at a tenant accredited for it',
      text: 'SECRET//NOFORN\nThe site.',
      settings: { accreditation: { level: 'S' } },
      finds: [
        { category: 'classification/s', text: 'SECRET//NOFORN' },
        { category: 'dissemination/noforn', text: 'SECRET//NOFORN' },
      ],
    },
    {
      name: 'a portion of controlled information',
      text: 'Note.\n(CUI//SP-PRVCY) The rota.',
      finds: [
        { category: 'classification/cui', text: 'CUI//SP-PRVCY' },
        { category: 'cui/sp-prvcy', text: 'CUI//SP-PRVCY' },
      ],
    },
    {
      name: 'a letter of a company',
      text: 'CONFIDENTIAL\n\nDear Ms Ruiz,',
      finds: [{ category: 'business-confidential', text: 'CONFIDENTIAL' }],
    },
    { name: 'an open text', text: 'The rota hangs in the hall.', finds: [] },
  ],
  mustNotFlag: [
    'The top secret recipe of the canteen.',
    'SECRET SANTA is on Friday.',
    '(A) first\n(B) second\n(C) third',
    'control(s), section(C), AC-2(C)',
    'https://example.test/CUI//path and CLIENT_SECRET//x',
  ],
})

pointContract(plugin, 'facts', 'fcc-gov/coverage', {
  cases: [
    { name: 'gaps are counted', fact: 'gaps', may: [0, 287], mayNot: [0.5, 'none'] },
    { name: 'parts are counted', fact: 'partial', may: [0, 3], mayNot: [0.5, 'some'] },
    { name: 'withdrawn ones are counted', fact: 'withdrawn', may: [0], mayNot: [true] },
    { name: 'unknown ones are counted', fact: 'unknown', may: [3], mayNot: ['AC-99'] },
  ],
})

const EACH = [
  'classification/cui',
  'classification/c',
  'classification/s',
  'classification/ts',
  'compartment/si',
  'cui/sp-cti',
  'dissemination/noforn',
  'dissemination/rel-to',
  'dissemination/fouo',
  'spillage/above-accreditation',
  'business-confidential',
]

pointContract(plugin, 'label-schemes', 'fcc-gov/classification', {
  cases: [
    ...(['CUI', 'C', 'S', 'TS'] as const).map((level) => ({
      name: `a marking of ${level}`,
      findings: [{ category: `classification/${level.toLowerCase()}` }],
      categories: [],
      level,
    })),
    {
      name: 'the highest of two',
      findings: [{ category: 'classification/s' }, { category: 'classification/c' }],
      level: 'S',
    },
    {
      name: 'a compartment',
      findings: [{ category: 'compartment/si' }],
      categories: ['compartment/si'],
      level: 'U',
    },
    {
      name: 'a category of controlled information',
      findings: [{ category: 'cui/sp-cti' }],
      categories: ['cui/sp-cti'],
      level: 'CUI',
    },
    {
      name: 'not for foreigners',
      findings: [{ category: 'dissemination/noforn' }],
      categories: ['dissemination/noforn'],
      audience: ['USA'],
    },
    {
      name: 'for some of them',
      findings: [{ category: 'dissemination/rel-to' }],
      audience: ['USA'],
    },
    {
      name: 'the older word for controlled information',
      findings: [{ category: 'dissemination/fouo' }],
      level: 'CUI',
    },
    {
      name: 'the word of a company, which is no classification',
      findings: [{ category: 'business-confidential' }],
      categories: ['business-confidential'],
      level: 'U',
    },
    {
      name: 'a spillage',
      findings: [{ category: 'spillage/above-accreditation' }],
      categories: ['spillage/above-accreditation'],
    },
    {
      name: 'guesses',
      findings: EACH.map((category) => ({ category, confidence: 0.49 })),
      categories: [],
      level: 'U',
    },
  ],
})
