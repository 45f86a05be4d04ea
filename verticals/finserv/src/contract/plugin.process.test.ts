import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { RESTRICTED } from './sample-validation.test-data.ts'

pluginContract(plugin)

pointContract(plugin, 'detectors', 'fcc-finserv/mnpi', {
  settings: RESTRICTED,
  cases: [
    {
      name: 'a restricted issuer beside what is not announced',
      text: 'The merger with Halvorsen Grid plc is not yet announced.',
      findsAmongOthers: [{ category: 'mnpi/halvorsen-grid', text: 'Halvorsen Grid plc' }],
    },
    {
      name: 'an issuer on no list',
      text: 'US0378331005 guidance cut, unpublished.',
      findsAmongOthers: [{ category: 'mnpi-suspected/unlisted-issuer', text: 'US0378331005' }],
    },
    {
      name: 'the same issuer, cleared',
      text: 'US0378331005 guidance cut, unpublished.',
      settings: { clearedIdentifiers: ['US0378331005'] },
      finds: [],
    },
    {
      name: 'an issuer in a language whose signs are not known',
      text: 'Die Fusion der Halvorsen Grid plc ist noch nicht bekannt und wird am Montag verkündet.',
      findsAmongOthers: [
        { category: 'mnpi-suspected/unread-language', text: 'Halvorsen Grid plc' },
      ],
    },
    { name: 'weather', text: 'Rain is expected in the north.', finds: [] },
  ],
  mustNotFlag: [
    'Halvorsen Grid runs cables below the sea.',
    'Halvorsen Grid announced the merger in a press release of 2025-03-04.',
  ],
})

pointContract(plugin, 'facts', 'fcc-finserv/backtest', {
  cases: [
    {
      name: 'the Basel traffic light',
      fact: 'zone',
      may: ['green', 'yellow', 'red'],
      mayNot: ['blue', '', 3],
    },
    { name: 'days above the forecast', fact: 'exceptions', may: [0, 12], mayNot: [1.5, 'six'] },
  ],
})

pointContract(plugin, 'label-schemes', 'fcc-finserv/mnpi', {
  cases: [
    {
      name: 'each issuer is a label of its own',
      findings: [{ category: 'mnpi/halvorsen-grid' }, { category: 'mnpi/orchard' }],
      categories: ['mnpi/halvorsen-grid', 'mnpi/orchard'],
    },
    {
      name: 'a suspicion is a label, too',
      findings: [{ category: 'mnpi-suspected/unlisted-issuer' }],
      categories: ['mnpi-suspected/unlisted-issuer'],
    },
    {
      name: 'guesses are none',
      findings: [
        { category: 'mnpi/halvorsen-grid', confidence: 0.49 },
        { category: 'mnpi-suspected/unlisted-issuer', confidence: 0.49 },
      ],
      categories: [],
    },
  ],
})
