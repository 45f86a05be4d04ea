import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { documentOf, HANDED, SECTIONS } from './sample-documents.test-data.ts'

pointContract(plugin, 'personas', 'core-catalog/RC', {
  cases: [
    {
      name: 'a whole inventory',
      text: documentOf(SECTIONS.RC),
      inputs: HANDED,
      breaks: [],
      lacks: [],
    },
    {
      name: 'an inventory of nothing',
      text: 'To be decided.',
      inputs: HANDED,
      breaks: [
        'MUST give each reference a line on why it is there.',
        'MUST trace every capability to a statement of the brief.',
      ],
      lacks: SECTIONS.RC,
    },
  ],
})

pointContract(plugin, 'personas', 'core-catalog/BC', {
  cases: [
    {
      name: 'a whole blueprint',
      text: documentOf(SECTIONS.BC),
      inputs: HANDED,
      breaks: [],
      lacks: [],
    },
    {
      name: 'a blueprint of nothing',
      text: 'To be decided.',
      inputs: HANDED,
      breaks: [
        'MUST give each part one responsibility and name its owner.',
        'MUST state the data that crosses each interface.',
      ],
      lacks: SECTIONS.BC,
    },
  ],
})

pointContract(plugin, 'personas', 'core-catalog/DE', {
  cases: [
    {
      name: 'a whole handoff',
      text: documentOf(SECTIONS.DE),
      inputs: HANDED,
      breaks: [],
      lacks: [],
    },
    {
      name: 'a handoff of nothing',
      text: 'Looks fine.',
      inputs: HANDED,
      breaks: [
        'MUST name the style guide that was applied.',
        'MUST say of each edit whether it is required or advised.',
      ],
      lacks: SECTIONS.DE,
    },
  ],
})

pointContract(plugin, 'personas', 'core-catalog/RB', {
  cases: [
    {
      name: 'a whole runbook',
      text: documentOf(SECTIONS.RB),
      inputs: HANDED,
      breaks: [],
      lacks: [],
    },
    {
      name: 'a runbook of nothing',
      text: 'Restart it.',
      inputs: HANDED,
      breaks: [
        'MUST say after each step how one sees that it worked.',
        'MUST say where each sign of trouble is taken from.',
      ],
      lacks: SECTIONS.RB,
    },
  ],
})

pointContract(plugin, 'personas', 'core-catalog/UG', {
  cases: [
    { name: 'a whole guide', text: documentOf(SECTIONS.UG), inputs: HANDED, breaks: [], lacks: [] },
    {
      name: 'a guide of nothing',
      text: 'It explains itself.',
      inputs: HANDED,
      breaks: [
        'MUST let a reader reach a first result within the quick start.',
        'MUST tell for each trouble what the reader sees, not what went wrong inside.',
      ],
      lacks: SECTIONS.UG,
    },
    {
      name: 'a guide as long as a book',
      text: `${documentOf(SECTIONS.UG)}\n\n## More\n\n${'word '.repeat(6_000)}`,
      inputs: HANDED,
      breaks: ['SHOULD stay short enough to be read in one sitting.'],
      lacks: [],
    },
  ],
})
