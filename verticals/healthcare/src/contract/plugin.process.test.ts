import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

pluginContract(plugin)

pointContract(plugin, 'detectors', 'fcc-healthcare/phi', {
  cases: [
    {
      name: 'a discharge summary',
      text: NOTE,
      findsAmongOthers: [
        { category: 'phi/mrn', text: '00482919' },
        { category: 'phi/email', text: 'maren.okonkwo@lakemail.example' },
        { category: 'phi/date', text: '03/02/2026' },
      ],
    },
    {
      name: 'a name with its title',
      text: 'She was seen by Dr. Priya Venkataraman.',
      finds: [{ category: 'phi/name', text: 'Dr. Priya Venkataraman' }],
    },
    { name: 'nothing of anybody', text: 'She walks without help.', finds: [] },
  ],
  mustNotFlag: [
    'Furosemide 40 mg by mouth twice daily',
    'BP was 158/92 mmHg, pulse 104',
    'treated for Hodgkin lymphoma in 2009',
    'E11.65 type 2 diabetes mellitus',
  ],
})

pointContract(plugin, 'facts', 'fcc-healthcare/deidentification', {
  cases: [
    {
      name: 'the routes of 45 CFR 164.514',
      fact: 'route',
      may: ['safe-harbor', 'expert', 'limited-data-set'],
      mayNot: ['none', '', 'Safe Harbor', 1],
    },
  ],
})

pointContract(plugin, 'label-schemes', 'fcc-healthcare/phi', {
  cases: [
    {
      name: 'an identifier makes content PHI',
      findings: [{ category: 'phi/mrn', confidence: 0.4 }],
      categories: ['phi'],
    },
    {
      name: 'a guess does not',
      findings: [{ category: 'phi/mrn', confidence: 0.39 }],
      categories: [],
    },
    { name: 'other findings do not', findings: [{ category: 'pii/email' }], categories: [] },
  ],
})
